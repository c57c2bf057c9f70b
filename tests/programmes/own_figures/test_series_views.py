"""Pages on which own figures are agreed and periods opened."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes.models import OwnPeriod, OwnSeries
from tests.programmes.own_figures.story import HTMX, text
from tests.support.factories import (
    AmbitionFactory,
    MembershipFactory,
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
    ProgrammeFactory,
)


def test_the_manager_opens_a_period_and_closes_it(as_, programme, manager):
    ask = as_(manager)
    today = timezone.localdate()
    quarter = f"{today.year}-{(today.month - 1) // 3 + 1}"

    assert (
        ask("own_figures:periods", {"period": quarter, "until": today.isoformat()}, slug=programme.slug).status_code
        == 302
    )
    period = OwnPeriod.objects.get()
    assert period.is_open(today)
    assert "sluiten" in text(ask("own_figures:periods", slug=programme.slug))
    ask("own_figures:close", {}, slug=period.programme.slug, pk=period.pk)

    period.refresh_from_db()
    assert not period.is_open(today)


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"period": "2031-1", "until": "2031-02-01"}, "Kies een periode uit de lijst."),
        ({"until": "2020-01-01"}, "Kies vandaag of een latere dag."),
        ({"until": "2199-01-01"}, "Kies een dag binnen een jaar."),
        ({"until": "morgen"}, "Schrijf de dag zoals 31-12-2026."),
    ],
)
def test_a_period_that_cannot_open_is_explained(as_, programme, manager, posted, words):
    answer = as_(manager)("own_figures:periods", posted, HTMX, slug=programme.slug)

    assert answer.status_code == 422
    assert words in text(answer)
    assert not OwnPeriod.objects.exists()


@pytest.fixture
def agreement(supplied) -> dict[str, str]:
    return {
        "name": "Leerwerktrajecten",
        "definition": "Afgerond met een diploma.",
        "unit": "trajecten",
        "decimals": "0",
        "rhythm": "year",
        "direction": "higher",
        "supplier": str(supplied.supplier_id),
    }


def test_the_manager_agrees_what_is_counted_and_changes_it(as_, programme, agreement, manager):
    ask = as_(manager)
    assert ask("own_figures:series_add", agreement, slug=programme.slug).status_code == 302
    made = OwnSeries.objects.get(name="Leerwerktrajecten")

    assert (
        ask(
            "own_figures:series_edit", agreement | {"is_public": "on"}, slug=made.programme.slug, pk=made.pk
        ).status_code
        == 302
    )

    made.refresh_from_db()
    assert made.is_public
    ask("own_figures:series_edit", agreement | {"ended_on": "2026-06-30"}, slug=made.programme.slug, pk=made.pk)
    assert "Dit cijfer is gestopt" in text(ask("own_figures:detail", slug=made.programme.slug, pk=made.pk))
    twice = ask("own_figures:series_add", agreement, slug=programme.slug)
    assert twice.status_code == 422
    assert "Er is al een eigen cijfer met deze naam." in text(twice)


def test_an_agreement_without_anybody_is_refused(as_, programme, agreement, manager):
    answer = as_(manager)("own_figures:series_add", agreement | {"supplier": ""}, slug=programme.slug)

    assert "Kies een partner of een collega die het cijfer aanlevert." in text(answer)


def test_rows_of_another_programme_are_no_choice(as_, programme, agreement, manager):
    elsewhere = {
        "supplier": MembershipFactory().partner_id,
        "ambition": AmbitionFactory(programme=ProgrammeFactory()).pk,
    }

    answer = as_(manager)("own_figures:series_add", agreement | elsewhere, slug=programme.slug)

    assert answer.status_code == 422
    assert {"supplier", "ambition"} <= answer.context["form"].errors.keys()


def test_the_pages_ask_as_much_of_ten_times_the_rows(as_, groningen, manager):
    asked = []
    for slug, times in (("klein", 1), ("groot", 10)):
        programme = ProgrammeFactory(slug=slug)
        periods = [
            OwnPeriodFactory(programme=programme, year=2010 + n, opened_until=timezone.localdate())
            for n in range(times)
        ]
        for _ in range(times):
            series = OwnSeriesFactory(programme=programme)
            for period in periods:
                OwnFigureFactory(series=series, period=period, approved=True)
                OwnFigureFactory(series=series, period=period, version=2, correction_reason="Dubbel.", status="pending")
        counts = []
        for name, kwargs in (
            ("own_figures:listing", {"slug": slug}),
            ("own_figures:download", {"slug": slug}),
            ("own_figures:detail", {"slug": slug, "pk": series.pk}),
            ("own_figures:periods", {"slug": slug}),
        ):
            ask = as_(manager)
            with CaptureQueriesContext(connection) as queries:
                assert ask(name, **kwargs).status_code == 200
            counts.append(len(queries))
        asked.append(counts)

    assert asked[0] == asked[1]
