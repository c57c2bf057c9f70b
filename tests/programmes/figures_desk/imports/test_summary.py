"""What a file brings, in a few numbers."""

import pytest

from programmes.figures_desk.imports import summary


def publication(*, areas=10, columns=2, is_new=True, comparisons=()):
    return {"areas": areas, "columns": columns, "is_new": is_new, "comparisons": list(comparisons)}


def comparison(compared, changed, areas_gone=0):
    return {"compared": compared, "changed": changed, "areas_gone": areas_gone}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([publication()], (10, 20, 0, 0, 0)),
        ([publication(comparisons=[comparison(16, 3, 2)])], (10, 4, 3, 13, 2)),
        ([publication(is_new=False)], (10, 0, 0, 20, 0)),
        ([publication(comparisons=[comparison(20, 1)]), publication(areas=12, is_new=False)], (12, 0, 1, 43, 0)),
    ],
)
def test_every_cell_is_new_changed_or_the_same(told, expected):
    found = summary.of(told)

    assert (found.areas, found.new, found.changed, found.same, found.gone) == expected


def test_there_is_nothing_to_say_of_a_file_that_was_refused():
    assert summary.of([]) is None


def test_the_numbers_are_written_as_people_here_do():
    found = summary.of([publication(areas=18310, columns=8)])

    assert found.items[:2] == [("Gebieden", "18.310"), ("Nieuw, ook zonder cijfer", "146.480")]
