"""Who looks at the pages about why, where they are, and an analysis that can still change."""

import pytest

from tests.support.factories import AreaAnalysisFactory
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
def draft(programme):
    return AreaAnalysisFactory(programme=programme, adopted_on=None)
