"""The address of letters that did not arrive."""

from django.urls import path

from programmes.undelivered import views

app_name = "undelivered"
urlpatterns = [path("beheer/<slug:slug>/brieven/<int:pk>/", views.mend, name="mend")]
