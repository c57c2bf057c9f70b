"""Areas that a release no longer has: named, and asked about when they are many, or a whole gemeente."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.models import Release
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.releases import staging
from neighbourhoods.releases.refusals import Refusal
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Publication
from neighbourhoods.terms import Doubt
from wijkaanpak.formats import number

# A revision may lose some areas. A file with far fewer is an extract, and would take national figures away.
MOST_AREAS_THAT_MAY_GO = 0.1
NAMED = 20


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody said of a file that is doubted: that far fewer areas are meant, what is right, and why."""

    replace: bool = False
    confirmed: frozenset[str] = frozenset()
    reason: str = ""


def look(release: Release, publication: Publication, superseded: Iterable[int], answers: Answers) -> list[str]:
    """Which areas of the releases it supersedes are not in it, in words. Raises Refusal when that was not meant."""
    found = []
    for older in superseded:
        had = staging.names(older)
        lost = {code: name for code, name in had.items() if code not in set(publication.codes)}
        if not lost:
            continue
        about = {"table": release.table_id, "period": release.period, "areas": _named(lost)}
        if len(lost) > len(had) * MOST_AREAS_THAT_MAY_GO and not answers.replace:
            reason = _(
                "%(lost)s van de %(had)s gebieden van de vorige publicatie van %(table)s %(period)s staan niet in dit "
                "bestand: %(areas)s. Is dat de bedoeling? Geef dat dan aan."
            )
            raise Refusal(
                [Refused(None, None, reason % (about | {"lost": number(len(lost)), "had": number(len(had))}))]
            )
        _refuse_lost_municipalities(had, publication, about, answers)
        text = ngettext(
            "%(count)s gebied van de vorige publicatie van %(table)s %(period)s staat niet meer in dit bestand: "
            "%(areas)s.",
            "%(count)s gebieden van de vorige publicatie van %(table)s %(period)s staan niet meer in dit bestand: "
            "%(areas)s.",
            len(lost),
        )
        found.append(text % (about | {"count": number(len(lost))}))
    return found


def loses_municipalities(publication: Publication, superseded: Iterable[int]) -> bool:
    """Whether a whole gemeente is gone; then the release keeps the reason."""
    here = _municipalities(publication.codes)
    return any(_municipalities(staging.names(older)) - here for older in superseded)


def _refuse_lost_municipalities(
    had: dict[str, str], publication: Publication, about: dict[str, str], answers: Answers
) -> None:
    """A gemeente that goes takes figures from people who see nothing of this file. That wants a reason; and when one
    gemeente stays of many, it is asked once more.
    """
    were, here = _municipalities(had), _municipalities(publication.codes)
    gone = sorted(were - here)
    if not gone:
        return
    refused = []
    if Doubt.LOST not in answers.confirmed or not answers.reason.strip():
        reason = _(
            "Hiermee verdwijnen alle cijfers van %(count)s uit %(table)s %(period)s: %(names)s. Ontbreken die per "
            "ongeluk? Haal het bestand dan opnieuw op. Is het de bedoeling? Bevestig dat en schrijf op waarom."
        )
        count = ngettext("%d gemeente", "%d gemeenten", len(gone)) % len(gone)
        names = _named({code: had.get(code, code) for code in gone})
        refused.append(Refused(None, None, reason % (about | {"count": count, "names": names}), doubt=Doubt.LOST))
    if len(here) == 1 and Doubt.ALONE not in answers.confirmed:
        reason = _(
            "Dit bestand gaat over één gemeente: %(here)s. In %(table)s %(period)s staan er nu %(count)s. Als u dit "
            "vastlegt, heeft geen enkele andere gemeente hier nog cijfers. Weet u het zeker? Bevestig dat dan."
        )
        [code] = here
        said = about | {"here": _named({code: had.get(code, code)}), "count": str(len(were))}
        refused.append(Refused(None, None, reason % said, doubt=Doubt.ALONE))
    if refused:
        raise Refusal(refused)


def _municipalities(codes: Iterable[str]) -> set[str]:
    return {municipality_code(code) for code in codes if code != COUNTRY_CODE}


def _named(areas: dict[str, str]) -> str:
    """‘Selwerd (BU00141000), …’: the first of them, and how many more."""
    said = [code if name == code else f"{name} ({code})" for code, name in sorted(areas.items())]
    more = [_("en nog %s") % number(len(said) - NAMED)] if len(said) > NAMED else []
    return ", ".join([*said[:NAMED], *more])
