"""Urgencies are weighed, analyses adopted, residents heard."""

from datetime import date

import pytest

from programmes import analyses
from programmes.models import Challenge, Urgency
from tests.support.factories import NOON, TODAY, AreaAnalysisFactory, PartnerFactory, UrgencyFactory


def weigh(urgency, manager, weighed):
    return analyses.weigh(urgency, weighed=weighed, reason="Zo is het.", decided_on=TODAY, by=manager, at=NOON)


def test_not_now_may_be_weighed_again_and_go_may_not(groningen, manager):
    urgency = UrgencyFactory()
    weigh(urgency, manager, Urgency.Weighed.NOT_NOW)
    weigh(urgency, manager, Urgency.Weighed.GO)

    with pytest.raises(analyses.AlreadyWeighed):
        weigh(urgency, manager, Urgency.Weighed.NO)


def test_raise_urgency(programme, manager):
    urgency = analyses.raise_urgency(
        programme,
        kind="incident",
        title="Branden",
        felt_by="Bewoners",
        based_on="Politie",
        raised_on=TODAY,
        by=manager,
        at=NOON,
    )

    assert (urgency.weighed, programme.log.get().subject) == ("", "Branden")


def test_an_adopted_analysis_stays_as_it_is(programme, manager):
    analysis = analyses.draft(programme, title="Analyse", summary="Wat speelt.", by=manager, at=NOON)

    adopted = analyses.adopt(analysis, adopted_on=TODAY, adopted_by="stuurgroep", by=manager, at=NOON)

    assert adopted.adopted_on == TODAY
    with pytest.raises(analyses.AlreadyAdopted):
        analyses.adopt(analysis, adopted_on=date(2027, 1, 1), adopted_by="college", by=manager, at=NOON)


def test_residents_and_partners_recognise_the_analysis(groningen, manager):
    analysis, partner = AreaAnalysisFactory(), PartnerFactory()

    for who in (partner, None):
        analyses.record_recognition(analysis, partner=who, recognised=True, given_on=TODAY, by=manager, at=NOON)

    assert set(analysis.recognitions.values_list("by_kind", "partner")) == {
        ("partner", partner.pk),
        ("residents", None),
    }


def test_conversation_stakeholder_and_challenge(groningen, manager):
    analysis = AreaAnalysisFactory(adopted_on=None)
    programme = analysis.programme
    analyses.record_conversation(
        analysis, title="Bij de koffiekar", held_on=TODAY, number=9, said="Te donker.", by=manager, at=NOON
    )
    analyses.map_stakeholder(programme, name="Winkeliers", kind="entrepreneur", by=manager, at=NOON)
    chosen = analyses.choose_challenge(
        programme, Challenge.objects.get(key="health"), analysis=analysis, weight=3, by=manager, at=NOON
    )

    assert str(chosen) == "gezondheidsverschillen"
    assert programme.log.count() == 3
