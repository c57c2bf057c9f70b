"""The guards of tests/support/guards.py do stand: each of these fails without its guard."""

import pytest
from django.template import engines

from tests.support import unknown_variables
from tests.support.unknown_variables import UnknownVariables

WHO = {"who": {"name": "Samira", "home": None}, "amount": 3}


def draw(source: str) -> str:
    return engines["django"].from_string(source).render(WHO)


@pytest.mark.xfail(raises=UnknownVariables, strict=True, reason="what fails here is what the guard is for")
def test_a_test_that_draws_an_unknown_variable_fails():
    draw("{{ whom }}")


@pytest.mark.parametrize(
    ("source", "variable"),
    [
        ("{{ whom }}", "whom"),
        ("{{ whom|default:1 }}", "whom"),
        ("{% if amount == amount|add:plus %}{% endif %}", "plus"),
        ("{{ who.nome }}", "who.nome"),
        ("{% if whom %}{% endif %}", "whom"),
        ("{% if not whom.name %}{% endif %}", "whom.name"),
        ("{% if amount == plus %}{% endif %}", "plus"),
        ("{% if who.nome == amount|add:1 %}{% endif %}", "who.nome"),
        ("{% with name=whom.name %}{% endwith %}", "whom.name"),
        ("{% for one in all %}{% endfor %}", "all"),
        ("{% firstof whom amount %}", "whom"),
        ('{% include "components/badge.html" with label=whom only %}', "whom"),
        ("{% load i18n %}{% blocktranslate %}Dag {{ whom }}{% endblocktranslate %}", "whom"),
        ("{% load i18n %}{% blocktranslate with name=whom %}Dag {{ name }}{% endblocktranslate %}", "whom"),
    ],
)
def test_an_unknown_variable_is_seen_wherever_it_stands(source, variable):
    draw(source)

    assert [unknown.variable for unknown in unknown_variables.take()] == [variable]


@pytest.mark.parametrize(
    "source",
    [
        "{{ who.home.name }}",  # nothing has no attributes to be wrong about
        '{% if "nome" in who %}{% endif %}',
        '{% optional whom="" %}{% if whom %}{% endif %}',
        "{% for one in who.name %}{{ forloop.counter }}{{ one }}{% endfor %}",
        "{% load i18n %}{% blocktranslate count n=amount %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktranslate %}",
    ],
)
def test_what_may_be_absent_is_no_unknown_variable(source):
    draw(source)

    assert unknown_variables.take() == []
