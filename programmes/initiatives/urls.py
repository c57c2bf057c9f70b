"""Addresses of residents' initiatives: those for everybody first, then those for the people who answer them."""

from django.urls import path

from programmes.initiatives import public_views, views

app_name = "initiatives"
urlpatterns = [
    path("initiatieven/", public_views.published, name="published"),
    path("initiatieven/indienen/", public_views.submit, name="submit"),
    path("initiatieven/ontvangen/", public_views.received, name="received"),
    path("initiatieven/bevestigd/", public_views.confirmed, name="confirmed"),
    path("initiatieven/bevestigen/", public_views.confirm, name="confirm"),
    path("initiatieven/bevestigen/<str:token>/", public_views.arrive, name="arrive"),
    path("beheer/<slug:slug>/initiatieven/", views.listing, name="listing"),
    path("beheer/<slug:slug>/initiatieven/<int:pk>/", views.detail, name="detail"),
    path("beheer/<slug:slug>/initiatieven/<int:pk>/nakijken/", views.check, name="check"),
    path("beheer/<slug:slug>/initiatieven/<int:pk>/lezen/", views.read, name="read"),
    path("beheer/<slug:slug>/initiatieven/<int:pk>/besluit/tegenhouden/", views.hold_back, name="hold_back"),
    path("beheer/<slug:slug>/initiatieven/<int:pk>/besluit/", views.decide, name="decide"),
]
