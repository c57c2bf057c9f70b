"""What an area was called in another division, by the links that are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.figures import Lineage, Link
from neighbourhoods.terms import LinkKind

SPLIT = [Link("A", 2020, "A", 2021, LinkKind.SPLIT), Link("A", 2020, "B", 2021, LinkKind.SPLIT)]
MERGED = [Link("P", 2020, "M", 2021, LinkKind.MERGED), Link("Q", 2020, "M", 2021, LinkKind.MERGED)]


@pytest.mark.parametrize(
    ("links", "codes", "goal", "there"),
    [
        ([Link("A", 2020, "B", 2021, LinkKind.RECODED)], ["B"], 2020, ("A",)),
        ([Link("A", 2020, "A", 2021, LinkKind.CHANGED)], ["A"], 2020, None),
        ([], ["A"], 2020, None),
        ([], ["NL00"], 2020, ("NL00",)),
        (SPLIT, ["A", "B"], 2020, ("A",)),
        (SPLIT, ["A"], 2020, None),
        (SPLIT[:1], ["A"], 2020, None),
        (MERGED, ["M"], 2020, ("P", "Q")),
        (MERGED[:1], ["M"], 2020, None),
    ],
)
def test_looking_back(links, codes, goal, there):
    assert Lineage(links).at(codes, 2021, goal) == there


@pytest.mark.parametrize(
    ("links", "codes", "there"),
    [
        ([Link("A", 2020, "B", 2021, LinkKind.RECODED)], ["A"], ("B",)),
        (SPLIT, ["A"], ("A", "B")),
        (MERGED, ["P", "Q"], ("M",)),
        (MERGED, ["P"], None),
    ],
)
def test_looking_ahead(links, codes, there):
    assert Lineage(links).at(codes, 2020, 2021) == there


def test_several_years_at_once():
    links = [*SPLIT, Link("A", 2021, "C", 2022, LinkKind.RECODED), Link("B", 2021, "B", 2022, LinkKind.SAME)]

    assert Lineage(links).at(["B", "C"], 2022, 2020) == ("A",)
    assert Lineage(links).at(["A"], 2020, 2022) == ("B", "C")


def test_a_leap_counts_where_a_year_between_says_nothing():
    links = [Link("A", 2021, "A", 2022, LinkKind.SAME), Link("Z", 2020, "A", 2022, LinkKind.RECODED)]

    assert Lineage(links).at(["A"], 2022, 2020) == ("Z",)


def test_a_publication_of_each_year_counts_for_more_than_a_leap():
    yearly = [Link("Y", 2020, "A", 2021, LinkKind.RECODED), Link("A", 2021, "A", 2022, LinkKind.SAME)]
    leap = Link("Z", 2020, "A", 2022, LinkKind.RECODED)

    assert Lineage([leap, *yearly]).at(["A"], 2022, 2020) == ("Y",)
    assert list(Lineage([leap, *yearly])) == [leap, *yearly]


KINDS = st.sampled_from(["alike", "split", "merged", "changed"])


@given(st.lists(KINDS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_there_and_back_is_the_same(kinds, random):
    """Each pair of areas goes on in its own way; whatever is known of one way is known of the other."""
    links = []
    for n, kind in enumerate(kinds):
        old, new = [f"{n}a", f"{n}b"], [f"{n}c", f"{n}d"]
        if kind == "alike":
            links += [Link(a, 2020, b, 2021, LinkKind.RECODED) for a, b in zip(old, new, strict=True)]
        elif kind == "split":
            links += [Link(old[0], 2020, b, 2021, LinkKind.SPLIT) for b in new]
        elif kind == "merged":
            links += [Link(a, 2020, new[0], 2021, LinkKind.MERGED) for a in old]
        else:
            links += [Link(a, 2020, b, 2021, LinkKind.CHANGED) for a in old for b in new]
    random.shuffle(links)
    codes = sorted({link.later_code for link in links if random.random() < 0.7})

    there = Lineage(links).at(codes, 2021, 2020)

    assert there is None or not codes or Lineage(links).at(there, 2020, 2021) == tuple(codes)
    assert Lineage(reversed(links)).at(list(reversed(codes)), 2021, 2020) == there
