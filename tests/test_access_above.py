"""Who may see and do what above the municipalities: every URL × nobody, somebody of a municipality, the platform.

A URL that is not in the table fails. Who keeps the platform has not set up a second step here.
"""

import pytest
from django.urls import reverse

from tests.support.routes import ABOVE, Route, names, routes
from tests.support.world import ask, client_of
from wijkaanpak.accounts.models import User

#                                         nobody munic platf
ABOVE_MATRIX = """
municipalities                       GET  200   200   200
my_account                           GET  302   200   200
my_account                           POST 302   302   302
mfa_index                            GET  302   200   200
mfa_index                            POST 302   405   405
mfa_authenticate                     GET  302   302   302
mfa_authenticate                     POST 302   302   302
mfa_reauthenticate                   GET  302   302   302
mfa_reauthenticate                   POST 302   302   302
mfa_activate_totp                    GET  302   302   302
mfa_activate_totp                    POST 302   302   302
mfa_deactivate_totp                  GET  302   404   404
mfa_deactivate_totp                  POST 302   404   404
mfa_view_recovery_codes              GET  302   404   404
mfa_view_recovery_codes              POST 302   405   405
mfa_generate_recovery_codes          GET  302   302   302
mfa_generate_recovery_codes          POST 302   302   302
mfa_download_recovery_codes          GET  302   404   404
mfa_download_recovery_codes          POST 302   404   404
invitation                           GET  410   410   410
invitation                           POST 410   410   410
invitation_link                      GET  302   302   302
account_login                        GET  200   302   302
account_login                        POST 200   302   302
account_logout                       GET  302   200   200
account_logout                       POST 302   302   302
account_inactive                     GET  200   200   200
account_signup                       GET  200   302   302
account_signup                       POST 200   302   302
account_reauthenticate               GET  302   200   200
account_reauthenticate               POST 302   200   200
account_email                        GET  302   200   200
account_email                        POST 302   302   302
account_email_verification_sent      GET  200   200   200
account_change_password              GET  302   200   200
account_change_password              POST 302   200   200
account_set_password                 GET  302   302   302
account_set_password                 POST 302   302   302
account_reset_password               GET  200   200   200
account_reset_password               POST 200   200   200
account_confirm_login_code           GET  302   302   302
account_confirm_login_code           POST 302   302   302
account_confirm_email                GET  200   200   200
account_confirm_email                POST 404   404   404
account_reset_password_from_key_done GET  200   200   200
account_reset_password_from_key      GET  200   200   200
account_reset_password_from_key      POST 200   200   200
account_reset_password_done          GET  200   200   200
security_txt                         GET  200   200   200
about                                GET  200   200   200
accessibility                        GET  200   200   200
privacy                              GET  200   200   200
set_language                         GET  302   302   302
set_language                         POST 302   302   302
"""
ABOVE_ROWS = [line.split() for line in ABOVE_MATRIX.strip().splitlines()]
FILLED_IN = {
    "key": "onbekend",
    "token": "nooit-verstuurd",
    "uidb36": "1",
    "object_id": "1",
    "app_label": "accounts",
    "content_type_id": "1",
    "url": "x",
}
OF_THE_PLATFORM = [route for route in routes(ABOVE) if route.name.startswith("admin:")]


def above(route: Route) -> str:
    return reverse(route.name, kwargs={part: FILLED_IN[part] for part in route.parts}, urlconf=ABOVE)


def test_every_url_above_the_municipalities_is_known():
    assert names(ABOVE) == {row[0] for row in ABOVE_ROWS} | {route.name for route in OF_THE_PLATFORM}


@pytest.fixture
def keeper(db) -> User:
    return User.objects.create_superuser("keeper@platform.example", "lang genoeg 1", name="Keeper")


def test_above_the_municipalities_everybody_gets_what_the_table_says(manager, keeper, other_municipality):
    paths = {route.name: above(route) for route in routes(ABOVE) if route not in OF_THE_PLATFORM}

    found = [
        [
            name,
            method,
            *(str(ask(client_of(user), method, paths[name]).status_code) for user in (None, manager, keeper)),
        ]
        for name, method, *_expected in ABOVE_ROWS
    ]

    assert found == ABOVE_ROWS


def test_the_platform_opens_for_its_own_people_after_two_steps_alone(manager, keeper):
    """Derived, not listed: whatever is registered there is behind the same door."""
    for route in OF_THE_PLATFORM:
        if route.name.endswith((":None", ":login")):  # a plain redirect, and the door itself
            continue
        asked = [client_of(user).get(above(route)) for user in (None, manager, keeper)]

        assert [answer.status_code for answer in asked] == [302, 302, 302], route.name
        assert "/login/" in asked[0]["Location"]
        assert asked[1]["Location"].startswith(("/platform/", "/account/login/")), route.name
        assert asked[2]["Location"] == "/account/2fa/totp/activate/", route.name
