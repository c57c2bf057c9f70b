"""Addresses above the municipalities. What a municipality has stands in urls_municipality.py."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from wijkaanpak import health
from wijkaanpak.accounts import views

admin.site.site_header = admin.site.site_title = "Wijkaanpak: naslag"
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", views.municipalities, name="municipalities"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include("allauth.account.urls")),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("platform/", admin.site.urls),
]
