"""Addresses of what people record about why."""

from django.urls import include, path

from programmes import records
from programmes.analyses import map_views, views
from programmes.analyses.records import ANALYSES, CHALLENGES, CONVERSATIONS, STAKEHOLDERS, URGENCIES

URGENCY_PAGES = [*records.pages(URGENCIES), path("<int:pk>/afwegen/", views.weigh, name="weigh")]
ANALYSIS_PAGES = [
    *records.pages(ANALYSES),
    path("<int:pk>/vaststellen/", views.adopt, name="adopt"),
    path("<int:pk>/herkenning/", views.recognise, name="recognise"),
]
STAKEHOLDER_PAGES = [*records.pages(STAKEHOLDERS), path("<int:pk>/plaats/", map_views.place, name="place")]
urlpatterns = [
    path(f"beheer/<slug:slug>/{URGENCIES.path}/", include((URGENCY_PAGES, URGENCIES.key))),
    path(f"beheer/<slug:slug>/{ANALYSES.path}/", include((ANALYSIS_PAGES, ANALYSES.key))),
    records.urls(CHALLENGES),
    records.urls(CONVERSATIONS),
    path(f"beheer/<slug:slug>/{STAKEHOLDERS.path}/", include((STAKEHOLDER_PAGES, STAKEHOLDERS.key))),
]
