"""Addresses of mappings: how a table of the municipality itself is read."""

from django.urls import path

from programmes.figures_desk.mappings import views

app_name = "mappings"
urlpatterns = [
    path("beheer/koppelingen/", views.listing, name="listing"),
    path("beheer/koppelingen/nieuw/", views.add, name="add"),
    path("beheer/koppelingen/nieuw/bestand/<int:pk>/", views.for_import, name="for_import"),
    path("beheer/koppelingen/<int:pk>/", views.edit, name="edit"),
    path("beheer/koppelingen/<int:pk>/verwijderen/", views.remove, name="remove"),
]
