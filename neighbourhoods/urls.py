"""Addresses of areas and their figures within a municipality."""

from django.urls import path

from neighbourhoods.views import downloads

app_name = "neighbourhoods"
urlpatterns = [
    path("buurten/<str:code>/cijfers.<str:kind>", downloads.download, name="download"),
]
