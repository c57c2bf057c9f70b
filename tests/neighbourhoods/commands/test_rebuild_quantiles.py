from io import StringIO

import pytest
from django.core.management import call_command

from neighbourhoods.models import Quantile
from neighbourhoods.standings import quantiles
from tests.neighbourhoods.support import PEOPLE, crimes, kwb, publish

BUURTEN = [f"BU{number:08d}" for number in range(30)]


@pytest.fixture
def two_tables(db, tmp_path, monkeypatch):
    monkeypatch.setattr(quantiles, "LEAST_OF_COUNTRY", 30)
    publish(crimes(tmp_path, [(code, 2024, 10) for code in BUURTEN]))
    publish(kwb(tmp_path, [("Buurt", code, 1, 1_000) for code in BUURTEN], (PEOPLE,)))


def test_every_release_is_done_again(two_tables):
    Quantile.objects.all().delete()
    out = StringIO()

    call_command("rebuild_quantiles", stdout=out)

    assert set(Quantile.objects.values_list("release__table", "indicator__key")) == {
        ("85984NED", "inwoners"),
        ("47022NED", "misdrijven"),
        ("47022NED", "misdrijven_per_1000"),
    }
    assert "47022NED 2024: 2 verdelingen" in out.getvalue()


def test_only_the_tables_that_were_asked(two_tables):
    Quantile.objects.all().delete()

    call_command("rebuild_quantiles", "85984NED", stdout=StringIO())

    assert set(Quantile.objects.values_list("release__table", flat=True)) == {"85984NED"}
