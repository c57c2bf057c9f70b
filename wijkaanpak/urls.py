"""Addresses above the municipalities. What a municipality has stands in urls_municipality.py."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Group
from django.urls import include, path
from django.views import i18n
from django.views.decorators.csrf import csrf_exempt

from wijkaanpak import statements
from wijkaanpak.accounts import my_account, views

admin.site.site_header = admin.site.site_title = "Wijkaanpak: naslag"
# What their packages put there is about people, and no reference data.
admin.site.unregister([Group, EmailAddress, Authenticator])
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", views.municipalities, name="municipalities"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", my_account.my_account, name="my_account"),
    path("account/uitnodiging/", views.invitation, name="invitation"),
    path("account/uitnodiging/<str:token>/", views.arrive, name="invitation_link"),
    path("account/", include("allauth.account.urls")),
    path(".well-known/security.txt", statements.security_txt, name="security_txt"),
    path("over/", statements.about, name="about"),
    path("toegankelijkheid/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    # Without a token: it changes nothing but the language, and with one each page that everybody may read would set a
    # cookie and differ from one visitor to the next.
    path("taal/", csrf_exempt(login_not_required(i18n.set_language)), name="set_language"),
    path("platform/", admin.site.urls),
]
