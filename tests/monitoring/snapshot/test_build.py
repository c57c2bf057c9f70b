"""A whole programme becomes one document: what it holds, that it prints, and in how many queries."""

import io
import uuid
from datetime import date

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring import evidence, rendering, reports, snapshot
from monitoring.rendering import pictures
from monitoring.scoring import factors
from monitoring.snapshot.seal import canonical
from neighbourhoods.models import SourceTable
from programmes.initiatives import DECISION_TERM
from programmes.models import PhaseTransition, ProgrammeRevision, Risk
from programmes.phases import Phase
from tests.conftest import NOON
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from tests.neighbourhoods.support import crimes, own_table, publish
from tests.support.history import written
from tests.support.indicators import make_own_indicator
from tests.support.pdf import failures
from tests.support.snapshots import example_snapshot

MOST_QUERIES = 30
MOST_READS = 46  # the lock, the form, the reports so far, the evidence and the snapshot
FRAME = snapshot.Frame(date(2025, 11, 24), AT, AT, NOON)


@pytest.fixture
def figures(groningen, tmp_path):
    """Five years of police figures of both buurten, and of the gemeente."""
    places = (story.EAST, story.WEST, "GM0014")
    publish(crimes(tmp_path, [(place, year, 200) for place in places for year in range(2021, 2026)]))


@pytest.fixture
def programme(groningen, figures):
    return story.tell(story.programme(), groningen)


def scores(programme):
    return factors.score_all(evidence.gather(programme, AT), AT)


def build(programme, frame=FRAME):
    return snapshot.build(programme, frame, scores=scores(programme))


def shape(value):
    """The keys at every depth, of lists those of their first item."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def keys_of(value):
    return set(value) if isinstance(value, dict) else set()


def test_the_digest_of_a_file_of_the_municipality_is_not_in_it(programme, groningen, manager, tmp_path):
    """A report is public; by that digest somebody could check a guess at what the report hides."""
    groningen.code = "GM0014"
    groningen.save()
    own = make_own_indicator(groningen, by=manager, name="bezoekers")
    (release,) = own_table(tmp_path, own, [(story.EAST, 2024, 40), (story.WEST, 2024, 60)]).releases
    programme.ambitions.first().indicators.create(indicator_key=own.key, reference="municipality")

    built = build(programme)

    digests = {printed["table"]: printed["sha256"] for printed in built["releases"]}
    assert digests.pop(release.table_id) == ""
    assert digests
    assert all(len(digest) == 64 for digest in digests.values())
    assert release.sha256.encode() not in canonical(built)


def test_every_part_has_the_keys_of_the_schema(programme):
    built, example = build(programme), example_snapshot()

    assert built.keys() == example.keys()
    for name in ("head", "summary", "phase", "measures", "initiatives", "coalition", "factors", "money", "learning"):
        assert keys_of(built[name]) == keys_of(example[name]), name
    for rows, model in (
        (built["measures"]["items"], example["measures"]["items"]),
        (built["coalition"]["partners"], example["coalition"]["partners"]),
        (built["factors"]["items"], example["factors"]["items"]),
        (built["money"]["rows"], example["money"]["rows"]),
        (built["ambitions"], example["ambitions"]),
        (built["ambitions"][0]["indicators"], example["ambitions"][0]["indicators"]),
        (built["appendices"]["sources"], example["appendices"]["sources"]),
    ):
        assert rows, "the story has a row of each"
        assert shape(rows[0]).keys() == shape(model[0]).keys()


def test_it_prints_as_an_accessible_report(programme):
    content = rendering.render(build(programme))

    text = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert failures(content) == []
    assert "geregistreerde misdrijven" in text.lower()


def test_an_empty_programme_prints_too(groningen):
    young = story.programme(started_on=date(2026, 11, 1))

    built = build(young)

    assert {factor["stage_label"] for factor in built["factors"]["items"]} == {"niet te beoordelen"}
    assert built["map"] is None
    assert rendering.render(built).startswith(b"%PDF")


def test_the_same_records_give_the_same_document(programme):
    assert canonical(build(programme)) == canonical(build(programme))


def test_the_number_of_queries_stays_the_same_at_ten_times_the_rows(groningen, figures):
    small = story.tell(story.programme("klein"), groningen)
    large = story.tell(story.programme("groot"), groningen, times=10)
    small_scores, large_scores = scores(small), scores(large)

    with CaptureQueriesContext(connection) as few:
        snapshot.build(small, FRAME, scores=small_scores)
    with CaptureQueriesContext(connection) as many:
        built = snapshot.build(large, FRAME, scores=large_scores)

    assert len(built["coalition"]["partners"]) == 80
    assert len(few) == len(many) <= MOST_QUERIES, [query["sql"][:120] for query in many]


def asked_of_the_database(programme):
    """The reads of a whole report: what is written is the assessment, the report and the line in the log."""
    with CaptureQueriesContext(connection) as asked:
        reports.request(
            programme, period_start=FRAME.period_start, period_end=AT, by=None, at=NOON, form_key=uuid.uuid4()
        )
    return [query["sql"] for query in asked if query["sql"].startswith(("SELECT", "("))]


def test_a_whole_report_reads_as_often_at_ten_times_the_rows(groningen, figures):
    small = story.tell(story.programme("klein"), groningen)
    large = story.tell(story.programme("groot"), groningen, times=10)

    few, many = asked_of_the_database(small), asked_of_the_database(large)

    assert len(few) == len(many) <= MOST_READS, [sql[:90] for sql in many]


def test_money_adds_up_to_the_euro(programme):
    money = build(programme)["money"]

    for column in ("budgeted", "granted", "spent", "rest"):
        assert money["total"][column] == sum(row[column] for row in money["rows"])
        assert money["municipal"][column] == sum(row[column] for row in money["rows"] if row["is_municipal"])


def test_a_red_measure_says_whether_the_promised_decision_came(programme):
    measure = programme.measures.first()
    measure.updates.all().delete()
    story.update(measure, date(2026, 3, 1), "orange", adjust_by=date(2026, 5, 1))
    story.adjustment(measure, date(2026, 6, 1))
    story.update(measure, AT, "red", adjust_by=date(2026, 12, 31))

    built = build(programme)

    found = next(one for one in built["measures"]["items"] if one["id"] == measure.pk)
    assert (found["light"], found["previous_light"]) == ("red", "orange")
    assert found["deviation"]["promised_by"] == "2026-05-01"
    assert found["deviation"]["kept"] == "late"
    assert built["summary"]["attention"][0]["kind"] in {"red", "contradiction"}
    assert any(item["kind"] == "red" for item in built["summary"]["attention"])


def test_what_came_after_the_reference_date_is_not_in_it(programme):
    measure = programme.measures.first()
    story.update(measure, date(2026, 12, 1), "red")
    Risk.objects.create(programme=programme, title="Later gezien", chance=3, impact=3, raised_on=date(2026, 12, 1))

    built = build(programme)

    assert all(measure["light"] != "red" for measure in built["measures"]["items"])
    assert all(risk["title"] != "Later gezien" for risk in built["risks"])


def test_a_measure_that_is_done_has_no_light_to_attend_to(programme):
    measure = programme.measures.first()
    story.update(measure, date(2026, 11, 1), "red")
    type(measure).objects.filter(pk=measure.pk).update(status="done", ends_on=date(2026, 11, 2))

    built = build(programme)

    found = next(one for one in built["measures"]["items"] if one["id"] == measure.pk)
    assert found["is_ended"]
    assert found["deviation"] is None
    assert all(item["kind"] != "red" for item in built["summary"]["attention"])


def test_going_back_a_phase_is_a_decision_on_the_line(programme):
    for day, before, after in (
        (date(2019, 1, 1), Phase.ORIENTATION, Phase.INITIATION),
        (date(2020, 1, 1), Phase.INITIATION, Phase.DESIGN),
        (date(2021, 1, 1), Phase.DESIGN, Phase.EXECUTION),
        (date(2026, 2, 1), Phase.EXECUTION, Phase.DESIGN),
    ):
        PhaseTransition.objects.create(
            programme=programme, from_phase=before, to_phase=after, decided_on=day, reason="Herziening"
        )

    built = build(programme)

    assert [step["state"] for step in built["phase"]["steps"]] == ["done", "done", "current", "todo"]
    assert "Van uitvoeren naar ontwerpen" in [decision["title"] for decision in built["phase"]["decisions"]]


def test_who_wrote_a_summary_finds_those_words_and_the_decision_asked(programme):
    frame = snapshot.Frame(
        date(2025, 11, 24), AT, AT, NOON, summary="Eerste.\n\nTweede.", decisions=("Stem in met het vervolg.",)
    )

    summary = build(programme, frame)["summary"]

    assert summary["text"] == ["Eerste.", "Tweede."]
    assert (summary["decision_kind"], summary["decisions"]) == ("Gevraagd besluit", ["Stem in met het vervolg."])


def test_nobody_is_named(programme):
    programme.memberships.update(person="Anna de Vries", function="")

    assert b"Anna de Vries" not in canonical(build(programme))


def test_what_is_planned_is_shown_when_it_was_written_down_by_the_date(programme):
    measure = programme.measures.first()
    type(measure).objects.filter(pk=measure.pk).update(starts_on=date(2027, 3, 1), ends_on=date(2027, 12, 31))
    recorded = type(measure).pgh_event_model.objects.filter(pgh_obj_id=measure.pk)

    written(recorded, NOON.replace(year=2026, month=1))
    assert measure.pk in [measure["id"] for measure in build(programme)["measures"]["items"]]

    written(recorded, NOON.replace(year=2027))
    assert measure.pk not in [measure["id"] for measure in build(programme)["measures"]["items"]]


def test_the_term_of_a_decision_and_the_licence_of_a_table_are_those_that_hold(programme):
    SourceTable.objects.update(licence="CC0 1.0")

    built = build(programme)

    assert built["initiatives"]["term_days"] == DECISION_TERM.days
    assert {source["licence"] for source in built["appendices"]["sources"]} == {"CC0 1.0"}


def test_every_count_of_running_measures_counts_the_same_ones(programme):
    goal = programme.ambitions.first()
    story.measure(goal, "Nog niet begonnen", status="planned", starts_on=date(2026, 3, 1))
    story.measure(goal, "Langer bezig dan gedacht", ends_on=date(2026, 6, 30))
    story.measure(goal, "Klaar", status="done", ends_on=date(2026, 6, 30))

    built = build(programme)
    findings = {finding["criterion"]: finding for factor in built["factors"]["items"] for finding in factor["findings"]}

    running = {measure["title"] for measure in built["measures"]["items"] if measure["is_running"]}
    assert running == {"Huisbezoek", "Langer bezig dan gedacht"}
    assert built["summary"]["key_figures"][0]["value"] == "2"
    assert "Van de 2 lopende maatregelen" in built["summary"]["text"][0]
    assert "van de 2 lopende maatregelen" in findings["shared_ownership"]["text"]
    assert "van de 2 lopende maatregelen" in findings["output_followed"]["text"]
    assert sum(int(count) for count in pictures.status_bar(built["measures"], key="bar").table.rows[0][1:-1]) == 2


def test_an_idea_that_is_late_and_undecided_counts_as_not_in_time(programme):
    story.initiative(programme, date(2026, 7, 1), title="Te laat en zonder besluit")

    built = build(programme)
    findings = {finding["criterion"]: finding for factor in built["factors"]["items"] for finding in factor["findings"]}

    assert built["initiatives"]["in_time"] == 0.5
    assert built["initiatives"]["answered"] == (
        "1 van de 2 (50\u00a0%) binnen hun termijn van hoogstens 56 dagen, "
        "in de 12 maanden tot en met 23 november 2026."
    )
    assert "1 van de 2 initiatieven (50\u00a0%)" in findings["answered_in_time"]["text"]


def test_the_cover_names_the_implementation_programme_in_force(programme):
    for year in (2019, 2027):
        ProgrammeRevision.objects.create(
            programme=programme,
            title=f"Uitvoering {year}",
            decided_on=date(year, 1, 1),
            first_year=year,
            last_year=year + 3,
        )

    assert build(programme)["head"]["plan"] == "Uitvoering, versie 2, vastgesteld op 12 juni 2025"


def test_the_national_grant_is_told_by_theme_and_adds_up_to_its_source(programme):
    source = programme.funding_sources.create(name="Rijk", kind="national_grant")
    for theme, euros in (("school", 300), ("", 50), ("poverty", 150)):
        source.lines.create(year=2026, theme=theme, budgeted=euros, committed=euros)

    money = build(programme)["money"]

    assert [(row["source"], row["granted"]) for row in money["themes"]] == [
        ("preventie armoede en schulden", 150),
        ("School en Omgeving", 300),
        ("nog geen thema vastgelegd", 50),
    ]
    whole = next(row for row in money["rows"] if row["id"] == source.pk)
    assert sum(row["granted"] for row in money["themes"]) == whole["granted"]
