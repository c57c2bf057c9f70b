"""Who publishes own counts that add up hears that one of them is hidden with a small one."""

import pytest

from tests.conftest import make_user
from tests.neighbourhoods.support import kwb, own_table, publish
from tests.support.indicators import make_own_indicator
from wijkaanpak.accounts.models import Role

SELWERD, PADDEPOEL = "BU00141000", "BU00141001"
COUNT = {"combination": "sum", "counts_people": "number", "unit": "kinderen", "weights": [], "minimum": 5}


@pytest.fixture
def define(groningen, tmp_path):
    groningen.code = "GM0014"
    groningen.save()
    publish(kwb(tmp_path, [(code, code, 1, 900) for code in (SELWERD, PADDEPOEL)]))
    by = make_user("beheerder", groningen, Role.ADMINISTRATOR)
    return lambda name, **changes: make_own_indicator(groningen, by=by, name=name, **COUNT, table=name, **changes)


def published(tmp_path, own, *values):
    """The warnings with which a count of two buurten is published."""
    rows = [(code, 2024, value) for code, value in zip((SELWERD, PADDEPOEL), values, strict=True)]
    return own_table(tmp_path, own, rows).warnings


def test_a_total_whose_parts_nobody_named_is_told(define, tmp_path):
    girls, boys, children = define("meisjes"), define("jongens"), define("kinderen")

    before = published(tmp_path, girls, 3, 20) + published(tmp_path, boys, 40, 31)
    (warning,) = published(tmp_path, children, 43, 51)

    assert before == []
    assert warning.startswith("2024: ‘kinderen’ is overal ‘jongens’ en ‘meisjes’ samen.")


def test_it_is_told_whichever_of_them_comes_last(define, tmp_path):
    girls, boys, children = define("meisjes"), define("jongens"), define("kinderen")
    published(tmp_path, children, 43, 51)
    published(tmp_path, boys, 40, 31)

    assert len(published(tmp_path, girls, 3, 20)) == 1


def test_a_total_that_names_its_parts_needs_no_warning(define, tmp_path):
    girls, boys = define("meisjes"), define("jongens")
    children = define("kinderen", parts=[girls.key, boys.key])
    published(tmp_path, girls, 3, 20)
    published(tmp_path, boys, 40, 31)

    assert published(tmp_path, children, 43, 51) == []


def test_another_table_of_that_year_is_none_of_its_business(define, tmp_path):
    girls, boys, children, trees = define("meisjes"), define("jongens"), define("kinderen"), define("bomen")
    published(tmp_path, girls, 3, 20)
    published(tmp_path, boys, 40, 31)
    published(tmp_path, children, 43, 51)

    assert published(tmp_path, trees, 7, 900) == []
