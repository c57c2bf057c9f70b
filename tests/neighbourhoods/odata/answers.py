"""What was fetched, and what was asked for it, in short."""

from tests.support.odata_server import Feed, Table, observation


def figures(fetched):
    """Area → title → (value, note) of the one publication."""
    (one,) = fetched.reading.publications
    titles = [column.indicator or column.title for column in one.columns]
    return {
        code: dict(zip(titles, zip(values, notes, strict=True), strict=True))
        for code, values, notes in zip(one.codes, one.values.tolist(), one.notes.tolist(), strict=True)
    }


def paths(source):
    return [path.split("?")[0].rsplit("/", 1)[1] for path in source.asked]


def timed():
    """A table by area, period and type of household, of which the total counts."""
    periods = [("2023JJ00", "Definitief"), ("2024JJ00", "Voorlopig"), ("2024MM01", "Voorlopig")]
    dimensions = {
        "WijkenEnBuurten": [{"Identifier": "BU00141000"}, {"Identifier": "LD01"}],
        "Perioden": [{"Identifier": code, "Status": status} for code, status in periods],
        "Huishouden": [{"Identifier": "T001139"}, {"Identifier": "A2"}],
    }
    cells = [
        observation(number, area, "M000100", 10 + number, Perioden=period, Huishouden=kind)
        for number, (area, period, kind) in enumerate(
            (area, period, kind)
            for area in ("BU00141000", "LD01")
            for period, _ in periods
            for kind in ("T001139", "A2")
        )
    ]
    return Table(title="Welvaart", dimensions=dimensions, observations=cells)


def status(title="Sociaal-economische status; scores per wijk en buurt, regio-indeling 2021"):
    """Scores around zero by area and year, below headings that are told apart by what stands above them."""
    measures = [
        ("M1", "Particuliere huishoudens", "Aantal", "Long", 1),
        ("M2", "Gemiddelde score", "Getal", "Double", 3),
        ("M3", "Gemiddelde score", "Getal", "Double", 4),
        ("M4", "Regiocode (gemeente, wijk, buurt)", "code", "String", 1),
    ]
    groups = [
        (1, "Huishoudens", None),
        (2, "SES-WOA", None),
        (3, "Totaalscore", 2),
        (4, "Deelscore arbeidsverleden", 2),
    ]
    figures = {("GM0014", "2019JJ00"): -0.1, ("BU00141000", "2018JJ00"): 0.012, ("BU00141000", "2019JJ00"): -0.198}
    cells = [
        observation(number, area, measure, value, Perioden=period)
        for number, (area, period, measure, value) in enumerate(
            (area, period, measure, value)
            for (area, period), score in figures.items()
            for measure, value in (("M1", 4100), ("M2", score), ("M3", score / 2), ("M4", area))
        )
    ]
    dimensions = {
        "WijkenEnBuurten": [{"Identifier": "GM0014"}, {"Identifier": "BU00141000"}],
        "Perioden": [
            {"Identifier": "2018JJ00", "Status": "Definitief"},
            {"Identifier": "2019JJ00", "Status": "Voorlopig"},
        ],
    }
    return Table(title=title, dimensions=dimensions, observations=cells, measures=measures, groups=groups)


def health():
    """Padded keys, ages and margins beside each other, points for what is missing."""
    rows = [
        {
            "ID": number,
            "Leeftijd": age,
            "Marges": margin,
            "WijkenEnBuurten": area.ljust(10),
            "Perioden": period,
            "MoeiteMetRondkomen_38": value,
        }
        for number, (age, margin, area, period, value) in enumerate(
            [
                ("20300   ", "MW00000", "BU00141000", "2020JJ00", "    22.9"),
                ("20300   ", "MOG0095", "BU00141000", "2020JJ00", "    20.0"),
                ("80200   ", "MW00000", "BU00141000", "2020JJ00", "     9.1"),
                ("20300   ", "MW00000", "NL01", "2020JJ00", "       ."),
                ("20300   ", "MW00000", "BU00141000", "2012JJ00", "    34.3"),
            ]
        )
    ]
    kinds = {
        "Leeftijd": "Dimension",
        "Marges": "Dimension",
        "WijkenEnBuurten": "GeoDetail",
        "Perioden": "TimeDimension",
    }
    periods = [("2012JJ00", "Definitief"), ("2020JJ00", "NaderVoorlopig")]
    return Feed("Gezondheid per wijk en buurt", rows, kinds, periods)
