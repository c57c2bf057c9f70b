"""What the jobs in these tests are about."""

import pytest

from tests.support.monitoring import make_programme, make_report


@pytest.fixture
def report(groningen):
    return make_report(make_programme())
