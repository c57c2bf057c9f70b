"""The summary that counts, where nobody wrote one: one of a thing is said as one, and what is not there is left out."""

from datetime import timedelta

import pytest

from monitoring import snapshot
from monitoring.snapshot import head
from tests.support.factories import NOON, TODAY
from tests.support.snapshots import example_snapshot

FRAME = snapshot.Frame(TODAY - timedelta(days=364), TODAY, TODAY, NOON)
PARTS = ("measures", "initiatives", "factors", "money", "coalition", "overdue")


def told(verdicts, lights=()):
    """The text and the tile of figures of a report with these verdicts and lights."""
    example = example_snapshot()
    indicator = example["ambitions"][0]["indicators"][0]
    ambition = {**example["ambitions"][0], "indicators": [{**indicator, "verdict": verdict} for verdict in verdicts]}
    running = next(measure for measure in example["measures"]["items"] if not measure["is_ended"])
    example["measures"]["items"] = [{**running, "light": light} for light in lights]
    summary = head.summary(FRAME, ambitions=[ambition], **{part: example[part] for part in PARTS})
    return summary["text"][0], summary["key_figures"][1]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["worse"], "Er is 1 cijfer gekozen. Het oordeel: verslechterd."),
        (["not_assessable"], "Er is 1 cijfer gekozen. Het oordeel: niet te beoordelen."),
        (["not_assessable"] * 2, "Van de 2 gekozen cijfers is er geen te beoordelen."),
        (
            ["ordinary", "not_assessable"],
            "Van de 2 gekozen cijfers is er 1 te beoordelen: binnen de gewone schommeling.",
        ),
        (
            ["ordinary", "worse", "worse"],
            "Van de 3 gekozen cijfers zijn er 3 te beoordelen: 1 binnen de gewone schommeling en 2 verslechterd.",
        ),
        ([], "Er zijn nog geen cijfers gekozen bij de ambities."),
    ],
)
def test_figures_are_counted_as_one_says_it(verdicts, said):
    assert told(verdicts)[0].startswith(f"{said} ")


@pytest.mark.parametrize(
    ("lights", "said"),
    [
        ([], "Er zijn nog geen lopende maatregelen."),
        (["red"], "Er loopt 1 maatregel, met een knelpunt."),
        (["green"], "Er loopt 1 maatregel, zonder een knelpunt."),
        (["green", "red"], "Van de 2 lopende maatregelen is er 1 met een knelpunt."),
    ],
)
def test_measures_are_counted_as_one_says_it(lights, said):
    assert said in told(["worse"], lights)[0]


@pytest.mark.parametrize(
    ("verdicts", "value", "label"),
    [
        (["worse"], "1 van 1", "beoordeelde cijfers veranderden meer dan gewoon"),
        (
            ["ordinary", "not_assessable"],
            "0 van 1",
            "beoordeelde cijfers veranderden meer dan gewoon; 1 niet te beoordelen",
        ),
        (["not_assessable"], "onbekend", "of cijfers meer veranderden dan gewoon; 1 niet te beoordelen"),
    ],
)
def test_the_tile_of_figures_says_what_was_judged(verdicts, value, label):
    assert told(verdicts)[1] == {"value": value, "label": label}
