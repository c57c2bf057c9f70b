import pytest

from neighbourhoods import sources
from neighbourhoods.sources.layout import Refused, UnknownFile, year_in
from neighbourhoods.terms import Note
from tests.neighbourhoods.support import KWB_HEADER, PEOPLE


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ([*KWB_HEADER, PEOPLE], "kwb"),
        ([name.replace(" ", ".").replace("/", ".") for name in ["", *KWB_HEADER, PEOPLE]], "kwb"),
        (["ID", "WijkenEnBuurten", "Gemeentenaam_1", "Codering_3", "AantalInwoners_5", "Koopwoningen_40"], "kwb"),
        (["1", "wk_code", "wk_naam", "jaar", "lbm", "afw", "fys", "onv", "soc", "vrz", "won"], "leefbaarometer"),
        (["ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "Roker_11"], "rivm"),
        (["code", "niveau", "naam", "jaar", "goed_ervaren_gezondheid_pct"], "rivm"),
        (["code", "naam", "jaar", "misdrijven"], "politie"),
        (["ID", "SoortMisdrijf", "WijkenEnBuurten", "Perioden", "GeregistreerdeMisdrijven_1"], "politie"),
        (["code", "naam", "wozWaarde"], "table"),
        (["BU_CODE", "BU_NAAM", "AANT_INW"], "kaart"),
    ],
)
def test_a_source_is_recognised_by_its_header(header, source):
    assert sources.recognise(header, "cijfers_2024.csv").source == source


@pytest.mark.parametrize("header", [["code", "naam"], ["naam", "jaar"], ["BU_CODE", "BU_NAAM"]])
def test_what_no_source_knows_is_unknown(header):
    with pytest.raises(UnknownFile):
        sources.recognise(header, "cijfers_2024.csv")


@pytest.mark.parametrize("source", sources.SOURCES)
def test_a_named_source_still_has_to_fit(source):
    with pytest.raises(UnknownFile):
        sources.recognise(["x", "y"], "cijfers_2024.csv", source)


def test_every_source_and_a_mapping_has_words_of_its_own():
    keys = [*sources.SOURCES, "mapping"]

    labels = {sources.label(key) for key in keys}

    assert len(labels) == len(keys)
    assert not labels & {*keys}


def test_a_key_that_no_source_has_is_its_own_label():
    assert (sources.label("koffiedik"), sources.label("")) == ("koffiedik", "")


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("kwb_2024_bevolking.csv", "2024"),
        ("misdrijven_2021_2025.csv", None),
        ("cijfers.csv", None),
        ("85984NED.csv", None),
    ],
)
def test_a_file_name_tells_the_year_when_it_holds_one(name, year):
    assert year_in(name) == year


def test_codes_and_classes_are_no_figures():
    header = [
        *KWB_HEADER,
        "Postcode/Meest voorkomende postcode (code)",
        "Stedelijkheid/Mate van stedelijkheid (code)",
        PEOPLE,
    ]

    assert [column.indicator for column in sources.recognise(header, "kwb_2024.csv").columns] == ["inwoners"]


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [(3, "A", "regel 3, kolom ‘A’: fout."), (3, None, "regel 3: fout."), (None, None, "fout.")],
)
def test_a_refusal_says_where(line, column, said):
    assert str(Refused(line, column, "fout.")) == said


@pytest.mark.parametrize("number", [28, 40])
def test_a_dump_is_known_whatever_number_stands_behind_a_name(number):
    header = [
        "ID",
        "WijkenEnBuurten",
        "Codering_3",
        "AantalInwoners_5",
        f"Koopwoningen_{number}",
        "Dekkingspercentage_9",
    ]

    layout = sources.recognise(header, "85984NED_2024.csv")

    assert [column.indicator for column in layout.columns] == ["inwoners", "koopwoningen"]
    assert (layout.code, layout.table) == ("WijkenEnBuurten", "85984NED")


def test_the_leefbaarometer_is_a_model_and_a_table_a_level():
    layout = sources.recognise(["bu_code", "jaar", "lbm", "afw", "fys", "onv", "soc", "vrz", "won"], "lbm.csv")

    assert (layout.table, layout.series, layout.note) == ("LBM3-BU", "LBM3", Note.ESTIMATED)
    assert {column.indicator for column in layout.columns} >= {"leefbaarometer", "sociale_samenhang"}
