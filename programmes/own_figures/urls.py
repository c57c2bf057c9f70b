"""Addresses of own figures: the list, a series with its periods, and one figure."""

from django.urls import path

from programmes.own_figures import series_views, views

app_name = "own_figures"
urlpatterns = [
    path("beheer/<slug:slug>/eigen-cijfers/", views.listing, name="listing"),
    path("beheer/<slug:slug>/eigen-cijfers/csv/", views.download, name="download"),
    path("beheer/<slug:slug>/eigen-cijfers/nieuw/", series_views.add, name="series_add"),
    path("beheer/<slug:slug>/eigen-cijfers/perioden/", series_views.periods, name="periods"),
    path("beheer/<slug:slug>/eigen-cijfers/<int:pk>/", views.detail, name="detail"),
    path("beheer/<slug:slug>/eigen-cijfers/<int:pk>/wijzigen/", series_views.edit, name="series_edit"),
    path("beheer/<slug:slug>/eigen-cijfers/<int:pk>/invullen/<int:period_pk>/", views.enter, name="enter"),
    path("beheer/<slug:slug>/eigen-cijfers/beoordelen/<int:pk>/", views.review, name="review"),
    path("beheer/<slug:slug>/eigen-cijfers/perioden/<int:pk>/sluiten/", series_views.close, name="close"),
]
