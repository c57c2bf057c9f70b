"""Forms that change what is stored without a kind of record behind it: who comes second loses nothing.

What stood in the fields when the form was opened travels with it, signed. There are no more than those fields in it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.db.models import Model
from django.http import HttpRequest

from programmes.records.conflicts import Clash, Merge
from programmes.records.forms import TAKE, put
from programmes.records.words import NOTHING

SALT = "what a form was opened on"


class ChangingForm(forms.Form):
    """`initial` is what is stored now, whether the form is sent or shown. `STORED` are the fields it is about; all that
    have a first value when it says nothing.
    """

    STORED: ClassVar[tuple[str, ...]] = ()
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    merge: Merge | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = dict(self.initial)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        value = super().get_initial_for_field(field, field_name)
        return value or self._sealed() if field_name == "was" else value

    @property
    def is_conflict(self) -> bool:
        """Whether somebody has to choose, because a colleague changed the same."""
        return self.merge is not None and bool(self.merge.clashes)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_conflict

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not self._errors:
            self._settle()

    def _names(self) -> list[str]:
        visible = [name for name, field in self.fields.items() if not field.widget.is_hidden]
        return [name for name in visible if name in (self.STORED or self.stored)]

    def _now(self) -> dict[str, str]:
        return {name: _text(self.fields[name].prepare_value(self.stored.get(name))) for name in self._names()}

    def _sealed(self) -> str:
        return signing.dumps(self._now(), salt=SALT, compress=True) if self.stored else ""

    def _settle(self) -> None:
        """What only one of two people changed goes together; where both did, somebody chooses."""
        try:
            was: dict[str, str] = signing.loads(self.cleaned_data.pop("was", ""), salt=SALT)
        except signing.BadSignature:
            return  # no form was opened: a test, or a program
        now, clashes, theirs = self._now(), [], []
        for name in [name for name in self.fields if name in now and name in was]:
            mine = self._mine(name)
            if self.data.get(TAKE + name) or (mine == was[name] != now[name]):
                self._take(name)
                theirs += [self.fields[name].label] if now[name] != was[name] else []
            elif mine != now[name] != was[name]:
                told = [self._in_words(name, text) for text in (was[name], now[name], mine)]
                clashes.append(Clash(self.add_prefix(name), self.fields[name].label, *told))
        if was != now and "seen" in self.fields:
            self.cleaned_data["seen"] = self.fields["seen"].clean(self.stored.get("seen"))
        self.merge = Merge(None, "", None, {}, tuple(clashes), tuple(theirs))
        if clashes:
            self._show_again()

    def _mine(self, name: str) -> str:
        cleaned = self.cleaned_data.get(name)
        is_plain = isinstance(cleaned, date | Decimal | int | float) and not isinstance(cleaned, bool)
        return _text(cleaned if is_plain else self[name].data)

    def _take(self, name: str) -> None:
        """What stands there now, instead of what was sent."""
        value = self.fields[name].prepare_value(self.stored.get(name))
        self.cleaned_data[name] = self.fields[name].clean(value)
        self._put({name: value})

    def _show_again(self) -> None:
        """As it was typed, and ready to be sent after reading."""
        self._put({"was": self._sealed()} | ({"seen": self.stored.get("seen")} if "seen" in self.fields else {}))

    def _put(self, values: Mapping[str, Any]) -> None:
        answers: Any = self.data.copy()  # type: ignore[has-type]
        for name, value in values.items():
            put(answers, self.add_prefix(name), value if value is not None else "")
        self.data = answers

    def _in_words(self, name: str, text: str) -> str:
        choices = {str(key): str(label) for key, label in _flat(getattr(self.fields[name], "choices", ()))}
        return ", ".join(choices.get(part, part) for part in text.split("|")) if text else NOTHING


def held(request: HttpRequest, rows: Any) -> Any:
    """The rows for a form that changes one: when it is sent, nobody else changes that one before it is stored."""
    return rows.select_for_update(of=("self",)) if request.method == "POST" else rows


def _flat(choices: Any) -> Any:
    return [(getattr(key, "value", key), label) for key, label in choices if not isinstance(label, list | tuple)]


def _text(value: Any) -> str:
    """As it can be compared, whether it was stored or typed."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set):
        return "|".join(sorted(map(_text, value)))
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{Decimal(str(value)).normalize():f}"
    return "\n".join(str("" if value is None else value).strip().splitlines())
