"""The figures of one place as HTML, drawn once from the same figures: three pages show them, and many people each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from neighbourhoods.pages import area_page, profiles
from neighbourhoods.pages.area_page import AreaPage
from neighbourhoods.pages.profiles import Profile
from wijkaanpak.kept_html import digest, kept


@dataclass(frozen=True, slots=True)
class DrawnProfile:
    """What is seen at a glance, and the chapters with every figure."""

    glance: SafeString
    chapters: SafeString


def draw(
    profile: Profile, municipality: str, names: Mapping[str, str], asked: Collection[str], *, is_all_open: bool
) -> DrawnProfile | None:
    """None when nothing was ever published about the place. Two queries, and five for what is judged and drawn anew.

    `municipality`, `names` and `asked` are those of `area_page.page`.
    """
    if not profile.chapters:
        return None
    standings, judging = profiles.standings(profile), profiles.judging(profile)

    @cache
    def shown() -> AreaPage:
        movements = judging.answers(is_kept=True)
        peers = profiles.peer_names(movements.values())
        return area_page.page(profile, municipality, names, standings, movements, peers, asked)

    place = (repr(profile.place), municipality, sorted(names.items()), sorted(asked))
    about = digest((profile.book.digest, place, repr(standings), judging.rests_on))

    def piece(name: str, **beside: bool) -> SafeString:
        template = f"neighbourhoods/pages/profile_{name}.html"
        return kept(name, (about, beside), lambda: render_to_string(template, {"shown": shown(), **beside}))

    return DrawnProfile(piece("glance"), piece("chapters", is_all_open=is_all_open))
