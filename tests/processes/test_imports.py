"""Figures of a file come in all of them and once, whatever stops. Real processes, stopped where the database shows."""

import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.functions import Now
from django.test import Client

from neighbourhoods import imports
from neighbourhoods.models import Area, FigureImport, Observation, Release, ReleaseColumn, ReleaseRow, SourceTable
from programmes.models import Event
from tests.conftest import NOON, make_user
from tests.neighbourhoods.import_story import Stage, content
from tests.processes.machines import LONG, SHORT, SOON, Stuck, gone, held, wait_until
from tests.wijkaanpak.job_story import at_once
from wijkaanpak import queues, tenancy
from wijkaanpak.accounts.models import Role
from wijkaanpak.jobs import Job

pytestmark = pytest.mark.processes
TWO = {"children": 2, "asked_of": (queues.IMPORTS, queues.SWEEPS)}  # two things at a time, and no reports
ROWS = "neighbourhoods_releaserow"
THE_LAST = "neighbourhoods_figureimport_releases"  # what a publication writes last


@pytest.fixture
def officer(machines, groningen, manager):
    return manager


@pytest.fixture
def colleague(groningen):
    return make_user("colleague", groningen, Role.PROGRAMME_MANAGER)


@pytest.fixture
def figures(tmp_path) -> bytes:
    return content(tmp_path, 243768, 6580, 11905)


def signed_in(person) -> Client:
    visitor = Client()
    visitor.force_login(person)
    return visitor


def page(person, name: str, figure_import=None, answers=None):
    """What somebody gets, within a time that a person waits; with `answers` they press the button."""
    ids = {"pk": figure_import.pk} if figure_import else {}
    path = tenancy.path(person.home, name, **ids)
    visitor, began = signed_in(person), time.monotonic()
    response = visitor.get(path) if answers is None else visitor.post(path, answers)
    assert time.monotonic() - began < SOON
    if response.status_code == 302:
        return page_after(visitor, response)
    return response.content.decode()


def page_after(visitor, response) -> str:
    return visitor.get(response["Location"]).content.decode()


def bring(person, data: bytes) -> FigureImport:
    """Send the file the way a person does."""
    page(person, "imports:upload", answers={"file": SimpleUploadedFile("kwb_2024.csv", data)})
    with tenancy.municipality(person.home):
        return FigureImport.objects.latest("pk")


def bring_stuck(person, data: bytes) -> tuple[FigureImport, Stuck]:
    """Send a file that is not what it was when the worker opens it."""
    with tenancy.municipality(person.home):
        figure_import, _is_new = imports.receive(SimpleUploadedFile("kwb_2024.csv", data), by=person, at=NOON)
        return figure_import, Stuck(Path(figure_import.file.path))


def publish(person, figure_import) -> str:
    return page(person, "imports:publish", figure_import, answers={})


def seen(figure_import) -> FigureImport:
    with tenancy.municipality(figure_import.municipality_id):
        return FigureImport.objects.get(pk=figure_import.pk)


def _at_rest(figure_import) -> FigureImport | None:
    row = seen(figure_import)
    return None if row.is_busy else row


def settled(figure_import, stage) -> FigureImport:
    """The import when nobody works on it any more; it came there."""
    row = wait_until(lambda: _at_rest(figure_import), f"an import that is {stage}")
    assert (row.state, row.stage, row.failure, row.refused) == (Job.State.DONE, stage, "", [])
    return row


def brought_and_read(person, data: bytes) -> FigureImport:
    return settled(bring(person, data), Stage.READ)


def is_in_hand(figure_import, attempt: int) -> bool:
    row = seen(figure_import)
    return (row.state, row.attempts) == (Job.State.PROCESSING, attempt)


def lease_is_over(figure_import) -> None:
    with tenancy.municipality(figure_import.municipality_id):
        FigureImport.objects.filter(pk=figure_import.pk).update(lease_until=Now())


def assert_nothing_stands() -> None:
    for model in (Release, ReleaseColumn, ReleaseRow, Area, SourceTable):
        assert not model.objects.exists(), model


def assert_published_once(*figures: float) -> None:
    """One value for each area, and nothing else that counts."""
    current = Observation.objects.current().order_by("area__code")
    assert sorted(current.values_list("value", flat=True)) == sorted(figures)
    assert Release.objects.current().count() == 1


def test_a_worker_killed_while_it_publishes_leaves_nothing_and_the_next_publishes_once(machines, officer, figures):
    machines.start_worker(lease=SHORT, **TWO)
    figure_import = brought_and_read(officer, figures)
    with held(THE_LAST) as waiting:
        publish(officer, figure_import)
        sessions = wait_until(waiting, "a publication that is written but for its end")
        machines.kill_worker()
    wait_until(lambda: gone(sessions), "a database that undid it")
    left = seen(figure_import)
    assert (left.stage, left.state, left.attempts) == (Stage.PUBLISHING, Job.State.PROCESSING, 1)
    assert_nothing_stands()

    machines.start_worker(lease=LONG, **TWO)
    machines.run_clock()  # not before: it would have the first worker take it again

    done = settled(figure_import, Stage.PUBLISHED)
    assert done.attempts == 2
    assert Release.objects.count() == 1
    assert_published_once(243768, 6580, 11905)


def test_a_process_killed_while_it_reads_a_file_costs_an_attempt_and_no_file(machines, officer, figures):
    machines.start_worker(lease=LONG, **TWO)
    machines.run_clock()
    figure_import, stuck = bring_stuck(officer, figures)
    wait_until(stuck.is_read, "a file being read")
    assert is_in_hand(figure_import, attempt=1)

    machines.kill_worker_children()
    stuck.mend()
    lease_is_over(figure_import)

    read = settled(figure_import, Stage.READ)
    assert read.attempts == 2
    assert read.preview["publications"][0]["figures"] == 3
    assert_nothing_stands()


def test_a_process_killed_while_it_makes_a_preview_leaves_nothing(machines, officer, figures):
    machines.start_worker(lease=LONG, **TWO)
    machines.run_clock()
    with held(ROWS) as waiting:
        figure_import = bring(officer, figures)
        sessions = wait_until(waiting, "a preview that writes, to look at it and undo it")
        assert is_in_hand(figure_import, attempt=1)
        machines.kill_worker_children()
    wait_until(lambda: gone(sessions), "a database that undid it")
    lease_is_over(figure_import)

    assert settled(figure_import, Stage.READ).attempts == 2
    assert_nothing_stands()


def test_the_same_file_published_by_two_municipalities_at_once_is_one_publication(machines, officer, stranger, figures):
    stranger.home.shares_figures = True
    stranger.home.save()
    machines.start_worker(lease=LONG, **TWO)
    mine, theirs = brought_and_read(officer, figures), brought_and_read(stranger, figures)
    with held(THE_LAST) as waiting:
        publish(officer, mine)
        publish(stranger, theirs)
        wait_until(lambda: len(waiting()) == 2, "two publications, of which one waits for the other")

    both = [settled(mine, Stage.PUBLISHED), settled(theirs, Stage.PUBLISHED)]
    assert [one.attempts for one in both] == [1, 1]
    assert Release.objects.count() == 1
    assert_published_once(243768, 6580, 11905)
    told = [page(officer, "imports:detail", mine), page(stranger, "imports:detail", theirs)]
    assert sorted("Deze cijfers stonden er al" in one for one in told) == [False, True]
    assert sorted("De cijfers zijn vastgelegd" in one for one in told) == [False, True]


def test_of_two_files_of_one_table_published_at_once_one_counts_and_the_other_is_looked_at_again(
    machines, officer, colleague, figures, tmp_path
):
    machines.start_worker(lease=LONG, **TWO)
    mine = brought_and_read(officer, figures)
    theirs = brought_and_read(colleague, content(tmp_path, 243800, 6600, 12000))
    with held(THE_LAST) as waiting:
        publish(officer, mine)
        publish(colleague, theirs)
        wait_until(waiting, "a publication that is written but for its end")

    both = [wait_until(lambda one=one: _at_rest(one), "an import that nobody works on") for one in (mine, theirs)]
    assert sorted(one.stage for one in both) == [Stage.PUBLISHED, Stage.READ]
    [second] = [one for one in both if one.stage == Stage.READ]
    assert_published_once(*((243800, 6600, 12000) if second.pk == mine.pk else (243768, 6580, 11905)))
    assert "Er is iets veranderd sinds u keek" in page(officer, "imports:detail", second)

    publish(officer, second)
    settled(second, Stage.PUBLISHED)
    assert_published_once(*((243768, 6580, 11905) if second.pk == mine.pk else (243800, 6600, 12000)))
    assert Release.objects.count() == 2  # what was replaced stays, for reports that used it


def test_one_file_that_three_people_publish_is_published_once(machines, officer, colleague, figures):
    machines.start_worker(lease=LONG, **TWO)
    figure_import = brought_and_read(officer, figures)
    people = [officer, colleague]
    with held(THE_LAST) as waiting:
        told = at_once(2, lambda: publish(people.pop(), figure_import))
        wait_until(waiting, "a publication that is written but for its end")
        late = publish(officer, figure_import)  # the worker keeps the row until then

    assert sorted("Er was al gevraagd" in one for one in [*told, late]) == [False, True, True]
    settled(figure_import, Stage.PUBLISHED)
    assert_published_once(243768, 6580, 11905)
    with tenancy.municipality(officer.home):
        assert Event.objects.filter(kind="import.published").count() == 1


def test_without_redis_a_file_is_taken_and_published_and_the_work_follows(machines, officer, figures):
    machines.start_worker(lease=LONG, **TWO)
    machines.run_clock()
    machines.broker.stop()
    figure_import = bring(officer, figures)
    assert "ontvangen" in page(officer, "imports:detail", figure_import)
    machines.broker.start()
    read = settled(figure_import, Stage.READ)

    machines.broker.stop()
    told = publish(officer, figure_import)
    waiting = seen(figure_import)
    machines.broker.start()

    assert read.attempts == 1
    assert "wordt vastgelegd" in told.lower()
    assert (waiting.stage, waiting.state, waiting.attempts) == (Stage.PUBLISHING, Job.State.RECEIVED, 0)
    assert settled(figure_import, Stage.PUBLISHED).attempts == 1
    assert_published_once(243768, 6580, 11905)


def test_a_file_that_ends_its_process_three_times_fails_and_holds_nobody_up(machines, officer, figures, tmp_path):
    machines.start_worker(lease=LONG, **TWO)
    machines.run_clock()
    poison, stuck = bring_stuck(officer, figures)
    for attempt in range(1, 4):
        wait_until(stuck.is_read, f"attempt {attempt}")
        assert is_in_hand(poison, attempt)
        neighbour = brought_and_read(officer, content(tmp_path, 1, 2, attempt))
        machines.kill_worker_children()
        stuck.let_go()
        lease_is_over(poison)
        assert neighbour.attempts == 1

    wait_until(lambda: seen(poison).state == Job.State.FAILED, "an import that failed")
    told = page(officer, "imports:detail", poison)
    assert "drie keer onverwacht gestopt" in told
    assert "Probeer het opnieuw" in told
    assert tenancy.path(officer.home, "imports:upload") in told

    stuck.mend()
    page(officer, "imports:retry", poison, answers={})
    assert settled(poison, Stage.READ).attempts == 1
