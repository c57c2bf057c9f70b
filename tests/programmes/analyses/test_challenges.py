"""Opgaven with their causes: they belong to an analysis, and are frozen with it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes import analyses
from programmes.models import Challenge, ProgrammeChallenge
from tests.conftest import NOON
from tests.support.factories import AreaAnalysisFactory, ProgrammeChallengeFactory

SAID = {"weight": 3, "text": "Veel ouderen zijn alleen.", "causes": "De ontmoetingsplek verdween."}


@pytest.fixture
def chosen(programme, draft):
    return ProgrammeChallengeFactory(programme=programme, analysis=draft)


def adopt(analysis, by):
    analyses.adopt(analysis, adopted_on=NOON.date(), adopted_by="De stuurgroep", by=by, at=NOON)


def test_an_opgave_is_added_to_a_draft_and_shows_there_with_its_causes(browser, path, draft):
    health = Challenge.objects.get(key="health")

    page = browser.post(path("challenges:add"), {**SAID, "analysis": draft.pk, "challenge": health.pk}, follow=True)

    assert "De ontmoetingsplek verdween." in page.content.decode()
    chosen = ProgrammeChallenge.objects.get()
    assert (chosen.analysis, chosen.challenge, chosen.weight) == (draft, health, 3)
    shown = browser.get(path("analyses:detail", draft)).content.decode()
    assert path("challenges:detail", chosen) in shown
    assert "De ontmoetingsplek verdween." in shown


def test_the_same_opgave_twice_in_an_analysis_is_refused_and_in_a_new_one_not(programme, draft, chosen, manager):
    about = {"challenge": chosen.challenge, "by": manager, "at": NOON}
    with pytest.raises(ValidationError, match="Deze opgave staat al bij deze analyse"):
        analyses.choose_challenge(programme, analysis=draft, **about)

    adopt(draft, manager)
    newer = AreaAnalysisFactory(programme=programme, adopted_on=None)

    assert analyses.choose_challenge(programme, analysis=newer, **about).analysis == newer


def test_without_a_draft_it_says_what_comes_first(browser, path, draft, manager):
    adopt(draft, manager)

    asked = browser.get(path("challenges:add")).content.decode()
    answer = browser.post(path("challenges:add"), SAID)

    assert "Een opgave hoort bij een analyse die nog een concept is." in asked
    assert f'href="{path("analyses:add")}"' in asked
    assert "<textarea" not in asked
    assert answer.status_code == 422
    assert "Begin dan eerst een nieuwe analyse." in answer.content.decode()


def test_an_adopted_analysis_freezes_its_opgaven(browser, path, draft, chosen, manager):
    adopt(draft, manager)

    page = browser.get(path("challenges:detail", chosen)).content.decode()

    assert "De analyse waar deze opgave bij hoort, is vastgesteld." in page
    assert path("challenges:edit", chosen) not in page
    assert browser.post(path("challenges:edit", chosen), SAID).status_code == 409
    assert browser.get(path("challenges:edit", chosen)).status_code == 404
    assert browser.get(path("challenges:withdraw", chosen)).status_code == 404
    for write in (
        lambda: analyses.edit_challenge(chosen, causes="Anders", by=manager, at=NOON),
        lambda: analyses.withdraw_challenge(chosen, reason="Speelt hier niet", by=manager, at=NOON),
    ):
        with pytest.raises(analyses.AlreadyAdopted):
            write()


def test_what_was_changed_just_before_is_not_undone_after_the_adoption(browser, path, draft, chosen, manager):
    analyses.edit_challenge(chosen, causes="De huren stegen.", by=manager, at=timezone.now())
    adopt(draft, manager)

    event = chosen.programme.log.get(kind="challenge.edited")
    browser.post(path("challenges:undo", chosen), {"event": event.pk})

    chosen.refresh_from_db()
    assert chosen.causes == "De huren stegen."


def test_who_saves_while_a_colleague_adopts_keeps_the_text(browser, path, chosen, manager, monkeypatch):
    def just_adopted(*args, **sent):
        raise analyses.AlreadyAdopted

    monkeypatch.setattr("programmes.saving.change", just_adopted)

    answer = browser.post(path("challenges:edit", chosen), SAID | {"seen": f"{chosen.pk}.{chosen.revision}"})

    assert answer.status_code == 422
    assert "Deze analyse is vastgesteld en blijft zoals zij is." in answer.content.decode()
    assert SAID["text"] in answer.content.decode()


def test_a_withdrawn_opgave_no_longer_counts_and_may_be_chosen_again(programme, draft, chosen, manager):
    analyses.withdraw_challenge(chosen, reason="Speelt hier toch niet", by=manager, at=NOON)

    assert not programme.challenges.exists()
    analyses.choose_challenge(programme, chosen.challenge, analysis=draft, by=manager, at=NOON)
