"""Pages on which own figures are filled in, judged and seen."""

from decimal import Decimal

import pytest
from django.utils import timezone

from programmes.models import Membership, OwnFigure, OwnPeriod
from tests.conftest import make_user
from tests.programmes.own_figures.story import HTMX, WHY, text, typed
from tests.support.factories import (
    MembershipFactory,
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
)
from wijkaanpak.accounts.models import Role


def test_a_partner_fills_in_the_own_figure_and_no_other(as_, supplied, open_period, programme, partner_user):
    other = OwnSeriesFactory(programme=programme)
    ask = as_(partner_user)

    answer = ask(
        "own_figures:enter",
        typed(supplied, open_period),
        slug=supplied.programme.slug,
        pk=supplied.pk,
        period_pk=open_period.pk,
    )

    assert answer.status_code == 302
    assert OwnFigure.objects.get().value == 412
    refused = ask("own_figures:enter", slug=other.programme.slug, pk=other.pk, period_pk=open_period.pk)
    assert refused.status_code == 403


def test_a_partner_that_left_fills_in_nothing(as_, supplied, open_period, partner_user):
    Membership.objects.update(ends_on=timezone.localdate())

    assert (
        as_(partner_user)(
            "own_figures:enter", slug=supplied.programme.slug, pk=supplied.pk, period_pk=open_period.pk
        ).status_code
        == 403
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "Vul het cijfer in, of kruis aan"),
        ("n.v.t.", "Schrijf alleen een getal"),
        ("1e9999", "Schrijf alleen een getal"),
        ("NaN", "Schrijf alleen een getal"),
        ("١٢", "Schrijf alleen een getal"),
        ("1.23.4", "Schrijf alleen een getal"),
        ("9" * 51, "te groot"),
        ("12,5", "Vul een heel getal in."),
    ],
)
def test_text_is_refused_in_a_number(as_, supplied, open_period, partner_user, value, words):
    posted = typed(supplied, open_period, value=value)

    answer = as_(partner_user)(
        "own_figures:enter", posted, HTMX, slug=supplied.programme.slug, pk=supplied.pk, period_pk=open_period.pk
    )

    assert answer.status_code == 422
    assert text(answer).strip().startswith('<section id="entry"')
    assert words in text(answer)
    assert 'href="#id_value"' in text(answer)
    assert not OwnFigure.objects.exists()


@pytest.mark.parametrize(
    ("value", "kept"), [("1.234", "1234"), ("1.234,5", "1234.5"), ("12.5", "12.5"), ("-3,5", "-3.5"), (" 7 ", "7")]
)
def test_numbers_are_read_as_people_write_them(as_, programme, open_period, manager, value, kept):
    series = OwnSeriesFactory(programme=programme, decimals=1)

    as_(manager)(
        "own_figures:enter",
        typed(series, open_period, value=value),
        slug=series.programme.slug,
        pk=series.pk,
        period_pk=open_period.pk,
    )

    assert OwnFigure.objects.get().value == Decimal(kept)


def test_not_known_needs_a_reason_and_no_number(as_, supplied, open_period, partner_user):
    ask = as_(partner_user)
    kwargs = {"slug": supplied.programme.slug, "pk": supplied.pk, "period_pk": open_period.pk}

    both = ask("own_figures:enter", typed(supplied, open_period, is_unknown="on"), **kwargs)
    assert "haal het kruisje" in text(both)
    assert "waarom het cijfer niet bekend is" in text(both)
    posted = typed(supplied, open_period, is_unknown="on", value="", remark="De teller was stuk.")
    assert ask("own_figures:enter", posted, **kwargs).status_code == 302

    assert OwnFigure.objects.get().value is None


def test_a_locked_period_says_so(as_, supplied, open_period, partner_user):
    posted = typed(supplied, open_period)
    OwnPeriod.objects.update(opened_until=None)
    ask = as_(partner_user)

    answer = ask("own_figures:enter", posted, slug=supplied.programme.slug, pk=supplied.pk, period_pk=open_period.pk)

    assert answer.status_code == 422
    assert "Deze periode is dicht" in text(answer)
    assert not OwnFigure.objects.exists()


def test_who_comes_second_keeps_the_words_and_hears_it(as_, supplied, open_period, partner_user, professional):
    opened = typed(supplied, open_period, value="500")
    as_(professional)(
        "own_figures:enter",
        typed(supplied, open_period),
        slug=supplied.programme.slug,
        pk=supplied.pk,
        period_pk=open_period.pk,
    )

    answer = as_(partner_user)(
        "own_figures:enter", opened, slug=supplied.programme.slug, pk=supplied.pk, period_pk=open_period.pk
    )

    assert answer.status_code == 409
    assert "Een collega heeft dit cijfer net veranderd" in text(answer)
    assert 'value="500"' in text(answer)
    assert "Professional vulde 412 in" in text(answer)
    assert OwnFigure.objects.get().value == 412

    again = {**opened, "seen": answer.context["form"]["seen"].value()}
    as_(partner_user)(
        "own_figures:enter", again, slug=supplied.programme.slug, pk=supplied.pk, period_pk=open_period.pk
    )

    assert OwnFigure.objects.get().value == 500


def test_a_draft_is_kept_and_waits(as_, supplied, open_period, partner_user):
    ask = as_(partner_user)
    ask(
        "own_figures:enter",
        typed(supplied, open_period, send="draft"),
        slug=supplied.programme.slug,
        pk=supplied.pk,
        period_pk=open_period.pk,
    )

    board = text(ask("own_figures:listing", slug=supplied.programme.slug))

    assert "Nog in te vullen" in board
    assert "concept" in board


def test_a_correction_asks_why_and_shows_what_counts(as_, supplied, open_period, partner_user):
    OwnFigureFactory(series=supplied, period=open_period, value=412, approved=True)
    ask = as_(partner_user)
    kwargs = {"slug": supplied.programme.slug, "pk": supplied.pk, "period_pk": open_period.pk}

    assert "Nu telt: 412" in text(ask("own_figures:enter", **kwargs))
    refused = ask("own_figures:enter", typed(supplied, open_period, value="398"), **kwargs)
    assert "Leg uit waarom u het goedgekeurde cijfer verandert." in text(refused)
    posted = typed(supplied, open_period, value="398", correction_reason="Vrijwilligers dubbel geteld.")
    assert ask("own_figures:enter", posted, **kwargs).status_code == 302

    page = text(ask("own_figures:detail", slug=supplied.programme.slug, pk=supplied.pk))
    assert "412" in page
    assert "Vrijwilligers dubbel geteld." in page
    assert OwnFigure.objects.approved().get().value == 412


CANARY = Decimal(48151)


def places(ask, series) -> dict[str, str]:
    """Everything where a figure may appear, as text."""
    slug = series.programme.slug
    return {
        "list": text(ask("own_figures:listing", slug=slug)),
        "series": text(ask("own_figures:detail", slug=series.programme.slug, pk=series.pk)),
        "csv": text(ask("own_figures:download", slug=slug)).replace("48151", "48.151"),
    }


@pytest.mark.parametrize("status", ["draft", "pending", "returned", "approved"])
def test_only_approved_is_seen_outside_the_team(as_, supplied, open_period, reader, manager, status):
    reviewed = {"reviewed_by": manager, "reviewed_at": timezone.now(), "return_reason": WHY}
    OwnFigureFactory(
        series=supplied,
        period=open_period,
        value=CANARY,
        status=status,
        **reviewed if status in ("returned", "approved") else {},
    )

    found = places(as_(reader), supplied)

    assert {name for name, page in found.items() if "48.151" in page} == (set(found) if status == "approved" else set())


def test_another_partner_sees_what_counts_alone(as_, supplied, open_period, groningen, programme):
    outsider = make_user("ander", groningen, Role.PARTNER)
    MembershipFactory(programme=programme, user=outsider)
    OwnFigureFactory(series=supplied, period=open_period, value=CANARY, status="pending")

    found = places(as_(outsider), supplied)

    assert not [name for name, page in found.items() if "48.151" in page]


def test_few_people_are_told_to_the_team_alone(as_, programme, open_period, reader, professional):
    series = OwnSeriesFactory(programme=programme, counts_people=True, unit="jongeren")
    for quarter, value in ((1, 31), (2, 0), (4, 3)):
        other = OwnPeriodFactory(programme=programme, year=2025, quarter=quarter)
        OwnFigureFactory(series=series, period=other, value=value, approved=True)
    slug = programme.slug

    outside = as_(reader)
    assert "minder dan 5" in text(outside("own_figures:listing", slug=slug))
    assert "minder dan 5" in text(outside("own_figures:detail", slug=series.programme.slug, pk=series.pk))
    assert ";;minder dan 5;" in text(outside("own_figures:download", slug=slug))
    assert ";3;;" not in text(outside("own_figures:download", slug=slug))
    inside = as_(professional)
    assert ";3;;" in text(inside("own_figures:download", slug=slug))
    assert "minder dan 5;" not in text(inside("own_figures:download", slug=slug))


def test_the_csv_holds_no_formula(as_, programme, reader):
    series = OwnSeriesFactory(programme=programme, name="=1+1", definition=" @SUM(A1)", decimals=1)
    OwnFigureFactory(series=series, value=Decimal("-3.5"), approved=True)

    rows = text(as_(reader)("own_figures:download", slug=programme.slug)).splitlines()

    assert rows[1].startswith("'=1+1;")
    assert rows[1].endswith("' @SUM(A1)")
    assert ";-3,5;" in rows[1]
