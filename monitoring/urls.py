"""Addresses of the judgement within a municipality."""

from django.urls import path

from monitoring.views import overview, showcase

app_name = "monitoring"
urlpatterns = [
    path("wijkaanpak/<slug:slug>/", showcase.programme, name="programme"),
    path("beheer/<slug:slug>/", overview.overview, name="overview"),
    path("beheer/<slug:slug>/succesfactoren/", overview.factors, name="success_factors"),
]
