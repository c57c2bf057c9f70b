"""What the site says about itself."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone


def test_a_weakness_can_be_reported(client, db, settings):
    settings.SECURITY_CONTACT = "mailto:lek@groningen.example"

    answer = client.get("/.well-known/security.txt")

    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    expires = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"] == "mailto:lek@groningen.example"
    assert lines["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"
    assert timezone.now() < expires < timezone.now() + timedelta(days=365)
