"""Addresses of residents' initiatives: those for everybody first, then those for the people who answer them."""

from django.urls import include, path

from programmes import records
from programmes.initiatives import public_views, views
from programmes.initiatives.records import INITIATIVES

app_name = "initiatives"
ACTS = [
    path("<int:pk>/nakijken/", views.check, name="check"),
    path("<int:pk>/behandelaar/", views.assign, name="assign"),
    path("<int:pk>/lezen/", views.read, name="read"),
    path("<int:pk>/besluit/tegenhouden/", views.hold_back, name="hold_back"),
    path("<int:pk>/besluit/", views.decide, name="decide"),
]
urlpatterns = [
    path("initiatieven/", public_views.published, name="published"),
    path("initiatieven/indienen/", public_views.submit, name="submit"),
    path("initiatieven/ontvangen/", public_views.received, name="received"),
    path("initiatieven/bevestigd/", public_views.confirmed, name="confirmed"),
    path("initiatieven/bevestigen/", public_views.confirm, name="confirm"),
    path("initiatieven/bevestigen/<str:token>/", public_views.arrive, name="arrive"),
    path("beheer/<slug:slug>/initiatieven/", include([*records.pages(INITIATIVES), *ACTS])),
]
