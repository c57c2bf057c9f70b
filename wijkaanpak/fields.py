"""How a number is typed in a form."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
PLAIN = re.compile(r"-?[0-9]+([.,][0-9]+)?")
LARGEST = Decimal(10) ** 11


class NumberField(forms.Field):
    """A number as people here write it: 1234, 1.234, 12,5; also 12.5. Anything else is refused, never guessed."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 14})
    default_error_messages = {
        "invalid": _("Schrijf alleen een getal, zoals 412 of 12,5."),
        "too_large": _("Dit getal is te groot. Controleer wat u typte."),
    }

    def to_python(self, value: Any) -> Decimal | None:
        text = "".join(str(value or "").split())
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
