"""How the area moves, for its overview: the indicators that its ambitions follow, drawn once from the same figures."""

from django.contrib.postgres.expressions import ArraySubquery
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from monitoring.pages import changes, trends
from monitoring.pages.changes import Gathered
from programmes.models import AmbitionIndicator, Programme, ProgrammeAreaMember
from programmes.visions.reads import asked_of
from wijkaanpak.kept_html import fields, kept

SHOWN = 4


def read(programme: Programme, municipality: str) -> SafeString:
    """A card for each indicator that an ambition follows, those that ask attention first; only these have a picture,
    however many there are. Empty without any. Five queries, and five for what is judged anew.
    """
    members = ProgrammeAreaMember.objects.filter(area__programme=programme, area__ends_on=None)
    rows = AmbitionIndicator.objects.of(programme).current().order_by("pk")
    rows = list(rows.annotate(area=ArraySubquery(members.order_by("code").values("code"))))
    targets = [target for followed in rows if (target := asked_of(followed))]
    found = changes.gather(rows[0].area if rows else (), [followed.indicator_key for followed in rows], targets)
    if not found or not found.keys:
        return SafeString("")
    about = (found.rests_on, [fields(row) for row in rows], programme.slug, programme.area_name, municipality)
    return kept("moving", (about, SHOWN), lambda: _drawn(programme, municipality, rows, found))


def _drawn(programme: Programme, municipality: str, rows: list[AmbitionIndicator], gathered: Gathered) -> str:
    wanted = {followed.indicator_key: followed for followed in rows}
    found = gathered.figures(programme.area_name)
    cards = trends.by_attention(trends.told(wanted[key], found) for key in found.series)
    context = {
        "cards": [
            trends.drawn(card, wanted[card.key], found, area=programme.area_name, municipality=municipality)
            for card in cards[:SHOWN]
        ],
        "more": cards[SHOWN:],
        "chance": trends.chance(cards),
        "programme": programme,
    }
    return render_to_string("monitoring/pages/moving.html", context)
