"""Addresses everybody may open: the municipality, its buurten and their figures."""

from django.urls import path

from programmes.public import download_views, home_views, views

app_name = "public"
urlpatterns = [
    path("", home_views.home, name="home"),
    path("wijkaanpak/<slug:slug>/cijfers.<str:kind>", download_views.download, name="figures_download"),
    path("buurten/", views.areas, name="areas"),
    path("buurten/vergelijken/", views.compare, name="compare"),
    path("buurten/wijkaanpak/<slug:slug>/", views.programme_area, name="programme_area"),
    path("buurten/<str:code>/", views.area, name="area"),
    path("beheer/<slug:slug>/cijfers/", views.figures, name="figures"),
]
