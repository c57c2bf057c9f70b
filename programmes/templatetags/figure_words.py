"""Words for what an import holds as numbers and keys. Formatting only, no queries."""

import re
from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import sources
from neighbourhoods.terms import Note, ReleaseStatus
from wijkaanpak import formats

register = template.Library()

STAGES = {"uploaded": "busy", "publishing": "busy", "read": "orange", "refused": "red", "published": "green"}
VALIDITY = {"counts": "green", "superseded": "unknown", "withdrawn": "red"}
VALIDITY_WORDS = {
    "counts": gettext_lazy("geldt nu"),
    "superseded": gettext_lazy("vervangen"),
    "withdrawn": gettext_lazy("ingetrokken"),
}


@register.simple_tag
def figure(value: float | None, note: int, decimals: int) -> str:
    """The number as it is shown, or why there is none."""
    return str(Note(note).label) if value is None else formats.number(value, decimals)


@register.filter
def source_words(key: str) -> str:
    """The kind of file in words; a source without words is shown as it is."""
    return sources.label(key) or _("onbekende bron")


@register.filter
def breakable(name: str) -> SafeString:
    """The name of a file, that may go on on a next line where it has a mark instead of a space."""
    return format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in re.split(r"(?<=[_.-])", name)))


@register.filter
def status_words(value: str) -> str:
    return str(ReleaseStatus(value).label)


@register.filter
def kind_words(missing: dict[str, int]) -> str:
    """‘12 onbekend, 3 geheim’."""
    return ", ".join(f"{formats.number(number)} {Note[kind.upper()].label}" for kind, number in missing.items())


@register.filter
def moment(text: str) -> Any:
    """A moment that was kept as text."""
    return datetime.fromisoformat(text)


@register.filter
def stage_mark(stage: str) -> str:
    """The mark of a stage of an import, for components/status_badge.html."""
    return STAGES.get(stage, "unknown")


@register.filter
def validity_mark(validity: str) -> str:
    return VALIDITY[validity]


@register.filter
def validity_words(validity: str) -> str:
    return str(VALIDITY_WORDS[validity])
