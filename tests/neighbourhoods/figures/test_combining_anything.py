"""Several buurten as one area, whatever their figures are."""

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.figures import FigureState
from tests.neighbourhoods.figures.cells import MEAN, RATE, SUM, cells, codes, counts, figure_of, rules


@given(codes, cells, cells, rules, st.randoms())
def test_the_order_of_buurten_does_not_matter(areas, values, weights, rule, random):
    shuffled = random.sample(areas, len(areas))

    assert figure_of(areas, values, weights, rule) == figure_of(shuffled, values, weights, rule)


@given(codes, cells, cells, rules)
def test_a_value_stands_exactly_when_the_state_says_so(areas, values, weights, rule):
    figure = figure_of(areas, values, weights, rule)

    assert (figure.value is not None) == (figure.state in (FigureState.KNOWN, FigureState.ESTIMATED))


@given(codes, cells)
def test_a_sum_has_a_value_only_when_every_part_has_one(areas, values):
    figure = figure_of(areas, values, {}, SUM)

    assert (figure.value is None) == any(values.get(code) is None for code in areas)


@given(codes, cells, counts, st.sampled_from([RATE, MEAN]))
def test_a_missing_part_never_gives_a_complete_rate_or_mean(areas, values, weights, rule):
    """Nor a lower one: there is no figure at all. With every part there is one, where enough people live."""
    figure = figure_of(areas, values, weights, rule)
    is_complete = all(values.get(code) is not None for code in areas)

    assert (figure.value is not None) == (is_complete and fsum(weights[code] for code in areas) >= rule.minimum)


@given(codes, counts, counts)
def test_a_rate_is_that_of_the_sums_and_not_a_mean_of_rates(areas, values, weights):
    figure = figure_of(areas, values, weights, RATE)

    if figure.value is not None:
        together = fsum(values[code] for code in areas) / fsum(weights[code] for code in areas) * RATE.per
        assert figure.value == pytest.approx(together)


@given(codes, counts, counts, st.integers(1, 3))
def test_a_rate_does_not_depend_on_how_an_area_was_cut_up(areas, values, weights, cut):
    """A rate of parts that were added up before is that of the parts themselves."""
    whole = figure_of(areas, values, weights, RATE)
    first, rest = areas[:cut], areas[cut:]

    if whole.value is not None and rest:
        halves = {
            name: (fsum(values[code] for code in some), fsum(weights[code] for code in some))
            for name, some in (("BU1", first), ("BU2", rest))
        }
        events, living = ({name: half[place] for name, half in halves.items()} for place in (0, 1))
        assert figure_of(list(halves), events, living, RATE).value == pytest.approx(whole.value)


@given(codes, cells, cells)
def test_a_mean_lies_between_its_parts(areas, values, weights):
    figure = figure_of(areas, values, weights, MEAN)
    known = [values[code] for code in areas if values.get(code) is not None]

    if figure.value is not None:
        assert min(known) - 1e-6 <= figure.value <= max(known) * (1 + 1e-9) + 1e-6


@given(codes, cells, cells, rules)
def test_no_figure_rests_on_a_denominator_that_is_too_small(areas, values, weights, rule):
    figure = figure_of(areas, values, weights, rule)

    if figure.value is not None and figure.weight is not None:
        assert figure.weight.total >= rule.minimum
