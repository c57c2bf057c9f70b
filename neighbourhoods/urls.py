"""Addresses of areas and their figures within a municipality."""

from django.urls import path

from neighbourhoods.downloads import views as downloads
from neighbourhoods.pages import views as pages

app_name = "neighbourhoods"
urlpatterns = [
    path("buurten/kaart/<slug:key>/", pages.indicator, name="map"),
    path("buurten/kaart/<slug:key>/gebieden.geojson", pages.areas, name="map_areas"),
    path("buurten/<str:code>/cijfers.<str:kind>", downloads.download, name="download"),
]
