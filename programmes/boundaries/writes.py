"""The writes of a programme's area: dated sets of buurten, of which the past is never rewritten."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from programmes import logbook
from programmes.models import Programme, ProgrammeArea, ProgrammeAreaMember
from wijkaanpak.accounts.models import User


class Overtaken(Exception):
    """Somebody else redrew the area after it was looked at."""


class Unchanged(Exception):
    """These are the buurten that the area has already."""


class TooEarly(Exception):
    """The area that holds now began on this day or later."""


@transaction.atomic
def redraw(
    programme: Programme,
    *,
    codes: Iterable[str],
    division_year: int,
    starts_on: date,
    reason: str,
    seen: int | None,
    by: User,
    at: datetime,
) -> ProgrammeArea:
    """From this day the programme has another area; what it was before stays known.

    `seen` is the id of the area the change was made to, None when there was none. Raises Overtaken when another one
    holds by now, Unchanged, TooEarly, and ValidationError for a code that is no buurt.
    """
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    former = programme.areas.filter(ends_on=None).prefetch_related("members").first()
    if (former.pk if former else None) != seen:
        raise Overtaken
    before = set(former.codes) if former else set()
    after = set(codes)
    if former and before == after and former.division_year == division_year:
        raise Unchanged
    if former and starts_on <= former.starts_on:
        raise TooEarly
    if former:
        former.ends_on = starts_on - timedelta(days=1)
        former.save(update_fields=["ends_on"])
    area = draw(programme, codes=after, division_year=division_year, starts_on=starts_on, reason=reason)
    detail = {"id": area.pk, "added": sorted(after - before), "removed": sorted(before - after)}
    logbook.record("area.redrawn", programme, about=area, by=by, at=at, detail=detail)
    return area


def draw(
    programme: Programme, *, codes: Iterable[str], division_year: int, starts_on: date, reason: str
) -> ProgrammeArea:
    """Store an area as it is. Raises ValidationError; call it within a transaction that logs what happened."""
    area = ProgrammeArea(programme=programme, starts_on=starts_on, division_year=division_year, reason=reason)
    area.full_clean()
    area.save()
    members = [ProgrammeAreaMember(area=area, code=code) for code in sorted(set(codes))]
    for member in members:
        member.full_clean()
    ProgrammeAreaMember.objects.bulk_create(members)
    return area
