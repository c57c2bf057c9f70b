"""Addresses of what was published."""

from django.urls import path

from programmes.figures_desk.releases import views

app_name = "releases"
urlpatterns = [
    path("beheer/cijfers/", views.listing, name="listing"),
    path("beheer/cijfers/publicatie/<int:pk>/", views.detail, name="detail"),
    path("beheer/cijfers/publicatie/<int:pk>/intrekken/", views.withdraw, name="withdraw"),
]
