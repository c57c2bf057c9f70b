"""What every page of a kind of record shows, and how a page says what was done."""

from typing import Any

from django.contrib import messages
from django.urls import reverse

from programmes import access
from programmes.models import Programme
from programmes.models.owner import way
from programmes.records import undoing
from programmes.records.kinds import Kind
from wijkaanpak.accounts.requests import StaffRequest


def context_of(kind: Kind, programme: Programme, rights: access.Rights, row: Any = None) -> dict[str, Any]:
    """What the templates of records know: what people do with such a record, and what this person may do here."""
    may_edit = rights.may(kind.edits)
    return {
        "programme": programme,
        "rights": rights,
        "kind": kind,
        "row": row,
        "is_added": kind.add is not None,
        "is_changed": kind.change is not None,
        "may_add": may_edit and kind.add is not None,
        "may_change": may_edit and row is not None and kind.may_change(row),
        "may_change_together": may_edit and kind.change is not None and bool(kind.together),
        "may_withdraw": may_edit and row is not None and kind.withdraw is not None and kind.may_change(row),
        "fixed": kind.fixed(row) if row is not None else "",
        "who_may": access.who_may(kind.edits),
    }


def with_withdrawn(kind: Kind, programme: Programme) -> Any:
    """The rows of a programme, those that were withdrawn among them."""
    manager: Any = getattr(kind.model, "with_withdrawn", kind.model._default_manager)
    return manager.filter(**{"__".join(way(kind.model) or ()): programme})


def say(request: StaffRequest, kind: Kind, programme: Programme, row: Any, text: str) -> None:
    """Say what happened, with a way back as long as there is one."""
    event = undoing.last_of(row, request.user)
    tags = ""
    if event is not None:
        url = reverse(f"{kind.key}:undo", kwargs={"slug": programme.slug, "pk": row.pk})
        tags = f"undo:{event.pk}:{url}"
    messages.success(request, text, extra_tags=tags)
