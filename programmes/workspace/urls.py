"""Where staff start."""

from django.urls import path

from programmes.workspace import snooze_views, views

app_name = "workspace"
urlpatterns = [
    path("beheer/", views.programmes, name="programmes"),
    path("beheer/begin/", views.begin, name="begin"),
    path("beheer/concept/", views.draft, name="draft"),
    path("beheer/mijn-werk/", views.mine, name="mine"),
    path("beheer/mijn-werk/aantal/", views.count, name="count"),
    path("beheer/mijn-werk/<slug:slug>/<slug:key>/<int:pk>/wegleggen/", snooze_views.put_away, name="put_away"),
    path("beheer/mijn-werk/<slug:slug>/<slug:key>/<int:pk>/terughalen/", snooze_views.take_back, name="take_back"),
    path("beheer/zoeken/", views.find, name="search"),
]
