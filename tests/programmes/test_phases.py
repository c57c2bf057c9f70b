"""The phases as the source has them, and that no gate lets a gap through."""

from hypothesis import given
from hypothesis import strategies as st

from programmes import phases
from programmes.phases import Phase


def test_there_are_eighteen_activities_in_four_phases():
    assert [len(phases.activities(phase)) for phase in phases.ORDER] == [4, 4, 5, 5]
    assert len({activity.key for activity in phases.ACTIVITIES}) == 18


def test_three_watchwords_stand_between_the_phases():
    assert [str(gate.watchword) for gate in phases.GATES] == [
        "onderbouwing, vertrouwen en draagvlak",
        "anticiperen op verandering",
        "toetsen en bijsturen",
    ]


def test_every_need_of_a_gate_has_words_and_belongs_to_one_gate():
    needs = [need for gate in phases.GATES for need in gate.needs]

    assert sorted(needs) == sorted(phases.NEEDS)


def test_nothing_follows_the_last_phase():
    assert phases.following(Phase.EXECUTION) is None
    assert phases.gate(Phase.EXECUTION) is None
    assert phases.missing(Phase.EXECUTION, set()) == ()


@given(st.sampled_from(phases.ORDER[:3]), st.sets(st.sampled_from(sorted(phases.NEEDS))))
def test_missing_and_met_make_up_the_gate(phase, met):
    missing = set(phases.missing(phase, met))

    assert missing | (met & set(phases.gate(phase).needs)) == set(phases.gate(phase).needs)
    assert missing.isdisjoint(met)


@given(
    st.sampled_from(phases.ORDER[:3]),
    st.sets(st.sampled_from(sorted(phases.NEEDS))),
    st.sets(st.sampled_from(sorted(phases.NEEDS))),
)
def test_more_met_never_makes_more_missing(phase, met, extra):
    assert set(phases.missing(phase, met | extra)) <= set(phases.missing(phase, met))
