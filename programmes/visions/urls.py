"""Addresses of what people record about where it goes."""

from django.urls import include, path

from programmes import records
from programmes.visions import views
from programmes.visions.records import AMBITIONS, TARGETS, VISIONS

VISION_PAGES = [*records.pages(VISIONS), path("<int:pk>/vaststellen/", views.adopt, name="adopt")]
AMBITION_PAGES = [
    *records.pages(AMBITIONS),
    path("<int:pk>/loslaten/", views.end, name="end"),
    path("<int:pk>/oppakken/", views.resume, name="resume"),
]
urlpatterns = [
    path(f"beheer/<slug:slug>/{VISIONS.path}/", include((VISION_PAGES, VISIONS.key))),
    path(f"beheer/<slug:slug>/{AMBITIONS.path}/", include((AMBITION_PAGES, AMBITIONS.key))),
    records.urls(TARGETS),
]
