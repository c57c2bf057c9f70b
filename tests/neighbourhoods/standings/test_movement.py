"""The verdict: by ranks among the peers, never about why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.standings import movement
from neighbourhoods.standings.movement import ChangeUnit, MovementObstacle, MovementVerdict
from tests.neighbourhoods.standings.fields import Buurt, buurt, field, judged, subject

CHANGES = st.lists(st.integers(0, 400), min_size=40, max_size=90)


def around(changes, *, base=100):
    return [buurt(number, base=base, now=base + change) for number, change in enumerate(changes)]


@pytest.mark.parametrize(("exceeded_by", "verdict"), [(2, MovementVerdict.RISEN_MORE), (3, MovementVerdict.ORDINARY)])
def test_of_sixty_peers_two_may_have_risen_more(exceeded_by, verdict):
    changes = [*range(100, 100 + exceeded_by), *range(60 - exceeded_by)]

    found = judged(around(changes), subject(), 190)

    assert (found.more, found.verdict) == (exceeded_by, verdict)


@pytest.mark.parametrize(("exceeded_by", "verdict"), [(2, MovementVerdict.FALLEN_MORE), (3, MovementVerdict.ORDINARY)])
def test_of_sixty_peers_two_may_have_fallen_more(exceeded_by, verdict):
    changes = [*range(-90, -90 + exceeded_by), *range(-59 + exceeded_by, 1)]

    found = judged(around(changes), subject(), 20)

    assert (found.less, found.verdict) == (exceeded_by, verdict)


@pytest.mark.parametrize(("count", "may"), [(60, 2), (59, 2), (58, 1), (40, 1), (39, 1), (38, 0), (18, -1)])
def test_fewer_peers_may_exceed_when_there_are_fewer(count, may):
    assert movement.may_exceed(count) == may


def test_what_many_peers_did_as_well_is_ordinary():
    """From one to none: a third of the peers did the same, so it is nothing special although nobody fell more."""
    eleven, ten = ([-100] * count + list(range(60 - count)) for count in (11, 10))

    assert judged(around(eleven), subject(), 0).verdict is MovementVerdict.ORDINARY
    assert judged(around(ten), subject(), 0).verdict is MovementVerdict.FALLEN_MORE
    assert not judged(around(eleven), subject(), 0).shows_fall
    assert judged(around(ten), subject(), 0).shows_fall


def test_where_nobody_changed_not_changing_is_ordinary():
    found = judged(around([0] * 60), subject(), 100)

    assert (found.more, found.less, found.equal, found.verdict) == (0, 0, 60, MovementVerdict.ORDINARY)


def test_low_and_high_are_the_smallest_changes_that_stand_out():
    changes = list(range(-30, 30))
    found = judged(around(changes), subject(), 100)

    assert (round(found.low, 6), round(found.high, 6)) == (-28, 27)
    verdicts = [judged(around(changes), subject(), now).verdict for now in (72, 73, 126, 127)]
    assert verdicts == [
        MovementVerdict.FALLEN_MORE,
        MovementVerdict.ORDINARY,
        MovementVerdict.ORDINARY,
        MovementVerdict.RISEN_MORE,
    ]


@pytest.mark.parametrize(
    ("own", "obstacle"),
    [
        (subject(inhabitants=95), MovementObstacle.TOO_SMALL),
        (subject(base=0), MovementObstacle.NOTHING_BEFORE),
        (subject(inhabitants=40_005), MovementObstacle.TOO_LARGE),
        (subject(urbanity=4), MovementObstacle.TOO_FEW_PEERS),
    ],
)
def test_what_cannot_be_compared_has_no_verdict_but_a_reason(own, obstacle):
    found = judged(around(range(60)), own, 100)

    assert (found.verdict, found.obstacle, found.peers) == (None, obstacle, ())


def test_context_is_counted_and_never_judged():
    areas, shifts = field(around(range(60)))
    context = MovementObstacle.MODEL_ESTIMATE
    found = movement.judge(
        subject(), 500, areas, shifts, years=(2022, 2024), measure=ChangeUnit.POINTS, context=context
    )

    assert (found.more, found.less, found.change) == (0, 60, 400)
    assert (found.verdict, found.obstacle) == (None, context)


def test_points_are_compared_as_they_are_published():
    """69.4 - 62.7 and 70.4 - 63.7 are the same change, though not in binary fractions."""
    found = judged(
        [Buurt(place.code, place.inhabitants, place.addresses, 63.7, 70.4) for place in around(range(60))],
        subject(base=62.7),
        69.4,
        measure=ChangeUnit.POINTS,
    )

    assert (found.change, found.equal) == (6.7, 60)


@given(CHANGES, st.integers(0, 400), st.sampled_from([2, 3, 7, 1_000]))
def test_the_verdict_depends_on_ranks_alone(changes, own, factor):
    """Stretching all changes keeps their order, and so what is said of them."""
    plain = judged(around(changes), subject(), 100 + own)
    stretched = judged(around([change * factor for change in changes]), subject(), 100 + own * factor)

    assert (plain.more, plain.less, plain.verdict) == (stretched.more, stretched.less, stretched.verdict)


@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 900)), min_size=40, max_size=90),
    st.integers(1, 400),
    st.integers(0, 900),
    st.integers(2, 5_000),
)
def test_scaling_all_counts_changes_nothing(counts, base, now, factor):
    plain = judged(
        [buurt(at, base=then, now=later) for at, (then, later) in enumerate(counts)], subject(base=base), now
    )
    scaled = judged(
        [buurt(at, base=then * factor, now=later * factor) for at, (then, later) in enumerate(counts)],
        subject(base=base * factor),
        now * factor,
    )

    assert [peer.code for peer in plain.peers] == [peer.code for peer in scaled.peers]
    assert (plain.change, plain.low, plain.high) == (scaled.change, scaled.low, scaled.high)
    assert (plain.more, plain.less, plain.verdict) == (scaled.more, scaled.less, scaled.verdict)


@given(CHANGES, st.integers(0, 400))
def test_a_change_stands_out_from_low_and_high_on_and_nowhere_between(changes, own):
    found = judged(around(changes), subject(), 100 + own)

    is_risen = found.verdict is MovementVerdict.RISEN_MORE
    is_fallen = found.verdict is MovementVerdict.FALLEN_MORE
    assert not is_risen or found.change >= found.high
    assert not is_fallen or found.change <= found.low
    assert is_risen or is_fallen or found.low < found.change < found.high or found.equal > 0
