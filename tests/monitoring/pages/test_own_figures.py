"""Only what is approved counts: on the public page, in the snapshot, in the PDF and its files, in export and API."""

import io
from datetime import UTC, date, datetime

import pypdf
import pytest

from monitoring import evidence, rendering, snapshot
from monitoring.rendering.attachments import attachments
from monitoring.scoring import factors
from programmes.models import OwnFigure
from tests.conftest import NOON
from tests.support.factories import OwnFigureFactory, OwnSeriesFactory, ProgrammeFactory
from tests.support.pdf import failures
from tests.support.snapshots import example_snapshot
from tests.support.world import client_of
from tests.test_consistency import ROOT, SOURCES
from wijkaanpak import tenancy

AT = date(2026, 10, 31)
REVIEWED = datetime(2026, 10, 20, 12, tzinfo=UTC)
FRAME = snapshot.Frame(date(2025, 11, 1), AT, AT, NOON)


@pytest.fixture
def programme(groningen):
    return ProgrammeFactory(name="Selwerd", slug="selwerd")


@pytest.fixture
def series(programme):
    return OwnSeriesFactory(
        programme=programme, name="Bezoekers buurtkamer", unit="bezoeken", supplier__name="WIJ Selwerd", is_public=True
    )


def figure(series, quarter, value, **fields):
    period, _ = series.programme.own_periods.get_or_create(year=2026, quarter=quarter)
    fields = {"approved": True, "reviewed_at": REVIEWED} | fields
    return OwnFigureFactory(series=series, period=period, value=value, **fields)


def build(programme):
    return snapshot.build(programme, FRAME, scores=factors.score_all(evidence.gather(programme, AT), AT))


def public_page(client, groningen) -> str:
    return client.get(tenancy.path(groningen, "monitoring:programme", slug="selwerd")).content.decode()


def by_api(client) -> list[dict]:
    return client.get("/groningen/api/v1/wijkaanpakken/selwerd/eigen-cijfers").json()["resultaten"]


def export(groningen, reader) -> str:
    """What somebody of the team takes along."""
    path = tenancy.path(groningen, "own_figures:download", slug="selwerd")
    return client_of(reader).get(path).content.decode()


def printed(document) -> str:
    sheets = pypdf.PdfReader(io.BytesIO(rendering.render(document))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


@pytest.mark.parametrize("status", ["draft", "pending", "returned"])
def test_what_is_not_approved_is_nowhere(client, groningen, programme, series, reader, status):
    review = {"reviewed_by": None, "reviewed_at": None} if status != "returned" else {"return_reason": "Klopt niet."}
    figure(series, 3, 48151, status=status, **review)

    document = build(programme)

    assert document["own_figures"] == []
    assert by_api(client) == []
    assert "48151" not in export(groningen, reader)
    assert "48.151" not in public_page(client, groningen)
    assert "48.151" not in rendering.html(document)
    assert "eigen-cijfers.csv" not in [file.name for file in attachments(document)]


def test_what_is_approved_is_everywhere_with_the_same_number(client, groningen, programme, series, reader):
    figure(series, 2, 300)
    figure(series, 3, 48151)

    document = build(programme)
    files = {file.name: file.content.decode("utf-8-sig") for file in attachments(document) if file.name.endswith("csv")}

    assert document["own_figures"][0]["figures"][-1]["value"] == 48151
    assert "48.151" in public_page(client, groningen)
    assert "48.151" in printed(document)
    assert "48151" in files["eigen-cijfers.csv"]
    assert "48151" in export(groningen, reader)
    assert by_api(client)[-1]["waarde"] == 48151


def test_what_is_for_the_team_stays_out_of_what_everybody_reads(client, groningen, programme, series):
    type(series).objects.update(is_public=False)
    figure(series, 3, 48151)

    assert build(programme)["own_figures"] == []
    assert by_api(client) == []
    assert "48.151" not in public_page(client, groningen)


def test_few_people_are_not_told(client, groningen, programme, series):
    type(series).objects.update(counts_people=True)
    figure(series, 2, 31)
    figure(series, 3, 3)

    last = build(programme)["own_figures"][0]["figures"][-1]

    assert last == last | {"value": None, "text": "minder dan 5", "note": "too_small"}
    assert "minder dan 5" in public_page(client, groningen)
    assert [(row["waarde"], row["redenGeenCijfer"]) for row in by_api(client)] == [(31, None), (None, "minder dan 5")]


def test_a_report_shows_what_was_known_on_its_date_and_says_what_was_revised(programme, series):
    figure(series, 3, 412)
    figure(series, 3, 398, version=2, correction_reason="Dubbel geteld.", reviewed_at=REVIEWED.replace(day=25))
    figure(series, 3, 390, version=3, correction_reason="Nog eens geteld.", reviewed_at=NOON)

    document = build(programme)

    assert document["own_figures"][0]["figures"] == [
        {
            "period": "3e kwartaal 2026",
            "moment": 2026.5,
            "value": 398.0,
            "text": "398",
            "note": "",
            "revised_on": "2026-10-25",
        }
    ]
    assert "Herzien: 3e kwartaal 2026." in " ".join(rendering.html(document).split())


def test_a_correction_leaves_the_former_report_as_it_was(programme, series, manager):
    figure(series, 3, 412)
    document = build(programme)
    before = rendering.html(document)
    figure(series, 3, 398, version=2, correction_reason="Dubbel geteld.", reviewed_at=NOON)

    assert rendering.html(document) == before
    assert OwnFigure.objects.approved().get().value == 398


def test_a_report_with_own_figures_is_accessible(programme, series):
    for quarter, value in ((1, 240), (2, 300), (3, None)):
        figure(series, quarter, value, remark="" if value else "De teller was stuk.")
    for number in range(3):
        figure(OwnSeriesFactory(programme=programme, is_public=True, name=f"Telling {number}"), 3, number)

    content = rendering.render(build(programme))

    assert failures(content) == []


def test_a_picture_of_own_figures_names_the_programme_and_not_its_buurten(programme, series):
    for quarter, value in ((1, 240), (2, 300)):
        figure(series, quarter, value)
    document = build(programme)
    document["head"]["area"] = "Beijum-Oost, Beijum-West"

    pages = rendering.html(document)

    part = pages[pages.index("Eigen cijfers</") :]
    assert f"{programme.name} 300" in " ".join(part.split())
    assert "Beijum-Oost, Beijum-West, 1e kwartaal" not in part


def test_a_report_from_before_there_were_own_figures_still_prints():
    document = example_snapshot()
    document.pop("own_figures", None)

    assert "Eigen cijfers" not in rendering.html(document)


def test_the_public_page_names_nobody(client, groningen, programme, manager):
    own = OwnSeriesFactory(programme=programme, supplier=None, person=manager, is_public=True)
    figure(own, 3, 12)

    shown = public_page(client, groningen)

    assert "het wijkteam" in shown
    assert manager.name not in shown


def test_the_words_follow_the_reader(client, groningen, programme, series):
    type(series).objects.update(counts_people=True)
    figure(series, 3, 3)
    client.cookies["django_language"] = "en"

    shown = public_page(client, groningen)

    assert "fewer than 5" in shown
    assert "quarter 3 of 2026" in shown


def test_pages_files_and_reports_have_one_door_to_what_counts():
    """`tracks.approved`: whoever asks the table itself would forget a rule some day."""
    asking = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "OwnFigure.objects" in path.read_text() and path.parts[len(ROOT.parts)] != "demo"
    }

    assert asking == {
        "programmes/models/own_figure.py",
        "programmes/own_figures/tracks.py",
        "programmes/own_figures/reads.py",  # what does not count yet, for who works on it
        "programmes/own_figures/writes.py",  # the writes
        "programmes/own_figures/views.py",  # one row to judge
        "programmes/letters/unsent.py",
        "programmes/own_figures/waiting.py",
    }
