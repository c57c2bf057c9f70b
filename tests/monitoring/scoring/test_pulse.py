import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.scoring.pulse import (
    FEWEST_ANONYMOUS,
    PHASE_FACTORS,
    Judgement,
    Party,
    attention_order,
    contradictions,
    pulse_of,
)

GEMEENTE, PARTNER, PROFESSIONAL, BEWONER = list(Party)[:4]


def judge(party, *stages, anonymous=False):
    return [Judgement(party, stage, anonymous) for stage in stages]


def anonymously(party, *stages):
    return judge(party, *stages, anonymous=True)


judgements = st.lists(
    st.builds(Judgement, st.sampled_from(list(Party)), st.sampled_from([None, 1, 2, 3, 4]), st.booleans()),
    max_size=40,
)


def test_each_party_is_shown_apart_with_n_distribution_spread_and_median():
    pulse = pulse_of([*judge(GEMEENTE, 4, 3), *anonymously(BEWONER, 1, 2, 2, 3, 1, None)])

    municipality, residents = pulse.views
    assert (municipality.parties, municipality.n, municipality.median) == ((GEMEENTE,), 2, 3)
    assert residents.distribution == (2, 2, 1, 0)
    assert (residents.n, residents.not_assessable) == (5, 1)
    assert (residents.median, residents.lowest, residents.highest) == (2, 1, 3)
    assert pulse.withheld == ()


def test_gemeente_against_bewoners_is_a_contradiction_and_stands_first():
    pulse = pulse_of([*judge(GEMEENTE, 4), *judge(PARTNER, 1), *anonymously(BEWONER, 2, 2, 2, 2, 2)])

    first, second = contradictions(pulse, records=3)

    assert (first.first, first.first_stage, first.second, first.second_stage) == (GEMEENTE, 4, BEWONER, 2)
    assert first.text == "Gemeente: 4 (op orde), maar bewoners zeggen: 2 (begin)."
    assert (second.first, second.second) == (PARTNER, None)
    assert second.text == "Partners: 1 (afwezig), maar de gegevens laten zien: 3 (op weg)."


def test_gemeente_against_bewoners_stands_before_what_is_wider_apart():
    pulse = pulse_of([*judge(GEMEENTE, 4), *judge(BEWONER, 2)])

    first, second = contradictions(pulse, records=1)

    assert (first.is_between_parties, first.distance) == (True, 2)
    assert (second.is_between_parties, second.distance) == (False, 3)


def test_the_golden_contradiction_is_the_only_one_when_the_records_lie_between():
    pulse = pulse_of([*judge(GEMEENTE, 4), *anonymously(BEWONER, 2, 2, 2, 2, 2)])

    assert [contradiction.second for contradiction in contradictions(pulse, records=3)] == [BEWONER]


def test_the_widest_contradiction_with_the_records_comes_first():
    pulse = pulse_of([*judge(GEMEENTE, 3), *judge(PARTNER, 4), *judge(PROFESSIONAL, 2)])

    assert [contradiction.first for contradiction in contradictions(pulse, records=1)] == [PARTNER, GEMEENTE]


def test_without_a_records_stage_only_parties_can_contradict():
    pulse = pulse_of([*judge(GEMEENTE, 1), *judge(BEWONER, 3)])

    assert [contradiction.second for contradiction in contradictions(pulse, records=None)] == [BEWONER]


def test_four_residents_are_not_shown_apart_and_cannot_be_derived():
    pulse = pulse_of([*judge(GEMEENTE, 4), *anonymously(PARTNER, 3, 3, 3, 3, 3, 3), *anonymously(BEWONER, 1, 1, 1, 1)])

    assert [view.parties for view in pulse.views] == [(GEMEENTE,), (PARTNER, BEWONER)]
    assert pulse.views[1].n == 10
    assert pulse.views[1].label == "partners en bewoners"
    assert pulse.stage(BEWONER) is None
    assert pulse.stage(PARTNER) is None
    assert contradictions(pulse, records=4) == ()


def test_four_residents_beside_named_parties_are_not_shown_at_all():
    pulse = pulse_of([*judge(GEMEENTE, 4), *judge(PARTNER, 3), *anonymously(BEWONER, 1, 1, 1, 1)])

    assert [view.parties for view in pulse.views] == [(GEMEENTE,), (PARTNER,)]
    assert pulse.withheld == (BEWONER,)
    assert contradictions(pulse, records=4) == ()


def test_named_judgements_do_not_lift_a_small_anonymous_group():
    pulse = pulse_of([*judge(BEWONER, 4, 4, 4), *anonymously(BEWONER, 1, 1)])

    assert pulse.views == ()
    assert pulse.withheld == (BEWONER,)


def test_judgements_without_a_stage_do_not_lift_it_either():
    assert pulse_of(anonymously(BEWONER, 1, 1, 1, 1, None, None)).withheld == (BEWONER,)


def test_two_small_parties_are_shown_together():
    pulse = pulse_of([*anonymously(PROFESSIONAL, 3, 3), *anonymously(BEWONER, 1, 1, 1)])

    (view,) = pulse.views
    assert view.parties == (PROFESSIONAL, BEWONER)


def test_the_smallest_party_that_lifts_a_group_joins_it():
    pulse = pulse_of(
        [*anonymously(PARTNER, *[3] * 9), *anonymously(PROFESSIONAL, *[3] * 6), *anonymously(BEWONER, 1, 1)]
    )

    assert [view.parties for view in pulse.views] == [(PARTNER,), (PROFESSIONAL, BEWONER)]


def test_a_judgement_has_a_name_unless_it_is_anonymous():
    assert pulse_of([Judgement(GEMEENTE, 3)]).withheld == ()


@given(judgements)
def test_no_view_rests_on_one_to_four_anonymous_judgements(given_judgements):
    for view in pulse_of(given_judgements).views:
        of = [judgement for judgement in given_judgements if judgement.party in view.parties]
        anonymous = sum(judgement.is_anonymous and judgement.stage is not None for judgement in of)

        assert not any(judgement.is_anonymous for judgement in of) or anonymous >= FEWEST_ANONYMOUS


@given(judgements)
def test_every_party_that_judged_is_in_one_view_or_withheld(given_judgements):
    pulse = pulse_of(given_judgements)

    shown = [party for view in pulse.views for party in view.parties]
    assert sorted([*shown, *pulse.withheld]) == sorted({judgement.party for judgement in given_judgements})


@given(judgements, st.randoms())
def test_the_order_of_judgements_does_not_matter(given_judgements, random):
    shuffled = random.sample(given_judgements, len(given_judgements))

    assert pulse_of(shuffled) == pulse_of(given_judgements)


@given(judgements, st.sampled_from([None, 1, 2, 3, 4]))
def test_contradictions_are_two_apart_and_the_one_between_parties_is_first(given_judgements, records):
    found = contradictions(pulse_of(given_judgements), records)

    assert all(contradiction.distance >= 2 for contradiction in found)
    assert not any(contradiction.is_between_parties for contradiction in found[1:])


def test_a_median_between_two_stages_is_rounded_down():
    assert pulse_of(judge(GEMEENTE, 2, 3)).stage(GEMEENTE) == 2
    assert pulse_of(judge(GEMEENTE, 1, 4)).stage(GEMEENTE) == 2


def test_a_distribution_counts_each_stage():
    (view,) = pulse_of(judge(GEMEENTE, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4)).views

    assert (view.distribution, view.n) == ((1, 2, 3, 4), 10)


def test_nobody_gave_a_stage():
    (view,) = pulse_of(judge(GEMEENTE, None, None)).views

    assert (view.n, view.not_assessable, view.median, view.lowest) == (0, 2, None, None)


@pytest.mark.parametrize("stage", [0, 5])
def test_there_are_four_stages(stage):
    with pytest.raises(ValueError, match="1 to 4"):
        Judgement(GEMEENTE, stage)


def test_attention_goes_to_the_factors_of_the_phase_and_there_to_the_lowest():
    stages = dict.fromkeys(range(1, 11), 3) | {9: 1, 10: None, 1: 1}

    assert attention_order("executing", stages) == (9, 5, 10, 1, 2, 3, 4, 6, 7, 8)


def test_which_factors_weigh_most_in_a_phase():
    weighty = {phase: attention_order(phase, dict.fromkeys(range(1, 11), 3)) for phase in PHASE_FACTORS}

    assert weighty["orienting"][:3] == (1, 2, 3)
    assert weighty["initiating"][:4] == (2, 4, 6, 8)
    assert weighty["designing"][:3] == (5, 7, 8)
    assert weighty["executing"][:3] == (5, 9, 10)


def test_parties_are_called_as_people_call_them():
    assert [party.label for party in Party] == [
        "gemeente",
        "partners",
        "professionals",
        "bewoners",
        "onafhankelijke beoordelaar",
    ]


def test_every_phase_names_existing_factors_and_others_are_refused():
    assert all(1 <= number <= 10 for numbers in PHASE_FACTORS.values() for number in numbers)
    with pytest.raises(ValueError, match="unknown phase"):
        attention_order("later", {})
