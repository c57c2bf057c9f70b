"""Walks over every page: nothing of another municipality is seen, taken or pointed at, and looking changes nothing.

A new table, form or address joins the walk by itself, or fails it until somebody says what it is.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.forms import BaseForm, ModelChoiceField

import monitoring
import neighbourhoods
import programmes
from monitoring import reports
from monitoring.models import Report
from programmes import tasks
from programmes.models import Initiative, Programme
from tests.conftest import NOON
from tests.support import canaries, crawler
from tests.support.crawler import Opened
from tests.support.factories import (
    AmbitionFactory,
    AreaAnalysisFactory,
    MeasureFactory,
    ProgrammeChallengeFactory,
)
from tests.support.world import World, client_of
from tests.wijkaanpak.test_headers import INLINE, OTHER_SITE, assert_locked_down
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, Role, User

ORDER = {"period_start": date(2025, 10, 1), "period_end": date(2026, 9, 30)}
# What the database itself keeps a word out of.
NO_ROOM_FOR_A_WORD = {
    # a code, a digest, or the key of something else
    "monitoring.Report.sha256",
    "neighbourhoods.FigureImport.sha256",
    "neighbourhoods.Indicator.divided_by",
    "neighbourhoods.Indicator.key",
    "neighbourhoods.Indicator.numerator",
    "neighbourhoods.Mapping.period_column",
    "neighbourhoods.Mapping.table",
    "neighbourhoods.Release.period",
    "neighbourhoods.Release.sha256",
    "neighbourhoods.ReleaseColumn.period",
    "programmes.Initiative.neighbourhood_code",
    "programmes.ProgrammeAreaMember.code",
    # a row that never changes: it was made with the word in it
    "monitoring.Assessment.criteria_name",
    "monitoring.Assessment.criteria_version",
    "monitoring.Assessment.evidence",
    "monitoring.Assessment.scores",
    "monitoring.CriterionChange.criterion",
    "monitoring.CriterionChange.factor",
    "monitoring.CriterionChange.reason",
    "programmes.Event.by_name",
    "programmes.Event.detail",
    "programmes.Event.kind",
    "programmes.Event.subject",
    "programmes.Event.subject_kind",
    # filled in at a later stage alone
    "monitoring.Report.adopted_by",
    "neighbourhoods.Release.withdrawal_reason",
    "programmes.AgreementPromise.withdrawn_reason",
    "programmes.AmbitionIndicator.withdrawn_reason",
    "programmes.Conversation.withdrawn_reason",
    "programmes.FundingSource.withdrawn_reason",
    "programmes.Initiative.withdrawn_reason",
    "programmes.LearningSession.withdrawn_reason",
    "programmes.Lesson.adjustment",
    "programmes.Lesson.check_result",
    "programmes.Lesson.decision",
    "programmes.MeasureAdjustment.check_result",
    "programmes.Meeting.withdrawn_reason",
    "programmes.Membership.withdrawn_reason",
    "programmes.Obstacle.decision",
    "programmes.Obstacle.withdrawn_reason",
    "programmes.OwnFigure.correction_reason",
    "programmes.Partner.withdrawn_reason",
    "programmes.ProgrammeChallenge.withdrawn_reason",
    "programmes.Risk.withdrawn_reason",
    "programmes.Stakeholder.withdrawn_reason",
    "programmes.TeamMember.handover",
    "programmes.TeamPosition.withdrawn_reason",
}


@pytest.fixture(scope="module")
def _world(own_world) -> World:
    """Two municipalities, and next door full of words that are nobody else's."""
    canaries.fill(own_world.stranger.home)
    refused = canaries.poison(own_world.stranger.home)
    assert refused == NO_ROOM_FOR_A_WORD
    return own_world


@dataclass(frozen=True, slots=True)
class Walk:
    """Every page that can be reached, by nobody and by the manager, and what the tables held before and after."""

    pages: list[tuple[User | None, Opened]]
    before: dict[str, str]
    after: dict[str, str]


@pytest.fixture(scope="module")
def walk(_world) -> Walk:
    with tenancy.municipality(_world.municipality):
        clients = [(user, client_of(user)) for user in (None, _world.manager)]
        before = checksums()
        pages = [(user, page) for user, client in clients for page in crawler.crawl(_world, client)]
        return Walk(pages, before, checksums())


@pytest.fixture
def world(_world, db) -> Iterator[World]:
    with tenancy.municipality(_world.municipality):
        yield _world


@pytest.fixture
def next_door(world) -> Municipality:
    return world.stranger.home


def test_next_door_has_something_of_everything(next_door):
    """An empty table of the neighbour proves nothing: give a new model a row in tests/support/canaries.py."""
    with tenancy.municipality(next_door):
        empty = [
            model._meta.label for model in canaries.own_models() if not canaries.rows_of(model, next_door).exists()
        ]

    assert empty == []


def test_no_page_shows_a_word_of_another_municipality(walk):
    seen = [(page.path, user) for user, page in walk.pages if canaries.CANARY.encode() in page.content.lower()]

    assert seen == []


def test_the_words_are_there_to_be_seen(world, next_door):
    """Proves the walk can fail: their own people do see them."""
    theirs = client_of(world.stranger)

    for name in ("workspace:programmes", "mappings:listing", "releases:listing", "indicators:listing"):
        page = crawler.open_page(theirs, tenancy.path(next_door, name))
        assert canaries.CANARY.encode() in page.content.lower(), name


def test_a_report_holds_no_word_of_another_municipality(world, next_door):
    """What a report shows is its snapshot, and nothing else."""
    programme = Programme.objects.get(slug="selwerd")

    report = reports.request(programme, **ORDER, form_key=uuid4(), by=world.manager, at=NOON)

    assert programme.name in str(report.snapshot)
    assert canaries.CANARY not in str(report.snapshot).lower()


def checksums() -> dict[str, str]:
    """Of every table as the open municipality sees it; sessions and how often somebody asked are no content."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table not in ("django_session", "wijkaanpak_allowance"):
                cursor.execute(f'select count(*), sum(hashtextextended(t::text, 0)) from "{table}" t')  # noqa: S608
                found[table] = cursor.fetchone()
    return found


def test_looking_changes_nothing(walk):
    assert len(walk.pages) > 100
    assert walk.after == walk.before


def test_every_page_of_a_municipality_is_locked_down(walk):
    """And whatever is made for somebody who signed in is kept by nobody."""
    for user, page in walk.pages:
        assert_locked_down(page.response, page.path)
        if user is not None:
            assert "no-store" in page.response["Cache-Control"], page.path
        if page.is_html:
            assert not INLINE.search(page.content), page.path
            assert not OTHER_SITE.search(page.content), page.path


# Every field that takes the number of a row: the address of its form, and the model the row is of.
POINTERS = {
    "ActivityForm.owner": ("activities:edit", "accounts.User"),
    "AmbitionForm.challenges": ("ambitions:add", "programmes.ProgrammeChallenge"),
    "ChallengeForm.analysis": ("challenges:add", "programmes.AreaAnalysis"),
    "ConversationForm.analysis": ("conversations:add", "programmes.AreaAnalysis"),
    "DepartForm.successor": ("people:depart", "accounts.User"),
    "DeputyForm.deputy": ("people:deputise", "accounts.User"),
    "HandlerForm.handler": ("initiatives:assign", "accounts.User"),
    "InviteForm.membership": ("people:invite", "programmes.Membership"),
    "InviteForm.programme": ("people:invite", "programmes.Programme"),
    "RecognitionForm.partner": ("analyses:recognise", "programmes.Partner"),
    "RoleForm.membership": ("people:detail", "programmes.Membership"),
    "RoleForm.programme": ("people:detail", "programmes.Programme"),
    "CorrectionForm.mapping": ("imports:correct", "neighbourhoods.Mapping"),
    "StartForm.earlier": ("lifecycle:start", "programmes.Programme"),
    "SeriesForm.supplier": ("own_figures:series_add", "programmes.Partner"),
    "SeriesForm.person": ("own_figures:series_add", "accounts.User"),
    "SeriesForm.ambition": ("own_figures:series_add", "programmes.Ambition"),
    "SeriesForm.measure": ("own_figures:series_add", "programmes.Measure"),
    "TargetForm.ambition": ("targets:add", "programmes.Ambition"),
}
OF_EVERYBODY = {"AmbitionForm.guiding_principles", "ChallengeForm.challenge"}  # lists that all municipalities share
CHOICES_OF_ROWS = {"InitiativeForm.programme": ("initiatives:submit", "programmes.Programme")}


def test_every_field_that_points_at_a_row_is_known():
    found = {
        f"{form.__name__}.{name}"
        for form in forms()
        for name, field in form.base_fields.items()
        if isinstance(field, ModelChoiceField)
    }

    assert found == set(POINTERS) | OF_EVERYBODY


def forms():
    """Every form of the three apps, wherever its noun lies."""
    for package in (neighbourhoods, programmes, monitoring):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "form" in module.name.rpartition(".")[2] or ".forms." in module.name:
                found = vars(importlib.import_module(module.name)).values()
                yield from (form for form in found if isinstance(form, type) and issubclass(form, BaseForm))


@pytest.mark.parametrize("field", sorted(POINTERS | CHOICES_OF_ROWS))
def test_a_row_of_another_municipality_cannot_be_pointed_at(field, world, next_door):
    name, label = (POINTERS | CHOICES_OF_ROWS)[field]
    model, part = apps.get_model(label), field.partition(".")[2]
    with tenancy.municipality(next_door):
        theirs = world.stranger if label == "accounts.User" else model.objects.first()
    of_people = name.startswith("people:")  # for administrators, who see everybody of the municipality
    others = [theirs, world.elsewhere if label == "accounts.User" else of_another_programme(model)][: 2 - of_people]
    asks = world.staff[Role.ADMINISTRATOR] if of_people else world.manager

    for row in [row for row in others if row is not None]:
        answer = client_of(asks).post(world.path(name), {part: row.pk})

        assert answer.status_code == 422
        assert part in answer.context["form"].errors, row


def of_another_programme(model):
    """A row of another programme here, which a form must refuse too. None for what all programmes share."""
    makers = {
        "Ambition": AmbitionFactory,
        "AreaAnalysis": AreaAnalysisFactory,
        "Measure": MeasureFactory,
        "ProgrammeChallenge": ProgrammeChallengeFactory,
    }
    made = makers.get(model.__name__)
    beijum = Programme.objects.get(slug="beijum")
    way = "ambition__programme" if model.__name__ == "Measure" else "programme"
    return made(**{way: beijum}) if made else None


def test_what_a_form_does_not_ask_is_not_taken(world, monkeypatch):
    """A stranger who hands in an idea does not approve it, and a supplier does not approve the own figure."""
    monkeypatch.setattr(tasks.send_confirmation, "delay", lambda **ids: None)
    extra = {"status": "approved", "amount_granted": "9999", "decided_by": world.manager.pk, "municipality": "0"}
    idea = {"title": "Buurtmoestuin", "plan": "Samen groente verbouwen op het veldje.", "place": "Eikenlaan"}
    about = {"applicant_name": "Fatima", "applicant_email": "f@voorbeeld.example", "form_key": str(uuid4())}
    programme = Programme.objects.get(slug="selwerd")

    answer = client_of(None).post(
        world.path("initiatives:submit"), {**idea, **about, **extra, "programme": programme.pk}
    )

    assert answer.status_code == 302
    kept = Initiative.objects.get(title="Buurtmoestuin")
    assert (kept.status, kept.amount_granted, kept.decided_by, kept.municipality) == (
        "idea",
        None,
        None,
        world.municipality,
    )


def test_a_stored_file_has_no_address_of_its_own(world):
    """The page that asks who you are is the only way to a file."""
    names_ = [report.file.name for report in Report.objects.exclude(file="")]

    assert names_
    for name in names_:
        for path in (f"/{name}", f"/media/{name}", f"/static/{name}", f"/groningen/{name}", f"/groningen/media/{name}"):
            assert client_of(world.manager).get(path).status_code == 404, path
