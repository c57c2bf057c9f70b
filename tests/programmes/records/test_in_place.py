"""A group of a record that is text alone is changed where it stands, on the page of the record."""

import re

import pytest

from programmes import analyses, saving
from programmes.analyses.records import KINDS as WHY
from programmes.lifecycle.records import KINDS as PHASES
from programmes.models import Draft, Stakeholder
from tests.conftest import NOON
from tests.support import factories
from tests.support.world import client_of
from wijkaanpak import tenancy

KINDS = {kind.key: kind for kind in (*WHY, *PHASES)}
PLAIN = [
    (kind.key, names[0]) for kind in KINDS.values() for _h, names in kind.form.parts() if kind.form.is_plain(names)
]
NEW = "Een nieuwe tekst, in gewone woorden."


@pytest.fixture
def browser(manager):
    return client_of(manager)


@pytest.fixture
def path(groningen, programme):
    def of(page, row, part=""):
        url = tenancy.path(groningen, page, slug=programme.slug, pk=row.pk)
        return f"{url}?deel={part}" if part else url

    return of


@pytest.fixture
def rows(programme):
    draft = factories.AreaAnalysisFactory(programme=programme, adopted_on=None)
    return {
        "urgencies": factories.UrgencyFactory(programme=programme),
        "analyses": draft,
        "challenges": factories.ProgrammeChallengeFactory(programme=programme, analysis=draft),
        "conversations": factories.ConversationFactory(analysis=draft),
        "stakeholders": factories.StakeholderFactory(
            programme=programme, name="Basisschool", stake="Rust", influence=3
        ),
        "activities": factories.PhaseActivityFactory(programme=programme, status="running"),
    }


@pytest.fixture
def school(rows):
    return rows["stakeholders"]


def sent(row, **texts):
    return {"seen": saving.token(row), **texts}


def swapping(part):
    return {"HX-Request": "true", "HX-Target": f"deel-{part}"}


@pytest.mark.parametrize(("key", "part"), PLAIN)
def test_every_plain_group_of_every_kind_changes_alone(browser, path, rows, key, part):
    row = rows[key]
    before = KINDS[key].form.stored(row)

    answer = browser.post(path(f"{key}:edit", row, part), sent(row, **{part: NEW}))

    assert answer["Location"] == path(f"{key}:detail", row)
    row.refresh_from_db()
    assert KINDS[key].form.stored(row) == before | {part: NEW}


def test_what_is_chosen_or_counted_has_no_way_in_place(browser, path, school):
    page = browser.get(path("stakeholders:detail", school)).content.decode()

    assert path("stakeholders:detail", school, "stake") in page
    for part in ("name", "interest"):
        assert path("stakeholders:detail", school, part) not in page
        opened = browser.get(path("stakeholders:detail", school, part))
        assert b"<textarea" not in opened.content
    assert b"<select" in browser.post(path("stakeholders:edit", school, "interest"), sent(school, interest="9")).content


def test_without_a_script_it_leads_to_its_field_on_the_page_of_the_form(browser, path, school):
    page = browser.get(path("stakeholders:detail", school)).content.decode()

    assert f'href="{path("stakeholders:edit", school)}#id_stake"' in page
    assert 'id="id_stake"' in browser.get(path("stakeholders:edit", school)).content.decode()


def test_htmx_gets_that_group_alone_open_and_closed(browser, path, school):
    opened = browser.get(path("stakeholders:detail", school, "stake"), headers=swapping("stake"))
    closed = browser.get(path("stakeholders:detail", school), headers=swapping("stake"))

    for answer in (opened, closed):
        assert answer.content.decode().strip().startswith('<section class="wk-group" id="deel-stake"')
    assert b"<textarea" in opened.content
    assert b"<textarea" not in closed.content
    assert "HX-Target" in opened["Vary"]


def test_what_is_refused_stays_in_its_group(browser, path, rows):
    talk = rows["conversations"]

    answer = browser.post(path("conversations:edit", talk, "said"), sent(talk, said=""), headers=swapping("said"))

    assert answer.status_code == 422
    assert "Schrijf op wat bewoners zeiden." in answer.content.decode()
    assert answer.content.decode().strip().startswith('<section class="wk-group" id="deel-said"')


def test_who_comes_second_sees_both_texts_in_the_group(browser, path, school, reader):
    mine = sent(school, stake="Mijn tekst")
    analyses.edit_stakeholder(school, stake="Tekst van een collega", by=reader, at=NOON)

    answer = browser.post(path("stakeholders:edit", school, "stake"), mine, headers=swapping("stake"))

    assert answer.status_code == 409
    for text in ("Mijn tekst", "Tekst van een collega"):
        assert text in answer.content.decode()
    assert Stakeholder.objects.get().stake == "Tekst van een collega"


def test_another_group_that_a_colleague_changed_stays_changed(browser, path, school, reader):
    mine = sent(school, stake="Mijn tekst")
    analyses.edit_stakeholder(school, influence=1, by=reader, at=NOON)

    browser.post(path("stakeholders:edit", school, "stake"), mine)

    row = Stakeholder.objects.get()
    assert (row.stake, row.influence) == ("Mijn tekst", 1)


def test_who_was_writing_goes_on_where_that_is_offered(browser, path, groningen, school):
    browser.post(
        tenancy.path(groningen, "workspace:draft"), {"address": path("stakeholders:edit", school), "stake": "Half"}
    )

    answer = browser.get(path("stakeholders:detail", school, "stake"))

    assert answer["Location"] == path("stakeholders:edit", school)
    assert Draft.objects.get().answers["stake"] == ["Half"]


def test_what_is_sent_after_the_session_ended_is_there_on_the_page_of_the_form(browser, path, school, manager, client):
    opened = browser.get(path("stakeholders:detail", school, "stake")).content.decode()
    ticket = re.search(r'name="ticket" value="([^"]+)"', opened)[1]

    client.post(path("stakeholders:edit", school, "stake"), sent(school, stake="Na afloop", ticket=ticket))

    kept = browser.get(path("stakeholders:edit", school) + "?concept=1").content.decode()
    assert "Na afloop</textarea>" in kept


def test_who_may_not_change_it_or_when_it_stands_sees_no_way(browser, reader, path, rows, school, manager):
    assert b"data-group-edit" not in client_of(reader).get(path("stakeholders:detail", school)).content
    assert client_of(reader).post(path("stakeholders:edit", school, "stake"), sent(school)).status_code == 403
    draft = rows["analyses"]
    analyses.adopt(draft, adopted_on=NOON.date(), adopted_by="De stuurgroep", by=manager, at=NOON)
    assert b"data-group-edit" not in browser.get(path("analyses:detail", draft)).content
    assert browser.post(path("analyses:edit", draft, "causes"), sent(draft, causes="Anders")).status_code == 409
