"""What a person reads when work in the background stopped: never what Python or PostgreSQL said of it."""

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError

from monitoring.models import Report
from neighbourhoods.models import FigureImport
from tests.support.database import refuse_room
from wijkaanpak import failures

CURE = "Probeer het opnieuw."


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "Geen ruimte meer over"), "De schijf van de server is vol."),
        (OSError(122, "Disk quota exceeded"), "De schijf van de server is vol."),
        (MemoryError(), "Dit past niet in het geheugen van de server."),
        (SoftTimeLimitExceeded(), "Het duurde te lang en is gestopt."),
        (ZeroDivisionError("float division by zero"), "Er ging iets mis op de server."),
        (OSError(2, "No such file or directory"), "Er ging iets mis op de server."),
    ],
)
def test_an_error_becomes_words_of_ours(error, words):
    said = failures.in_words(failures.reason(error), cure=CURE)

    assert said.startswith(words)
    assert "Er is niets half bewaard." in said
    assert said.endswith("probeer het opnieuw.") or said.endswith(CURE)
    assert not any(word in said for word in ("Error", "Errno", "division", "directory"))


def test_a_full_disk_of_the_database_is_known_in_any_language(db):
    with pytest.raises(OperationalError) as caught:
        refuse_room()

    assert failures.is_full(caught.value)
    assert failures.reason(caught.value).startswith("OperationalError (DiskFull): kon bestand niet")


@pytest.mark.parametrize("model", [Report, FigureImport])
def test_what_ended_its_process_each_time_is_told_with_what_to_do(model):
    said = model(municipality_id=1, failure=failures.WORKER_ENDED).failure_in_words

    assert said.startswith("Het is drie keer onverwacht gestopt. Er is niets half bewaard. Probeer het opnieuw")


@pytest.mark.parametrize("model", [Report, FigureImport])
def test_what_did_not_stop_has_nothing_to_tell(model):
    assert model(municipality_id=1).failure_in_words == ""
