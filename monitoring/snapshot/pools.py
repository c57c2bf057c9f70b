"""What the peers of an area were chosen from, frozen once for all figures that share it."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitoring.snapshot.figure_schema import PrintedAlike, PrintedPool
from neighbourhoods.standings.movement import Movement
from neighbourhoods.standings.peers import Pool
from neighbourhoods.standings.targets import Precedent

Likeness = tuple[tuple[str, ...], float, float | None, tuple[str, ...]]
"""What an area goes by, what it is like, and the file that says so: of another year other areas are like it."""


@dataclass(frozen=True, slots=True)
class Pools:
    """The areas alike of each likeness, by code and in the order in which they were met."""

    alike: dict[Likeness, dict[str, tuple[float, float]]]

    def printed(self, pool: Pool | None) -> PrintedPool | None:
        """A pool with the place of its areas in `frozen`."""
        if pool is None:
            return None
        return {
            "alike": list(self.alike).index(likeness(pool)),
            "amount": pool.subject.amount,
            "size": pool.subject.size,
            "starts": [[code, amount, size] for code, _people, _addresses, amount, size in pool.areas],
            "files": list(pool.files),
        }

    def frozen(self) -> list[PrintedAlike]:
        """The areas alike, in the order of their codes."""
        return [
            {
                "codes": list(codes),
                "inhabitants": inhabitants,
                "addresses": addresses,
                "areas": [[code, *about] for code, about in sorted(areas.items())],
            }
            for (codes, inhabitants, addresses, _file), areas in self.alike.items()
        ]


def gathered(compared: Iterable[Movement | Precedent]) -> Pools:
    """Those of all these judgements."""
    found: dict[Likeness, dict[str, tuple[float, float]]] = {}
    for judgement in compared:
        if judgement.pool is not None:
            about = {code: (people, addresses) for code, people, addresses, _amount, _size in judgement.pool.areas}
            found.setdefault(likeness(judgement.pool), {}).update(about)
    return Pools(found)


def likeness(pool: Pool) -> Likeness:
    """What the areas in it are like."""
    return pool.subject.codes, pool.subject.inhabitants, pool.subject.addresses, pool.files[:1]
