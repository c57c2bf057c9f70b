"""A decision and its letter: looked at first, ten minutes to hold it back, and one amount everywhere."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programmes import initiatives, letters, tasks
from programmes.initiatives.forms import DecisionForm
from tests.programmes.initiatives.test_views import send
from tests.support.factories import NOON, InitiativeFactory
from wijkaanpak import tenancy

WHY = "Een mooi plan waar de hele straat aan meedoet."
TEN = timedelta(minutes=10)
NO = {"approve": "no", "motivation": "Dit plan is er al, een straat verderop."}


@pytest.fixture
def rejected(initiative, manager):
    return initiatives.decide(initiative, approve=False, motivation=WHY, by=manager, at=NOON)


@pytest.fixture
def decision(groningen, initiative) -> str:
    return tenancy.path(groningen, "initiatives:decide", slug=initiative.programme.slug, pk=initiative.pk)


def page_of(client, groningen, initiative) -> str:
    path = tenancy.path(groningen, "initiatives:detail", slug=initiative.programme.slug, pk=initiative.pk)
    return client.get(path).content.decode()


def test_the_letter_waits_ten_minutes(rejected, mailoutbox):
    assert not letters.send_decision(rejected.pk, at=NOON + TEN - timedelta(seconds=1))
    assert mailoutbox == []

    assert letters.send_decision(rejected.pk, at=NOON + TEN)
    assert not letters.send_decision(rejected.pk, at=NOON + TEN)
    assert len(mailoutbox) == 1


def test_the_sweep_sends_it_when_its_time_has_come(rejected, groningen, monkeypatch):
    """No message of its own is on its way, so that none gets lost without Redis."""
    queued = []
    monkeypatch.setattr(tasks.send_decision, "delay", lambda **ids: queued.append(ids))

    for moment, count in ((NOON, 0), (NOON + TEN - timedelta(seconds=1), 0), (NOON + TEN, 1)):
        monkeypatch.setattr(tasks.timezone, "now", lambda moment=moment: moment)
        assert tasks.sweep_letters() == count

    assert queued == [{"initiative_id": rejected.pk, "municipality_id": groningen.pk}]


@pytest.mark.parametrize("stood", ["submitted", "in_review"])
def test_held_back_it_stands_where_it_stood(programme, manager, mailoutbox, stood):
    initiative = InitiativeFactory(programme=programme, status=stood)
    initiatives.decide(initiative, approve=True, motivation=WHY, by=manager, at=NOON)

    held = initiatives.hold_back(initiative, by=manager, at=NOON + timedelta(minutes=9))

    assert (held.status, held.decided_at, held.decided_by, held.amount_granted) == (stood, None, None, None)
    assert held.motivation == WHY
    assert [line.kind for line in programme.log.order_by("pk")] == ["initiative.decided", "initiative.held_back"]
    assert not letters.send_decision(held.pk, at=NOON + timedelta(days=1))
    again = initiatives.decide(held, approve=False, motivation=WHY, by=manager, at=NOON + timedelta(hours=1))
    assert again.letter_due_at == NOON + timedelta(hours=1) + TEN


def test_after_ten_minutes_it_is_too_late(rejected, manager):
    with pytest.raises(initiatives.LetterIsOut):
        initiatives.hold_back(rejected, by=manager, at=NOON + TEN)

    rejected.refresh_from_db()
    assert rejected.status == "rejected"


def test_a_letter_that_went_is_not_held_back(rejected, manager):
    rejected.letter_sent_at = NOON
    rejected.save()

    with pytest.raises(initiatives.LetterIsOut):
        initiatives.hold_back(rejected, by=manager, at=NOON)


def test_without_a_decision_there_is_nothing_to_hold_back(initiative, manager):
    with pytest.raises(initiatives.NotAllowed):
        initiatives.hold_back(initiative, by=manager, at=NOON)


def test_the_letter_is_shown_before_anything_is_decided(decision, initiative, manager, client):
    client.force_login(manager)

    seen = client.post(decision, NO).content.decode()

    initiative.refresh_from_db()
    assert initiative.decided_at is None
    assert "Zo ziet de brief eruit" in seen
    assert "Wij wijzen uw idee af." in seen
    assert "U kunt bezwaar maken tot en met" in seen
    assert "Leg het besluit vast" in seen


def test_a_changed_form_is_shown_again_first(decision, initiative, manager, client):
    client.force_login(manager)
    seen = client.post(decision, NO).content.decode()
    mark = re.search(r'name="previewed" value="(\w+)"', seen)[1]

    changed = client.post(decision, {**NO, "motivation": f"{WHY} Toch niet.", "previewed": mark}).content.decode()

    initiative.refresh_from_db()
    assert initiative.decided_at is None
    assert "Toch niet." in changed


def test_the_page_says_when_the_letter_goes_and_holds_it_back(groningen, decision, initiative, manager, client):
    client.force_login(manager)
    send(client, decision, NO)
    page = page_of(client, groningen, initiative)
    assert re.search(r"De brief gaat om \d\d\.\d\d weg\.", page)
    assert "Tegenhouden" in page

    path = tenancy.path(groningen, "initiatives:hold_back", slug=initiative.programme.slug, pk=initiative.pk)
    back = client.post(path, follow=True)

    assert back.redirect_chain[-1][0] == decision
    assert "De brief is tegengehouden." in back.content.decode()
    assert NO["motivation"] in back.content.decode()


def test_who_is_too_late_to_hold_it_back_hears_so(groningen, initiative, manager, client):
    client.force_login(manager)
    initiatives.decide(initiative, approve=False, motivation=WHY, by=manager, at=NOON)
    type(initiative).objects.update(letter_sent_at=NOON)
    path = tenancy.path(groningen, "initiatives:hold_back", slug=initiative.programme.slug, pk=initiative.pk)

    assert "De brief is al weg. Het besluit staat vast." in client.post(path, follow=True).content.decode()


def test_the_letter_says_how_to_object_and_until_when(rejected, mailoutbox):
    letters.send_decision(rejected.pk, at=NOON + TEN)

    body = mailoutbox[0].body
    assert "Bent u het niet eens met dit besluit?\nU kunt bezwaar maken tot en met 14 december 2026." in body
    assert "burgemeester en wethouders van Groningen" in body


def test_a_municipality_has_its_own_words_about_objections(rejected, groningen, mailoutbox):
    groningen.objection_text = "Bezwaar? Tot [datum] via groningen.example/bezwaar."
    groningen.save()

    letters.send_decision(rejected.pk, at=NOON + TEN)

    assert "Bezwaar? Tot 14 december 2026 via groningen.example/bezwaar." in mailoutbox[0].body
    assert "burgemeester en wethouders" not in mailoutbox[0].body


@pytest.mark.parametrize(
    ("typed", "granted", "on_page", "in_letter"),
    [
        ("500", Decimal(500), "€\xa0500</dd>", "U krijgt €\xa0500."),
        ("450,50", Decimal("450.50"), "€\xa0450,50</dd>", "U krijgt €\xa0450,50."),
        ("0", Decimal(0), "geen geld</dd>", "U krijgt geen geld."),
    ],
)
def test_an_idea_that_asked_no_amount_gets_one_that_is_the_same_everywhere(
    groningen, programme, manager, client, typed, granted, on_page, in_letter
):
    free = InitiativeFactory(programme=programme, amount_asked=None)
    client.force_login(manager)
    path = tenancy.path(groningen, "initiatives:decide", slug=free.programme.slug, pk=free.pk)
    assert "Er is geen bedrag gevraagd." in client.get(path).content.decode()

    missing = client.post(path, {"approve": "yes", "amount_granted": "", "motivation": WHY})
    send(client, path, {"approve": "yes", "amount_granted": typed, "motivation": WHY})

    free.refresh_from_db()
    assert "Vul in hoeveel u toekent; 0 mag ook." in missing.content.decode()
    assert (free.status, free.amount_granted) == ("approved", granted)
    assert on_page in page_of(client, groningen, free)
    assert in_letter in letters.decision(free, at=NOON).text


def test_no_amount_is_never_written_down_as_nothing(programme, manager):
    free = InitiativeFactory(programme=programme, amount_asked=None)

    with pytest.raises(ValidationError, match="Vul het toegekende bedrag in"):
        initiatives.decide(free, approve=True, motivation=WHY, by=manager, at=NOON)


@pytest.mark.parametrize(
    ("motivation", "others"),
    [
        ("U krijgt € 500 voor de huur van de zaal.", ["€\xa0500"]),
        ("U krijgt 1.250,50 euro voor de huur van de zaal.", ["€\xa01.250,50"]),
        ("U krijgt € 100 van de € 800 die u vroeg.", []),
        ("Wij vinden dit een mooi plan, met 40 buren.", []),
    ],
)
def test_a_motivation_that_names_another_amount_is_pointed_out(motivation, others):
    sent = {"approve": "yes", "amount_granted": "100", "motivation": motivation}
    form = DecisionForm(sent, asked=Decimal(800))

    assert form.is_valid()
    assert form.other_amounts == others


def test_the_warning_stands_beside_the_letter(groningen, programme, manager, client):
    free = InitiativeFactory(programme=programme, amount_asked=None)
    client.force_login(manager)
    path = tenancy.path(groningen, "initiatives:decide", slug=free.programme.slug, pk=free.pk)

    sent = {"approve": "yes", "amount_granted": "0", "motivation": "U krijgt € 500 voor de zaal."}
    seen = client.post(path, sent).content.decode()

    assert "In de motivering staat €\xa0500. U kent €\xa00 toe." in seen
