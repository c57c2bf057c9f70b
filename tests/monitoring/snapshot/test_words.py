"""How a report says it: numbers as people here write them, and nothing run together or left out unsaid."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from monitoring.rendering.attachments import attachments
from monitoring.scoring.pulse import Judgement, Party, pulse_of
from monitoring.snapshot import figures
from monitoring.snapshot.judgement import party_views
from programmes.models import AgreementPromise, LocalAgreement
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from tests.monitoring.snapshot.test_build import build
from tests.neighbourhoods.support import crimes, publish
from tests.support.factories import AgreementPromiseFactory
from tests.support.snapshots import example_snapshot

NBSP = "\u00a0"


@pytest.fixture
def programme(groningen):
    return story.tell(story.programme(), groningen)


def change(measure, **fields):
    measure.updates.all().delete()
    type(measure).objects.filter(pk=measure.pk).update(**fields)


def shown(programme, measure):
    return next(one for one in build(programme)["measures"]["items"] if one["id"] == measure.pk)


@pytest.mark.parametrize(
    ("fields", "output"),
    [
        ({"output_target": 1000, "output_done": 706, "output_name": "bezoeken"}, "706 van 1.000 bezoeken"),
        ({"output_target": 1000, "output_done": None, "output_name": "bezoeken"}, "onbekend van 1.000 bezoeken"),
        ({"output_target": None, "output_done": 6580, "output_name": "bezoeken"}, "6.580 bezoeken"),
        (
            {"output_target": 90, "output_done": 67, "output_name": "procent op tijd"},
            f"67{NBSP}% op tijd, doel 90{NBSP}%",
        ),
        ({"output_target": None, "output_done": None, "output_name": "bezoeken"}, ""),
    ],
)
def test_what_a_measure_did_reads_as_people_say_it(programme, fields, output):
    measure = programme.measures.first()
    change(measure, **fields)

    assert shown(programme, measure)["output"] == output


def test_a_group_of_thousands_has_its_dot(programme):
    measure = programme.measures.first()
    change(measure, target_group="Alle bewoners", target_group_size=6580)

    assert shown(programme, measure)["target_group"] == "Alle bewoners (6.580)"


def test_tasks_on_lines_of_their_own_do_not_run_together(programme):
    programme.memberships.update(contribution_task="Wijktop organiseren\nBewonersjury kiezen.", contribution_euro=None)

    promised = build(programme)["coalition"]["partners"][0]["promised"]

    assert promised.endswith("Wijktop organiseren; Bewonersjury kiezen")


def test_the_summary_names_what_it_does_not_tell(programme):
    for number in range(5):
        measure = story.measure(programme.ambitions.first(), title=f"Maatregel {number}")
        story.update(measure, AT, "orange", cause=f"Oorzaak {number}.")

    told = [item["text"] for item in build(programme)["summary"]["attention"] if item["kind"] == "orange"]

    assert told == ["5: Maatregel 0, Maatregel 1, Maatregel 2, Maatregel 3 en Maatregel 4."]


def test_the_lights_in_the_file_have_the_words_of_the_report():
    content = next(file.content for file in attachments(example_snapshot()) if file.name == "maatregelen.csv")

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    words = {row[part] for row in rows for part in ("licht", "tijd", "geld", "kwaliteit")}
    assert words & {"op schema", "aandacht", "knelpunt"}
    assert not words & {"green", "orange", "red", "unknown"}


@pytest.mark.parametrize(
    ("due_on", "settled", "told", "state"),
    [
        (date(2029, 1, 1), {}, "0 van 1 afspraak nagekomen, 1 loopt nog", "open"),
        (None, {}, "0 van 1 afspraak nagekomen, 1 loopt nog", "open"),
        (date(2025, 1, 1), {}, "0 van 1 afspraak nagekomen, 1 te laat", "partly"),
        (date(2025, 1, 1), {"status": "kept", "settled_on": date(2025, 2, 1)}, "1 van 1 afspraak nagekomen", "kept"),
    ],
)
def test_a_promise_that_is_not_due_yet_is_no_promise_that_was_missed(programme, due_on, settled, told, state):
    member = programme.memberships.first()
    AgreementPromise.objects.all().delete()
    AgreementPromiseFactory(
        agreement=LocalAgreement.objects.filter(programme=programme).latest("starts_on"),
        partner=member.partner,
        due_on=due_on,
        **settled,
    )

    partner = next(
        partner for partner in build(programme)["coalition"]["partners"] if partner["id"] == member.partner_id
    )

    assert (partner["delivered"], partner["delivered_state"]) == (told, state)


def test_money_that_nobody_wrote_down_is_unknown_and_not_zero(groningen):
    key_figure = build(story.programme())["summary"]["key_figures"][-1]

    assert key_figure == {"value": "onbekend", "label": "hoeveel geld er is, staat nog niet vast"}


def test_how_far_a_party_is_divided_is_told_in_the_words_of_the_ladder():
    heard = pulse_of([Judgement(Party.MUNICIPALITY, stage) for stage in (3, 4, 4)])

    assert [view["spread"] for view in party_views(heard)] == ["van ‘op weg’ tot ‘op orde’"]


def test_a_neighbourhood_has_its_name_beside_its_code(programme, tmp_path, monkeypatch):
    publish(crimes(tmp_path, [(code, 2025, 200) for code in (story.EAST, story.WEST)]))
    names = {story.EAST: "Beijum-Oost", story.WEST: "Beijum-West"}
    read = figures.read
    monkeypatch.setattr(figures, "read", lambda memory: replace(read(memory), names=names))

    appendices = build(programme)["appendices"]

    told = f"Beijum-Oost ({story.EAST}), Beijum-West ({story.WEST})"
    assert appendices["area_changes"] == [f"Gebruikt is de indeling van 2024: {told}."]
    assert told in appendices["computation"][-1]["text"]
