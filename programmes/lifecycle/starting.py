"""Reads: what a wijkaanpak that is not there yet needs: an address of its own."""

from django.utils.text import slugify

from programmes.models import Programme
from wijkaanpak import addresses


def free_slug(name: str) -> str:
    """The address of a new wijkaanpak: its name, with a number where that is taken."""
    stem = slugify(name)[:50] or "wijkaanpak"
    others = Programme.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    taken = {*others, *addresses.taken_by_staff()}
    numbers = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in numbers if slug not in taken)
