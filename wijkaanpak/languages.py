"""Which language a page is in, and which sources hold the words a resident can meet.

Residents choose; nothing is chosen for them: a first visit is Dutch whatever the browser asks for, because the answer
on paper, the counter and the neighbours are Dutch too. Staff pages, signing in, letters, commands and reports are
Dutch always: a decision has one text.
"""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

# Where people work; seen after the tenancy middleware took the municipality off the path.
DUTCH_ONLY = ("/beheer/", "/account/", "/platform/")

# Templates besides those that extend public.html: drawn by a tag, or standing alone.
RESIDENT_TEMPLATES = (
    "403_csrf.html",
    "500.html",
    "components/figure_chart.html",
    "components/fold.html",
    "components/language_switch.html",
    "components/pagination.html",
    "components/table.html",
    "django/forms/*.html",
    "neighbourhoods/pages/profile_chapters.html",
    "neighbourhoods/pages/profile_glance.html",
    "neighbourhoods/pages/source.html",
)

# Code: the file, and the parts of it that count; no parts is the whole file.
RESIDENT_CODE: Mapping[str, tuple[str, ...]] = {
    "monitoring/api.py": (),
    "monitoring/pages/open_data.py": (),
    "monitoring/pages/showcase.py": (),
    "monitoring/pages/titles.py": ("lights", "money"),
    "monitoring/pages/trends.py": (),
    "neighbourhoods/api.py": (),
    "neighbourhoods/downloads/forms.py": (),
    "neighbourhoods/pages/forms.py": (),
    "neighbourhoods/standings/classes.py": (),
    "neighbourhoods/pages/area_page.py": (),
    "neighbourhoods/pages/comparison_page.py": (),
    "neighbourhoods/pages/findings.py": (),
    "neighbourhoods/pages/map_page.py": (),
    "neighbourhoods/pages/method.py": (),
    "neighbourhoods/pages/moved.py": (),
    "neighbourhoods/pages/pictures.py": (),
    "neighbourhoods/pages/provenance.py": (),
    "neighbourhoods/pages/sentences.py": (),
    "neighbourhoods/standings/around_words.py": (),
    "neighbourhoods/standings/target_words.py": (),
    "neighbourhoods/standings/words.py": (),
    "neighbourhoods/terms.py": ("Domain", "Level", "ReleaseStatus"),
    "neighbourhoods/series/words.py": ("STATES",),
    "programmes/access.py": ("RESIDENTS_SAY", "who_sees_applicant"),
    "programmes/api.py": (),
    "programmes/public/forms.py": (),
    "programmes/initiatives/forms.py": ("InitiativeForm",),
    "programmes/models/coalition.py": ("MeetingKind", "PartnerKind"),
    "programmes/models/initiative.py": ("InitiativeStatus",),
    "programmes/models/measure.py": ("Light", "MeasureStatus"),
    "programmes/models/own_figure.py": ("period_label",),
    "programmes/own_figures/tracks.py": (),
    "programmes/phases.py": ("Phase", "GATES"),
    "programmes/public/attention.py": (),
    "programmes/public/places.py": (),
    "programmes/public/reads.py": (),
    "wijkaanpak/charts/choropleth.py": (),
    "wijkaanpak/charts/money_bars.py": (),
    "wijkaanpak/charts/peer_strip.py": (),
    "wijkaanpak/charts/shades.py": (),
    "wijkaanpak/charts/spark.py": (),
    "wijkaanpak/charts/status_bar.py": (),
    "wijkaanpak/charts/trend.py": (),
    "wijkaanpak/charts/trend_words.py": (),
    "wijkaanpak/charts/words.py": (),
    "wijkaanpak/stacking.py": (),
    "wijkaanpak/templatetags/ui.py": ("explain", "filter_form"),
    "wijkaanpak/fields.py": ("EmailField", "KeyField"),
    "wijkaanpak/formats.py": ("date_words", "number"),
}


# Reference data: the file, and the fields of its entries that residents read.
RESIDENT_DATA: Mapping[str, tuple[str, ...]] = {
    "neighbourhoods/reference/indicators.toml": ("name", "definition", "unit"),
}


class LanguageMiddleware:
    """The language somebody chose with the switch, on the pages that have one; else Dutch."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


def chosen(request: HttpRequest) -> str:
    """The code of the language this page is shown in."""
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    is_offered = cookie in dict(settings.LANGUAGES)
    is_dutch_only = request.path_info.startswith(DUTCH_ONLY)
    return cookie if is_offered and not is_dutch_only else settings.LANGUAGE_CODE
