"""The fields of every form: what may be typed, and what is said about the rest."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from wijkaanpak import fields


class Asked(forms.Form):
    day = fields.DayField(missing="Vul de dag in.")
    number = fields.NumberField()
    amount = fields.AmountField()
    share = fields.NumberField(min_value=0, max_value=100)
    year = fields.WholeNumberField(min_value=1995, max_value=2100)
    name = fields.TextField(missing="Vul de naam in.", min_length=5, max_length=10)
    story = fields.TextField(rows=4)
    email = fields.EmailField()


FILLED = {"day": "2026-12-31", "name": "Selwerd"}


@pytest.fixture(autouse=True)
def _in_dutch():
    with translation.override("nl"):
        yield


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("day", "2026-12-31", date(2026, 12, 31)),
        ("day", "31-12-2026", date(2026, 12, 31)),
        ("number", "1.234", Decimal(1234)),
        ("number", "12,5", Decimal("12.5")),
        ("number", "\N{MINUS SIGN}3", Decimal(-3)),
        ("number", "0", Decimal(0)),
        ("amount", "4.500", Decimal(4500)),
        ("share", "12,5", Decimal("12.5")),
        ("year", "2026", 2026),
        ("year", "", None),
        ("amount", "450,50", Decimal("450.50")),
        ("amount", "", None),
        ("email", "naam@voorbeeld.nl", "naam@voorbeeld.nl"),
        ("email", "", ""),
        ("story", "", ""),
    ],
)
def test_what_people_type_is_understood(field, typed, kept):
    form = Asked(FILLED | {field: typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == kept


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("day", "", "Vul de dag in."),
        ("day", "31-31-2026", "Schrijf de dag zoals 31-12-2026."),
        ("number", "1.23.4", "Schrijf alleen een getal, zoals 412 of 12,5."),
        ("number", "999999999999", "Dit getal is te groot. Controleer wat u typte."),
        ("share", "101", "Schrijf een getal tot en met 100."),
        ("share", "-1", "Schrijf een getal vanaf 0."),
        ("year", "1994", "Schrijf een getal vanaf 1995."),
        ("year", "2026,5", "Schrijf een heel getal, zoals 100."),
        ("amount", "veel", "Schrijf het bedrag zoals 4.500 of 450,50."),
        ("amount", "-1", "Een bedrag is niet kleiner dan nul."),
        ("amount", "1,234", "Schrijf hoogstens twee cijfers achter de komma."),
        ("name", "", "Vul de naam in."),
        ("name", "Wijk", "Schrijf minstens 5 tekens; u hebt er 4."),
        ("name", "De Hoogte en verder", "Maak dit korter: hoogstens 10 tekens; u hebt er 19."),
        ("email", "naam", "Dit e-mailadres klopt niet."),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(field, typed, said):
    form = Asked(FILLED | {field: typed})

    assert not form.is_valid()
    assert said in form.errors[field][0]


def test_a_long_text_gets_the_lines_it_asks_for():
    assert 'rows="4"' in str(Asked()["story"])


def test_nothing_is_cut_off_a_password():
    assert fields.PasswordField().clean("  mijn geheim ") == "  mijn geheim "
