"""Addresses of the phases: where a wijkaanpak is, and the decisions to go on or back."""

from django.urls import include, path

from programmes import records
from programmes.lifecycle import start_views, views
from programmes.lifecycle.records import ACTIVITIES

PHASES = [
    path("", views.board, name="board"),
    path("verder/", views.advance, name="advance"),
    path("terug/", views.go_back, name="back"),
    path("besluit/<int:pk>/dossier.pdf", views.dossier, name="dossier"),
]
START = [path("", start_views.start, name="start")]
urlpatterns = [
    path("beheer/nieuw/", include((START, "lifecycle"))),
    records.urls(ACTIVITIES),
    path("beheer/<slug:slug>/fasen/", include((PHASES, "phases"))),
]
