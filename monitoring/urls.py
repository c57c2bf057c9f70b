"""Addresses of the judgement within a municipality."""

from django.urls import include, path

from monitoring.criteria import views
from monitoring.reports import views
from monitoring.views import open_data, overview, showcase

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
    path("wijkaanpak/<slug:slug>/", showcase.programme, name="programme"),
    path("data/", open_data.about, name="open_data"),
    path("data/dcat.jsonld", open_data.catalogue, name="dcat"),
    path("beheer/<slug:slug>/", overview.overview, name="overview"),
    path("beheer/<slug:slug>/succesfactoren/", overview.factors, name="success_factors"),
]
urlpatterns = [
    path("", include((REPORTS, "reports"))),
    path("", include((CRITERIA, "criteria"))),
    path("", include((PAGES, "monitoring"))),
]
