"""The same idea sent again, with the form of another moment: one idea, and after a while one more mail."""

from datetime import timedelta

from programmes import initiatives, letters
from programmes.models import Initiative
from tests.programmes.initiatives.test_writes import submit
from tests.support.factories import NOON


def test_the_same_idea_of_the_same_sender_within_a_day_is_one(programme):
    """Back, and sent again: the form has another key by then."""
    first = submit(programme)

    assert submit(programme, applicant_email="FATIMA@voorbeeld.example") == first
    assert Initiative.objects.count() == 1
    others = ({"title": "Fietstaxi"}, {"plan": "Ouderen naar de markt rijden."}, {"applicant_email": "an@b.example"})
    assert {submit(programme, **other).pk for other in others}.isdisjoint({first.pk})
    assert submit(programme, at=NOON + timedelta(hours=24)).pk != first.pk


def test_what_was_withdrawn_may_be_sent_again(programme):
    first = submit(programme)
    initiatives.withdraw(first, reason="Verkeerde wijk.", at=NOON)

    assert submit(programme).pk != first.pk


def test_sent_again_after_a_while_brings_the_mail_again(programme, nudges, django_capture_on_commit_callbacks):
    first = submit(programme)
    letters.send_confirmation(first.pk, at=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        submit(programme, at=NOON + timedelta(minutes=9))
        assert submit(programme, at=NOON + timedelta(minutes=10)) == first

    assert [name for name, _ids in nudges] == ["send_confirmation"]
