"""Addresses of the programmes within a municipality."""

from django.urls import path

from programmes.views import (
    areas,
    figures,
    home,
    imports,
    initiatives,
    own_figures,
    own_series,
    programmes,
    releases,
    submissions,
)

app_name = "programmes"
urlpatterns = [
    path("", home.home, name="home"),
    path("wijkaanpak/<slug:slug>/cijfers.<str:kind>", figures.download, name="figures_download"),
    path("buurten/", areas.areas, name="areas"),
    path("buurten/vergelijken/", areas.compare, name="compare"),
    path("buurten/wijkaanpak/<slug:slug>/", areas.programme_area, name="programme_area"),
    path("buurten/<str:code>/", areas.area, name="area"),
    path("initiatieven/", submissions.published, name="initiatives_published"),
    path("initiatieven/indienen/", submissions.submit, name="initiative_submit"),
    path("initiatieven/ontvangen/", submissions.received, name="initiative_received"),
    path("initiatieven/bevestigd/", submissions.confirmed, name="initiative_confirmed"),
    path("initiatieven/bevestigen/<str:token>/", submissions.confirm, name="initiative_confirm"),
    path("beheer/", programmes.programmes, name="programmes"),
    path("beheer/<slug:slug>/cijfers/", areas.figures, name="figures"),
    path("beheer/cijfers/", releases.listing, name="figure_releases"),
    path("beheer/cijfers/inlezen/", imports.upload, name="figure_upload"),
    path("beheer/cijfers/bestand/<int:pk>/", imports.detail, name="figure_import"),
    path("beheer/cijfers/bestand/<int:pk>/verbeteren/", imports.correct, name="figure_import_correct"),
    path("beheer/cijfers/bestand/<int:pk>/vastleggen/", imports.publish, name="figure_import_publish"),
    path("beheer/cijfers/bestand/<int:pk>/opnieuw/", imports.retry, name="figure_import_retry"),
    path("beheer/cijfers/bestand/<int:pk>/geweigerd.csv", imports.refusals, name="figure_import_refusals"),
    path("beheer/cijfers/publicatie/<int:pk>/", releases.detail, name="figure_release"),
    path("beheer/cijfers/publicatie/<int:pk>/intrekken/", releases.withdraw, name="figure_release_withdraw"),
    path("beheer/<slug:slug>/initiatieven/", initiatives.listing, name="initiatives"),
    path("beheer/<slug:slug>/eigen-cijfers/", own_figures.listing, name="own_figures"),
    path("beheer/<slug:slug>/eigen-cijfers/csv/", own_figures.download, name="own_figures_file"),
    path("beheer/<slug:slug>/eigen-cijfers/nieuw/", own_series.add, name="own_series_add"),
    path("beheer/<slug:slug>/eigen-cijfers/perioden/", own_series.periods, name="own_periods"),
    path("beheer/eigen-cijfer/<int:pk>/", own_figures.detail, name="own_series"),
    path("beheer/eigen-cijfer/<int:pk>/wijzigen/", own_series.edit, name="own_series_edit"),
    path("beheer/eigen-cijfer/<int:pk>/invullen/<int:period_pk>/", own_figures.enter, name="own_figure_enter"),
    path("beheer/eigen-cijfer/beoordelen/<int:pk>/", own_figures.review, name="own_figure_review"),
    path("beheer/eigen-cijfer/periode/<int:pk>/sluiten/", own_series.close, name="own_period_close"),
    path("beheer/initiatief/<int:pk>/", initiatives.detail, name="initiative"),
    path("beheer/initiatief/<int:pk>/besluit/", initiatives.decide, name="initiative_decide"),
]
