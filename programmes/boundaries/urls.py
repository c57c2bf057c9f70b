"""Addresses of a programme's area."""

from django.urls import path

from programmes.boundaries import views

app_name = "boundaries"
urlpatterns = [
    path("beheer/<slug:slug>/gebied/", views.detail, name="detail"),
    path("beheer/<slug:slug>/gebied/wijzigen/", views.edit, name="edit"),
]
