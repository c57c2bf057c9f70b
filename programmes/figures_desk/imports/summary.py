"""What a file brings, in four numbers: the first thing that somebody who is about to publish it wants to know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wijkaanpak.formats import number


@dataclass(frozen=True, slots=True)
class Summary:
    """Cells of a file against what stands now. `areas` is the most that one period has; `gone` areas are no longer in
    it.
    """

    areas: int
    new: int
    changed: int
    same: int
    gone: int

    @property
    def items(self) -> list[tuple[str, str]]:
        """For components/tally.html."""
        counted = [
            (_("Gebieden"), self.areas),
            (_("Nieuw, ook zonder cijfer"), self.new),
            (_("Anders dan nu"), self.changed),
            (_("Gelijk aan nu"), self.same),
        ]
        return [(label, number(count)) for label, count in counted]


def of(publications: Sequence[Mapping[str, Any]]) -> Summary | None:
    """The publications of a preview, added up; None when there are none."""
    if not publications:
        return None
    new = changed = same = gone = 0
    for publication in publications:
        cells = publication["areas"] * publication["columns"]
        others = publication["comparisons"]
        if not publication["is_new"]:
            same += cells
            continue
        moved = sum(other["changed"] for other in others)
        held = sum(other["compared"] for other in others)
        changed, same, new = changed + moved, same + held - moved, new + max(cells - held, 0)
        gone = max([gone, *(other["areas_gone"] for other in others)])
    return Summary(max(publication["areas"] for publication in publications), new, changed, same, gone)
