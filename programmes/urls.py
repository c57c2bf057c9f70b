"""Addresses of the programmes within a municipality."""

from django.urls import path

from programmes.boundaries import views
from programmes.initiatives import public_views, views
from programmes.own_figures import series_views, views
from programmes.views import areas, figures, home, imports, indicators, mappings, programmes, releases

app_name = "programmes"
urlpatterns = [
    path("", home.home, name="home"),
    path("wijkaanpak/<slug:slug>/cijfers.<str:kind>", figures.download, name="figures_download"),
    path("buurten/", areas.areas, name="areas"),
    path("buurten/vergelijken/", areas.compare, name="compare"),
    path("buurten/wijkaanpak/<slug:slug>/", areas.programme_area, name="programme_area"),
    path("buurten/<str:code>/", areas.area, name="area"),
    path("initiatieven/", public_views.published, name="initiatives_published"),
    path("initiatieven/indienen/", public_views.submit, name="initiative_submit"),
    path("initiatieven/ontvangen/", public_views.received, name="initiative_received"),
    path("initiatieven/bevestigd/", public_views.confirmed, name="initiative_confirmed"),
    path("initiatieven/bevestigen/", public_views.confirm, name="initiative_confirm"),
    path("initiatieven/bevestigen/<str:token>/", public_views.arrive, name="initiative_link"),
    path("beheer/", programmes.programmes, name="programmes"),
    path("beheer/<slug:slug>/cijfers/", areas.figures, name="figures"),
    path("beheer/cijfers/", releases.listing, name="figure_releases"),
    path("beheer/koppelingen/", mappings.listing, name="mappings"),
    path("beheer/koppelingen/nieuw/", mappings.add, name="mapping_add"),
    path("beheer/koppelingen/<int:pk>/", mappings.edit, name="mapping_edit"),
    path("beheer/koppelingen/<int:pk>/verwijderen/", mappings.remove, name="mapping_remove"),
    path("beheer/cijfers/inlezen/", imports.upload, name="figure_upload"),
    path("beheer/cijfers/bestand/<int:pk>/", imports.detail, name="figure_import"),
    path("beheer/cijfers/bestand/<int:pk>/verbeteren/", imports.correct, name="figure_import_correct"),
    path("beheer/cijfers/bestand/<int:pk>/vastleggen/", imports.publish, name="figure_import_publish"),
    path("beheer/cijfers/bestand/<int:pk>/opnieuw/", imports.retry, name="figure_import_retry"),
    path("beheer/cijfers/bestand/<int:pk>/geweigerd.csv", imports.refusals, name="figure_import_refusals"),
    path("beheer/cijfers/publicatie/<int:pk>/", releases.detail, name="figure_release"),
    path("beheer/cijfers/publicatie/<int:pk>/intrekken/", releases.withdraw, name="figure_release_withdraw"),
    path("beheer/indicatoren/", indicators.listing, name="indicators"),
    path("beheer/indicatoren/nieuw/", indicators.add, name="indicator_add"),
    path("beheer/indicatoren/<slug:key>/", indicators.detail, name="indicator"),
    path("beheer/indicatoren/<slug:key>/aanpassen/", indicators.edit, name="indicator_edit"),
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
