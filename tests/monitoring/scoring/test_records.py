"""The small facts: what a record says of a day, and that it says no more than what was recorded."""

from dataclasses import MISSING, fields

import pytest

from monitoring.scoring.records import (
    CommitmentRecord,
    InitiativeRecord,
    InvestmentDomain,
    MeasureRecord,
    PartnerGroup,
    PartnerRecord,
    ReportRecord,
    SessionRecord,
    TeamMemberRecord,
    TermRecord,
)
from tests.monitoring.scoring.seen import AT, ago, ref


@pytest.mark.parametrize(
    ("facts", "is_current", "is_running"),
    [
        ({}, True, False),
        ({"starts_on": ago(0)}, True, True),
        ({"starts_on": ago(-1)}, True, False),
        ({"starts_on": ago(9), "ends_on": ago(0)}, True, True),
        ({"starts_on": ago(9), "ends_on": ago(0, 1)}, False, False),
        ({"starts_on": ago(9), "stopped_on": ago(0)}, True, True),
        ({"starts_on": ago(9), "ends_on": ago(-9), "stopped_on": ago(0, 1)}, False, False),
    ],
)
def test_a_measure_runs_from_its_first_to_its_last_day(facts, is_current, is_running):
    measure = MeasureRecord(ref(), **facts)

    assert (measure.is_current(AT), measure.is_running(AT)) == (is_current, is_running)


@pytest.mark.parametrize(
    ("due_on", "decided_on", "is_settled", "is_in_time"),
    [
        (ago(0), None, False, False),
        (ago(0, 1), None, True, False),
        (ago(0), ago(0), True, True),
        (ago(1), ago(1), True, True),
        (ago(1), ago(0), True, False),
        (ago(-2), ago(-1), False, False),
        (ago(-2), ago(1), True, True),
    ],
)
def test_a_term_is_settled_when_it_was_decided_or_is_over(due_on, decided_on, is_settled, is_in_time):
    record = TermRecord(ref(), due_on, decided_on)

    assert (record.is_settled(AT), record.is_in_time(AT)) == (is_settled, is_in_time)


@pytest.mark.parametrize(
    ("record", "but"),
    [
        (PartnerRecord(ref(), PartnerGroup.OTHER, None), {"has_seat": True}),
        (MeasureRecord(ref()), {}),
        (CommitmentRecord(ref(), 2026, 5), {}),
        (TeamMemberRecord(ref(), AT), {}),
        (ReportRecord(ref(), None), {}),
        (InitiativeRecord(ref(), AT), {}),
        (SessionRecord(ref(), AT), {}),
    ],
    ids=lambda given: type(given).__name__,
)
def test_what_is_not_recorded_is_not_so(record, but):
    needed = {field.name for field in fields(record) if field.default is MISSING}
    said = {field.name: getattr(record, field.name) for field in fields(record) if field.name not in needed}

    assert {name: value for name, value in said.items() if value} == but


def test_domains_and_partners_are_called_as_people_call_them():
    assert [domain.label for domain in InvestmentDomain] == ["onderwijs", "werk", "gezondheid", "wonen", "veiligheid"]
    assert [group.label for group in PartnerGroup] == [
        "gemeente",
        "woningcorporatie",
        "politie of OM",
        "onderwijs",
        "zorg of welzijn",
        "werkgevers",
        "bewoners",
        "andere partij",
    ]
