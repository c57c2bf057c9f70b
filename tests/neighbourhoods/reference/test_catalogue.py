import pytest
from django.db import IntegrityError, transaction

from neighbourhoods import reference
from neighbourhoods.models import Indicator, SourceTable
from neighbourhoods.reference import catalogue
from neighbourhoods.terms import Combination, Direction, Domain


def test_every_key_is_there_once():
    keys = [entry.key for entry in reference.INDICATORS]

    assert len(keys) == len(set(keys))


def test_each_of_the_five_domains_has_an_indicator_that_is_judged():
    judged = {entry.domain for entry in reference.INDICATORS if entry.direction != Direction.CONTEXT}

    assert judged >= set(Domain)


@pytest.mark.parametrize("entry", reference.INDICATORS, ids=lambda entry: entry.key)
def test_what_an_indicator_is_made_of_is_a_count_of_the_catalogue(entry):
    counts = {indicator.key for indicator in reference.INDICATORS if indicator.combination is Combination.SUM}

    weights = {key for weight in entry.weights for key in weight.split("+")}
    assert {*weights, *entry.divided_by, *filter(None, [entry.numerator])} <= counts


# The proposals the catalogue was made from, by their number. Most with a rate stand for two, 29, 32 and 36 for three.
PROPOSED = {
    1: "hbo_wo",
    2: "laag_opgeleid",
    3: "onderwijsachterstand",
    4: "schoolverlaters",
    5: "advies_havo_vwo",
    6: "afstand_basisschool",
    7: "arbeidsparticipatie",
    8: "bijstand bijstand_per_1000",
    9: "ww ww_per_1000",
    10: "arbeidsongeschikt arbeidsongeschikt_per_1000",
    11: "inkomen",
    12: "laagste_inkomens",
    13: "laag_inkomen_huishoudens",
    14: "sociaal_minimum_110",
    15: "moeite_met_rondkomen",
    16: "ses_woa",
    17: "ervaren_gezondheid",
    18: "eenzaam",
    19: "ernstig_eenzaam",
    20: "angst_depressie",
    21: "rokers",
    22: "overgewicht",
    23: "beweegrichtlijn",
    24: "jeugdzorg",
    25: "wmo",
    26: "vrijwilligerswerk",
    27: "leefbaarometer",
    28: "zwakke_leefbaarheid",
    29: "leefbaarheid_fysiek leefbaarheid_voorzieningen leefbaarheid_woningen",
    30: "sociale_samenhang",
    31: "woz",
    32: "koopwoningen corporatiewoningen",
    33: "geluidhinder_buren",
    34: "overlast_onveiligheid",
    35: "misdrijven misdrijven_per_1000",
    36: "woninginbraken woninginbraken_per_1000 geweld geweld_per_1000 vernieling vernieling_per_1000",
    37: "jeugdige_verdachten",
    38: "voelt_zich_onveilig",
}
ENTRIES = {entry.key: entry for entry in reference.INDICATORS}


@pytest.mark.parametrize("key", " ".join(PROPOSED.values()).split())
def test_each_proposal_has_everything_that_was_asked_of_it(key):
    entry = ENTRIES[key]
    series = reference.SERIES[entry.series]

    assert None not in (entry.domain, entry.sub_goal)
    assert entry.unit
    assert series.rhythm
    assert bool(entry.breaks) == bool(entry.breaks_source)
    assert "Bron: " in entry.breaks_source or not entry.breaks


@pytest.mark.parametrize("key", " ".join(PROPOSED.values()).split())
def test_each_is_read_from_somewhere_or_says_where_it_must_come_from(key):
    entry = ENTRIES[key]
    is_read = entry.fields or (ENTRIES[entry.numerator].fields if entry.numerator else None)

    assert is_read or "met een koppeling" in reference.SERIES[entry.series].remark + entry.remark + entry.definition


def test_no_change_of_health_is_judged_from_one_monitor_to_the_next():
    health = [entry for entry in reference.INDICATORS if entry.series in ("50090NED", "50150NED")]

    assert len(health) == 10
    assert {entry.breaks for entry in health} == {(2016, 2020, 2022)}


def test_benefits_are_divided_by_who_could_get_one():
    for key in ("bijstand_per_1000", "ww_per_1000", "arbeidsongeschikt_per_1000"):
        assert ENTRIES[key].divided_by == ("inwoners_15_25", "inwoners_25_45", "inwoners_45_65")
        assert "benadering" in ENTRIES[key].definition


def test_a_name_of_some_years_says_which():
    entry = ENTRIES["bijstand"]

    assert reference.indicator_of("kwb", "PersonenMetEenWWBUitkeringTotaal_66") == "bijstand"
    assert entry.years["personenmeteenwwbuitkeringtotaal"] == "2013-2014"
    assert not any("(" in name for names in entry.fields.values() for name in names)


@pytest.mark.parametrize(
    ("kind", "header", "key"),
    [
        ("kwb", "PercentageJongerenMetJeugdzorg_92", "jeugdzorg"),
        ("kwb", "WmoClientenRelatief_94", "wmo"),
        ("ses_woa", "GemiddeldeScore_29", "ses_woa"),
        ("ses_woa", "GemiddeldeScore_31", None),
    ],
)
def test_columns_of_dumps_are_known(kind, header, key):
    assert reference.indicator_of(kind, header) == key


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
        ("BasisonderwijsVmboMbo1_67", "BasisonderwijsVmboMbo1_70"),
        ("Bevolking/Aantal inwoners (aantal)", "  bevolking/aantal inwoners (aantal)"),
    ],
)
def test_a_header_is_known_however_it_is_spelled(one, other):
    assert reference.title(one) == reference.title(other)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("BasisonderwijsVmboMbo1_67", "opleiding_laag"),
        ("HavoVwoMbo24_68", "opleiding_middelbaar"),
        ("HboWo_69", "opleiding_hoog"),
        ("Onderwijs/Hoogst behaald onderwijsniveau/Hbo, wo (aantal)", "opleiding_hoog"),
        ("Onderwijs/Hoogst behaald onderwijsniveau/Havo, vwo, mbo2-4 (aantal)", "opleiding_middelbaar"),
        ("Wonen en vastgoed/Woningvoorraad (aantal)", "woningen"),
    ],
)
def test_the_names_of_the_newest_tables_are_known(header, key):
    assert reference.FIELDS["kwb", reference.title(header)] == key


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


def test_a_table_goes_along_with_the_series_it_became_a_part_of(db):
    SourceTable.objects.create(code="85900NED", series="85900NED", publisher="CBS", licence="CC BY 4.0")
    SourceTable.objects.create(code="GM0014-peiling", series="GM0014-peiling", publisher="Gemeente", licence="onbekend")

    moved = catalogue.place(SourceTable)

    assert (moved, catalogue.place(SourceTable)) == (1, 0)
    assert dict(SourceTable.objects.values_list("code", "series")) == {
        "85900NED": "SES-WOA",
        "GM0014-peiling": "GM0014-peiling",
    }


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
