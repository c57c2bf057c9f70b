"""The fields of every form: how a day, an amount, a number, a text and an e-mail address are typed here.

Each says itself what is wrong and what to do, in Dutch. `missing` is what to say when a field is left empty; a field
without it may stay empty.
"""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
PLAIN = re.compile(r"-?[0-9]+([.,][0-9]+)?")
LARGEST = Decimal(10) ** 11


class _Field(forms.Field):
    """Required when it says what is missing."""

    def __init__(self, *, missing: Any = "", error_messages: dict[str, Any] | None = None, **kwargs: Any) -> None:
        said = {"required": missing} if missing else {}
        kwargs.setdefault("required", bool(missing))
        super().__init__(error_messages={**said, **(error_messages or {})}, **kwargs)


class DayField(_Field, forms.DateField):
    """A day, as a date picker sends it or as people here write it: 31-12-2026."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _("Schrijf de dag zoals 31-12-2026.")}


class PastDayField(DayField):
    """A day that has been: of a decision, say. Today counts."""

    default_error_messages = {"future": _("Deze dag is nog niet geweest. Vul een dag in tot en met vandaag.")}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value > timezone.localdate():
            raise ValidationError(self.error_messages["future"], code="future")


class NumberField(_Field):
    """A number as people here write it: 1234, 1.234, 12,5; also 12.5. Anything else is refused, never guessed."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 14})
    default_error_messages = {
        "invalid": _("Schrijf alleen een getal, zoals 412 of 12,5."),
        "too_large": _("Dit getal is te groot. Controleer wat u typte."),
        "min_value": _("Schrijf een getal vanaf %(limit_value)s."),
        "max_value": _("Schrijf een getal tot en met %(limit_value)s."),
    }

    def __init__(self, *, min_value: Any = None, max_value: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if min_value is not None:
            self.validators.append(MinValueValidator(min_value))
        if max_value is not None:
            self.validators.append(MaxValueValidator(max_value))

    def to_python(self, value: Any) -> Decimal | None:
        text = "".join(str("" if value is None else value).split())
        if not text:
            return None
        text = text.replace("\N{MINUS SIGN}", "-")
        if GROUPED.fullmatch(text):
            text = text.replace(".", "")
        elif not PLAIN.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number = Decimal(text.replace(",", "."))
        if abs(number) >= LARGEST:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return number


class FigureField(NumberField):
    """A number that is shown again as people here write it: 12,5. With a point 1.234 would come back as 1234."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return f"{Decimal(str(value)).normalize():f}".replace(".", ",")
        return value


class WholeNumberField(_Field, forms.IntegerField):
    """A whole number, such as a year or how many."""

    default_error_messages = {
        "invalid": _("Schrijf een heel getal, zoals 100."),
        "min_value": _("Schrijf een getal vanaf %(limit_value)s."),
        "max_value": _("Schrijf een getal tot en met %(limit_value)s."),
    }


class AmountField(NumberField):
    """Euros, not below zero, with at most two decimals."""

    default_error_messages = {
        "invalid": _("Schrijf het bedrag zoals 4.500 of 450,50."),
        "negative": _("Een bedrag is niet kleiner dan nul."),
        "decimals": _("Schrijf hoogstens twee cijfers achter de komma."),
    }

    def to_python(self, value: Any) -> Decimal | None:
        amount = super().to_python(value)
        if amount is not None and amount < 0:
            raise ValidationError(self.error_messages["negative"], code="negative")
        if amount is not None and amount != round(amount, 2):
            raise ValidationError(self.error_messages["decimals"], code="decimals")
        return amount


class TextField(_Field, forms.CharField):
    """One line of text; with `rows` a longer one."""

    too_short = _("Schrijf minstens %(limit_value)d tekens; u hebt er %(show_value)d.")
    too_long = _("Maak dit korter: hoogstens %(limit_value)d tekens; u hebt er %(show_value)d.")

    def __init__(self, *, rows: int = 0, error_messages: dict[str, Any] | None = None, **kwargs: Any) -> None:
        if rows:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        said = {"min_length": self.too_short, "max_length": self.too_long, **(error_messages or {})}
        super().__init__(error_messages=said, **kwargs)


class ChoiceField(_Field, forms.TypedChoiceField):
    """One of a few fixed choices; with `coerce` as what the row stores. Nothing is chosen until somebody does."""

    default_error_messages = {"invalid_choice": _("Kies iets uit de lijst.")}

    def __init__(self, *, choices: Any = (), missing: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("empty_value", None if kwargs.get("coerce") else "")
        super().__init__(choices=[("", _("Kies…")), *choices] if missing else choices, missing=missing, **kwargs)


class RowField(_Field, forms.ModelChoiceField):
    """One row of several; the form sets its `queryset`."""

    default_error_messages = {"invalid_choice": _("Kies iets uit de lijst.")}


class RowsField(_Field, forms.ModelMultipleChoiceField):
    """Some rows of several, each with its box; the form sets its `queryset`."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": _("Kies iets uit de lijst."),
        "invalid_pk_value": _("Kies iets uit de lijst."),
    }

    def clean(self, value: Any) -> list[Any]:
        return list(super().clean(value))


class EmailField(_Field, forms.EmailField):
    """An e-mail address."""

    widget = forms.EmailInput(attrs={"autocomplete": "email"})
    default_error_messages = {
        "invalid": _("Dit e-mailadres klopt niet. Kijk of er een @ en een punt in staan, zoals naam@voorbeeld.nl.")
    }


class PasswordField(_Field, forms.CharField):
    """A password to choose: nothing is cut off it, and nobody sees it."""

    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)


class KeyField(forms.UUIDField):
    """The hidden key of a form, so that sending it twice is one thing."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": _("Er ging iets mis met het formulier. Stuur het nog een keer."),
        "invalid": _("Er ging iets mis met het formulier. Stuur het nog een keer."),
    }


class CountsWidget(forms.MultiWidget):
    """An input for each part, with its label; `parts` are keys with words."""

    template_name = "django/forms/widgets/counts.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__(widgets={})
        self.parts: list[tuple[str, str]] = []

    def set_parts(self, parts: list[tuple[str, str]]) -> None:
        self.parts = parts
        number = {"inputmode": "numeric", "autocomplete": "off", "size": 6}
        self.widgets_names = [f"_{key}" for key, _label in parts]
        self.widgets = [forms.TextInput(attrs={**number, "aria-label": label}) for _key, label in parts]

    def decompress(self, value: Any) -> list[Any]:
        return [(value or {}).get(key) for key, _label in self.parts]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        return {key: data.get(f"{name}_{key}", "") for key, _label in self.parts}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, self.decompress(value), attrs)
        for subwidget, (_key, label) in zip(context["widget"]["subwidgets"], self.parts, strict=True):
            subwidget["label"] = label
        return context


class CountsField(_Field):
    """How many for each of some parts, such as buurten: whole numbers, and nothing where nobody counted."""

    widget = CountsWidget
    default_error_messages = {
        "invalid": _("Schrijf bij ‘%(label)s’ een heel getal, zoals 12, of laat het leeg."),
        "too_large": _("Het getal bij ‘%(label)s’ is te groot. Controleer wat u typte."),
    }
    largest = 1_000_000

    def set_parts(self, parts: list[tuple[str, str]]) -> None:
        """What is counted: keys with the words for them."""
        self.parts = parts
        widget: Any = self.widget
        widget.set_parts(parts)

    def to_python(self, value: Any) -> dict[str, int]:
        counts: dict[str, int] = {}
        for key, label in getattr(self, "parts", []):
            text = str((value or {}).get(key) or "").replace(".", "").strip()
            if not text:
                continue
            if not text.isdecimal():
                raise ValidationError(self.error_messages["invalid"], code="invalid", params={"label": label})
            counts[key] = int(text)
            if counts[key] > self.largest:
                raise ValidationError(self.error_messages["too_large"], code="too_large", params={"label": label})
        return counts
