"""The page that shows every component in every state; design and accessibility are tested on it."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from wijkaanpak import fields
from wijkaanpak.accounts.models import MunicipalityRole
from wijkaanpak.pages import page
from wijkaanpak.sample_charts import kinds
from wijkaanpak.sample_figures import long_name

SAMPLE_MOMENT = datetime(2026, 3, 7, 14, 30, tzinfo=UTC)


class EveryFieldForm(forms.Form):
    """One field of every kind."""

    title = fields.TextField(
        label=_("Hoe heet uw idee?"),
        help_text=_("Kort, zoals u het een buur zou vertellen."),
        max_length=80,
        missing=_("Geef uw idee een naam."),
    )
    description = fields.TextField(
        label=_("Wat wilt u doen?"),
        rows=4,
        min_length=20,
        required=True,
    )
    neighbourhood = forms.ChoiceField(
        label=_("In welke buurt?"),
        choices=[("", _("Kies een buurt")), ("selwerd", "Selwerd"), ("beijum", "Beijum"), ("wijert", "De Wijert")],
        error_messages={"required": _("Kies de buurt waar uw idee over gaat.")},
    )
    theme = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        widget=forms.RadioSelect,
        choices=[("green", _("Groen")), ("meeting", _("Elkaar ontmoeten")), ("safe", _("Veiligheid"))],
        error_messages={"required": _("Kies waar uw idee over gaat.")},
    )
    help_wanted = forms.MultipleChoiceField(
        label=_("Waarmee kunnen wij helpen?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("money", _("Geld")), ("place", _("Een plek")), ("people", _("Mensen die meedoen"))],
        required=False,
    )
    starts_on = fields.DayField(label=_("Wanneer wilt u beginnen?"))
    photo = forms.FileField(label=_("Foto van de plek"), required=False)
    agrees = forms.BooleanField(
        label=_("De gemeente mag mij hierover mailen."),
        error_messages={"required": _("Zet een vinkje; anders kunnen wij u niet antwoorden.")},
    )


class SampleFilter(forms.Form):
    """Fields of a list's filter."""

    q = fields.TextField(label=_("Zoek op naam"))
    light = forms.ChoiceField(
        label=_("Stand van zaken"), required=False, choices=[("", _("Alle")), ("red", _("Knelpunt"))]
    )


def _merge() -> SimpleNamespace:
    """A colleague changed the same, and something else too."""
    clash = SimpleNamespace(
        label=_("Omschrijving"), was=_("Rust"), now=_("Meer rust"), mine=_("Meer groen"), take="take_sample"
    )
    return SimpleNamespace(by_name="Jelle", at=SAMPLE_MOMENT, clashes=[clash], theirs=[_("Invloed")])


@require_http_methods(["GET", "POST"])
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with texts as they could be; for people of this municipality.

    The form may be sent: it is judged like any other, and nothing is kept.
    """
    if not MunicipalityRole.objects.filter(user=request.user).exists():
        raise Http404
    context = {
        "refused": EveryFieldForm({"description": _("Te kort.")}, auto_id="refused_%s"),
        "filters": SampleFilter(auto_id="filter_%s"),
        "lists": [Paginator([*range(1, 241)], 20).get_page(at) for at in (1, request.GET.get("pagina", 4), 12)],
        "steppers": [_phases(current=step) for step in (1, 3, 5)],
        "tabs": _tabs(),
        "frame": {"here": _("Maatregelen"), "groups": ((_("Nu"), _tabs()[:1]), (_("Wat"), _tabs()[4:7]))},
        "views": [
            {"label": label, "query": f"?bekijk={at}", "is_current": at == 0}
            for at, label in enumerate((_("Vraagt aandacht"), _("Van mij"), _("Alles")))
        ],
        "card_notes": (("red", _("2 knelpunten")), ("late", _("3 te laat")), ("waiting", _("5 wachten op u"))),
        "moment": SAMPLE_MOMENT,
        "fold_marks": (("better", _("2 gunstiger")), ("worse", _("8 ongunstiger")), ("lacking", _("1 zonder cijfer"))),
        "messages": [
            SimpleNamespace(level_tag="success", extra_tags="", message=_("Zo ziet u wat er net gebeurd is."))
        ],
        "charts": kinds(),
        "tables": _tables(),
        "choices": [(_("Gemeente"), [("GM0014", "Groningen")]), (_("Wijk"), [("WK001400", long_name())])],
        "tally": [(_("Gebieden"), "213"), (_("Ontbrekend"), _("onbekend")), (long_name(), "1.204.310")],
        "long": long_name(),
        "draft": SimpleNamespace(saved_at=SAMPLE_MOMENT),
        "merge": _merge(),
    }
    return page(request, "stijlgids.html", context, form=EveryFieldForm(request.POST or None, request.FILES or None))


def _tables() -> list[SimpleNamespace]:
    """The table of a chart: filled, without a row, and with what is unknown or long."""
    headers, rows = (_("Buurt"), _("Inwoners"), _("Jonger dan 25")), (("Selwerd", "6.835", "31,2\u00a0%"),)
    odd = ((long_name(), "6.835", _("te klein")), ("Selwerderhof", _("onbekend"), _("onvolledig")))
    told = ((_("Bewoners per buurt, 2025"), rows), (_("Nog leeg"), ()), (_("Onbekend en lang"), odd))
    return [SimpleNamespace(caption=caption, headers=headers, rows=cells, numeric=(1, 2)) for caption, cells in told]


def _phases(*, current: int) -> list[dict[str, Any]]:
    words = [
        (_("Oriënteren"), _("onderbouwing, vertrouwen en draagvlak")),
        (_("Initiëren"), _("anticiperen op verandering")),
        (_("Ontwerpen"), _("toetsen en bijsturen")),
        (_("Uitvoeren"), ""),
    ]
    return [
        {
            "label": label,
            "watchword": watchword,
            "state": "done" if step < current else "current" if step == current else "upcoming",
        }
        for step, (label, watchword) in enumerate(words, start=1)
    ]


def _tabs() -> list[dict[str, Any]]:
    labels = [_("Overzicht"), _("Gebied"), _("Coalitie"), _("Visie"), _("Maatregelen"), _("Initiatieven"), _("Geld")]
    labels += [_("Leren"), _("Succesfactoren"), _("Rapporten"), _("Logboek")]
    return [
        {"label": label, "url": f"#tab-{at}", "is_current": at == 0, "is_above": False, "hotkey": f"g {at % 10}"}
        for at, label in enumerate(labels)
    ]
