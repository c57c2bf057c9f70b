"""The guards of tests/support/guards.py do stand: each of these fails without its guard."""

import pytest
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.template import engines

from neighbourhoods.models import Area
from tests.support import row_order, unknown_variables
from tests.support.row_order import Unordered
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


@pytest.fixture
def buurten(db) -> QuerySet[Area]:
    """Thirty: in any order they stand as they were written once in 10³² times."""
    numbers = range(30)
    Area.objects.bulk_create(Area(code=f"BU{n:08}", division_year=2024, level="neighbourhood") for n in numbers)
    return Area.objects.all()


def test_rows_without_an_order_come_in_any_order(buurten):
    codes = list(buurten.values_list("code", flat=True))

    assert codes != sorted(codes)
    assert len({*codes}) == 30


def test_groups_without_an_order_come_in_any_order(buurten):
    codes = [group["code"] for group in buurten.values("code").annotate(number=Count("pk"))]

    assert codes != sorted(codes)


def test_a_part_of_rows_without_an_order_is_any_part(buurten):
    one = Area.objects.filter(level=OuterRef("level")).values("code")[:1]

    cut = {area.code for area in buurten[:10]}
    chosen = {*buurten.annotate(chosen=Subquery(one)).values_list("chosen", flat=True)}

    assert cut != {f"BU{n:08}" for n in range(10)}
    assert chosen != {"BU00000000"}


def test_an_order_that_was_asked_for_stays(buurten):
    codes = list(buurten.order_by("-code").values_list("code", flat=True))

    assert codes == sorted(codes, reverse=True)


def test_the_same_test_of_the_same_run_gets_the_same_order(buurten):
    orders = []
    for name in ("this one", "this one", "another one"):
        row_order.begin(name)
        orders.append(list(buurten.values_list("code", flat=True)))

    assert orders[0] == orders[1] != orders[2]


def test_counting_and_asking_whether_there_is_one_need_no_order(buurten, django_assert_num_queries):
    with django_assert_num_queries(3) as asked:
        answers = buurten.count(), buurten.exists(), buurten.aggregate(number=Count("pk"))["number"]

    assert answers == (30, True, 30)
    assert "RANDOM" not in "".join(query["sql"] for query in asked.captured_queries)


@pytest.mark.parametrize("end", ["first", "last"])
def test_the_first_or_last_of_rows_without_an_order_is_refused(buurten, end):
    with pytest.raises(Unordered, match=end):
        getattr(buurten, end)()

    assert getattr(buurten.filter(code="BU00000007"), end)().code == "BU00000007"
    assert getattr(buurten.filter(code="BU99999999"), end)() is None
