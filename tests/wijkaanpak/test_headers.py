"""Headers on every answer, errors too."""

import pytest

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/health/live", "/bestaat-niet/", "/groningen/bestaat-niet/", "/account/login/"])
def test_every_answer_is_locked_down(client, groningen, path):
    response = client.get(path)

    assert set(response["Content-Security-Policy"].split("; ")) == CSP
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_a_page_for_somebody_is_not_stored(client, groningen, director):
    client.force_login(director)

    assert "no-store" in client.get("/groningen/bestaat-niet/")["Cache-Control"]
