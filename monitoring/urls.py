"""Addresses of the judgement within a municipality."""

from django.urls import include, path

from monitoring.criteria import views
from monitoring.views import open_data, overview, reports, showcase

REPORTS = [
    path("rapporten/<int:pk>/", reports.published, name="published"),
    path("beheer/<slug:slug>/rapporten/", reports.listing, name="listing"),
    path("beheer/<slug:slug>/rapporten/aanvragen/", reports.request_report, name="request"),
    path("beheer/rapport/<int:pk>/", reports.detail, name="detail"),
    path("beheer/rapport/<int:pk>/opnieuw/", reports.retry, name="retry"),
    path("beheer/rapport/<int:pk>/vaststellen/", reports.adopt, name="adopt"),
    path("beheer/rapport/<int:pk>/aanbieden/", reports.offer, name="offer"),
    path("beheer/rapport/<int:pk>/bestand/", reports.download, name="download"),
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
