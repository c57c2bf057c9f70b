"""The demo as it stands in the database: rich, honest, and the same after a second load."""

from datetime import date, timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone

from demo import loading, stories
from monitoring import evidence, rendering
from monitoring.models import Assessment, Report, RoundAnswer
from programmes import logbook
from programmes.analyses.reads import reach
from programmes.models import (
    Conversation,
    Event,
    Initiative,
    Measure,
    Meeting,
    MoneyLine,
    Obstacle,
    OwnFigure,
    OwnPeriod,
    Partner,
    PhaseTransition,
    Programme,
)
from programmes.models.analysis import WEIGHING
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, MunicipalityRole, User


@pytest.fixture(autouse=True)
def _on_a_machine_of_a_developer(settings) -> None:
    """The demo is loaded nowhere else."""
    settings.DEBUG = True


def counts() -> dict[str, int]:
    """Rows of the municipality of this transaction, per model."""
    models = [Programme, Partner, Measure, Initiative, Meeting, Obstacle, MoneyLine, PhaseTransition, Event]
    return {model.__name__: model.objects.count() for model in models}


def test_there_is_a_programme_in_every_phase(demo):
    with tenancy.municipality(demo):
        phases = dict(Programme.objects.values_list("slug", "phase"))

    assert phases == {
        "selwerd": "executing",
        "beijum": "designing",
        "de-wijert": "initiating",
        "indische-buurt-de-hoogte": "orienting",
        "lewenborg-west": "orienting",
    }


def test_selwerd_looks_lived_in(demo):
    with tenancy.municipality(demo):
        selwerd = Programme.objects.get(slug="selwerd")

        assert selwerd.memberships.filter(ends_on=None).count() >= 7
        assert 4 <= selwerd.ambitions.count() <= 5
        assert selwerd.measures.count() == 30
        assert selwerd.initiatives.count() == 31
        assert selwerd.log.dates("at", "year").count() == 10


def test_why_selwerd_is_there_is_filled_as_it_would_be_after_years(demo):
    with tenancy.municipality(demo):
        selwerd = Programme.objects.get(slug="selwerd")
        urgency = selwerd.urgencies.get()
        heard = reach(selwerd)
        untold = Conversation.objects.filter(analysis__programme=selwerd, follow_up="")
        versions = list(selwerd.analyses.order_by("adopted_on"))

        assert all(getattr(urgency, name) for name in WEIGHING)
        assert [group.label for group in heard.missing] == ["jonger dan 15 jaar", "15 tot 25 jaar"]
        assert untold.count() == 1
        newest = [max(figure["period"][:4] for figure in version.pinned) for version in versions]
        assert newest == ["2016", "2021", "2024"]
        assert versions[-1].challenges.count() == 5
        assert {recognition.recognised for recognition in versions[-1].recognitions.all()} == {True, False}


def test_every_activity_of_selwerd_is_of_somebody_and_what_is_done_has_a_result(demo):
    with tenancy.municipality(demo):
        rows = list(Programme.objects.get(slug="selwerd").activities.all())

        assert len(rows) == 18
        assert all(row.owner for row in rows)
        assert all(row.evidence and row.changed_on for row in rows if row.status == "done")
        assert all(row.due_on for row in rows if row.status != "done")


def test_an_idea_that_was_settled_tells_every_step(demo):
    with tenancy.municipality(demo):
        taxi = Initiative.objects.get(title="Buurttaxi voor ouderen")
        steps = [event.kind.partition(".")[2] for event in reversed(logbook.of(taxi))]

    assert steps == ["submitted", "published", "in_review", "decided", "began", "carried_out", "accounted"]


def test_lewenborg_west_began_last_week_and_looks_like_it(demo):
    with tenancy.municipality(demo):
        new = Programme.objects.get(slug="lewenborg-west")

        assert stories.TODAY - new.started_on <= timedelta(days=7)
        assert new.urgencies.get().weighed == ""
        assert not new.analyses.exists()
        assert not new.stakeholders.exists()
        assert not new.measures.exists()
        assert set(new.activities.values_list("status", flat=True)) == {"not_started", "running"}
        assert all(row.changed_on is None for row in new.activities.filter(status="not_started"))


def test_measures_have_every_light_and_owners_besides_the_municipality(demo):
    with tenancy.municipality(demo):
        running = Measure.objects.filter(programme__slug="selwerd").running()
        others = running.exclude(owner__kind="municipality").exclude(owner=None)

        assert set(running.values_list("light", flat=True)) == {"green", "orange", "red"}
        assert others.count() / running.count() >= 0.4


def test_plans_count_in_a_report_about_the_day_before_loading(demo):
    """Evidence knows a plan from the day it was recorded; the story was not recorded today."""
    with tenancy.municipality(demo):
        beijum = Programme.objects.get(slug="beijum")
        known = evidence.gather(beijum, date(2026, 10, 31))["precision"].measures

        assert len(known) == beijum.measures.count()
        assert any(measure.starts_on is None or measure.starts_on > date(2026, 10, 31) for measure in known)


def test_initiatives_are_in_every_state_but_the_unconfirmed(demo):
    with tenancy.municipality(demo):
        states = set(Initiative.objects.values_list("status", flat=True))

    assert states == set(Initiative.Status.values) - {"idea"}


def test_money_adds_up_to_what_the_story_says(demo):
    with tenancy.municipality(demo):
        of_2025 = MoneyLine.objects.of(Programme.objects.get(slug="selwerd")).filter(year=2025)
        euros = of_2025.aggregate(budgeted=Sum("budgeted"), committed=Sum("committed"), spent=Sum("spent"))

    assert euros == {"budgeted": 1_310_000, "committed": 1_280_000, "spent": 1_262_400}


def test_the_programme_went_back_once_with_a_reason(demo):
    with tenancy.municipality(demo):
        back = PhaseTransition.objects.get(from_phase="executing", to_phase="designing")

    assert back.decided_on.year == 2022
    assert back.reason
    assert back.dissent


def test_the_second_municipality_knows_nothing_of_the_first(demo):
    with tenancy.municipality(Municipality.objects.get(slug="voorbeeldstad")):
        slugs = list(Programme.objects.values_list("slug", flat=True))
        people = set(MunicipalityRole.objects.values_list("user__email", flat=True))

    assert slugs == ["kanariewijk"]
    assert all(email.endswith("@voorbeeldstad.example") for email in people)


def test_a_second_load_changes_nothing(demo):
    with tenancy.municipality(demo):
        before = counts()

    again = loading.load(with_reports=False)

    with tenancy.municipality(demo):
        assert counts() == before
    assert again.programmes == ()


def test_everybody_can_sign_in_with_the_documented_password(demo):
    from demo import accounts

    emails = [account.email for account in accounts.accounts()]

    users = User.objects.filter(email__in=emails)

    assert len(users) == len(emails)
    assert all(user.has_usable_password() for user in users)
    assert users.get(email="programmamanager@groningen.example").check_password(accounts.PASSWORD)


def test_residents_and_municipality_contradict_each_other(demo):
    with tenancy.municipality(demo):
        answers = RoundAnswer.objects.filter(
            question__factor="involved_residents",
            question__round__title="Ronde 2026",
            question__round__programme__slug="selwerd",
        )
        stages = {
            party: sorted(answers.filter(party=party).values_list("stage", flat=True))
            for party in ("municipality", "resident")
        }

    medians = {party: judged[len(judged) // 2] for party, judged in stages.items()}
    assert medians == {"municipality": 4, "resident": 2}
    assert len(stages["resident"]) >= 5


@pytest.fixture
def quick_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report itself is tested elsewhere."""
    monkeypatch.setattr(rendering, "render", lambda snapshot: b"%PDF demo")


def test_two_reports_of_earlier_years_went_to_the_council(demo, quick_pdf, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    loading.load()
    loading.load()

    with tenancy.municipality(demo):
        found = list(Report.objects.order_by("reference_date"))
        kinds = list(Event.objects.filter(kind__startswith="report.").order_by("at").values_list("kind", flat=True))
    assert [(report.reference_date.year, report.status) for report in found] == [(2024, "offered"), (2025, "offered")]
    assert all(report.is_ready for report in found)
    with tenancy.municipality(demo):
        assert Assessment.objects.filter(reference_date=stories.TODAY).count() == 5
    assert kinds == ["report.requested", "report.adopted", "report.offered"] * 2


def test_own_figures_wait_come_back_and_are_corrected(demo):
    with tenancy.municipality(demo):
        statuses = set(OwnFigure.objects.values_list("status", flat=True))
        corrected = OwnFigure.objects.approved().filter(version=2)
        unsent = OwnFigure.objects.filter(status="returned", letter_sent_at=None)

        assert statuses == {"approved", "pending", "returned"}
        assert [(str(figure), figure.value) for figure in corrected] == [
            ("Bezoeken aan de buurtkamer, 2e kwartaal 2025", 1502),
        ]
        assert OwnFigure.objects.approved().filter(value=None).count() == 1
        assert OwnPeriod.objects.filter(opened_until__gte=timezone.localdate()).exists()
        assert not unsent.exists()
