"""A colleague judges the figure that somebody filled in."""

import pytest
from django.utils import timezone

from programmes import own_figures
from programmes.models import OwnFigure
from tests.conftest import make_user
from tests.programmes.own_figures.story import HTMX, WHY, text, typed
from tests.support.factories import (
    OwnFigureFactory,
)
from wijkaanpak.accounts.models import Role


@pytest.fixture
def pending(supplied, open_period, partner_user) -> OwnFigure:
    return OwnFigureFactory(series=supplied, period=open_period, value=412, status="pending", entered_by=partner_user)


def test_the_manager_finds_what_waits_and_sends_it_back(as_, pending, manager):
    ask = as_(manager)
    assert "Wacht op uw oordeel" in text(ask("own_figures:listing", slug=pending.series.programme.slug))

    nothing = ask("own_figures:review", {"leeg": ""}, HTMX, slug=pending.series.programme.slug, pk=pending.pk)
    assert nothing.status_code == 422
    assert text(nothing).strip().startswith('<section id="review"')
    assert "Kies of u het cijfer goedkeurt of terugstuurt." in text(nothing)
    posted = {"approve": "no", "seen": own_figures.token(pending)}
    assert "wat er anders moet" in text(
        ask("own_figures:review", posted, slug=pending.series.programme.slug, pk=pending.pk)
    )
    answer = ask(
        "own_figures:review", posted | {"reason": WHY}, HTMX, slug=pending.series.programme.slug, pk=pending.pk
    )

    assert answer.headers["HX-Redirect"].endswith(f"/beheer/selwerd/eigen-cijfers/{pending.series_id}/")
    pending.refresh_from_db()
    assert (pending.status, pending.return_reason) == ("returned", WHY)


def test_who_filled_it_in_is_asked_to_find_a_colleague(as_, pending, manager):
    OwnFigure.objects.update(entered_by=manager)
    ask = as_(manager)

    assert "Vraag een collega" in text(ask("own_figures:review", slug=pending.series.programme.slug, pk=pending.pk))
    answer = ask(
        "own_figures:review",
        {"approve": "yes", "seen": own_figures.token(pending)},
        slug=pending.series.programme.slug,
        pk=pending.pk,
    )

    assert answer.status_code == 422
    assert OwnFigure.objects.get().status == "pending"


def test_a_second_reviewer_is_told(as_, groningen, pending, manager):
    as_(manager)(
        "own_figures:review",
        {"approve": "yes", "seen": own_figures.token(pending)},
        slug=pending.series.programme.slug,
        pk=pending.pk,
    )
    colleague = make_user("collega", groningen, Role.PROCESS_DIRECTOR)

    answer = as_(colleague)(
        "own_figures:review",
        {"approve": "no", "reason": WHY, "seen": own_figures.token(pending)},
        slug=pending.series.programme.slug,
        pk=pending.pk,
    )

    assert answer.status_code == 409
    assert "goedgekeurd" in text(answer)
    assert OwnFigure.objects.get().status == "approved"


def reviewed(as_, reviewer, figure, **sent):
    where = {"slug": figure.series.programme.slug, "pk": figure.pk}
    return as_(reviewer)("own_figures:review", {"approve": "yes", "reason": "", **sent}, HTMX, **where)


def test_a_figure_revised_while_it_is_judged_is_looked_at_again(as_, pending, open_period, partner_user, manager):
    shown = own_figures.token(pending)
    where = {"slug": pending.series.programme.slug, "pk": pending.series_id, "period_pk": open_period.pk}
    as_(partner_user)("own_figures:enter", typed(pending.series, open_period, value="900"), **where)

    answer = reviewed(as_, manager, pending, seen=shown)

    assert answer.status_code == 409
    assert "De invuller heeft het cijfer net veranderd." in text(answer)
    assert (OwnFigure.objects.get().status, OwnFigure.objects.get().value) == ("pending", 900)
    again = reviewed(as_, manager, pending, seen=answer.context["form"]["seen"].value())
    assert again.status_code == 200
    assert OwnFigure.objects.get().status == "approved"


def test_a_figure_that_became_one_of_people_while_it_is_judged_has_to_be_one(as_, pending, manager, colleague):
    """What is counted was said anew between showing and approving; the figure no longer fits, and is given back."""
    OwnFigure.objects.update(value=-3)
    shown = own_figures.token(pending)
    own_figures.redefine(pending.series, counts_people=True, by=manager, at=timezone.now())

    answer = reviewed(as_, colleague, pending, seen=shown)

    assert answer.status_code == 422
    assert "Een aantal personen is 0 of meer." in text(answer)
    assert OwnFigure.objects.get().status == "pending"
    reviewed(as_, colleague, pending, approve="no", reason=WHY, seen=shown)
    assert OwnFigure.objects.get().status == "returned"
