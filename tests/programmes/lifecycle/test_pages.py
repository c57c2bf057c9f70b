"""The pages of the phases: a gate that says what is missing, decisions in the open, and their dossier."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from programmes import saving
from programmes.models import Event, PhaseActivity, PhaseTransition
from programmes.phases import Phase
from tests.programmes.lifecycle.test_writes import orient
from tests.support import pdf as pdf_rules
from tests.support.factories import (
    AreaAnalysisFactory,
    ConversationFactory,
    PhaseActivityFactory,
    ProgrammeFactory,
    StakeholderFactory,
    UrgencyFactory,
)
from tests.support.world import client_of
from wijkaanpak import tenancy

DECISION = {
    "to": "initiating",
    "decided_on": "2026-11-02",
    "decided_in": "Stuurgroep",
    "reason": "De analyse is af en bewoners herkennen zich erin.",
}


@pytest.fixture
def young(groningen):
    return ProgrammeFactory(phase=Phase.ORIENTATION)


@pytest.fixture
def browser(manager):
    return client_of(manager)


@pytest.fixture
def path(groningen, young):
    return lambda page, **where: tenancy.path(groningen, page, slug=young.slug, **where)


def phase_of(programme):
    programme.refresh_from_db()
    return programme.phase


def test_gate_refuses_without_evidence(browser, path, young):
    UrgencyFactory(programme=young, weighed="go", reason="Nu", decided_on="2026-11-01")
    StakeholderFactory(programme=young, kind="residents")

    answer = browser.post(path("phases:advance"), DECISION)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "een vastgestelde gebiedsanalyse" in page
    assert "een vastgelegd gesprek met bewoners" in page
    assert phase_of(young) == Phase.ORIENTATION
    refused = Event.objects.get(kind="phase.refused")
    assert refused.detail["missing"] == ["analysis_adopted", "residents_heard", "stakeholders_mapped"]
    assert refused.by_name == "Manager"


def test_gate_override(browser, path, young):
    answer = browser.post(path("phases:advance"), DECISION | {"override": "on", "dissent": "De wijkraad wil wachten."})

    assert answer.status_code == 302
    assert phase_of(young) == Phase.INITIATION
    transition = PhaseTransition.objects.get()
    dossier = text_of(browser.get(path("phases:dossier", pk=transition.pk)))
    assert "Bewust afgeweken" in dossier
    assert f"Dossier faseovergang {transition.programme.name}" in dossier
    assert "Voortgangsrapportage" not in dossier
    assert "De wijkraad wil wachten." in dossier
    assert "een vastgestelde gebiedsanalyse: niet bekeken" in dossier.lower()


def test_what_goes_missing_while_somebody_decides_is_said(browser, path, young, monkeypatch):
    orient(young)
    monkeypatch.setattr("programmes.lifecycle.writes.needs_met", lambda programme: frozenset({"analysis_adopted"}))

    answer = browser.post(path("phases:advance"), DECISION)

    assert answer.status_code == 422
    assert "een vastgelegd gesprek met bewoners" in answer.content.decode()
    assert phase_of(young) == Phase.ORIENTATION


def test_no_skipping(browser, path, young):
    answer = browser.post(
        path("phases:advance"), DECISION | {"to": "executing", "override": "on", "dissent": "Niemand."}
    )

    assert answer.status_code == 422
    assert "Een fase kan niet worden overgeslagen." in answer.content.decode()
    assert phase_of(young) == Phase.ORIENTATION


def text_of(response):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)


def test_going_on_knowingly_asks_who_disagreed(browser, path, young):
    answer = browser.post(path("phases:advance"), DECISION | {"override": "on"})

    assert answer.status_code == 422
    assert "Schrijf op wie het er niet mee eens was" in answer.content.decode()


def test_every_item_has_one_of_four_states_and_leads_to_where_it_is_made_good(browser, path, young):
    AreaAnalysisFactory(programme=young, adopted_on=None, title="Half af")
    PhaseActivityFactory(programme=young, key="listen_to_residents", status="running")
    UrgencyFactory(programme=young, weighed="go", reason="Nu", decided_on="2026-11-01")

    page = browser.get(path("phases:board")).content.decode()

    gate = page[page.index("moet dit er zijn") : page.index("De vier fasen")]
    states = re.findall(r'wk-status wk-status--\w+">([^<]+)<', gate)
    assert states == ["klaar", "onvolledig", "bezig", "niet bekeken"]
    assert "Half af: concept" in gate
    links = re.findall(r'href="([^"]+)"', gate)
    assert links == [
        path("analyses:listing"),
        path("conversations:listing"),
        path("stakeholders:listing"),
        path("phases:advance"),
    ]


def test_the_dossier_holds_what_there_was_and_what_came_since_the_attempt_before(browser, path, young):
    UrgencyFactory(programme=young, weighed="go", reason="Nu", decided_on="2026-11-01", title="Het plein")
    browser.post(path("phases:advance"), DECISION)
    orient(young)
    ConversationFactory(analysis__programme=young, number=30)

    browser.post(path("phases:advance"), DECISION)

    transition = PhaseTransition.objects.get()
    first = browser.get(path("phases:dossier", pk=transition.pk))
    text = text_of(first)
    assert "Het plein: doorgaan" in text
    assert "2 gesprekken, samen met 42 bewoners" in text
    assert "Daarna kwam erbij: een vastgestelde gebiedsanalyse" in text.replace("\n", " ")
    assert pdf_rules.failures(first.content) == []

    StakeholderFactory(programme=young, name="Later")
    assert text_of(browser.get(path("phases:dossier", pk=transition.pk))) == text


def test_going_back_is_a_decision_with_a_reason(browser, path, young):
    orient(young)
    browser.post(path("phases:advance"), DECISION)

    refused = browser.post(path("phases:back"), {"to": "orienting", "decided_on": "2026-11-02", "reason": "Te vroeg"})
    browser.post(path("phases:back"), DECISION | {"to": "orienting"})

    assert refused.status_code == 422
    assert phase_of(young) == Phase.ORIENTATION
    assert [row.to_phase for row in young.transitions.order_by("pk")] == ["initiating", "orienting"]


def test_an_activity_gets_an_owner_a_day_and_a_result(browser, path, young, manager):
    activity = PhaseActivityFactory(programme=young)
    answers = {"status": "done", "owner": manager.pk, "due_on": "2026-12-01", "evidence": "Verslag"}

    browser.post(path("activities:edit", pk=activity.pk), answers | {"seen": saving.token(activity)})

    activity.refresh_from_db()
    page = browser.get(path("phases:board")).content.decode()
    assert (activity.status, activity.owner, activity.evidence) == (PhaseActivity.Status.DONE, manager, "Verslag")
    assert f"{manager.name} · Verslag" in page
    assert "klaar op 1" not in page


def test_a_day_that_passed_is_late_until_it_is_done(browser, path, young):
    activity = PhaseActivityFactory(programme=young, status="running", due_on="2020-01-01")
    assert "te laat" in browser.get(path("phases:board")).content.decode()

    PhaseActivity.objects.filter(pk=activity.pk).update(status="done")
    assert "te laat" not in browser.get(path("phases:board")).content.decode()


def test_who_may_not_decide_reads_who_may(reader, path, young):
    page = client_of(reader).get(path("phases:board")).content.decode()

    assert "Over de fase beslist de programmamanager of" in page
    assert path("phases:advance") not in page
