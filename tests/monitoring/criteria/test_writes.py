"""A municipality uses criteria of its own: switched off or with other limits, with a reason, from a day on."""

import json
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from monitoring import assessments, criteria, reports
from monitoring.models import CriterionChange
from monitoring.scoring.criteria import DEFAULT
from programmes.models import Event
from tests.conftest import NOON, make_user
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

WHY = "Onze aanpak loopt tien jaar, zo besloot de raad."
TODAY = NOON.date()


@pytest.fixture
def by(groningen):
    return make_user("beheerder", groningen, Role.ADMINISTRATOR)


def change(by, factor="vision", criterion="horizon", *, is_used=True, at=NOON, reason=WHY, **limits):
    limits = {name: Decimal(limit) for name, limit in limits.items()}
    return criteria.change(factor, criterion, is_used=is_used, limits=limits, reason=reason, by=by, at=at)


def preview(programme, at=AT):
    period = reports.Period(at - timedelta(days=364), at)
    return reports.preview(programme, period=period, reference_date=at, at=NOON)


def vision(programme, at=AT):
    return next(factor for factor in preview(programme, at)["factors"]["items"] if factor["key"] == "vision")


def test_without_a_change_the_criteria_are_those_of_the_platform(groningen):
    assert criteria.in_force(TODAY) == DEFAULT


def test_a_changed_limit_is_used_explained_and_logged(by):
    programme = story.programme(horizon_years=10)
    story.ambition(programme)
    before = vision(programme)

    change(by, "vision", "few_ambitions", met=1, partly=1)

    changed = next(finding for finding in vision(programme)["findings"] if finding["criterion"] == "few_ambitions")
    assert (
        next(finding for finding in before["findings"] if finding["criterion"] == "few_ambitions")["outcome"]
        == "partly"
    )
    assert (changed["outcome"], changed["adjusted_because"]) == ("met", WHY)
    assert (
        Event.objects.get(kind="criteria.changed").subject
        == "Visie op de toekomst: Heeft de visie een klein aantal ambities?"
    )


def test_a_criterion_that_is_off_is_named_with_the_reason_and_not_counted(by):
    programme = story.programme()

    change(by, is_used=False)

    found = vision(programme)
    assert found["total"] == 4
    assert found["switched_off"] == [f"Niet gebruikt: {criteria.find('vision', 'horizon').question} Reden: {WHY}"]


def test_the_report_names_the_version_and_what_was_changed(by):
    change(by, is_used=False)
    change(by, "precision", "target_group", met="0.9", partly="0.5")

    document = preview(story.programme())

    used = next(
        term for term in document["appendices"]["computation"] if term["term"] == "Criteria van de succesfactoren"
    )
    assert used["text"].startswith(f"{criteria.NAME}, versie 1.2.")
    assert "Aangepast:" in used["text"]
    assert "Niet gebruikt:" in used["text"]
    assert document["head"]["criteria_version"] == "1.2"


def test_an_earlier_day_keeps_the_criteria_of_that_day(by):
    change(by, is_used=False)

    assert criteria.in_force(TODAY - timedelta(days=1)) == DEFAULT
    assert criteria.in_force(TODAY).version == "1.1"


def test_a_report_keeps_its_criteria_when_they_change(by):
    programme = story.programme()
    change(by, is_used=False)
    made = assessments.assess(programme, at=AT, by=by, made_at=NOON)

    change(by, is_used=True, at=NOON + timedelta(hours=1))

    made.refresh_from_db()
    assert (made.criteria_name, made.criteria_version) == (criteria.NAME, "1.1")
    kept = next(score for score in assessments.scores_of(made) if score.factor == "vision")
    assert [off.reason for off in kept.switched_off] == [WHY]
    assert criteria.in_force(TODAY) == DEFAULT


def test_going_back_to_the_platform_needs_a_reason_too(by):
    change(by, is_used=False)

    with pytest.raises(ValidationError):
        change(by, reason="")


@pytest.mark.parametrize(
    ("criterion", "limits"),
    [
        (("vision", "horizon"), {"met": 5, "partly": 10}),
        (("vision", "adopted"), {"met": 1}),
        (("vision", "horizon"), {"met_up_to": 30}),
    ],
)
def test_limits_that_cannot_be_are_refused(by, criterion, limits):
    with pytest.raises(criteria.WrongLimits):
        change(by, *criterion, **limits)

    assert not CriterionChange.objects.exists()


def test_what_is_so_already_is_no_change(by):
    with pytest.raises(criteria.NothingChanged):
        change(by, met=15, partly=10)

    change(by, is_used=False)
    with pytest.raises(criteria.NothingChanged):
        change(by, is_used=False)


def test_another_municipality_keeps_its_own(by, other_municipality):
    change(by, is_used=False)

    with tenancy.municipality(other_municipality):
        assert criteria.in_force(TODAY) == DEFAULT


def test_a_change_of_a_criterion_that_the_platform_let_go_does_not_count(by):
    CriterionChange.objects.create(
        number=1, factor="vision", criterion="weg", is_used=False, reason=WHY, by=by, made_at=NOON
    )

    assert criteria.in_force(TODAY) == DEFAULT


def test_assess_names_the_criteria_as_json(by):
    story.programme()
    change(by, is_used=False, at=timezone.now())
    said = StringIO()

    call_command("assess", "selwerd", "--json", stdout=said)

    used = json.loads(said.getvalue())["criteria"]
    assert used["version"] == "1.1"
    assert used["overrides"][0]["reason"] == WHY
