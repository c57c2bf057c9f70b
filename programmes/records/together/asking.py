"""What somebody asks to change of many rows: answers by row, from the page, a workbook, or what was shown before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme
from programmes.records.forms import TAKE, RecordForm
from programmes.records.kinds import Kind
from programmes.records.words import label_of

SALT = "what would change of many rows"
SEEN = "seen"
ALL = "all"
"""The prefix of the answers that are for every row that was picked."""
PICK, PICK_ALL = "pick", "pick_all"
STAYS = _("blijft zoals het is")


@dataclass(frozen=True, slots=True)
class AskedRows:
    """`answers` are those of the forms of the rows `pks`, each under the key of its row; `places` are their lines in a
    workbook.
    """

    answers: QueryDict
    pks: tuple[int, ...]
    places: Mapping[int, int] = field(default_factory=dict)

    def names(self, kind: Kind, pk: int) -> list[str]:
        """The fields that were answered for a row: the others stay as they are."""
        return [name for name in kind.together if f"{pk}-{name}" in self.answers]


def row_form(kind: Kind, programme: Programme, row: Any, asked: AskedRows | None = None) -> RecordForm:
    """The form of one row in a table, as far as it was answered; without answers with what is stored."""
    names = asked.names(kind, row.pk) if asked else kind.together
    answers = asked.answers if asked and names else None
    form = kind.form(answers, programme=programme, row=row, only=names or kind.together, prefix=str(row.pk))
    for name in names or kind.together:
        _in_a_cell(form.fields[name], f"{label_of(type(row), name)}: {row}")
    return form


def _in_a_cell(answer: forms.Field, told: str) -> None:
    """Without its label and help; the head of the column says those."""
    answer.help_text = ""
    answer.widget.attrs["aria-label"] = told
    if isinstance(answer.widget, forms.Textarea):
        answer.widget.attrs["rows"] = 1


def all_form(kind: Kind, programme: Programme, answers: Mapping[str, Any] | None = None) -> RecordForm:
    """The same fields for every row that is picked; what is not answered stays as it is."""
    form = kind.form(answers, programme=programme, only=kind.together, prefix=ALL)
    form.initial = {}
    for name in kind.together:
        answer: Any = form.fields[name]
        answer.required, answer.help_text, answer.label = False, "", label_of(kind.model, name)
        if isinstance(answer, forms.ModelChoiceField):
            answer.empty_label = STAYS
        elif isinstance(answer, forms.ChoiceField):
            answer.choices = [("", STAYS), *(choice for choice in answer.choices if choice[0] != "")]
    return form


def from_table(kind: Kind, sent: QueryDict, everything: Iterable[int]) -> AskedRows:
    """The rows as they were filled in, and over them what was asked for all that were picked."""
    answers = sent.copy()
    picked = [*everything, *(int(pk) for pk in sent.getlist(PICK) if pk.isdecimal())]
    for name in kind.together:
        value = sent.get(f"{ALL}-{name}", "")
        for pk in picked if value else ():
            answers[f"{pk}-{name}"] = value
    shown = [int(key.partition("-")[0]) for key in sent if key.endswith(f"-{SEEN}") and key[0].isdecimal()]
    return AskedRows(answers, tuple(dict.fromkeys([*shown, *picked])))


def packed(rows: Iterable[tuple[int, str, Mapping[str, str]]]) -> str:
    """Rows with what was seen of them and the answers that change something, as the page carries them; signed."""
    return signing.dumps([[pk, seen, dict(answers)] for pk, seen, answers in rows], salt=SALT, compress=True)


def unpacked(text: str, sent: QueryDict) -> AskedRows:
    """What was shown, with what somebody chose there where a colleague was first. Raises BadSignature."""
    answers = QueryDict(mutable=True)
    rows = signing.loads(text, salt=SALT)
    for pk, seen, values in rows:
        answers[f"{pk}-{SEEN}"] = seen
        for name, value in values.items():
            answers[f"{pk}-{name}"] = value
    for key in sent:
        if key.startswith(TAKE):
            answers[key] = sent[key]
    return AskedRows(answers, tuple(pk for pk, _seen, _values in rows))
