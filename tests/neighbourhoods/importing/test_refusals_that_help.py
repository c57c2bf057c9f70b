"""Files that cannot be read as they are, or nearly: what is said says what to do, and nothing wrong is stored."""

import pytest

from tests.neighbourhoods.importing.offered import Offered, check
from tests.neighbourhoods.support import PEOPLE, kwb

PATH = "SES-WOA/Totaalscore/Gemiddelde score (Getal)"
GOOD_TOWNS = {"Hengelo": "GM0164", "Beek": "GM0888", "Middelburg": "GM0687", "Rijswijk": "GM0603", "Stein": "GM0971"}
TOWNS = [(name, code, 1, 40_000) for name, code in GOOD_TOWNS.items()]
BERGEN = [("Bergen (L.)", "GM0893", 1, 13_000), ("Bergen (NH.)", "GM0373", 1, 30_000)]
CRIME = "SoortMisdrijf,RegioS,Perioden,TotaalGeregistreerdeMisdrijven_1"
TOTAL = '"Misdrijven, totaal"'


def text(*lines, name="tabel.csv"):
    """A file of these lines."""

    def made(folder):
        path = folder / name
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return path

    return made


def quoted(name, *, some=False):
    """A good table of key figures that a spreadsheet took for one column, and saved so."""

    def made(folder):
        path = kwb(folder, [("Selwerd", "BU00141000", 1, 6580), ("Beijum, West", "BU00141100", 1, 5855)], name=name)
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        kept = [line if some and "," not in line else '"' + line.replace('"', '""') + '"' for line in lines]
        path.write_text("\r\n".join([*kept, ""]), encoding="utf-8")
        return path

    return made


STATUS = (  # as StatLine writes it: all between quotes, padded, areas by name and by code
    '"Perioden";"Wijken en buurten";"Regiocode (gemeente, wijk, buurt) (code)";"Particuliere huishoudens (Aantal)";'
    f'"Opleidingsniveau/Laag/Waarde (%)";"{PATH}";"Spreiding/Spreiding totaal/Waarde (Getal)"',
    '"2019";"Groningen";"GM0014    ";"  135700";"    20.8";"  -0.100";"   1.010"',
    '"2019";"Selwerd";"BU00141000";"    4100";"    22.9";"  -0.198";"   0.925"',
    '"2018";"Selwerd";"BU00141000";"    4000";"    23.9";"   0.012";"   0.931"',
    '"2019";"Selwerderhof";"BU00141004";"     100";"       .";"       .";"       ."',
)
SCORES = {
    ("GM0014", "ses_woa", "2019"): -0.1,
    ("BU00141000", "ses_woa", "2019"): -0.198,
    ("BU00141000", "ses_woa", "2018"): 0.012,
    ("BU00141004", "ses_woa", "2019"): None,
}
TWO_BUURTEN = {("BU00141000", "inwoners", "2024"): 6580, ("BU00141100", "inwoners", "2024"): 5855}

FILES = {
    "key figures without their codes": Offered(
        text(f"Wijken en buurten;Regioaanduiding/Gemeentenaam (naam);{PEOPLE}", "Selwerd;Groningen;6580"),
        "refused",
        ("Dit is Kerncijfers wijken en buurten, zonder de kolom met codes", "ook ‘Codering’ bij ‘Regioaanduiding’ aan"),
        ((1, None),),
    ),
    "scores of SES-WOA without their codes": Offered(
        text(f"Perioden;Wijken en buurten;Particuliere huishoudens (Aantal);{PATH}", "2019;Selwerd;3000;-0.198"),
        "refused",
        ("Dit is de sociaal-economische status (SES-WOA)", "ook ‘Regiocode (gemeente, wijk, buurt)’ aan"),
        ((1, None),),
    ),
    "scores of SES-WOA, named after their table": Offered(
        text(*STATUS, name="85163NED_SES_WOA_scores.csv"), "read", stored=SCORES
    ),
    "scores of SES-WOA of which the table is said": Offered(
        text(*STATUS, name="SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv"),
        "read",
        stored=SCORES,
        options=("--table", "85163NED"),
    ),
    "scores of SES-WOA of an unknown table": Offered(
        text(*STATUS, name="SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv"),
        "refused",
        ("Vul het tabelnummer in. Het is een van deze: 85163NED (indeling van 2021), 85539NED (indeling van 2022)",),
        ((None, None),),
    ),
    "a dump of SES-WOA": Offered(
        text(
            "ID;WijkenEnBuurten;Perioden;ParticuliereHuishoudens_2;GemiddeldeScore_29;GemiddeldeScore_31",
            "0;BU00141000;2022JJ00;4100;-0.198;-0.212",
            name="85900NED_UntypedDataSet.csv",
        ),
        "read",
        stored={("BU00141000", "ses_woa", "2022"): -0.198},
    ),
    "another table of StatLine without codes": Offered(
        text("Wijken en buurten;Perioden;Leeftijd;Ervaren gezondheid (%)", "Selwerd;2020;18 jaar of ouder;73,5"),
        "refused",
        ("een tabel van StatLine met namen van gebieden", "‘onbewerkte dataset’"),
        ((1, None),),
    ),
    "a dump of the police without its areas": Offered(
        text("SoortMisdrijf;Perioden;GeregistreerdeMisdrijven_1", "0.0.0 ;2024JJ00;355"),
        "refused",
        ("Neem bij het ophalen ook de kolom ‘WijkenEnBuurten’ mee",),
        ((1, None),),
    ),
    "the Leefbaarometer without its codes": Offered(
        text("bu_naam;jaar;lbm;afw;fys;onv;soc;vrz;won", "Selwerd;2022;4.1;-0.1;0;0;0;0;0"),
        "refused",
        ("Neem bij het ophalen ook de kolom bu_code, wk_code of gm_code mee",),
        ((1, None),),
    ),
    "crimes by year without codes": Offered(
        text("naam,jaar,misdrijven", "Selwerd,2024,355"),
        "refused",
        ("Neem bij het ophalen ook de kolom ‘code’ mee",),
        ((1, None),),
    ),
    "quotes around whole lines": Offered(
        quoted("kwb_2024.csv"),
        "warned",
        ("Om 3 regels stonden aanhalingstekens, alsof elke regel één cel was. Die zijn weggelaten.",),
        stored=TWO_BUURTEN,
    ),
    "quotes around the lines that hold a comma": Offered(
        quoted("kwb_2024.csv", some=True),
        "warned",
        ("Om 2 regels stonden aanhalingstekens",),
        stored=TWO_BUURTEN,
    ),
    "postcodes in the column of codes": Offered(
        text("code;huishoudens", "9741;3000", "9742 AB;2000", name="tabel_2024.csv"),
        "refused",
        ("Dit gaat over postcodes (zoals ‘9741’).", "dezelfde cijfers per buurt (BU), wijk (WK) of gemeente (GM)"),
        ((2, "code"),),
    ),
    "a table by postcode that nobody knows": Offered(
        text("PC4;Perioden;Gemiddelde score", "9741;2019;-0,198", "9742;2019;0,1"),
        "refused",
        ("Dit gaat over postcodes (zoals ‘9741’).",),
        ((1, None),),
    ),
    "one postcode among codes": Offered(
        text("code;huishoudens", "BU00141000;3000", "9742 AB;2000", name="tabel_2024.csv"),
        "refused",
        ("‘9742 AB’ is een postcode en geen code van een gebied.",),
        ((3, "code"),),
    ),
    "names in the column of codes": Offered(
        text("code;huishoudens", "Selwerd;3000", "Beijum-West;2000", name="tabel_2024.csv"),
        "refused",
        ("De gebieden staan er met hun naam (zoals ‘Selwerd’) en niet met hun code.", "Zet er een kolom met codes bij"),
        ((2, "code"),),
    ),
    "an own table with names alone": Offered(
        text("Buurt;Rapportcijfer", "Selwerd;7,1", "Beijum-West;6,9"),
        "refused",
        ("De gebieden staan er met hun naam (zoals ‘Selwerd’)",),
        ((1, None),),
    ),
    "stadsdelen in the column of codes": Offered(
        text("code;huishoudens", "Stadsdeel Noord;3000", "Stadsdeel Oost;2000", name="tabel_2024.csv"),
        "refused",
        ("Dit gaat over stadsdelen (zoals ‘Stadsdeel Noord’). Een stadsdeel heeft geen code van het CBS.",),
        ((2, "code"),),
    ),
    "an own table by stadsdeel": Offered(
        text("Stadsdeel;Jaar;Rapportcijfer", "Noord;2024;7,1", "Nieuw-West;2024;6,9"),
        "refused",
        ("Dit gaat over stadsdelen (zoals ‘Noord’).",),
        ((1, None),),
    ),
    "an own table with codes": Offered(
        text("Buurtcode;Jaar;Rapportcijfer", "BU00141000;2024;7,1"),
        "refused",
        ("Wij herkennen deze tabel niet.", "Lees hem dan in met een koppeling."),
        ((1, None),),
    ),
    "gemeenten with their province": Offered(
        text(
            CRIME,
            *(
                f"{TOTAL},{name},2015,{number}"
                for number, name in enumerate(
                    ("Hengelo (O.)", "Beek (L.)", "Middelburg (Z.)", "Rijswijk (ZH.)", "Stein (L.)"), start=101
                )
            ),
        ),
        "read",
        stored={(code, "misdrijven", "2015"): number for number, code in enumerate(GOOD_TOWNS.values(), start=101)},
        before=(lambda folder: kwb(folder, TOWNS, name="kwb_2015.csv"),),
    ),
    "two gemeenten of one name": Offered(
        text(
            CRIME,
            f"{TOTAL},Bergen (NH.),2015,7",
            f"{TOTAL},Bergen,2015,8",
            f"{TOTAL},Utrecht (PV),2015,9",
            f"{TOTAL},Utrecht (gemeente),2015,6",
        ),
        "warned",
        (
            "Regel 3 telt niet mee: ‘Bergen’ is geen naam van een gemeente in 2015.",
            "Regel 4 telt niet mee: ‘Utrecht (PV)’ is geen naam van een gemeente in 2015.",
        ),
        stored={("GM0373", "misdrijven", "2015"): 7, ("GM0344", "misdrijven", "2015"): 6},
        before=(lambda folder: kwb(folder, [*BERGEN, ("Utrecht", "GM0344", 1, 300_000)], name="kwb_2015.csv"),),
    ),
    "a word where a number belongs": Offered(
        text("code;huishoudens", "BU00141000;n.b.", name="tabel_2024.csv"),
        "refused",
        ("‘n.b.’ is geen getal. Betekent het ‘onbekend’? Maak de cel dan leeg of zet er een punt in.",),
        ((2, "huishoudens"),),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_becomes_of(name, db, tmp_path):
    check(FILES[name], tmp_path)
