"""Own counts of people under five, and what would give them away, leave the database as ‘te klein’."""

from datetime import date

import pytest

from neighbourhoods import series
from neighbourhoods.figures import FigureState
from neighbourhoods.models import ReleaseRow, SourceTable
from neighbourhoods.pages import area_reads
from neighbourhoods.releases import differences
from neighbourhoods.terms import Note
from tests.conftest import make_user
from tests.neighbourhoods.support import NOON, crimes, kwb, own_table, publish
from tests.support.indicators import make_own_indicator
from wijkaanpak.accounts.models import Role

SELWERD, PADDEPOEL, TUINWIJK = "BU00141000", "BU00141001", "BU00141002"
CODES = [SELWERD, PADDEPOEL, TUINWIJK, "GM0014"]
COUNTS = [(SELWERD, 2025, 3), (PADDEPOEL, 2025, 40), (TUINWIJK, 2025, 17), ("GM0014", 2025, 60)]


@pytest.fixture
def police(db, tmp_path):
    publish(crimes(tmp_path, COUNTS))


@pytest.fixture
def own(police):
    """The same figures as the municipality's own count."""
    SourceTable.objects.update(publisher="Gemeente Groningen")


def standing(book: series.Book) -> dict[str, tuple[float | None, FigureState]]:
    figures = {code: book.figure([code], "misdrijven", "2025") for code in CODES}
    return {code: (figure.value, figure.state) for code, figure in figures.items()}


def test_own_counts_hide_the_small_one_and_the_one_that_would_tell(own):
    assert standing(series.read(CODES, ["misdrijven"])) == {
        SELWERD: (None, FigureState.TOO_SMALL),
        PADDEPOEL: (40, FigureState.KNOWN),
        TUINWIJK: (None, FigureState.TOO_SMALL),
        "GM0014": (60, FigureState.KNOWN),
    }


def test_a_page_of_one_buurt_knows_what_its_neighbours_would_tell(own):
    """Tuinwijk itself is large enough; only beside the others it gives Selwerd away."""
    found = series.area_series([TUINWIJK], ["misdrijven"])["misdrijven"]

    assert found.latest.state is FigureState.TOO_SMALL


def test_a_programme_area_with_a_hidden_buurt_has_no_total(own):
    found = series.area_series([SELWERD, PADDEPOEL], ["misdrijven"])["misdrijven"]

    assert (found.latest.value, found.latest.state) == (None, FigureState.INCOMPLETE)


def test_an_earlier_day_hides_as_well(own):
    assert standing(series.read(CODES, ["misdrijven"], until=NOON.date()))[SELWERD] == (None, FigureState.TOO_SMALL)
    assert standing(series.read(CODES, ["misdrijven"], until=date(2026, 1, 1)))[SELWERD] == (None, FigureState.NOT_READ)


def test_what_the_police_publish_stays_as_published(police):
    assert standing(series.read(CODES, ["misdrijven"]))[SELWERD] == (3, FigureState.KNOWN)


def test_the_map_hides_the_same(own):
    found = area_reads.municipality_map("GM0014", "misdrijven", division_year=2024)

    assert {area.code: area.figure.value for area in found.areas} == {SELWERD: None, PADDEPOEL: 40, TUINWIJK: None}


def test_public_figures_alone_cost_no_query_more(police, django_assert_num_queries):
    with django_assert_num_queries(3):
        series.read(CODES, ["misdrijven"])


def test_own_counts_cost_three_queries_more(own, django_assert_num_queries):
    with django_assert_num_queries(6):
        series.read(CODES, ["misdrijven"])


def test_a_count_below_zero_that_was_stored_before_it_was_refused_is_unknown(own):
    ReleaseRow.objects.filter(area__code=SELWERD).update(values=[-3])

    found = standing(series.read(CODES, ["misdrijven"]))

    assert found[SELWERD] == (None, FigureState.MISSING)
    assert found[PADDEPOEL] == (40, FigureState.KNOWN)


@pytest.mark.parametrize(
    ("publisher", "state"), [("Politie", FigureState.KNOWN), ("Gemeente Groningen", FigureState.TOO_SMALL)]
)
def test_nine_events_make_no_rate_when_we_counted_them_ourselves(db, tmp_path, publisher, state):
    publish(kwb(tmp_path, [(SELWERD, SELWERD, 1, 6580)]))
    publish(crimes(tmp_path, [(SELWERD, 2025, 9)]))
    SourceTable.objects.exclude(publisher="CBS").update(publisher=publisher)

    book = series.read([SELWERD], ["misdrijven_per_1000"])

    assert book.figure([SELWERD], "misdrijven_per_1000", "2025").state is state


CEMETERY, DISTRICT = "BU00141003", "WK001410"  # Selwerderhof: five people live there
INHABITANTS = {SELWERD: 6580, PADDEPOEL: 900, CEMETERY: 5, DISTRICT: 7485}
RATE = {"combination": "none", "counts_people": "share", "unit": "per 1.000 inwoners", "decimals": 3}
COUNT = {"combination": "sum", "counts_people": "number", "unit": "aantal", "weights": [], "minimum": 5}


@pytest.fixture
def town(groningen, tmp_path):
    """The municipality with what Statistics Netherlands says of its inhabitants."""
    groningen.code = "GM0014"
    groningen.save()
    publish(kwb(tmp_path, [(code, code, 1, people) for code, people in INHABITANTS.items()]))
    return groningen


@pytest.fixture
def define(town):
    """An own indicator."""
    by = make_user("beheerder", town, Role.ADMINISTRATOR)
    return lambda name="rapportcijfer", **changes: make_own_indicator(town, by=by, name=name, **changes)


def shown(indicator, codes, period="2024"):
    """Their values, each by itself."""
    book = series.read(codes, [indicator.key])
    return {code: book.figure([code], indicator.key, period).value for code in codes}


def test_a_mean_of_five_people_is_not_worked_out_from_their_wijk(define, tmp_path):
    own = define()
    own_table(tmp_path, own, [(SELWERD, 2024, 12), (PADDEPOEL, 2024, 6), (CEMETERY, 2024, 80), (DISTRICT, 2024, 11.3)])

    assert shown(own, [SELWERD, PADDEPOEL, CEMETERY, DISTRICT]) == {
        SELWERD: 12,
        PADDEPOEL: None,
        CEMETERY: None,
        DISTRICT: 11.3,
    }


def test_nor_from_an_area_that_they_are_a_part_of(define, tmp_path):
    own = define()
    own_table(tmp_path, own, [(SELWERD, 2024, 12), (CEMETERY, 2024, 80)])

    found = series.area_series([SELWERD, CEMETERY], [own.key])[own.key].latest

    assert (found.value, found.state) == (None, FigureState.INCOMPLETE)


def test_a_rate_does_not_tell_the_count_that_is_hidden(define, tmp_path):
    """0.456 for each 1,000 of 6,580 is 3."""
    count, rate = define("meldingen", **COUNT, table="meldingen"), define("meldingen per 1.000", **RATE, table="per")
    own_table(tmp_path, count, [(SELWERD, 2024, 3), (PADDEPOEL, 2024, 40)])
    own_table(tmp_path, rate, [(SELWERD, 2024, 0.456), (PADDEPOEL, 2024, 44.444)])

    assert shown(count, [SELWERD, PADDEPOEL]) == {SELWERD: None, PADDEPOEL: 40}
    assert shown(rate, [SELWERD, PADDEPOEL]) == {SELWERD: None, PADDEPOEL: 44.444}


@pytest.mark.parametrize(
    "changes", [COUNT | {"minimum": 100}, {"combination": "none", "weights": [], "unit": "klasse"}]
)
def test_an_own_figure_is_shown_from_as_many_inhabitants_as_it_asks(define, tmp_path, changes):
    own = define(**changes)
    own_table(tmp_path, own, [(SELWERD, 2024, 40), (CEMETERY, 2024, 7)])

    assert shown(own, [SELWERD, CEMETERY]) == {SELWERD: 40, CEMETERY: None}


def test_inhabitants_of_another_count_than_the_catalogue_names_are_not_those(define, tmp_path):
    """Nobody here knows then how many live there; the five of the other count hide nothing."""
    own = define(**COUNT | {"minimum": 100})
    own_table(tmp_path, own, [(CEMETERY, 2024, 7)])
    SourceTable.objects.filter(owner=None).update(series="een andere telling")

    assert shown(own, [CEMETERY]) == {CEMETERY: 7}


def test_a_count_that_asks_for_few_inhabitants_is_shown_where_few_live(define, tmp_path):
    own = define(**COUNT)
    own_table(tmp_path, own, [(CEMETERY, 2024, 7)])

    assert shown(own, [CEMETERY]) == {CEMETERY: 7}


def test_a_hidden_month_does_not_follow_from_its_year(define, tmp_path):
    count = define("meldingen", **COUNT)
    own_table(tmp_path, count, [(SELWERD, "2024", 43), (SELWERD, "2024-01", 40), (SELWERD, "2024-02", 3)])

    found = {period: shown(count, [SELWERD], period)[SELWERD] for period in ("2024", "2024-01", "2024-02")}

    assert found == {"2024": None, "2024-01": 40, "2024-02": None}


def test_a_table_of_the_municipality_that_says_cbs_is_shielded_all_the_same(define, tmp_path):
    count = define("meldingen", **COUNT)
    own_table(tmp_path, count, [(SELWERD, 2024, 3)], publisher="CBS")

    assert shown(count, [SELWERD]) == {SELWERD: None}


@pytest.mark.parametrize(
    ("unit", "says", "value"),
    [
        ("kinderen", "number", 2),
        ("kinderen", "", 2),
        ("procent van de huishoudens", "share", 0.05),
        ("procent van de huishoudens", "", 0.05),
        ("promille", "share", 0.4),
    ],
)
def test_what_counts_people_is_hidden_whatever_its_unit_is_called(define, tmp_path, unit, says, value):
    own = define(**COUNT | {"unit": unit, "combination": "none", "counts_people": says, "decimals": 2})
    own_table(tmp_path, own, [(SELWERD, 2024, value)])

    assert shown(own, [SELWERD]) == {SELWERD: None}


def test_a_figure_of_which_nobody_said_whether_it_counts_people_is_not_published_yet(define, tmp_path):
    own = define(counts_people="")
    own_table(tmp_path, own, [(SELWERD, 2024, 7.1)])

    (latest,) = series.read([SELWERD], [own.key]).figure([SELWERD], own.key, "2024").parts

    assert (latest.value, latest.note) == (None, Note.NOT_PUBLISHED)


def test_what_counts_nobody_is_shown_as_it_is(define, tmp_path):
    own = define("bomen", **COUNT | {"counts_people": "nobody"})
    own_table(tmp_path, own, [(SELWERD, 2024, 2)])

    assert shown(own, [SELWERD]) == {SELWERD: 2}


def test_nobody_is_shown_as_zero(define, tmp_path):
    own = define("meldingen", **COUNT)
    own_table(tmp_path, own, [(SELWERD, 2024, 0), (PADDEPOEL, 2024, 40)])

    assert shown(own, [SELWERD, PADDEPOEL]) == {SELWERD: 0, PADDEPOEL: 40}


def test_three_counts_that_add_up_do_not_tell_the_hidden_one(define, tmp_path):
    girls, boys, children = (define(name, **COUNT, table=name) for name in ("meisjes", "jongens", "kinderen"))
    for own, value in ((girls, 3), (boys, 40), (children, 43)):
        own_table(tmp_path, own, [(SELWERD, 2024, value)])

    found = [shown(own, [SELWERD])[SELWERD] for own in (girls, boys, children)]

    assert found == [None, None, 43]


def test_a_total_that_names_its_parts_does_not_tell_one_though_they_do_not_quite_add_up(define, tmp_path):
    girls, boys = (define(name, **COUNT, table=name) for name in ("meisjes", "jongens"))
    children = define("kinderen", **COUNT, table="kinderen", parts=[girls.key, boys.key])
    for own, value in ((girls, 3), (boys, 40), (children, 45)):
        own_table(tmp_path, own, [(SELWERD, 2024, value)])

    assert [shown(own, [SELWERD])[SELWERD] for own in (girls, boys, children)] == [None, None, 45]


def test_what_a_publication_changed_is_told_to_readers_without_what_it_was(define, tmp_path):
    """60 became 65 and 3 became 8: who sees both totals and the 8 knows the 3 that was hidden."""
    count = define("meldingen", **COUNT)
    own_table(tmp_path, count, [(SELWERD, 2024, 3), (PADDEPOEL, 2024, 40), (CEMETERY, 2024, 17), (DISTRICT, 2024, 60)])
    again = own_table(
        tmp_path, count, [(SELWERD, 2024, 8), (PADDEPOEL, 2024, 40), (CEMETERY, 2024, 17), (DISTRICT, 2024, 65)]
    )

    (told,) = differences.for_readers(again.releases[0])
    (known,) = differences.compare(again.releases[0])

    assert [(column.changed, column.biggest) for column in told.columns] == [(2, [])]
    assert {(move.before, move.after) for move in known.columns[0].biggest} == {(3, 8), (60, 65)}


def test_what_a_national_publication_changed_is_told_as_it_is(db, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 4)]))
    again = publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 3)])).releases[0]

    (comparison,) = differences.for_readers(again)

    assert [(move.before, move.after) for move in comparison.columns[0].biggest] == [(4, 3)]
