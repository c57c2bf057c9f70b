"""The pages of figures: bring a file in, look, publish, take back. The worker is called as a function."""

import gzip

import pytest

from neighbourhoods import imports
from neighbourhoods.models import Area, FigureImport, Observation, Release
from neighbourhoods.terms import Level
from programmes.models import Event
from tests.neighbourhoods.import_story import correction
from tests.neighbourhoods.support import HOMES, PEOPLE
from tests.programmes.figures_desk.import_story import content, published, read, send, worked_on
from tests.support.figures import make_import, make_mapping, make_release
from wijkaanpak import tenancy

Stage = FigureImport.Stage


@pytest.fixture
def visitor(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def at(groningen):
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


def test_a_file_goes_from_upload_to_publication(visitor, at, tmp_path):
    sent = send(visitor, at, content(tmp_path, 6580))
    figure_import = FigureImport.objects.get()
    page = at("imports:detail", pk=figure_import.pk)
    assert sent["Location"] == page

    busy = visitor.get(page).content.decode()
    worked_on()
    preview = visitor.get(page).content.decode()
    asked = visitor.post(at("imports:publish", pk=figure_import.pk))
    figure_import = worked_on()
    done = visitor.get(page).content.decode()

    assert 'hx-trigger="every 2s"' in busy
    assert "Cijfers vastleggen" in preview
    assert "6.580" in preview
    assert "85984NED" in preview
    assert (asked.status_code, asked["Location"]) == (302, page)
    assert "De cijfers zijn vastgelegd" in done
    assert "Cijfers vastleggen" not in done
    assert Observation.objects.current().get(area__code="BU00141000").value == 6580
    assert list(Event.objects.order_by("pk").values_list("kind", "subject")) == [
        ("import.received", "kwb_2024.csv"),
        ("import.published", "kwb_2024.csv"),
    ]


def test_while_it_is_read_only_the_progress_comes_over_the_line(visitor, at, officer):
    figure_import = make_import(officer)

    part = visitor.get(at("imports:detail", pk=figure_import.pk), headers={"HX-Request": "true"}).content.decode()

    assert "<h1>" not in part
    assert part.strip().startswith('<div id="figure-import"')


def test_the_same_file_twice_leads_to_the_same_page(visitor, at, tmp_path):
    data = content(tmp_path, 6580)
    first, second = send(visitor, at, data), send(visitor, at, data, name="kopie.csv")

    assert first["Location"] == second["Location"]
    assert "was al binnen" in visitor.get(second["Location"]).content.decode()
    assert FigureImport.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "leeg"), (b"%PDF-1.7", "geen bestand met cijfers"), (gzip.compress(b"<html>", mtime=0), "webpagina")],
)
def test_what_is_not_taken_is_said_at_the_field(visitor, at, data, words):
    response = send(visitor, at, data)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not FigureImport.objects.exists()


def test_a_file_that_is_too_large_is_stopped_on_its_way_in(visitor, at, settings):
    settings.UPLOAD_MAX_BYTES = 100_000

    response = send(visitor, at, b"1" * 300_000)

    assert response.status_code == 422
    assert "groter dan 100 MB" in response.content.decode()
    assert "Kies een bestand." not in response.content.decode()


def test_a_refused_file_shows_where_and_gives_the_list(visitor, at, tmp_path):
    figure_import = read(visitor, at, content(tmp_path, "=SOM(A1)", "veel"))

    page = visitor.get(at("imports:detail", pk=figure_import.pk)).content.decode()
    listed = visitor.get(at("imports:refusals", pk=figure_import.pk))

    assert "geweigerd om 2 redenen" in page
    assert "‘=SOM(A1)’ is geen getal." in page
    assert "attachment" in listed["Content-Disposition"]
    lines = listed.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "regel;kolom;reden"
    assert lines[1].startswith(f"2;{PEOPLE};")


def test_a_figure_that_cannot_be_true_shows_where_it_stands(visitor, at, tmp_path):
    figure_import = read(visitor, at, content(tmp_path, 6580, -5))

    page = visitor.get(at("imports:detail", pk=figure_import.pk)).content.decode()

    assert "geweigerd om 1 reden" in page
    assert f'Regel 3<br><span class="wk-small wk-muted">kolom ‘{PEOPLE}’' in page
    assert "een aantal is nooit kleiner dan nul" in page


def test_the_list_of_refusals_starts_no_formula(visitor, at, officer):
    refused = [{"line": 2, "column": "=1+1", "reason": "@SUM(1)"}]
    figure_import = make_import(officer, stage=Stage.REFUSED, state="done", refused=refused, refused_count=1)

    listed = visitor.get(at("imports:refusals", pk=figure_import.pk)).content.decode("utf-8-sig")

    assert listed.splitlines()[1] == "2;'=1+1;'@SUM(1)"


def test_what_a_file_does_not_say_is_filled_in(visitor, at, tmp_path):
    figure_import = read(visitor, at, content(tmp_path, 6580))

    answers = {"table": "85618ned", "period": "2023", "status": "definitive", "retrieved_on": "2026-03-01"}
    visitor.post(at("imports:correct", pk=figure_import.pk), answers)
    worked_on()

    page = visitor.get(at("imports:detail", pk=figure_import.pk)).content.decode()
    assert "Cijfers over 2023" in page
    assert "85618NED" in page
    assert "definitief" in page


@pytest.mark.parametrize("wrong", [{"period": "vorig jaar"}, {"retrieved_on": ""}, {"status": "zeker"}])
def test_a_wrong_correction_is_explained(visitor, at, tmp_path, wrong):
    figure_import = read(visitor, at, content(tmp_path, 6580))

    response = visitor.post(
        at("imports:correct", pk=figure_import.pk), {"retrieved_on": "2026-03-01", "table": "", **wrong}
    )

    assert response.status_code == 422
    assert "Er ging iets niet goed" in response.content.decode()


def test_the_list_says_what_counts_and_by_whom(visitor, at, tmp_path, officer):
    published(visitor, at, content(tmp_path, 6580))
    published(visitor, at, content(tmp_path, 6600))
    make_release(period="2015")
    read(visitor, at, content(tmp_path, 6700))

    page = visitor.get(at("releases:listing")).content.decode()

    assert page.count("geldt nu") == 2  # the last of the two, and that of the platform
    assert "vervangen" in page
    assert officer.name in page
    assert "het platform" in page
    assert "klaar om vast te leggen" in page


def test_the_list_asks_as_much_however_long_it_is(visitor, at, django_assert_num_queries, officer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_release(period="1999")
    with CaptureQueriesContext(connection) as few:
        visitor.get(at("releases:listing"))
    for year in range(2000, 2020):
        make_release(period=str(year))
        make_import(officer, sha256=f"{year:064d}")

    with django_assert_num_queries(len(few)):
        visitor.get(at("releases:listing"))


def test_the_page_of_a_publication_shows_what_it_changed(visitor, at, tmp_path):
    published(visitor, at, content(tmp_path, 6580, columns=(PEOPLE, HOMES)))
    published(visitor, at, content(tmp_path, 7000, columns=(PEOPLE, HOMES)))
    release = Release.objects.order_by("-pk").first()

    page = visitor.get(at("releases:detail", pk=release.pk)).content.decode()

    assert "2 van de 4 cijfers van 2 gebieden zijn anders" in page
    assert "7.000" in page
    assert "Selwerd" in page


def test_what_is_taken_back_is_named_in_words(visitor, at, tmp_path):
    published(visitor, at, content(tmp_path, 6580))

    page = visitor.get(at("releases:withdraw", pk=Release.objects.get().pk)).content.decode()

    assert "Kerncijfers wijken en buurten, 2024 intrekken" in page


def test_an_own_table_names_its_buurten_and_says_who_gets_to_see_it(visitor, at, officer):
    for code, name in (("BU00141000", "Selwerd"), ("BU00149998", "BU00149998")):
        Area.objects.create(code=code, name=name, division_year=2024, level=Level.NEIGHBOURHOOD, sort_key=code)
    figure_import = read(visitor, at, b"Code;Tevreden\r\nBU00141000;71\r\nBU00149998;64\r\n")
    imports.correct(figure_import, correction(mapping=make_mapping(division_year=2024, header_row=1)))

    page = visitor.get(at("imports:detail", pk=worked_on().pk)).content.decode()

    assert "Ze staan daarna op de openbare website van uw gemeente." in page
    assert 'Selwerd<br><span class="wk-small wk-muted">BU00141000</span>' in page
    assert page.count("BU00149998") == 1


def test_figures_are_taken_back_with_a_reason(visitor, at, tmp_path):
    published(visitor, at, content(tmp_path, 6580))
    published(visitor, at, content(tmp_path, 65800))
    wrong = Release.objects.order_by("-pk").first()

    short = visitor.post(at("releases:withdraw", pk=wrong.pk), {"reason": "fout"})
    done = visitor.post(at("releases:withdraw", pk=wrong.pk), {"reason": "Er staat een nul te veel in."})

    assert short.status_code == 422
    assert done["Location"] == at("releases:detail", pk=wrong.pk)
    assert Observation.objects.current().get(area__code="BU00141000").value == 6580
    page = visitor.get(done["Location"]).content.decode()
    assert "Er staat een nul te veel in." in page
    assert "Cijfers intrekken" not in page
    assert visitor.get(at("releases:withdraw", pk=wrong.pk))["Location"] == done["Location"]
    assert "ingetrokken" in visitor.get(at("releases:listing")).content.decode()
    assert Event.objects.filter(kind="release.withdrawn").count() == 1


def test_figures_of_the_platform_are_not_taken_back_here(visitor, at):
    release = make_release()

    response = visitor.post(at("releases:withdraw", pk=release.pk), {"reason": "Wij vinden ze te hoog."})

    assert response.status_code == 422
    assert "Vraag de beheerder van het platform" in response.content.decode()
    assert "Cijfers intrekken" not in visitor.get(at("releases:detail", pk=release.pk)).content.decode()


def test_a_failed_import_says_why_and_is_tried_again(visitor, at, officer):
    failure = 'OperationalError: could not extend file "base/5": No space left on device'
    figure_import = make_import(officer, state="failed", attempts=3, failure=failure)
    page = at("imports:detail", pk=figure_import.pk)

    shown = visitor.get(page).content.decode()
    visitor.post(at("imports:retry", pk=figure_import.pk))

    figure_import.refresh_from_db()
    assert "De schijf van de server is vol" in shown
    assert "base/5" not in shown
    assert (figure_import.state, figure_import.attempts) == ("received", 0)
