"""Addresses of the overview, the ten factors, the public page and open data."""

from django.urls import path

from monitoring.pages import open_data_views, showcase_views, views

app_name = "monitoring"
urlpatterns = [
    path("wijkaanpak/<slug:slug>/", showcase_views.programme, name="programme"),
    path("data/", open_data_views.about, name="open_data"),
    path("data/dcat.jsonld", open_data_views.catalogue, name="dcat"),
    path("beheer/<slug:slug>/", views.overview, name="overview"),
    path("beheer/<slug:slug>/fasen/tijdlijn/", views.years, name="years"),
    path("beheer/<slug:slug>/succesfactoren/", views.factors, name="success_factors"),
]
