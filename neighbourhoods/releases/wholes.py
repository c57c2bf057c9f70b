"""Counts of areas and groups against what they are part of: no buurt is larger than its gemeente."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import reference
from neighbourhoods.models import Indicator
from neighbourhoods.releases.refusals import Refusal
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Publication, Reading
from neighbourhoods.terms import Combination
from wijkaanpak.formats import number

if TYPE_CHECKING:
    import numpy as np

MOST_NAMED = 10
# Statistics Netherlands rounds people to 5 and benefits to 10, each area for itself.
ROUNDED = 10
SHARE_ROUNDED = 0.05
# Five groups and their total, each rounded up or down to a multiple of 5: in 2024 two buurten are 20 apart.
GROUPS_ROUNDED = 30


def refuse_larger_parts(reading: Reading) -> None:
    """An area with fewer people than one of the areas in it: columns or lines were swapped. Raises Refusal."""
    keys = {column.indicator for publication in reading.publications for column in publication.columns}
    known = Indicator.objects.filter(key__in=keys - {None}, combination=Combination.SUM)
    counted = set(known.values_list("key", flat=True))
    refused = [refusal for publication in reading.publications for refusal in _larger_parts(publication, counted)]
    if refused:
        raise Refusal(refused)


def _larger_parts(publication: Publication, counted: Collection[str]) -> Iterator[Refused]:
    import numpy as np

    places = [place for place, column in enumerate(publication.columns) if column.indicator in counted]
    rows = {code: row for row, code in enumerate(publication.codes)}
    pairs = [(row, whole) for code, row in rows.items() for whole in _wholes(code, rows)] if places else []
    reason = _(
        "%(whole)s heeft %(less)s, en %(part)s alleen al %(more)s. Zijn er kolommen of regels verwisseld? Haal het "
        "bestand opnieuw op."
    )
    for place in places if pairs else ():
        parts, wholes = np.array(pairs).T
        more, less = publication.values[parts, place], publication.values[wholes, place]
        with np.errstate(invalid="ignore"):  # a figure that is not there is no larger than another
            wrong = more - less > np.maximum(ROUNDED, SHARE_ROUNDED * more)
        largest: dict[int, int] = {}  # the row of a whole → the pair with its largest part
        for pair in largest_first(np.nan_to_num(more), wrong):
            largest.setdefault(int(wholes[pair]), pair)
        for whole, pair in sorted(largest.items()):
            said = {"whole": named(publication, whole), "part": named(publication, int(parts[pair]))}
            said |= {"less": number(float(less[pair])), "more": number(float(more[pair]))}
            yield Refused(publication.line(whole, place), publication.columns[place].header, reason % said)


def _wholes(code: str, rows: dict[str, int]) -> Iterator[int]:
    """The rows of the areas that hold this one, as far as the file has them."""
    holders = {"BU": (f"WK{code[2:8]}", f"GM{code[2:6]}"), "WK": (f"GM{code[2:6]}",), "GM": ("NL00",)}
    yield from (rows[holder] for holder in holders.get(code[:2], ()) if holder in rows)


def groups_that_do_not_add_up(reading: Reading) -> list[str]:
    """In words: totals that differ from their groups by more than rounding can do, the ten largest by name."""
    found: list[str] = []
    for publication in reading.publications:
        places = {column.indicator: place for place, column in enumerate(publication.columns)}
        for whole, parts in reference.PARTS.items():
            if whole in places and all(part in places for part in parts):
                found += _not_adding_up(publication, places[whole], [places[part] for part in parts])
    return found


def _not_adding_up(publication: Publication, whole: int, parts: Collection[int]) -> Iterator[str]:
    import numpy as np

    total = publication.values[:, whole]
    together = publication.values[:, list(parts)].sum(axis=1)  # not known when one of them is not
    apart = np.nan_to_num(np.abs(total - together))
    rows = largest_first(apart, apart > GROUPS_ROUNDED)
    if not rows:
        return
    text = ngettext(
        "%(period)s, kolom ‘%(header)s’: in %(count)s gebied tellen de leeftijdsgroepen niet op tot het totaal: "
        "%(named)s. Vergelijk het met de bron.",
        "%(period)s, kolom ‘%(header)s’: in %(count)s gebieden tellen de leeftijdsgroepen niet op tot het totaal. De "
        "grootste verschillen: %(named)s. Vergelijk ze met de bron.",
        len(rows),
    )
    moves = [
        _("%(area)s: totaal %(total)s, samen %(together)s")
        % {
            "area": placed(publication, row, whole),
            "total": number(float(total[row])),
            "together": number(float(together[row])),
        }
        for row in rows[:MOST_NAMED]
    ]
    said = {"period": publication.period, "header": publication.columns[whole].header, "count": number(len(rows))}
    yield text % (said | {"named": "; ".join(moves)})


def largest_first(size: np.ndarray, wanted: np.ndarray) -> list[int]:
    """The rows that are wanted, by size."""
    import numpy as np

    rows = np.flatnonzero(wanted)
    return [int(row) for row in rows[np.argsort(-size[rows], kind="stable")]]


def named(publication: Publication, row: int) -> str:
    """‘Selwerd (BU00141000)’."""
    name, code = publication.names[row], publication.codes[row]
    return code if name == code else f"{name} ({code})"


def placed(publication: Publication, row: int, place: int) -> str:
    """The same with its line in the file: ‘Selwerd (BU00141000, regel 5)’."""
    line = publication.line(row, place)
    if not line:
        return named(publication, row)
    name, code = publication.names[row], publication.codes[row]
    text = _("%(code)s, regel %(line)d") % {"code": code, "line": line}
    return text if name == code else f"{name} ({text})"
