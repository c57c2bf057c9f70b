from dataclasses import replace
from decimal import Decimal

import pytest

from monitoring.scoring.local_coalition import AgreementRecord, MeetingRecord, SignatureRecord
from monitoring.scoring.records import PartnerGroup
from tests.monitoring.scoring.seen import START, ago, finding, measure, outcome, partner, ref, some

FACTOR = "local_coalition"
TEN = some(partner, 10, 0)


def agreement(*signed, until=None, on=START, number=1):
    return AgreementRecord(ref(number, "agreement"), START, until, tuple(SignatureRecord(p, on) for p in signed))


@pytest.mark.parametrize(("signed", "expected"), [(8, "met"), (7, "partly"), (5, "partly"), (4, "not_met")])
def test_agreement_signed(signed, expected):
    agreements = (agreement(*range(1, signed + 1)),)

    assert outcome(FACTOR, "agreement_signed", partners=TEN, agreements=agreements) == expected


def test_agreement_must_be_in_force_and_signed_by_the_date():
    everyone = range(1, 11)

    assert outcome(FACTOR, "agreement_signed") == "unknown"
    assert outcome(FACTOR, "agreement_signed", partners=TEN) == "not_met"
    ended = (agreement(*everyone, until=ago(0, 1)),)
    assert outcome(FACTOR, "agreement_signed", partners=TEN, agreements=ended) == "not_met"
    later = (agreement(*everyone, on=ago(-1)),)
    assert outcome(FACTOR, "agreement_signed", partners=TEN, agreements=later) == "not_met"


def test_without_an_agreement_nobody_signed_one():
    ended = agreement(*range(1, 11), until=ago(0, 1))

    found = finding(FACTOR, "agreement_signed", partners=TEN, agreements=(ended,))

    assert (found.figure, found.records, len(found.lacking)) == (0, (ref(1, "agreement"),), 10)


def test_the_agreement_that_holds_from_the_latest_day_counts_and_a_signature_from_its_own_day():
    newer = replace(agreement(*range(1, 11), number=2, on=ago(0)), holds_from=ago(3))

    found = finding(FACTOR, "agreement_signed", partners=TEN, agreements=(newer, agreement(1)))

    assert (found.figure, found.records[0]) == (1, ref(2, "agreement"))


def test_agreement_names_who_has_not_signed():
    found = finding(FACTOR, "agreement_signed", partners=some(partner, 5, 0), agreements=(agreement(1, 2, 3, 4),))

    assert found.text == "Het lokale contract is getekend door 4 van de 5 partners (80\u00a0%)."
    assert found.figure == Decimal("0.8")
    assert found.lacking == (ref(5, "partner"),)


@pytest.mark.parametrize(("kinds", "expected"), [(7, "met"), (6, "met"), (5, "partly"), (4, "partly"), (3, "not_met")])
def test_breadth(kinds, expected):
    partners = tuple(partner(n, kind) for n, kind in enumerate(list(PartnerGroup)[:kinds]))

    assert outcome(FACTOR, "breadth", partners=partners) == expected


def test_breadth_counts_kinds_that_are_wanted_and_present():
    others = some(partner, 9, 0)
    gone = partner(20, PartnerGroup.EDUCATION, member_until=ago(1))

    found = finding(FACTOR, "breadth", partners=(*others, gone))

    assert found.outcome == "not_met"
    assert found.text.startswith("Aan tafel: 0 van de 7 soorten partijen. Nog niet aan tafel: ")
    assert "onderwijs" in found.text
    assert outcome(FACTOR, "breadth") == "unknown"
    assert outcome(FACTOR, "breadth", partners=(gone,)) == "unknown"


def test_who_is_not_at_the_table_is_said_and_nobody_when_all_are():
    wanted = [kind for kind in PartnerGroup if kind is not PartnerGroup.OTHER]
    everyone = tuple(partner(n, kind) for n, kind in enumerate(wanted))

    most, all_kinds = (finding(FACTOR, "breadth", partners=some).text for some in (everyone[1:], everyone))

    assert most == f"Aan tafel: 6 van de 7 soorten partijen. Nog niet aan tafel: {wanted[0].label}."
    assert all_kinds == "Aan tafel: 7 van de 7 soorten partijen."


@pytest.mark.parametrize(("having", "expected"), [(9, "met"), (8, "partly"), (6, "partly"), (5, "not_met")])
def test_named_people(having, expected):
    partners = some(partner, 10, having, has_representative=True, has_mandate=True)

    assert outcome(FACTOR, "named_people", partners=partners) == expected


def test_a_representative_without_mandate_does_not_count():
    assert outcome(FACTOR, "named_people", partners=(partner(has_representative=True),)) == "not_met"
    assert outcome(FACTOR, "named_people") == "unknown"


def test_a_partner_that_changes_its_representative_counts_once():
    before = partner(1, member_until=ago(0))
    now = partner(1, member_from=ago(0), has_representative=True, has_mandate=True)

    found = finding(FACTOR, "named_people", partners=(now, before))

    assert found.text == "Een vaste vertegenwoordiger met mandaat is er bij 1 van de 1 partners (100\u00a0%)."


@pytest.mark.parametrize(("having", "expected"), [(8, "met"), (7, "partly"), (5, "partly"), (4, "not_met")])
def test_concrete_contributions(having, expected):
    assert outcome(FACTOR, "concrete_contributions", partners=some(partner, 10, having, tasks=1)) == expected


@pytest.mark.parametrize("gives", [{"contribution_euro": Decimal(1)}, {"contribution_fte": Decimal("0.1")}])
def test_money_and_people_are_contributions_too(gives):
    assert outcome(FACTOR, "concrete_contributions", partners=(partner(**gives),)) == "met"


def test_a_contribution_of_nothing_is_none():
    assert outcome(FACTOR, "concrete_contributions", partners=(partner(contribution_euro=Decimal(0)),)) == "not_met"
    assert outcome(FACTOR, "concrete_contributions") == "unknown"


def meeting(number, present, absent=()):
    return MeetingRecord(ref(number), ago(12 - number), tuple(present), tuple(absent))


@pytest.mark.parametrize(("present", "expected"), [(range(3), "met"), (range(2), "partly"), (range(1), "not_met")])
def test_attendance(present, expected):
    there = tuple(present)

    absent = tuple(n for n in range(4) if n not in there)

    assert outcome(FACTOR, "attendance", meetings=(meeting(1, there, absent),)) == expected


def test_somebody_absent_twice_running_makes_attendance_partly():
    twice = (meeting(1, range(9), [9]), meeting(2, range(9), [9]), meeting(3, range(10)))
    apart = (meeting(1, range(9), [9]), meeting(2, range(10)), meeting(3, range(9), [9]))

    found = finding(FACTOR, "attendance", partners=TEN, meetings=twice)
    assert found.outcome == "partly"
    assert found.lacking == (ref(9, "partner"),)
    assert found.text.endswith("(3 keer overleg). Twee keer achter elkaar afwezig: 1.")
    assert finding(FACTOR, "attendance", partners=TEN, meetings=apart).text.endswith("(3 keer overleg).")
    assert outcome(FACTOR, "attendance", meetings=tuple(reversed(apart))) == "met"


def test_attendance_is_the_mean_over_meetings_of_twelve_months():
    old = MeetingRecord(ref(9), ago(12), (), (1, 2, 3))

    found = finding(FACTOR, "attendance", meetings=(meeting(1, [1, 2], [3, 4]), meeting(2, [1]), old))

    assert found.figure == Decimal("0.75")
    assert found.outcome == "met"
    assert outcome(FACTOR, "attendance", meetings=(old,)) == "unknown"


@pytest.mark.parametrize(("having", "expected"), [(4, "met"), (3, "partly"), (2, "partly"), (1, "not_met")])
def test_shared_ownership(having, expected):
    measures = some(measure, 10, having, owner_id=2, owner_kind=PartnerGroup.RESIDENTS)

    assert outcome(FACTOR, "shared_ownership", measures=measures) == expected


def test_only_running_measures_of_others_than_the_gemeente_count():
    own = measure(1, owner_id=1, owner_kind=PartnerGroup.MUNICIPALITY)
    planned = measure(2, starts_on=ago(-1), owner_id=2, owner_kind=PartnerGroup.EDUCATION)
    ended = measure(3, ends_on=ago(1), owner_id=2, owner_kind=PartnerGroup.EDUCATION)

    assert outcome(FACTOR, "shared_ownership", measures=(own, planned, ended)) == "not_met"
    assert outcome(FACTOR, "shared_ownership", measures=(planned, ended)) == "unknown"
