from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from neighbourhoods.models import FigureImport, Observation, Release
from tests.neighbourhoods.import_story import Stage, content, published
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality

WHY = "Alles stond er negen keer zo groot in."


def withdraw(pk, reason=WHY) -> str:
    out = StringIO()
    call_command("withdraw_figures", pk, reason=reason, stdout=out)
    return out.getvalue()


def test_the_platform_takes_back_what_a_municipality_brought_in(officer, other_municipality, tmp_path):
    Municipality.objects.update(shares_figures=True)
    with tenancy.municipality(other_municipality):
        theirs = published(content(tmp_path, 2193912, 59220, 107145), officer)
    release = Release.objects.get()

    said = withdraw(release.pk)

    release.refresh_from_db()
    assert said.startswith("85984NED 2024 is ingetrokken.")
    assert (release.withdrawn_by, release.withdrawal_reason) == (None, WHY)
    assert not Observation.objects.current().exists()
    with tenancy.municipality(other_municipality):
        assert FigureImport.objects.get(pk=theirs.pk).stage == Stage.WITHDRAWN


def test_what_cannot_be_taken_back_is_said(officer, tmp_path):
    published(content(tmp_path, 243768, 6580, 11905), officer)
    release = Release.objects.get()

    with pytest.raises(CommandError, match="geen publicatie 0"):
        withdraw(0)
    with pytest.raises(CommandError, match="--reason"):
        withdraw(release.pk, reason=" ")
    withdraw(release.pk)
    with pytest.raises(CommandError, match="al ingetrokken"):
        withdraw(release.pk)
