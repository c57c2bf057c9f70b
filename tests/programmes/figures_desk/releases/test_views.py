"""The page of one publication: what those who import read of it, and who only looks does not."""

import pytest

from neighbourhoods.models import SourceTable
from tests.conftest import make_user
from tests.support.figures import make_release
from wijkaanpak.accounts.models import Role

DIGEST = "5e" * 32


@pytest.fixture
def shows_the_digest(as_, groningen):
    """Whether the page of a release has the digest of its file, for somebody with a role."""

    def asked(release, role):
        page = as_(make_user(role.value, groningen, role))("releases:detail", pk=release.pk)
        assert page.status_code == 200
        return DIGEST in page.content.decode()

    return asked


@pytest.mark.parametrize("role", Role)
def test_only_who_imports_reads_the_digest_of_a_file_of_the_municipality(shows_the_digest, role):
    """Who guesses its few hidden figures could check a guess by it."""
    survey = SourceTable.objects.create(code="GM0014-peiling", series="own", publisher="Gemeente", licence="–")
    release = make_release(table=survey, sha256=DIGEST)

    assert shows_the_digest(release, role) == (role in {Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER})


def test_everybody_reads_the_digest_of_a_file_that_a_publisher_made_public(shows_the_digest, groningen):
    assert shows_the_digest(make_release(sha256=DIGEST), Role.READER)
