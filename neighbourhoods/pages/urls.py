"""Addresses of the maps."""

from django.urls import path

from neighbourhoods.pages import views

app_name = "maps"
urlpatterns = [
    path("buurten/kaart/<slug:key>/", views.indicator, name="map"),
    path("buurten/kaart/<slug:key>/gebieden.geojson", views.areas, name="areas"),
]
