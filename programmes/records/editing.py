"""What happens when a form is sent: stored once, put together with a colleague's change, or said why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes import saving
from programmes.records.conflicts import Merge, merged
from programmes.records.forms import RecordForm, explain
from programmes.records.kinds import Kind
from wijkaanpak.accounts.models import User
from wijkaanpak.pages import was_first

WITHDRAWN = gettext_lazy("Een collega heeft dit net ingetrokken. Uw tekst staat er nog: kopieer wat u nodig hebt.")
TRIES = 3
"""So often a form is put together with what colleagues made of the row meanwhile."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a form: `row` is what it made or changed, None when it has to be shown again.

    `merge` tells of a colleague who was first: with clashes it is to be shown, without it all went together.
    """

    row: Any = None
    merge: Merge | None = None


def send(kind: Kind, form: RecordForm, *, by: User, at: datetime) -> Sent:
    """Store a valid form; what the write refuses stands beside the field it is about."""
    try:
        return _add(kind, form, by=by, at=at) if form.row is None else _change(kind, form, by=by, at=at)
    except saving.AlreadyWithdrawn:
        was_first(form, WITHDRAWN)
    except ValidationError as refused:
        explain(form, refused)
    return Sent()


def _add(kind: Kind, form: RecordForm, *, by: User, at: datetime) -> Sent:
    add: Any = kind.add
    return Sent(add(form.programme, **form.values, by=by, at=at))


def _change(kind: Kind, form: RecordForm, *, by: User, at: datetime) -> Sent:
    change: Any = kind.change
    seen, values, met = form.cleaned_data["seen"], form.values, None
    for _try in range(TRIES):
        try:
            return Sent(change(form.row, seen=seen, **values, by=by, at=at), met)
        except saving.ChangedMeanwhile as meanwhile:
            met = merged(form, form.cleaned_data["seen"], meanwhile)
            seen, values = saving.token(met.row), met.values
            if met.clashes:
                break
    form.show(values, seen)
    form.merge = met
    if met is not None and not met.clashes:
        form.add_error(None, _("Collega’s veranderen dit ook, op dit moment. Verstuur het nog een keer."))
    return Sent(merge=met)
