"""Addresses within a municipality: the tenancy middleware has taken the first path segment off."""

from django.urls import include, path

from wijkaanpak.styleguide import styleguide

urlpatterns = [
    path("beheer/stijlgids/", styleguide, name="stijlgids"),
    path("", include("programmes.urls")),  # first: beheer/cijfers/ is no programme
    path("", include("monitoring.urls")),
    path("", include("neighbourhoods.urls")),
]
