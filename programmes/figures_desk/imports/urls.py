"""Addresses of files with figures."""

from django.urls import path

from programmes.figures_desk.imports import views

app_name = "imports"
urlpatterns = [
    path("beheer/cijfers/inlezen/", views.upload, name="upload"),
    path("beheer/cijfers/bestand/<int:pk>/", views.detail, name="detail"),
    path("beheer/cijfers/bestand/<int:pk>/verbeteren/", views.correct, name="correct"),
    path("beheer/cijfers/bestand/<int:pk>/betekenis/", views.mean, name="mean"),
    path("beheer/cijfers/bestand/<int:pk>/vastleggen/", views.publish, name="publish"),
    path("beheer/cijfers/bestand/<int:pk>/opnieuw/", views.retry, name="retry"),
    path("beheer/cijfers/bestand/<int:pk>/geweigerd.csv", views.refusals, name="refusals"),
]
