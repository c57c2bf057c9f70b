"""Words stay apart, in order, and within their room."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.charts.labels import Box, Item, place, spread, text_width, wrap
from wijkaanpak.charts.marks import legend

sizes = st.floats(1, 60)
items = st.lists(st.builds(Item, st.floats(-500, 500), sizes, st.booleans()), max_size=15)


@given(items, st.floats(-100, 100), st.floats(0, 600))
def test_spread_never_lets_labels_overlap(labels, low, room):
    centres = spread(labels, low, low + room)

    ends = sorted(
        (centre - item.size / 2, centre + item.size / 2) for centre, item in zip(centres, labels, strict=True)
    )
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(ends))


@given(items, st.floats(-100, 100), st.floats(0, 600))
def test_spread_stays_within_its_room_when_there_is_enough(labels, low, room):
    total = sum(item.size for item in labels)

    centres = spread(labels, low, low + total + room)

    for centre, item in zip(centres, labels, strict=True):
        assert centre - item.size / 2 >= low - 1e-6
        assert centre + item.size / 2 <= low + total + room + 1e-6


@given(items)
def test_spread_keeps_the_order_of_wishes(labels):
    centres = spread(labels, -2000, 2000)

    wishes = [item.wanted for _centre, item in sorted(zip(centres, labels, strict=True), key=lambda pair: pair[0])]
    assert wishes == sorted(wishes)


def test_spread_leaves_labels_with_room_where_they_want_to_be():
    assert spread([Item(80, 20), Item(10, 20)], 0, 100) == [80, 10]


def test_spread_shares_the_cost_of_a_collision():
    assert spread([Item(50, 20), Item(50, 20)], 0, 100) == [40, 60]


def test_spread_moves_away_from_what_is_fixed():
    moved, fixed = spread([Item(49, 20), Item(50, 20, fixed=True)], 0, 100)

    assert fixed == pytest.approx(50, abs=0.01)
    assert moved == pytest.approx(30, abs=0.01)


@given(st.lists(st.tuples(st.floats(0, 480), st.floats(0, 420), st.floats(10, 130), st.floats(12, 50)), max_size=10))
def test_place_never_lets_names_overlap_or_leave(wishes):
    bounds = Box(0, 0, 480, 420)

    boxes = [box for box in place(wishes, bounds) if box]

    assert all(box.within(bounds) for box in boxes)
    assert not any(box.meets(other) for i, box in enumerate(boxes) for other in boxes[i + 1 :])


def test_place_finds_room_for_names_that_all_want_the_middle():
    assert None not in place([(240, 210, 110, 21)] * 12, Box(0, 0, 480, 420))


def test_place_keeps_off_what_is_taken():
    (box,) = place([(50, 50, 20, 10)], Box(0, 0, 100, 100), [Box(30, 30, 70, 70)])

    assert box
    assert not box.meets(Box(30, 30, 70, 70))


def test_place_gives_none_when_the_picture_is_full():
    assert place([(5, 5, 20, 20)], Box(0, 0, 10, 10)) == [None]


@given(st.text(max_size=120), st.floats(20, 300), st.integers(1, 4))
def test_wrap_gives_lines_that_fit(content, room, most):
    rows = wrap(content, room, most=most)

    assert 1 <= len(rows) <= most
    assert all(text_width(row) <= room or len(row) <= 2 for row in rows)


def test_wrap_breaks_long_dutch_words_before_a_syllable():
    assert wrap("Verantwoordingsdocumentatie", 120) == ("Verantwoordings-", "documentatie")


def test_wrap_breaks_after_a_slash():
    assert wrap("Oosterparkwijk/Korrewegwijk", 130) == ("Oosterparkwijk/", "Korrewegwijk")


def test_wrap_says_that_it_left_something_out():
    assert wrap("een twee drie vier vijf zes", 60, most=2) == ("een twee", "drie vie…")


def test_wrap_keeps_an_amount_on_one_line():
    assert wrap("in kas € 12.500".replace("€ ", "€\u00a0"), 70) == ("in kas", "€\u00a012.500")


def test_a_long_entry_of_a_key_takes_two_lines_and_what_follows_makes_room():
    long = "nulmeting, niet te vergelijken met de stand van nu"

    picture, height = legend([(lambda x, y: "", long), (lambda x, y: "", "pad naar het doel")], 0, 0, 220)

    assert "…" not in picture
    assert [int(float(y)) for y in re.findall(r'y="([\d.-]+)"', picture)] == [4, 19, 41]
    assert height == 2 * 22 + 15
