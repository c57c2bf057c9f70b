"""The address of what letters say about objections."""

from django.urls import path

from programmes.objections import views

app_name = "objections"
urlpatterns = [path("beheer/instellingen/bezwaar/", views.edit, name="edit")]
