"""Addresses of the programmes within a municipality: each noun owns its own."""

from django.urls import include, path

NOUNS = (
    "programmes.public",
    "programmes.workspace",
    "programmes.people",
    "programmes.objections",
    "programmes.boundaries",
    "programmes.analyses",
    "programmes.visions",
    "programmes.initiatives",
    "programmes.lifecycle",
    "programmes.own_figures",
    "programmes.undelivered",
    "programmes.figures_desk.imports",
    "programmes.figures_desk.releases",
    "programmes.figures_desk.mappings",
    "programmes.figures_desk.indicators",
)
urlpatterns = [path("", include(f"{noun}.urls")) for noun in NOUNS]
