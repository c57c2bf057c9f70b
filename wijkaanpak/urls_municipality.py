"""Addresses within a municipality: the tenancy middleware has taken the first path segment off."""

from django.urls import include, path

urlpatterns = [
    path("", include("monitoring.urls")),
    path("", include("programmes.urls")),
]
