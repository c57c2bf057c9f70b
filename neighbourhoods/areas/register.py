"""Read: the gemeenten of a year by name, for files that call them so."""

from neighbourhoods.models import Area
from neighbourhoods.sources.layout import plain_name
from neighbourhoods.terms import Level


def municipalities(year: int) -> dict[str, str]:
    """Name as `plain_name` writes it → code. A name that two gemeenten have is left out: it would be a guess.

    Only names that were published for that very year count: what a gemeente is called in another is no proof.
    """
    areas = Area.objects.of_division(year).filter(level=Level.MUNICIPALITY, name_is_borrowed=False)
    found: dict[str, set[str]] = {}
    for name, code in areas.values_list("name", "code"):
        if name != code:
            found.setdefault(plain_name(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
