"""The address of a download about an area."""

from django.urls import path

from neighbourhoods.downloads import views

app_name = "downloads"
urlpatterns = [path("buurten/<str:code>/cijfers.<str:kind>", views.download, name="download")]
