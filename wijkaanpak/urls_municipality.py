"""Addresses within a municipality: the tenancy middleware has taken the first path segment off."""

from django.urls import include, path

from wijkaanpak.open_data.api import OpenData
from wijkaanpak.styleguide import styleguide

open_data = OpenData(
    title="Open data van de wijkaanpak",
    version="1.0.0",
    description=(
        "Cijfers over buurten, wijkaanpakken die openbaar zijn, wat partners zelf tellen en vastgestelde rapporten. "
        "Alleen lezen, zonder sleutel. Bij elk cijfer staat waar het vandaan komt, of waarom het er niet is."
    ),
)
for app in ("neighbourhoods", "programmes", "monitoring"):
    open_data.add_router("", f"{app}.api.router")

urlpatterns = [
    path("beheer/stijlgids/", styleguide, name="stijlgids"),
    path("api/v1/", open_data.urls),
    path("", include("programmes.urls")),  # first: beheer/cijfers/ is no programme
    path("", include("monitoring.urls")),
    path("", include("neighbourhoods.urls")),
]
handler500 = "wijkaanpak.open_data.problems.broken"
