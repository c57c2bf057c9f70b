"""Addresses of what people record about why."""

from django.urls import include, path

from programmes import records
from programmes.analyses import views
from programmes.analyses.records import KINDS

ACTS = [
    path("urgentie/<int:pk>/afwegen/", views.weigh, name="weigh"),
    path("analyse/<int:pk>/vaststellen/", views.adopt, name="adopt"),
    path("analyse/<int:pk>/herkenning/", views.recognise, name="recognise"),
]
urlpatterns = [
    *(records.urls(kind) for kind in KINDS),
    path("beheer/<slug:slug>/gebied/", include((ACTS, "why"))),
]
