"""What came out of a file: its publications, or the reasons why there are none, with a limit to how many are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Layout, Refused
from neighbourhoods.tables.publications import Publication
from neighbourhoods.terms import ReleaseStatus

MAX_REFUSALS = 50
MAX_WORDS = 5


@dataclass(slots=True)
class Reading:
    """What a file says: publications when `refused` is empty, else the first reasons why not and their number."""

    file_name: str
    sha256: str
    layout: Layout | None = None
    publications: list[Publication] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    # How final each period is, where the source itself says so.
    statuses: dict[str, ReleaseStatus] = field(default_factory=dict)
    # The columns of a workbook that show percentages, and the first line that does; shared by the parts of a file.
    percentages: dict[str, int] = field(default_factory=dict)
    most_refusals: int = MAX_REFUSALS
    refused_count: int = 0
    # Words that stand where a number belongs, such as "n.b."; shared by the parts of a file.
    words: list[str] = field(default_factory=list)
    # No source knows the table, but its areas have codes: a mapping can read it.
    is_unknown: bool = False
    # The first line that is no UTF-8, when all was read as Windows text for it: somebody has to look at the names.
    guessed_at: int | None = None

    def refuse(self, reason: str, line: int | None = None, column: str | None = None) -> None:
        self.refused_count += 1
        if len(self.refused) < self.most_refusals:
            self.refused.append(Refused(line, column, reason))

    def note_word(self, text: str) -> None:
        """Keep a word that may say why there is no figure, so that somebody can say what it means."""
        if text not in self.words and len(self.words) < MAX_WORDS:
            self.words.append(text)

    def hold_to(self, period: str) -> None:
        """What somebody said of the period against the file itself: its own column is not overruled, its name is."""
        layout = self.layout
        if not period or layout is None or not self.publications:
            return
        found = [publication.period for publication in self.publications]
        if layout.period and period not in found:
            reason = _(
                "U zegt %(said)s, maar in het bestand staat %(found)s. Verbeter de periode, of laat haar leeg: dan "
                "telt wat er in het bestand staat."
            )
            line = self.publications[0].line(0)
            self.refuse(reason % {"said": period, "found": ", ".join(found)}, line, layout.period)
            self.publications.clear()
        elif not layout.period and not layout.within and layout.file_period not in (None, period):
            text = _("De naam van het bestand noemt %(named)s, en u zegt %(said)s. Wat u zegt, telt.")
            self.notices.append(text % {"named": layout.file_period, "said": period})

    def first_of(self, rows: Sequence[int]) -> Sequence[int]:
        """The rows that are refused one by one; the others are only counted."""
        self.refused_count += max(0, len(rows) - self.most_refusals)
        return rows[: self.most_refusals]
