"""Addresses of the programmes within a municipality."""

from django.urls import path

from programmes.views import home, initiatives, programmes, submissions

app_name = "programmes"
urlpatterns = [
    path("", home.home, name="home"),
    path("initiatieven/", submissions.published, name="initiatives_published"),
    path("initiatieven/indienen/", submissions.submit, name="initiative_submit"),
    path("initiatieven/ontvangen/", submissions.received, name="initiative_received"),
    path("initiatieven/bevestigd/", submissions.confirmed, name="initiative_confirmed"),
    path("initiatieven/bevestigen/<str:token>/", submissions.confirm, name="initiative_confirm"),
    path("beheer/", programmes.programmes, name="programmes"),
    path("beheer/<slug:slug>/initiatieven/", initiatives.listing, name="initiatives"),
    path("beheer/initiatief/<int:pk>/", initiatives.detail, name="initiative"),
    path("beheer/initiatief/<int:pk>/besluit/", initiatives.decide, name="initiative_decide"),
]
