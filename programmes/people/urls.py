"""Addresses of people and their roles."""

from django.urls import path

from programmes.people import views

app_name = "people"
urlpatterns = [
    path("beheer/mensen/", views.listing, name="listing"),
    path("beheer/mensen/nieuw/", views.invite, name="invite"),
    path("beheer/mensen/<int:pk>/", views.detail, name="detail"),
    path("beheer/mensen/<int:pk>/brief/", views.send_again, name="send_again"),
    path("beheer/mensen/<int:pk>/adres/", views.correct_address, name="address"),
    path("beheer/mensen/<int:pk>/waarnemen/", views.deputise, name="deputise"),
    path("beheer/mensen/<int:pk>/vertrek/", views.depart, name="depart"),
    path("beheer/mensen/<int:pk>/<slug:key>/weg/", views.end_role, name="end_role"),
]
