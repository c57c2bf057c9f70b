"""Addresses of the judgement within a municipality: each noun owns its own."""

from django.urls import include, path

NOUNS = ("monitoring.reports", "monitoring.criteria", "monitoring.pages")
urlpatterns = [path("", include(f"{noun}.urls")) for noun in NOUNS]
