"""Addresses of areas and their figures within a municipality."""

from django.urls import path

from neighbourhoods.views import downloads, maps

app_name = "neighbourhoods"
urlpatterns = [
    path("buurten/kaart/<slug:key>/", maps.indicator, name="map"),
    path("buurten/kaart/<slug:key>/gebieden.geojson", maps.areas, name="map_areas"),
    path("buurten/<str:code>/cijfers.<str:kind>", downloads.download, name="download"),
]
