"""Layouts of files that say less, or say it otherwise, than the tables of the publishers."""

import json

import pytest

from neighbourhoods import reference, sources, tables
from neighbourhoods.sources.layout import UnknownFile, named, plain_name
from neighbourhoods.terms import Combination, Note

GOOD_REGISTER = {2015: {"groningen": "GM0014", "'s-gravenhage": "GM0518"}, 2016: {"groningen": "GM0014"}}
TOWNS = """SoortMisdrijf,RegioS,Perioden,TotaalGeregistreerdeMisdrijven_1,GeregistreerdeMisdrijvenPer1000Inw_3
"Misdrijven, totaal",Groningen (gemeente),2015,16440.0,82.1
"Misdrijven, totaal",'s-Gravenhage (gemeente),2015,45920.0,89.2
"Misdrijven, totaal",Meierijstad,2015,0.0,0.0
"Misdrijven, totaal",Nederland,2015,961765.0,56.9
"Misdrijven, totaal",Groningen (gemeente),2010,19535.0,104.3
Diefstal,Groningen (gemeente),2015,5.0,1.0
"""


@pytest.fixture
def write(tmp_path):
    def one(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return one


# Crime by gemeente, by name


def test_gemeenten_are_found_by_name_in_the_list_of_that_year(write):
    reading = tables.interpret(write("misdrijven.csv", TOWNS), register=lambda year: GOOD_REGISTER.get(year, {}))

    assert [(publication.period, publication.codes) for publication in reading.publications] == [
        ("2015", ["GM0014", "GM0518", "NL00"])
    ]
    assert reading.publications[0].values.tolist() == [[16440, 82.1], [45920, 89.2], [961765, 56.9]]
    assert (reading.layout.table, reading.refused) == ("83648NED", [])


def test_a_name_that_is_no_gemeente_that_year_is_said_by_line_and_never_stored_as_zero(write):
    reading = tables.interpret(write("misdrijven.csv", TOWNS), register=lambda year: GOOD_REGISTER.get(year, {}))

    assert "Regel 4 telt niet mee: ‘Meierijstad’ is geen naam van een gemeente in 2015." in reading.notices
    [whole_year] = [notice for notice in reading.notices if notice.startswith("2010: de namen van de gemeenten")]
    assert "1 regels, van regel 6" in whole_year


@pytest.mark.parametrize("register", [None, lambda year: {}, lambda year: {"loppersum": "GM0024"}])
def test_without_the_list_of_gemeenten_names_are_refused_and_not_guessed(write, register):
    reading = tables.interpret(write("misdrijven.csv", TOWNS), register=register)

    assert "lijst van gemeenten" in reading.refused[0].reason
    assert reading.publications == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Groningen (gemeente)", "groningen"),
        ("’s-Gravenhage (gemeente) ", "'s-gravenhage"),
        ("Bergen (L.)", "bergen (l.)"),
        ("Súdwest-Fryslân", "súdwest-fryslân"),
    ],
)
def test_names_are_compared_without_what_statistics_netherlands_adds(name, plain):
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("hengelo (o.)", "GM0164"),
        ("hengelo", "GM0164"),
        ("laren", "GM0417"),
        ("laren (nh)", "GM0417"),
        ("bergen (l.)", "GM0893"),
        ("bergen", None),
        ("laren (gld.)", None),
        ("utrecht (pv)", None),
    ],
)
def test_a_name_is_found_with_or_without_the_province_when_one_gemeente_has_it(name, code):
    known = {
        "hengelo": "GM0164",
        "laren (nh.)": "GM0417",
        "bergen (l.)": "GM0893",
        "bergen (nh.)": "GM0373",
        "utrecht": "GM0344",
    }

    assert named(name, known) == code


# Leefbaarometer


def test_classes_have_a_column_a_year_and_are_never_combined(write):
    document = {"WK000300": {"KL14": "6", "KL16": "7", "VKL1416": "5"}, "WK001809": {"KL14": None, "KL16": None}}

    reading = tables.interpret(write("klassen_wijken.json", json.dumps(document)))

    assert [(publication.period, publication.values[0].tolist()) for publication in reading.publications] == [
        ("2014", [6]),
        ("2016", [7, 5]),
    ]
    assert reading.publications[1].notes[1].tolist() == [Note.MISSING, Note.MISSING]
    assert [column.title for column in reading.publications[1].columns] == ["klasse", "verandering sinds 2014"]
    assert (reading.layout.table, reading.layout.series) == ("LBM2-WK", "LBM2")
    entry = next(
        indicator for indicator in reference.INDICATORS if indicator.key == reading.publications[0].columns[0].indicator
    )
    assert (entry.combination, entry.series) == (Combination.NONE, "LBM2")


def test_a_class_is_a_whole_number(write):
    document = {"GM0014": {"KL16": "6,5"}}

    refused = tables.interpret(write("klassen_gemeenten.json", json.dumps(document))).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(1, "KL16")]


def test_scores_without_a_year_are_refused_until_it_is_said(write):
    names = ["leefbarometer_score", "leefbarometer_fysieke_omgeving", "leefbarometer_fysieke_overlast"]
    names += ["leefbarometer_sociale_samenhang", "leefbarometer_voorzieningen"]
    path = write("buurten.csv", f",buurt_code,regio,prijs,{','.join(names)}\n0,BU03070100,Hof,0.0,4.22,0.02,,0.1,0.2\n")

    assert "Vul het jaar in" in tables.interpret(path).refused[0].reason
    reading = tables.interpret(path, period="2020")
    assert [column.title for column in reading.publications[0].columns] == ["lbm", "fys", "soc", "vrz"]
    assert reading.publications[0].values.tolist() == [[4.22, 0.02, 0.1, 0.2]]
    assert "0 ook voor ‘onbekend’" in "".join(reading.notices)


# Income in English, maps of today


def test_the_english_income_columns_on_codes_with_letters(write):
    path = write(
        "inkomen_2023.csv",
        '\ufeff"District_Type";"Municipality_Name";"Area_Code";"Higher_Education_Count";'
        '"Avg_Income_Per_Inhabitant_1000EUR"\n"Jordaan";"Amsterdam   ";"WK0363AB  ";4960;45,4\n',
    )

    one = tables.interpret(path).publications[0]

    assert (one.period, one.codes, one.names) == ("2023", ["WK0363AB"], ["Jordaan"])
    assert [column.indicator for column in one.columns] == ["opleiding_hoog", "inkomen"]
    assert one.values.tolist() == [[4960, 45.4]]


def test_the_year_in_a_map_counts_and_not_the_one_in_its_name(write):
    properties = {"gemeentecode": "GM0014", "aantalInwoners": 238147.0, "jrstatcode": "2023GM0014", "jaar": 2023}
    path = write("gemeenten_2022.geojson", json.dumps({"features": [{"properties": properties}]}))

    reading = tables.interpret(path)

    assert [(publication.period, publication.values.tolist()) for publication in reading.publications] == [
        ("2023", [[238147]])
    ]
    assert "noemt 2022, maar in het bestand staat 2023" in reading.notices[0]


def test_classes_and_codes_on_a_map_are_no_figures(write):
    properties = {"code": "WK001400", "name": "Centrum", "urbanity": "rural", "dwelling_total": 12928, "area": 2.41}
    path = write("nl_wijken_2022.geojson", json.dumps({"features": [{"properties": properties}]}))

    reading = tables.interpret(path)

    assert [column.header for column in reading.publications[0].columns] == ["dwelling_total", "area"]
    assert reading.layout.table == "WBK-WK"


# What holds no figures


@pytest.mark.parametrize(
    ("header", "name", "said"),
    [
        (["initiatief_id", "naam", "kosten_eur"], "budget.csv", "bewonersinitiatieven"),
        (["key", "value"], "ronde.pb", "bewonersinitiatieven"),
        (["BUURTCODE_CBS_2015", "BUURTCODE_CBS_2022"], "codes.csv", "oude en nieuwe codes"),
        (["schemaVersion", "peildatum", "wijken", "buurten"], "bron.json", "samengesteld document"),
        (["buurtcode", "buurtnaam", "jaar"], "kaart.geojson", "kaart zonder cijfers"),
    ],
)
def test_what_holds_no_figures_is_refused_by_what_it_is(header, name, said):
    with pytest.raises(UnknownFile, match=said):
        sources.recognise(header, name)


# Two columns with one title


def test_columns_with_one_title_are_both_kept_under_a_name_of_their_own(write):
    header = "ID;WijkenEnBuurten;Perioden;Appartement_48;Woning_49;Appartement_56"
    path = write("energie.csv", f"{header}\n0;BU00141000;2024JJ00;1500;1;900\n")

    one = tables.interpret(path).publications[0]

    assert [column.title for column in one.columns] == ["appartement 48", "woning", "appartement 56"]
    assert one.values.tolist() == [[1500, 1, 900]]


def test_so_are_those_in_a_dump_of_kwb(write):
    header = "ID;WijkenEnBuurten;AantalInwoners_5;Appartement_54;Appartement_61"
    path = write("kwb_2019.csv", f"{header}\n0;BU00141000;6580;1500;900\n")

    one = tables.interpret(path).publications[0]

    assert [column.title for column in one.columns] == ["aantalinwoners", "appartement 54", "appartement 61"]
    assert one.values.tolist() == [[6580, 1500, 900]]


@pytest.mark.parametrize(
    ("name", "header", "row", "column"),
    [
        (
            "rivm.csv",
            "ID;Leeftijd;Marges;WijkenEnBuurten;Perioden;Roker_11;Roker_14",
            "0;20300;MW00000;BU00141000;2020JJ00;17;18",
            "Roker_14",
        ),
        (
            "kwb_2024.csv",
            "ID;WijkenEnBuurten;AantalInwoners_5;AantalInwoners_9",
            "0;BU00141000;6580;6590",
            "AantalInwoners_9",
        ),
        ("iets.csv", "ID;WijkenEnBuurten;Perioden;Roker_1;Roker_2", "0;BU00141000;2024JJ00;1;2", "Roker_2"),
    ],
)
def test_two_columns_of_one_indicator_are_refused_and_the_last_does_not_win(write, name, header, row, column):
    reading = tables.interpret(write(name, f"{header}\n{row}\n"))

    assert [(refusal.line, refusal.column) for refusal in reading.refused] == [(1, column)]
    assert "Laat er één weg" in reading.refused[0].reason
    assert reading.publications == []


# Kinds of crime: rows below each other become columns beside each other

CRIMES = """ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1
0;0.0.0 ;BU00141000;2024JJ00;355
1;1.1.1 ;BU00141000;2024JJ00;12
2;1.4.5 ;BU00141000;2024JJ00;30
3;2.2.1 ;BU00141000;2024JJ00;25
4;1.2.1 ;BU00141000;2024JJ00;40
5;0.0.0 ;BU00141100;2024JJ00;471
6;1.1.1 ;BU00141100;2024JJ00;.
"""


def test_each_kind_of_crime_is_a_column(write):
    reading = tables.interpret(write("47018NED.csv", CRIMES))

    [one] = reading.publications
    assert [column.indicator for column in one.columns] == ["misdrijven", "woninginbraken", "geweld", "vernieling"]
    assert one.values[0].tolist() == [355, 12, 30, 25]
    assert one.notes[1].tolist() == [Note.PRESENT, Note.MISSING, Note.MISSING, Note.MISSING]
    assert reading.notices == ["1 regels met een andere waarde in ‘SoortMisdrijf’ tellen niet mee."]


def test_a_file_of_one_kind_is_read_too_and_one_of_other_kinds_refused(write):
    lines = CRIMES.splitlines()
    burglary = "\n".join([lines[0], lines[2], lines[7]]) + "\n"

    assert tables.interpret(write("47018NED.csv", burglary)).publications[0].values[0].tolist() == [12]
    refused = tables.interpret(write("47018NED.csv", f"{lines[0]}\n{lines[5]}\n")).refused
    assert [refusal.column for refusal in refused] == ["SoortMisdrijf"]


def test_a_bad_cell_of_a_kind_is_named_by_its_own_line(write):
    refused = tables.interpret(write("47018NED.csv", CRIMES.replace(";12", ";twaalf"))).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(3, "GeregistreerdeMisdrijven_1")]
