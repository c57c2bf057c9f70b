"""Addresses of areas and their figures within a municipality: each noun owns its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("neighbourhoods.pages.urls")),
    path("", include("neighbourhoods.downloads.urls")),
]
