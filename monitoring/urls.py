"""Addresses of the judgement within a municipality."""

from django.urls import path

from monitoring.views import criteria, open_data, overview, reports, showcase

app_name = "monitoring"
urlpatterns = [
    path("wijkaanpak/<slug:slug>/", showcase.programme, name="programme"),
    path("data/", open_data.about, name="open_data"),
    path("data/dcat.jsonld", open_data.catalogue, name="dcat"),
    path("rapporten/<int:pk>/", reports.published, name="report_published"),
    path("beheer/criteria/", criteria.listing, name="criteria"),
    path("beheer/criteria/<slug:factor>/<slug:criterion>/", criteria.edit, name="criterion_edit"),
    path("beheer/<slug:slug>/", overview.overview, name="overview"),
    path("beheer/<slug:slug>/succesfactoren/", overview.factors, name="success_factors"),
    path("beheer/<slug:slug>/rapporten/", reports.listing, name="reports"),
    path("beheer/<slug:slug>/rapporten/aanvragen/", reports.request_report, name="report_request"),
    path("beheer/rapport/<int:pk>/", reports.detail, name="report"),
    path("beheer/rapport/<int:pk>/opnieuw/", reports.retry, name="report_retry"),
    path("beheer/rapport/<int:pk>/vaststellen/", reports.adopt, name="report_adopt"),
    path("beheer/rapport/<int:pk>/aanbieden/", reports.offer, name="report_offer"),
    path("beheer/rapport/<int:pk>/bestand/", reports.download, name="report_file"),
]
