"""Addresses of the app within a municipality."""

from django.urls import URLPattern

app_name = "programmes"
urlpatterns: list[URLPattern] = []
