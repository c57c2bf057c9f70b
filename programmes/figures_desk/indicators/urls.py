"""Addresses of the catalogue for staff."""

from django.urls import path

from programmes.figures_desk.indicators import views

app_name = "indicators"
urlpatterns = [
    path("beheer/indicatoren/", views.listing, name="listing"),
    path("beheer/indicatoren/nieuw/", views.add, name="add"),
    path("beheer/indicatoren/nieuw/koppeling/", views.add_for_mapping, name="add_for_mapping"),
    path("beheer/indicatoren/<slug:key>/", views.detail, name="detail"),
    path("beheer/indicatoren/<slug:key>/aanpassen/", views.edit, name="edit"),
]
