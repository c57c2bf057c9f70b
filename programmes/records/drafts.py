"""What somebody is writing, kept on the server for them alone until they send it or throw it away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import localdate

from programmes.models.form import DRAFT_DAYS, SENT_DAYS, Draft, SentForm
from programmes.models.snooze import Snooze
from wijkaanpak.accounts.models import User
from wijkaanpak.tickets import TICKET

DRAFT = "draft"
"""The name of the button that keeps what stands in a form."""
NOT_KEPT = frozenset({"csrfmiddlewaretoken", TICKET, DRAFT})
OF_THE_FORM = frozenset({"seen", "was"})
MOST_CHARACTERS = 200_000
MOST_FIELDS = 300
ADDRESS = 300


class TooLarge(Exception):
    """More than a form of ours can hold."""


def save(address: str, answers: QueryDict, *, by: User, at: datetime) -> Draft:
    """Keep what stands in the form at an address, in place of what was kept before. Raises TooLarge."""
    kept = {name: answers.getlist(name) for name in answers if name not in NOT_KEPT}
    if len(kept) > MOST_FIELDS or len(address) > ADDRESS or sum(map(len, _texts(kept))) > MOST_CHARACTERS:
        raise TooLarge
    draft, _is_new = Draft.objects.update_or_create(
        user=by, address=address, defaults={"answers": kept, "saved_at": at}
    )
    return draft


def of(address: str, user: User) -> Draft | None:
    """What somebody was writing at this address."""
    return Draft.objects.filter(user_id=user.pk, address=address).first()


def has_answers(answers: QueryDict) -> bool:
    """Whether somebody filled something in."""
    return any("".join(answers.getlist(name)) for name in answers.keys() - NOT_KEPT - OF_THE_FORM)


def written(draft: Draft, form: forms.BaseForm) -> dict[str, Any]:
    """A draft as what stands in a form at first: as it was typed, and not checked."""
    answers = QueryDict(mutable=True)
    for name, values in draft.answers.items():
        answers.setlist(name, values)
    return {
        name: field.widget.value_from_datadict(answers, MultiValueDict(), form.add_prefix(name))
        for name, field in form.fields.items()
        if not field.widget.value_omitted_from_data(answers, MultiValueDict(), form.add_prefix(name))
    }


def drop(address: str, user: User) -> None:
    """It was sent, or thrown away."""
    Draft.objects.filter(user_id=user.pk, address=address).delete()


def clear(*, at: datetime) -> int:
    """Remove what is too old of this municipality; returns how many drafts went."""
    SentForm.objects.filter(sent_at__lt=at - SENT_DAYS).delete()
    Snooze.objects.filter(until__lte=localdate(at)).delete()
    gone, _by_model = Draft.objects.filter(saved_at__lt=at - DRAFT_DAYS).delete()
    return gone


def _texts(kept: Mapping[str, Any]) -> list[str]:
    return [text for name, values in kept.items() for text in (name, *values)]
