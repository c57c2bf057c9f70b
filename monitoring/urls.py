"""Addresses of the judgement within a municipality."""

from django.urls import include, path

from monitoring.criteria import views
from monitoring.pages import open_data_views, showcase_views, views
from monitoring.reports import views

REPORTS = [
    path("rapporten/<int:pk>/", views.published, name="published"),
    path("beheer/<slug:slug>/rapporten/", views.listing, name="listing"),
    path("beheer/<slug:slug>/rapporten/aanvragen/", views.request_report, name="request"),
    path("beheer/rapport/<int:pk>/", views.detail, name="detail"),
    path("beheer/rapport/<int:pk>/opnieuw/", views.retry, name="retry"),
    path("beheer/rapport/<int:pk>/vaststellen/", views.adopt, name="adopt"),
    path("beheer/rapport/<int:pk>/aanbieden/", views.offer, name="offer"),
    path("beheer/rapport/<int:pk>/bestand/", views.download, name="download"),
]
CRITERIA = [
    path("beheer/criteria/", views.listing, name="listing"),
    path("beheer/criteria/<slug:factor>/<slug:criterion>/", views.edit, name="edit"),
]
PAGES = [
    path("wijkaanpak/<slug:slug>/", showcase_views.programme, name="programme"),
    path("data/", open_data_views.about, name="open_data"),
    path("data/dcat.jsonld", open_data_views.catalogue, name="dcat"),
    path("beheer/<slug:slug>/", views.overview, name="overview"),
    path("beheer/<slug:slug>/succesfactoren/", views.factors, name="success_factors"),
]
urlpatterns = [
    path("", include((REPORTS, "reports"))),
    path("", include((CRITERIA, "criteria"))),
    path("", include((PAGES, "monitoring"))),
]
