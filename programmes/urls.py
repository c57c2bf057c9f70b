"""Addresses of the programmes within a municipality."""

from django.urls import path
from views.boundaries import views
from views.figures_desk.imports import views
from views.figures_desk.indicators import views
from views.figures_desk.mappings import views
from views.figures_desk.releases import views
from views.initiatives import public_views, views
from views.own_figures import series_views, views
from views.public import download_views, home_views, views
from views.workspace import views

app_name = "programmes"
urlpatterns = [
    path("", home_views.home, name="home"),
    path("wijkaanpak/<slug:slug>/cijfers.<str:kind>", download_views.download, name="figures_download"),
    path("buurten/", views.areas, name="areas"),
    path("buurten/vergelijken/", views.compare, name="compare"),
    path("buurten/wijkaanpak/<slug:slug>/", views.programme_area, name="programme_area"),
    path("buurten/<str:code>/", views.area, name="area"),
    path("initiatieven/", public_views.published, name="initiatives_published"),
    path("initiatieven/indienen/", public_views.submit, name="initiative_submit"),
    path("initiatieven/ontvangen/", public_views.received, name="initiative_received"),
    path("initiatieven/bevestigd/", public_views.confirmed, name="initiative_confirmed"),
    path("initiatieven/bevestigen/", public_views.confirm, name="initiative_confirm"),
    path("initiatieven/bevestigen/<str:token>/", public_views.arrive, name="initiative_link"),
    path("beheer/", views.programmes, name="programmes"),
    path("beheer/<slug:slug>/cijfers/", views.figures, name="figures"),
    path("beheer/cijfers/", views.listing, name="figure_releases"),
    path("beheer/koppelingen/", views.listing, name="mappings"),
    path("beheer/koppelingen/nieuw/", views.add, name="mapping_add"),
    path("beheer/koppelingen/<int:pk>/", views.edit, name="mapping_edit"),
    path("beheer/koppelingen/<int:pk>/verwijderen/", views.remove, name="mapping_remove"),
    path("beheer/cijfers/inlezen/", views.upload, name="figure_upload"),
    path("beheer/cijfers/bestand/<int:pk>/", views.detail, name="figure_import"),
    path("beheer/cijfers/bestand/<int:pk>/verbeteren/", views.correct, name="figure_import_correct"),
    path("beheer/cijfers/bestand/<int:pk>/vastleggen/", views.publish, name="figure_import_publish"),
    path("beheer/cijfers/bestand/<int:pk>/opnieuw/", views.retry, name="figure_import_retry"),
    path("beheer/cijfers/bestand/<int:pk>/geweigerd.csv", views.refusals, name="figure_import_refusals"),
    path("beheer/cijfers/publicatie/<int:pk>/", views.detail, name="figure_release"),
    path("beheer/cijfers/publicatie/<int:pk>/intrekken/", views.withdraw, name="figure_release_withdraw"),
    path("beheer/indicatoren/", views.listing, name="indicators"),
    path("beheer/indicatoren/nieuw/", views.add, name="indicator_add"),
    path("beheer/indicatoren/<slug:key>/", views.detail, name="indicator"),
    path("beheer/indicatoren/<slug:key>/aanpassen/", views.edit, name="indicator_edit"),
    path("beheer/<slug:slug>/gebied/", views.boundary, name="boundary"),
    path("beheer/<slug:slug>/gebied/wijzigen/", views.edit, name="boundary_edit"),
    path("beheer/<slug:slug>/initiatieven/", views.listing, name="initiatives"),
    path("beheer/<slug:slug>/eigen-cijfers/", views.listing, name="own_figures"),
    path("beheer/<slug:slug>/eigen-cijfers/csv/", views.download, name="own_figures_file"),
    path("beheer/<slug:slug>/eigen-cijfers/nieuw/", series_views.add, name="own_series_add"),
    path("beheer/<slug:slug>/eigen-cijfers/perioden/", series_views.periods, name="own_periods"),
    path("beheer/eigen-cijfer/<int:pk>/", views.detail, name="own_series"),
    path("beheer/eigen-cijfer/<int:pk>/wijzigen/", series_views.edit, name="own_series_edit"),
    path("beheer/eigen-cijfer/<int:pk>/invullen/<int:period_pk>/", views.enter, name="own_figure_enter"),
    path("beheer/eigen-cijfer/beoordelen/<int:pk>/", views.review, name="own_figure_review"),
    path("beheer/eigen-cijfer/periode/<int:pk>/sluiten/", series_views.close, name="own_period_close"),
    path("beheer/initiatief/<int:pk>/", views.detail, name="initiative"),
    path("beheer/initiatief/<int:pk>/nakijken/", views.check, name="initiative_check"),
    path("beheer/initiatief/<int:pk>/besluit/", views.decide, name="initiative_decide"),
]
