"""Addresses of the maps, and of how a change is judged."""

from django.urls import path

from neighbourhoods.pages import method_views, views

app_name = "maps"
urlpatterns = [
    path("buurten/kaart/<slug:key>/", views.indicator, name="map"),
    path("buurten/kaart/<slug:key>/gebieden.geojson", views.areas, name="areas"),
    path("buurten/uitleg/verandering/", method_views.method, name="method"),
]
