"""Three stakeholders that are changed at once, and how a page is confirmed."""

import pytest

from programmes.models import Stakeholder
from tests.support import sendings
from tests.support.factories import StakeholderFactory
from tests.support.world import client_of
from wijkaanpak import tenancy

WHY = "Na de bijeenkomst van de stuurgroep."


@pytest.fixture
def browser(manager):
    return client_of(manager)


@pytest.fixture
def path(groningen, programme):
    def of(page, row=None):
        return tenancy.path(groningen, page, slug=programme.slug, **({"pk": row.pk} if row else {}))

    return of


@pytest.fixture
def rows(programme):
    return [StakeholderFactory(programme=programme, name=name, interest=1, influence=1) for name in ("Aa", "Bb", "Cc")]


@pytest.fixture
def stored(path, browser):
    """Confirm what a page shows, with a reason."""

    def of(answer, reason=WHY, **chosen):
        shown = sendings.form_of(answer.content, path("stakeholders:together"), path("stakeholders:together"))
        return browser.post(shown.action, {**shown.hidden, "reason": reason, **chosen})

    return of


def weights():
    return list(Stakeholder.objects.order_by("name").values_list("interest", "influence"))


def words(answer):
    return " ".join(answer.content.decode().split())
