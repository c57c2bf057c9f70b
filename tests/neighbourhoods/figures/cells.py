"""Figures of two or three buurten in one line."""

from datetime import date

from hypothesis import strategies as st

from neighbourhoods.figures import (
    Denominator,
    Origin,
    Part,
    Rule,
    combine,
)
from neighbourhoods.terms import Combination, Note, ReleaseStatus

SUM = Rule(Combination.SUM)


MEAN = Rule(Combination.WEIGHTED_MEAN)


RATE = Rule(Combination.RATE, per=1000)


NONE = Rule(Combination.NONE)


def origin(period="2024", *, series="KWB", division=2024):
    return Origin("85984NED", series, period, division, ReleaseStatus.DEFINITIVE, date(2026, 1, 1), 7, "CBS")


def parts(period="2024", *, note=Note.PRESENT, **values):
    """Published figures by code; None is a missing one."""
    return {
        code: Part(code, value, Note.MISSING if value is None else note, origin(period))
        for code, value in values.items()
    }


def people(period="2024", **values):
    return Denominator("inwoners", period, parts(period, **values))


def one(value, period="2024", *, series="KWB", division=2024, code="BU1", rule=SUM):
    published = {code: Part(code, value, Note.PRESENT, origin(period, series=series, division=division))}
    return combine([code], published, rule, period=period)


# Whatever the figures are
codes = st.lists(st.sampled_from(["BU1", "BU2", "BU3", "BU4"]), min_size=1, max_size=4, unique=True)


cells = st.dictionaries(
    st.sampled_from(["BU1", "BU2", "BU3", "BU4"]),
    st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False)),
)


# A count for every buurt, so that something can be divided by it.
counts = st.fixed_dictionaries({f"BU{number}": st.floats(50, 1e6, allow_nan=False) for number in range(1, 5)})


rules = st.sampled_from([SUM, MEAN, RATE, NONE])


def figure_of(areas, values, weights, rule):
    known = parts(**values)
    return combine(areas, known, rule, period="2024", denominators=[people(**weights)])
