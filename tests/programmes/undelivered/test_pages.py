"""A letter that did not arrive: staff see it where they work, correct the address, or close it with a reason."""

import pytest

from programmes import tasks, undelivered
from programmes.models import Delivery, Event
from programmes.workspace import my_work
from tests.support.factories import NOON, TODAY, DeliveryFactory, InitiativeFactory, OwnFigureFactory
from wijkaanpak import tenancy


@pytest.fixture
def nudged(monkeypatch):
    asked = []
    for name in ("send_confirmation", "send_decision", "send_message", "send_returned_figure"):
        monkeypatch.setattr(getattr(tasks, name), "delay", lambda name=name, **ids: asked.append((name, ids)))
    return asked


@pytest.fixture
def signed_in(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def decided(programme):
    return InitiativeFactory(
        programme=programme, rejected=True, title="Buurttaxi", applicant_email="fatima@bewoner.exmaple"
    )


@pytest.fixture
def refused(decided):
    """The letter with its decision was refused."""
    return DeliveryFactory(initiative=decided, letter="decision")


def page_of(delivery) -> str:
    return tenancy.path(delivery.municipality, "undelivered:mend", slug=delivery.programme.slug, pk=delivery.pk)


def test_it_stands_in_the_work_of_who_handles_the_idea_and_on_its_page(refused, signed_in, manager, groningen):
    (task,) = [work for work in my_work.mine(manager, TODAY) if work.kind.key == "letter_idea"]
    shown = signed_in.get(tenancy.path(groningen, "initiatives:detail", slug="selwerd", pk=refused.initiative_id))

    assert (task.title, task.kind.page, task.pk) == ("Buurttaxi", "undelivered:mend", refused.pk)
    assert f'href="{page_of(refused)}"' in shown.text
    assert "Een brief kwam niet aan" in shown.text


def test_the_page_says_which_letter_why_and_what_to_do(refused, signed_in, manager):
    shown = signed_in.get(page_of(refused)).text

    assert "brief met het besluit" in shown.lower()
    assert "fatima@bewoner.exmaple" in shown
    assert "neemt de brief niet aan (550 5.1.1)" in shown


def test_a_corrected_address_gets_the_letter(
    refused, signed_in, manager, nudged, groningen, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(page_of(refused), {"what": "send", "email": "fatima@bewoner.example"})

    refused.initiative.refresh_from_db()
    assert refused.initiative.applicant_email == "fatima@bewoner.example"
    assert nudged == [("send_decision", {"initiative_id": refused.initiative_id, "municipality_id": groningen.pk})]
    assert not Delivery.objects.undeliverable().exists()
    lines = Event.objects.filter(subject_id=refused.initiative_id).order_by("pk")
    assert [line.kind for line in lines] == ["initiative.address_corrected", "initiative.letter_sent_again"]
    assert "bewoner" not in "".join(str(line.detail) for line in lines)


def test_closed_with_a_reason_it_waits_no_more_and_the_reason_stays_with_the_idea(
    refused, signed_in, manager, nudged, groningen
):
    without = signed_in.post(page_of(refused), {"what": "close", "email": "a@b.example", "reason": "kort"})
    signed_in.post(page_of(refused), {"what": "close", "email": "geen adres", "reason": "Gebeld en alles uitgelegd."})

    assert without.status_code == 422
    assert not my_work.mine(manager, TODAY)
    shown = signed_in.get(tenancy.path(groningen, "initiatives:detail", slug="selwerd", pk=refused.initiative_id)).text
    assert "Gebeld en alles uitgelegd." in shown
    assert "niets meer te doen" in signed_in.get(page_of(refused)).text
    assert tasks.sweep_letters() == 0
    assert nudged == []


def test_who_is_second_changes_nothing(refused, manager, nudged):
    undelivered.close(refused, reason="Gebeld en alles uitgelegd.", by=manager, at=NOON)

    with pytest.raises(undelivered.AlreadyMended):
        undelivered.send_again(refused, email="x@y.example", by=manager, at=NOON)


def test_what_nobody_waits_for_any_more_is_nobodys_work(programme, manager):
    """The idea was confirmed by a colleague meanwhile."""
    DeliveryFactory(initiative=InitiativeFactory(programme=programme))

    assert not [work for work in my_work.mine(manager, TODAY) if work.kind.key == "letter_idea"]


def test_a_returned_figure_whose_letter_did_not_arrive_waits_for_who_reviews(programme, signed_in, manager, groningen):
    figure = OwnFigureFactory(
        status="returned",
        series__programme=programme,
        return_reason="Dit is het cijfer van vorig jaar.",
        reviewed_at=NOON,
        reviewed_by=manager,
    )
    told = DeliveryFactory(initiative=None, figure=figure, letter="returned", programme=programme)

    (task,) = [work for work in my_work.mine(manager, TODAY) if work.kind.key == "letter_figure"]
    shown = signed_in.get(page_of(told)).text

    assert task.title == figure.series.name
    assert figure.entered_by.email in shown
    assert "E-mailadres van de indiener" not in shown
