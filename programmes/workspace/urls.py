"""Where staff start."""

from django.urls import path

from programmes.workspace import views

app_name = "workspace"
urlpatterns = [
    path("beheer/", views.programmes, name="programmes"),
    path("beheer/begin/", views.begin, name="begin"),
    path("beheer/concept/", views.draft, name="draft"),
    path("beheer/mijn-werk/", views.mine, name="mine"),
    path("beheer/zoeken/", views.find, name="search"),
]
