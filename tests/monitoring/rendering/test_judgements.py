"""What the report says of figures: beside what a change stands, where it leads, and when nothing is said."""

import csv
import io
import re

from monitoring import rendering
from monitoring.rendering import attachments
from tests.support.snapshots import earlier_snapshot, example_snapshot
from tests.test_consistency import ROOT


def test_a_change_stands_beside_sixty_others_in_words_in_a_picture_and_in_a_file(content, pages):
    shown = next(page for page in pages if "binnen de gewone schommeling" in page)

    assert "Dat is gewoon: van 60 buurten die erop lijken, stegen er 10 sterker." in shown
    assert "Selwerd naast 60 gebieden die erop lijken: van 2022 en 2023 naar 2024 en 2025." in " ".join(pages)
    files = {file.name: file.content.decode("utf-8-sig") for file in attachments.attachments(example_snapshot())}
    rows = list(csv.reader(io.StringIO(files["vergelijking.csv"]), delimiter=";"))
    assert (len(rows), rows[0][4:9]) == (61, ["code", "gebied", "inwoners", "eerst", "nu"])
    assert rows[1][1:5] == ["Geregistreerde misdrijven per 1.000 inwoners", "2022-2023", "2024-2025", "BU10000000"]


def test_beside_the_picture_of_the_peers_stands_what_happened_around_and_nothing_a_third_time():
    html = rendering.html(example_snapshot())

    ambitions = _without_titles(html[html.index('id="cijfer-31"') :])
    assert ambitions.count("van 60 buurten die erop lijken, stegen er 10 sterker") == 2  # the table and the reason
    assert "Eromheen (de rest van de CBS-wijk): 3 % meer." in ambitions
    assert ">eromheen: +3 %<" in ambitions
    files = {file.name: file.content.decode("utf-8-sig") for file in attachments.attachments(example_snapshot())}
    rows = list(csv.reader(io.StringIO(files["eromheen.csv"]), delimiter=";"))
    assert rows[1][2:] == ["2022-2023", "2024-2025", "BU00141001", "Paddepoel-Zuid, Groningen", "190", "195,5"]


def test_a_report_from_before_anybody_looked_around_is_printed_as_it_was():
    snapshot = example_snapshot()
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            indicator["movement"].pop("around", None)

    html = rendering.html(snapshot)

    assert "Eromheen" not in html
    assert _without_titles(html[html.index('id="cijfer-31"') :]).count("stegen er 10 sterker") == 3


def _without_titles(html):
    """What is read on paper: the title of a picture is for who cannot see it."""
    return re.sub(r"<title.*?</title>", "", html)


def test_every_reference_leads_to_a_place_that_is_there():
    html = rendering.html(example_snapshot())

    places = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) - places == set()
    assert {"factor-involved_residents", "maatregel-1", "besluit-knelpunt-3", "geld-per-jaar"} <= places


def test_a_decision_that_is_late_is_red_with_its_days_and_who_decides():
    measures = example_snapshot()["measures"]
    measures["items"][0]["deviation"] |= {"kept": "overdue", "kept_text": "nog geen besluit, 92 dagen te laat"}

    html = rendering.html(example_snapshot(measures=measures))

    styles = (ROOT / "static" / "css" / "report_parts.css").read_text()
    assert '<span class="promise promise-overdue">nog geen besluit, 92 dagen te laat</span>' in html
    assert '<span class="promise promise-overdue">47 dagen</span>' in html
    assert "programmamanager of procesregisseur" in html
    assert re.search(r"\.promise-overdue \{ background: #fce9e7; color: #8f1a12; \}", styles)


def test_beside_a_target_stands_how_many_managed_it_and_of_each_point_where_it_is_from(pages):
    files = {file.name: file.content.decode("utf-8-sig") for file in attachments.attachments(example_snapshot())}
    rows = list(csv.DictReader(io.StringIO(files["cijfers.csv"]), delimiter=";"))

    crime = {row["jaar"]: (row["tabel"], row["periode"], row["status"]) for row in rows if row["id"] == "31"}
    assert crime["2021"] == ("47018NED", "2021", "definitief")
    assert crime["2025"] == ("47018NED", "2025", "voorlopig")
    assert "Van 60 buurten met zo’n cijfer lukte dit er 5, in drie jaar." in " ".join(pages)


def test_a_table_stands_on_the_page_of_its_first_picture(pages):
    for ambition in example_snapshot()["ambitions"]:
        first, *_others = ambition["indicators"]
        page = next(page for page in pages if ambition["vision"] in page)

        assert first["verdict_reason"][:40] in page, ambition["title"]


def test_only_a_verdict_says_better_or_worse():
    told = re.sub(r"<[^>]+>", " ", rendering.html(example_snapshot()))

    assert re.findall(r"[^.]*(?:verbeterd|verslechterd|beter dan eerst|slechter dan eerst)[^.]*", told) == [
        " Alleen dan staat er verbeterd of verslechterd"
    ]


def test_a_report_from_before_the_rule_is_printed_as_it_was():
    html = rendering.html(earlier_snapshot())

    assert "Een <strong>oordeel</strong> (verbeterd, gelijk, verslechterd) zegt" in html
    assert '<span class="verdict verdict-worse">verslechterd</span></td>' in html
    assert "peers-" not in html
    assert "vergelijking.csv" not in {file.name for file in attachments.attachments(earlier_snapshot())}


def test_every_picture_says_what_it_shows_where_and_when():
    html = rendering.html(example_snapshot())

    captions = re.findall(r"<figcaption>(.*?)</figcaption>", html)
    assert len(captions) == html.count('<figure class="picture">') > 5
    assert [caption for caption in captions if not re.search(r"\d{4}", caption)] == []
    assert [caption for caption in captions if "Selwerd" not in caption] == []


def test_a_baseline_before_a_break_says_so_and_there_is_no_way_from_it_to_the_target():
    ambitions = example_snapshot()["ambitions"]
    indicator = ambitions[0]["indicators"][0]
    indicator["baseline"] = {
        "value": 72.7,
        "text": "72,7\u00a0%",
        "period": "2016",
        "note": "Niet te vergelijken met nu. Er is tussendoor op een andere manier gemeten.",
    }
    indicator["breaks"], ambitions[0]["indicators"] = [2022], [indicator]

    html = rendering.html(example_snapshot(ambitions=ambitions[:1]))

    assert "niet te<br>vergelijken" in html
    assert "Nulmeting 72,7\u00a0% in 2016. Niet te vergelijken met nu." in html
    assert "pad naar het doel" not in html


def test_a_figure_that_is_not_there_says_why_and_one_that_was_not_chosen_says_that():
    ambitions = example_snapshot()["ambitions"]
    indicator = ambitions[0]["indicators"][0]
    indicator.update(baseline=None, target=None, previous=None, netherlands=None, reach=None)
    area, _town, country = indicator["series"]
    for point, note in zip(area["points"][:-1], ["unknown", "not_published", "not_read", "incomplete"], strict=True):
        point.update(value=None, note=note)
    country["points"] = []
    ambitions[0]["indicators"] = [indicator]

    html = rendering.html(example_snapshot(ambitions=ambitions[:1]))

    cells = re.findall(r'<span class="nothing">([^<]+)</span>', html)
    assert cells[:4] == ["niet gekozen", "onvolledig", "niet gekozen", "niet ingelezen"]


def test_a_picture_is_called_what_it_says_and_in_an_older_report_what_it_is_of():
    found = example_snapshot()["ambitions"][0]["indicators"][0]["finding"]

    assert f'<p class="trend-title">{found}</p>' in rendering.html(example_snapshot())
    assert found not in rendering.html(earlier_snapshot())


def test_a_map_of_numbers_of_people_shows_where_the_area_is_and_colours_nothing():
    snapshot = example_snapshot()
    snapshot["map"] |= {"unit": "aantal", "title": "Inwoners"}

    html = rendering.html(snapshot)

    assert "Waar Selwerd ligt: Selwerd." in html
    assert "met in de hoek de hele gemeente" in html
    assert "Inwoners per buurt" not in html


def test_the_caption_of_a_map_says_its_unit_once():
    snapshot = example_snapshot()
    snapshot["map"] |= {"unit": "per 1.000 inwoners", "title": "Misdrijven per 1.000 inwoners"}

    assert "Misdrijven per 1.000 inwoners per buurt, " in rendering.html(snapshot)
