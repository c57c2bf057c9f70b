"""The programme that the tests of the evidence tell about."""

import pytest

from tests.monitoring.evidence import story


@pytest.fixture
def selwerd(groningen):
    return story.programme()
