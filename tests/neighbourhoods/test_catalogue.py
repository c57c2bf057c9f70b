import pytest
from django.db import IntegrityError, transaction

from neighbourhoods import catalogue, reference
from neighbourhoods.models import Indicator
from neighbourhoods.terms import Combination, Direction, Domain


def test_every_key_is_there_once():
    keys = [entry.key for entry in reference.INDICATORS]

    assert len(keys) == len(set(keys))


def test_each_of_the_five_domains_has_an_indicator_that_is_judged():
    judged = {entry.domain for entry in reference.INDICATORS if entry.direction != Direction.CONTEXT}

    assert judged >= set(Domain)


@pytest.mark.parametrize("entry", reference.INDICATORS, ids=lambda entry: entry.key)
def test_what_an_indicator_is_made_of_is_a_count_of_the_catalogue(entry):
    counts = {one.key for one in reference.INDICATORS if one.combination is Combination.SUM}

    assert {*entry.weights, *entry.divided_by, *filter(None, [entry.numerator])} <= counts


@pytest.mark.parametrize("entry", reference.INDICATORS, ids=lambda entry: entry.key)
def test_definitions_are_whole_sentences(entry):
    assert entry.definition.endswith(".")
    assert entry.definition[0].isupper()
    assert max(len(sentence.split()) for sentence in entry.definition.split(". ")) <= 25


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Wonen/Gemiddelde WOZ-waarde van woningen (x 1 000 euro)",
            "Wonen.Gemiddelde.WOZ.waarde.van.woningen..x.1.000.euro.",
        ),
        ("MoeiteMetRondkomen_38", "MoeiteMetRondkomen_41"),
        ("Bevolking/Aantal inwoners (aantal)", "  bevolking/aantal inwoners (aantal)"),
    ],
)
def test_a_header_is_known_however_it_is_spelled(one, other):
    assert reference.title(one) == reference.title(other)


def test_the_catalogue_is_in_the_database_after_migrating(db):
    stored = list(Indicator.objects.in_order().values_list("key", flat=True))

    assert stored == [entry.key for entry in reference.INDICATORS]


def test_loading_again_writes_nothing(db):
    assert catalogue.load(Indicator) == 0


def test_loading_brings_a_changed_row_back(db):
    Indicator.objects.filter(key="inwoners").update(name="mensen", number=9000)

    written = catalogue.load(Indicator)

    assert written == 1
    assert Indicator.objects.get(key="inwoners").name == "inwoners"


@pytest.mark.parametrize(
    "broken",
    [
        {"combination": "rate"},
        {"combination": "weighted_mean", "weights": []},
        {"combination": "sum", "numerator": "inwoners"},
    ],
)
def test_database_refuses_an_indicator_that_cannot_be_computed(db, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(key="kapot", number=999, unit="%", series="KWB", direction="context", **broken)
