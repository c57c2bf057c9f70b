"""The list of initiatives and the decision about one: what is swapped, what is refused, and in which words."""

import re
from datetime import date
from decimal import Decimal

import pytest

from programmes.models import Initiative
from tests.support.factories import InitiativeFactory
from wijkaanpak import tenancy
from wijkaanpak.formats import date_words, euro

HTMX = {"HX-Request": "true"}
PREVIEWED = re.compile(r'name="previewed" value="([0-9a-f]{64})"')
WHY = "Een mooi plan voor de hele straat."


@pytest.fixture
def decision(groningen, initiative) -> str:
    return tenancy.path(groningen, "initiatives:decide", slug=initiative.programme.slug, pk=initiative.pk)


def send(client, path, asked, **extra):
    """Look at the letter, and send the form again as it stands beside it; the last answer."""
    seen = client.post(path, asked, **extra)
    mark = PREVIEWED.search(seen.content.decode())
    return client.post(path, asked | {"previewed": mark[1]}, **extra) if mark else seen


def test_refused_decision_swaps_the_very_part_of_the_page(decision, manager, client):
    client.force_login(manager)

    whole = client.get(decision).content.decode()
    part = client.post(decision, {"motivation": "te kort"}, headers=HTMX)

    assert part.status_code == 422
    assert part.content.decode().strip().startswith('<section id="decision"')
    assert 'hx-target="#decision"' in whole
    assert "Kies of u het initiatief toekent of afwijst." in part.content.decode()
    assert "te kort" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_decision_is_kept_and_leads_back(decision, initiative, manager, client):
    client.force_login(manager)

    asked = {"approve": "yes", "amount_granted": str(initiative.amount_asked), "motivation": WHY}
    answer = send(client, decision, asked, headers=HTMX)

    assert answer.headers["HX-Redirect"].endswith(f"/beheer/selwerd/initiatieven/{initiative.pk}/")
    initiative.refresh_from_db()
    assert initiative.status == Initiative.Status.APPROVED
    assert client.get(decision).headers["Location"].endswith(f"/beheer/selwerd/initiatieven/{initiative.pk}/")


def test_the_amount_asked_is_shown_and_less_may_be_granted(decision, initiative, manager, client):
    client.force_login(manager)

    shown = client.get(decision).content.decode()
    much = client.post(decision, {"approve": "yes", "amount_granted": "999999", "motivation": WHY})
    nothing = client.post(decision, {"approve": "yes", "amount_granted": "", "motivation": WHY})
    send(client, decision, {"approve": "yes", "amount_granted": "100,50", "motivation": WHY})

    assert f"Gevraagd: {euro(initiative.amount_asked)}" in shown
    assert "Dit is meer dan er is gevraagd" in much.content.decode()
    assert "Vul in hoeveel u toekent; 0 mag ook." in nothing.content.decode()
    initiative.refresh_from_db()
    assert (initiative.status, initiative.amount_granted) == ("partly_approved", Decimal("100.50"))


def test_who_rejects_needs_no_amount(groningen, programme, manager, client):
    client.force_login(manager)
    paid = InitiativeFactory(programme=programme, amount_asked=500)
    path = tenancy.path(groningen, "initiatives:decide", slug=paid.programme.slug, pk=paid.pk)

    answer = send(client, path, {"approve": "no", "amount_granted": "600", "motivation": WHY})

    assert answer.status_code == 302
    paid.refresh_from_db()
    assert paid.amount_granted is None


@pytest.mark.parametrize("typed", ["4.400", "4.400,00", "4400", "4400,0"])
def test_an_amount_is_typed_as_the_page_writes_it(programme, groningen, manager, client, typed):
    asks = InitiativeFactory(programme=programme, amount_asked=Decimal(4400))
    path = tenancy.path(groningen, "initiatives:decide", slug=asks.programme.slug, pk=asks.pk)
    client.force_login(manager)

    page = client.get(path).content.decode()
    send(client, path, {"approve": "yes", "amount_granted": typed, "motivation": WHY})

    asks.refresh_from_db()
    assert 'value="4.400"' in page
    assert (asks.status, asks.amount_granted) == ("approved", Decimal(4400))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("-5", "Een bedrag is niet kleiner dan nul."),
        ("12,345", "Schrijf hoogstens twee cijfers achter de komma."),
        ("vijf", "Schrijf het bedrag zoals 4.500 of 450,50."),
    ],
)
def test_an_amount_that_cannot_be_is_refused_in_words(decision, manager, client, typed, why):
    client.force_login(manager)

    answer = client.post(decision, {"approve": "yes", "amount_granted": typed, "motivation": WHY})

    assert answer.status_code == 422
    assert why in answer.content.decode()


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"carried_out": True}, "toegekend"),
        ({"carried_out": True, "amount_granted": Decimal(100)}, "gedeeltelijk toegekend"),
        ({"rejected": True}, "afgewezen"),
    ],
)
def test_the_decision_stays_what_it_was_wherever_it_stands(groningen, programme, manager, client, state, told):
    initiative = InitiativeFactory(programme=programme, **state)
    client.force_login(manager)

    page = client.get(
        tenancy.path(groningen, "initiatives:detail", slug=initiative.programme.slug, pk=initiative.pk)
    ).content.decode()

    assert f"{date_words(initiative.decided_at)} · {told}</p>" in page


def test_a_term_that_stands_still_says_so_instead_of_a_day_gone_by(groningen, programme, manager, client):
    asked = InitiativeFactory(
        programme=programme, status="more_asked", due_on=date(2026, 10, 12), clock_stopped_on=date(2026, 9, 21)
    )
    client.force_login(manager)

    everything = tenancy.path(groningen, "initiatives:listing", slug=programme.slug) + "?bekijk=all"
    listed = client.get(everything).content.decode()
    page = client.get(
        tenancy.path(groningen, "initiatives:detail", slug=asked.programme.slug, pk=asked.pk)
    ).content.decode()

    assert "staat stil tot de indiener antwoordt" in listed
    assert f"De termijn staat stil sinds {date_words(asked.clock_stopped_on)}" in page
    assert date_words(asked.due_on) not in listed + page


def test_a_second_decision_is_told_what_was_decided(decision, initiative, manager, client):
    client.force_login(manager)
    asked = {"approve": "no", "motivation": "Dit plan is er al, een straat verderop."}
    send(client, decision, asked)

    answer = client.post(decision, asked)

    assert answer.status_code == 409
    assert "U hebt op" in answer.content.decode()
    assert "al hierover besloten. Nu staat er: afgewezen." in answer.content.decode()
    assert "Bekijk het initiatief" in answer.content.decode()


@pytest.fixture
def doubtful(programme) -> Initiative:
    """An idea that looks as if a machine filled it in; nobody was written to."""
    return InitiativeFactory(programme=programme, idea=True, needs_check=True, applicant_email="zoe@groningen.example")


def test_a_doubtful_idea_is_asked_about_or_taken_in(groningen, doubtful, manager, client):
    client.force_login(manager)
    page = tenancy.path(groningen, "initiatives:detail", slug=doubtful.programme.slug, pk=doubtful.pk)
    check = tenancy.path(groningen, "initiatives:check", slug=doubtful.programme.slug, pk=doubtful.pk)
    assert "Stuur de mail om te bevestigen" in client.get(page).content.decode()

    asked = client.post(check, {"answer": "ask"}, follow=True).content.decode()
    doubtful.refresh_from_db()
    assert not doubtful.needs_check
    assert "De indiener krijgt een mail om het idee te bevestigen." in asked
    assert "De indiener heeft het idee nog niet bevestigd." in asked

    client.post(check, {"answer": "accept"})
    late = client.post(check, {"answer": "accept"}, follow=True).content.decode()
    doubtful.refresh_from_db()
    assert doubtful.status == Initiative.Status.SUBMITTED
    assert doubtful.due_on is not None
    assert "al dit idee aangenomen. Daarom is er nu niets veranderd." in late
    assert "Neem het idee zo aan" not in late
