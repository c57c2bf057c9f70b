"""Who looks at the pages about where it goes, where they are, and what stands there."""

import pytest

from tests.support.factories import AmbitionFactory
from tests.support.world import client_of
from wijkaanpak import tenancy


@pytest.fixture
def browser(manager):
    return client_of(manager)


@pytest.fixture
def path(groningen, programme):
    def of(page, row=None):
        return tenancy.path(groningen, page, slug=programme.slug, **({"pk": row.pk} if row else {}))

    return of


@pytest.fixture
def ambition(programme):
    return AmbitionFactory(programme=programme, number=1)
