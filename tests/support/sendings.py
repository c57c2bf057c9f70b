"""The forms of staff as a page shows them: found by walking the pages, filled in, and sent.

Nothing here knows a form by name: a new one is found on its page. What its fields cannot say of themselves stands in
`ANSWERS` of the `access.py` of its noun.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone
from tinyhtml5.parser import HTMLParser

from wijkaanpak.tickets import TICKET

OURS = ("neighbourhoods", "programmes", "monitoring", "accounts")
BESIDE = {"programmes.draft", "programmes.sentform", "programmes.event"}
"""Tables in which a text may stand that is stored nowhere."""
FIRST = "the first that can be chosen"
NUMBERS = {"numeric", "decimal"}


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a form with what stands in it; `options` are what can be chosen."""

    name: str
    kind: str
    value: str
    options: tuple[str, ...] = ()
    longest: int = 0
    is_asked: bool = False
    """Whether it may not stay empty."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A form on the page of an address, with the button by which it is sent."""

    page: str
    action: str
    fields: tuple[Field, ...]
    button: tuple[tuple[str, str], ...] = field(default=())

    @property
    def texts(self) -> list[Field]:
        return [one for one in self.fields if one.kind == "text"]

    @property
    def changes(self) -> bool:
        """Whether it changes something that was there, and can change meanwhile."""
        return bool(self.hidden.get("was") or ("seen" in self.hidden and self.action.endswith("/wijzigen/")))

    @property
    def hidden(self) -> dict[str, str]:
        return {one.name: one.value for one in self.fields if one.kind == "hidden"}

    def filled(self, who: str, **other: Any) -> dict[str, Any]:
        """Every field filled in by somebody: texts with words of their own, the rest as it is or what comes first."""
        answers: dict[str, Any] = {name: other.get(name, value) for name, value in dict(self.button).items()}
        for one in self.fields:
            value = other[one.name] if one.name in other else _answer(one, who)
            if value == FIRST:
                value = next(filter(None, one.options))
            if value not in (None, ""):
                answers.setdefault(one.name, value)
        return answers

    def words(self, sent: dict[str, Any], who: str) -> list[str]:
        """The texts of somebody among what was sent."""
        return [sent[one.name] for one in self.texts if who in str(sent.get(one.name, ""))]


def _answer(one: Field, who: str) -> Any:
    if one.kind == "text":
        words = f"Woorden van {who} over {one.name}"
        return words[: one.longest] if one.longest else words
    if one.kind == "choices":
        return one.value.split("|") if one.value else [one.options[0]]
    if one.value or not one.is_asked:
        return one.value
    if one.kind == "email":
        return f"{who.lower()}@voorbeeld.example"
    if one.kind == "date":
        return f"{timezone.localdate() - timedelta(days=1):%Y-%m-%d}"
    return next(filter(None, one.options), "7")


def forms(page: str, html: bytes) -> Iterator[Shown]:
    """The forms on a page that send something, with what they carry of themselves."""
    root: Element = HTMLParser(namespace_html_elements=False).parse(html.decode())
    for form in root.iter("form"):
        if form.get("method") == "post":
            action = urlsplit(form.get("action") or page).path
            yield Shown(page, action, tuple(_fields(form)), tuple(_button(form)))


def form_of(html: bytes, page: str, action: str) -> Shown:
    """One form, as a page shows it; of two with one action the one that asks most."""
    found = [shown for shown in forms(page, html) if shown.action == action]
    return max(found, key=lambda shown: len(shown.fields))


def send(client: Client, shown: Shown, who: str, special: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Fill the form in and send it; the answer, with what was sent. A form that asks to look first is sent again."""
    sent = shown.filled(who, **special)
    answer = client.post(shown.action, sent)
    if answer.status_code == 200:
        sent = form_of(answer.content, shown.page, shown.action).filled(who, **special)
        answer = client.post(shown.action, sent)
    return answer, sent


def _button(form: Element) -> Iterator[tuple[str, str]]:
    """The first button is the one that sends; of a form with a step before it, the last."""
    buttons = [one for one in form.iter("button") if one.get("type", "submit") == "submit"]
    named = [one for one in buttons if one.get("name")]
    if named and len(named) == len(buttons):
        yield named[-1].get("name", ""), named[-1].get("value", "")


def _fields(form: Element) -> Iterator[Field]:
    groups: dict[str, list[Element]] = {}
    for element in form.iter():
        name, is_asked = element.get("name", ""), "required" in element.attrib
        longest = int(element.get("maxlength") or 0)
        if element.tag == "textarea" and name:
            yield Field(name, "text", (element.text or "").strip("\n"), longest=longest)
        elif element.tag == "select" and name:
            options = list(element.iter("option"))
            chosen = next((one.get("value", "") for one in options if "selected" in one.attrib), "")
            chosen = chosen or next((one.get("value", "") for one in options), "")
            yield Field(name, "choice", chosen, tuple(one.get("value", "") for one in options), is_asked=is_asked)
        elif element.tag == "input" and name:
            kind = element.get("type", "text")
            if kind in ("radio", "checkbox"):
                groups.setdefault(name, []).append(element)
            elif kind == "text" and element.get("inputmode") not in NUMBERS:
                yield Field(name, "text", element.get("value", ""), longest=longest)
            else:
                kind = "number" if kind == "text" else kind
                yield Field(name, kind, element.get("value", ""), is_asked=is_asked)
    for name, boxes in groups.items():
        values = tuple(box.get("value", "on") for box in boxes)
        checked = [box.get("value", "on") for box in boxes if "checked" in box.attrib]
        is_asked = any("required" in box.attrib for box in boxes)
        if boxes[0].get("type") == "checkbox" and len(boxes) > 1:
            yield Field(name, "choices", "|".join(checked), values)
        else:
            yield Field(name, "choice", checked[0] if checked else "", values, is_asked=is_asked)


def ticket(shown: Shown) -> str:
    return shown.hidden.get(TICKET, "")


def stored(words: str) -> bool:
    """Whether a text stands in a row as it is now: the history, the logbook and what is not sent do not count."""
    tables = sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in OURS
        and model._meta.managed
        and model._meta.label_lower not in BESIDE
        and not hasattr(model, "pgh_tracked_model")
    )
    asked = " union all ".join(f'(select 1 from "{table}" t where t::text like %s limit 1)' for table in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"select exists({asked})", [f"%{words}%"] * len(tables))
        return bool(cursor.fetchone()[0])


def rows() -> int:
    """How many lines the logbook and the history have: each thing that happens adds at least one."""
    tables = sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))
    asked = " + ".join(f'(select count(*) from "{table}")' for table in [*tables, "programmes_event"])  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"select {asked}")
        return int(cursor.fetchone()[0])


def has(html: bytes, words: str) -> bool:
    return words in re.sub(r"\s+", " ", html.decode())
