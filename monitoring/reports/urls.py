"""Addresses of reports."""

from django.urls import path

from monitoring.reports import views

app_name = "reports"
urlpatterns = [
    path("rapporten/<int:pk>/", views.published, name="published"),
    path("beheer/raad/", views.for_council, name="council"),
    path("beheer/<slug:slug>/rapporten/", views.listing, name="listing"),
    path("beheer/<slug:slug>/rapporten/nieuw/", views.request_report, name="request"),
    path("beheer/<slug:slug>/rapporten/<int:pk>/", views.detail, name="detail"),
    path("beheer/<slug:slug>/rapporten/<int:pk>/opnieuw/", views.retry, name="retry"),
    path("beheer/<slug:slug>/rapporten/<int:pk>/vaststellen/", views.adopt, name="adopt"),
    path("beheer/<slug:slug>/rapporten/<int:pk>/aanbieden/", views.offer, name="offer"),
    path("beheer/<slug:slug>/rapporten/<int:pk>/bestand/", views.download, name="download"),
]
