"""Drafts are kept for thirty days, and a form is known to have been sent for seven."""

from datetime import timedelta

from django.utils import timezone

from programmes import tasks
from programmes.models import Draft, SentForm
from tests.support.factories import DraftFactory, SentFormFactory
from wijkaanpak import tenancy
from wijkaanpak.celery import app


def test_what_is_too_old_goes_every_night_in_every_municipality(groningen, other_municipality):
    now = timezone.now()
    for municipality in (groningen, other_municipality):
        with tenancy.municipality(municipality):
            DraftFactory(saved_at=now - timedelta(days=31), address="/oud/")
            DraftFactory(saved_at=now - timedelta(days=29), address="/nieuw/")
            SentFormFactory(sent_at=now - timedelta(days=8))
            fresh = SentFormFactory(sent_at=now - timedelta(days=6))

    assert tasks.clear_drafts() == 2
    assert tasks.clear_drafts() == 0

    with tenancy.municipality(other_municipality):
        assert [draft.address for draft in Draft.objects.all()] == ["/nieuw/"]
        assert SentForm.objects.get() == fresh
    assert app.conf.beat_schedule["drafts"]["task"] == tasks.clear_drafts.name
