"""Addresses of the criteria."""

from django.urls import path

from monitoring.criteria import views

app_name = "criteria"
urlpatterns = [
    path("beheer/criteria/", views.listing, name="listing"),
    path("beheer/criteria/<slug:factor>/<slug:criterion>/", views.edit, name="edit"),
]
