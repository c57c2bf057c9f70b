"""What the summary says first: falls, what became worse, what is late or broken, and the hole in the money."""

from datetime import date

import pytest

from monitoring.snapshot import attention
from programmes.models import AgreementPromise, LocalAgreement
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, day
from tests.monitoring.snapshot.test_build import build
from tests.support.factories import AgreementPromiseFactory, ObstacleFactory
from tests.support.snapshots import example_snapshot

PARTS = ("ambitions", "measures", "initiatives", "factors", "money", "coalition", "overdue")


@pytest.fixture
def programme(groningen):
    return story.tell(story.programme(), groningen)


def of_example(change=lambda example: None):
    """The lines about the example, by kind."""
    example = example_snapshot()
    change(example)
    lines = attention.attention(**{part: example[part] for part in PARTS})
    return {kind: [line for line in lines if line["kind"] == kind] for kind in {line["kind"] for line in lines}}


def told(programme, kind):
    return [line for line in build(programme)["summary"]["attention"] if line["kind"] == kind]


def test_a_factor_that_fell_is_told_and_leads_to_that_factor():
    def fall(example):
        example["factors"]["items"][8] |= {
            "stage": 1,
            "previous_stage": 2,
            "change": "Gedaald: van begin naar afwezig.",
        }
        example["factors"]["items"][0] |= {"stage": 4, "previous_stage": 3, "change": "Gestegen."}

    (line,) = of_example(fall)["fall"]

    assert line["text"] == "Lange adem. Gedaald: van begin naar afwezig."
    assert line["anchor"] == "factor-staying_power"


def test_a_figure_that_the_judgement_calls_worse_is_told_and_no_other():
    assert "worse" not in of_example()

    def worsen(example):
        example["ambitions"][0]["indicators"][0] |= {
            "id": 7,
            "label": "Misdrijven",
            "verdict": "worse",
            "verdict_label": "verslechterd",
            "verdict_reason": "Er waren 30 % meer misdrijven. Dat is meer dan gewoon.",
        }

    (line,) = of_example(worsen)["worse"]
    assert line["text"] == "Misdrijven: verslechterd. Er waren 30 % meer misdrijven."
    assert line["anchor"] == "cijfer-7"


def test_broken_promises_are_told_by_partner(programme):
    member = programme.memberships.first()
    AgreementPromise.objects.all().delete()
    agreement = LocalAgreement.objects.filter(programme=programme).latest("starts_on")
    promised = {"agreement": agreement, "partner": member.partner}
    AgreementPromiseFactory(**promised, status="broken", settled_on=day(30), explanation="Geen mensen.")
    AgreementPromiseFactory(**promised, due_on=day(1))
    AgreementPromiseFactory(**promised, due_on=date(2030, 1, 1))

    built = build(programme)

    (line,) = told(programme, "promise")
    assert line["text"] == f"{member.partner.name}: 0 van 3 afspraken nagekomen, 1 niet, 1 te laat, 1 loopt nog."
    assert line["anchor"] == f"partner-{member.partner_id}"
    assert built["coalition"]["promises"] == {"made": 3, "kept": 0, "broken": 1, "late": 1}


def test_a_decision_that_is_late_says_how_many_days_and_who_decides(programme):
    late = ObstacleFactory(programme=programme, title="Wie betaalt?", raised_on=day(60), due_on=day(14))
    ObstacleFactory(programme=programme, title="Op tijd", raised_on=day(60), due_on=AT)
    ObstacleFactory(
        programme=programme, title="Besloten", raised_on=day(60), due_on=day(14), decided_on=day(3), decision="Ja."
    )

    lines = {line["anchor"]: line["text"] for line in told(programme, "late")}

    who = "programmamanager of procesregisseur"
    assert (
        lines[f"besluit-knelpunt-{late.pk}"] == f"Wie betaalt? Nog geen besluit, 14 dagen te laat. Wie besluit: {who}."
    )
    assert not any(title in text for text in lines.values() for title in ("Op tijd", "Besloten"))


def test_of_several_late_decisions_each_says_who_decides(programme):
    for number in (1, 2, 3):
        ObstacleFactory(programme=programme, title=f"Knelpunt {number}", raised_on=day(60), due_on=day(10 * number))

    (line,) = told(programme, "late")

    assert line["text"] == (
        "3. Wie besluit: programmamanager of procesregisseur over Knelpunt 3 (30 dagen), Knelpunt 2 (20 dagen) en "
        "Knelpunt 1 (10 dagen)."
    )


def test_who_decides_on_several_is_named_once():
    def late(example):
        example["overdue"] = [
            {"id": f"maatregel-{days}", "title": title, "due_on": "2026-01-01", "days": days, "who": who}
            for title, days, who in (
                ("Vocht", 293, "programmamanager"),
                ("Plek", 142, "programmamanager of procesregisseur"),
                ("Taxi", 35, "programmamanager"),
            )
        ]

    (line, _answers) = of_example(late)["late"]

    assert line["text"] == (
        "3. Wie besluit: programmamanager over Vocht (293 dagen) en Taxi (35 dagen); programmamanager of "
        "procesregisseur over Plek (142 dagen)."
    )
    assert line["anchor"] == "besluit-maatregel-293"


def test_steering_that_nobody_decided_in_time_is_overdue_and_no_longer_open(programme):
    measure = programme.measures.first()
    measure.updates.all().delete()
    measure.adjustments.all().delete()
    story.update(measure, day(60), "red", adjust_by=day(14))

    built = build(programme)

    deviation = next(item for item in built["measures"]["items"] if item["id"] == measure.pk)["deviation"]
    assert deviation["kept"] == "overdue"
    assert deviation["kept_text"] == "nog geen besluit, 14 dagen te laat; wie besluit: programmamanager"
    assert f"maatregel-{measure.pk}" in [decision["id"] for decision in built["overdue"]]


def test_steering_whose_day_has_not_come_is_open(programme):
    measure = programme.measures.first()
    measure.updates.all().delete()
    measure.adjustments.all().delete()
    story.update(measure, day(60), "red", adjust_by=AT)

    found = next(item for item in build(programme)["measures"]["items"] if item["id"] == measure.pk)

    assert found["deviation"]["kept"] == "open"


def test_answers_out_of_term_are_told_and_ideas_that_wait_too_long_are_counted_unnamed(programme):
    programme.initiatives.update(due_on=AT, decided_at=None, decided_by=None, status="submitted", amount_granted=None)
    for title, due in (("Taxi", 10), ("Tuin", 4)):
        story.initiative(programme, day(100), title=title, due_on=day(due))

    built = build(programme)

    answers = [line for line in built["summary"]["attention"] if line.get("anchor") == "antwoord-op-tijd"]
    assert [line["text"] for line in answers] == ["Bewoners kregen 2 keer geen antwoord binnen de termijn."]
    (ideas,) = [decision for decision in built["overdue"] if decision["id"] == "ideeen"]
    assert (ideas["title"], ideas["days"], ideas["who"]) == ("2 ideeën van bewoners", 10, "programmamanager")
    assert "Taxi" not in str(built["overdue"])


def test_the_hole_in_the_money_is_told_in_euros():
    def years(example):
        example["money"]["years"] = [
            {"year": 2026, "budgeted": 900, "granted": 0, "spent": 0, "is_estimate": False},
            {"year": 2027, "budgeted": 4_000_000, "granted": 3_000_000, "spent": 0, "is_estimate": True},
            {"year": 2028, "budgeted": 4_000_000, "granted": 1_000_000, "spent": 0, "is_estimate": True},
        ]

    (line,) = of_example(years)["money"]

    assert line["text"].replace("\xa0", " ") == (
        "Voor 2027 tot en met 2028 ontbreekt € 4,0 mln van de begrote € 8,0 mln."
    )
    assert line["anchor"] == "geld-per-jaar"


def test_a_budget_that_is_covered_needs_no_attention():
    def covered(example):
        for year in example["money"]["years"]:
            year["granted"] = year["budgeted"]

    assert "money" not in of_example(covered)
