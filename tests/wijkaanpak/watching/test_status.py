"""`manage.py status` says what works and what waits; its code says whether somebody has to come."""

import shutil
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.core.management import call_command
from django.db import OperationalError

from monitoring.models import DailyScoring
from neighbourhoods.models import Release
from tests.support.factories import InitiativeFactory
from tests.support.mail_server import mail_server_running
from tests.support.monitoring import make_programme, make_report
from tests.wijkaanpak.watching.conftest import usage, workers_that_take
from wijkaanpak import celery, jobs, queues, runtime_role, tasks, tenancy
from wijkaanpak.accounts.models import Letter
from wijkaanpak.models import LastTime
from wijkaanpak.watching import around, looking, moments, upgrades

WELL, LOOK_TODAY, COME_NOW = 0, 1, 2
SET_IT_RIGHT = "Zet de tijd van die server gelijk, bijvoorbeeld met NTP"


@pytest.fixture
def mail_server():
    with mail_server_running() as server:
        yield server


def status(capsys) -> tuple[int, dict[str, str]]:
    """The code, and each line by what it is about."""
    code = WELL
    try:
        call_command("status")
    except SystemExit as ended:
        code = int(ended.code)
    lines = [line.partition(": ") for line in capsys.readouterr().out.splitlines()]
    return code, {about[8:]: f"{about[:6].strip()} {said}" for about, _colon, said in lines}


def test_where_all_is_well_the_code_is_zero(healthy, capsys):
    code, said = status(capsys)

    assert code == WELL
    assert said["Migraties"] == "ok alle uitgevoerd"
    assert said["Cijfers"] == "ok laatst opgehaald 40 dagen geleden"
    assert said["Reservekopie"] == "ok de laatste die is nagekeken is van 9 uur geleden"
    queues = [line for about, line in said.items() if about.startswith("Wachtrij ")]
    assert len(queues) >= 5
    assert set(queues) == {"ok niets wacht"}


def test_without_redis_somebody_has_to_come(healthy, capsys, monkeypatch):
    monkeypatch.setattr(looking, "redis_answers", lambda: False)

    code, said = status(capsys)

    assert (code, said["Redis"].split()[0]) == (COME_NOW, "kapot")


def test_without_a_database_the_rest_is_not_asked(healthy, capsys, monkeypatch):
    def away() -> list[str]:
        raise OperationalError("connection refused")

    monkeypatch.setattr(runtime_role, "faults", away)

    code, said = status(capsys)

    assert code == COME_NOW
    assert said["Database"] == "kapot antwoordt niet: connection refused"
    assert said.keys() == {"Redis", "Website", "Schijf", "Workers", "Database"}


@pytest.mark.parametrize(
    ("wrong", "about", "code", "words"),
    [
        ("never", "Klok en worker", COME_NOW, "nog nooit gezien"),
        ("late", "Klok en worker", COME_NOW, "laatst gezien 6 minuten geleden"),
        ("no backup", "Reservekopie", LOOK_TODAY, "nog nooit een nagekeken"),
        ("old backup", "Reservekopie", LOOK_TODAY, "is van 9 dagen geleden, zonder terug te zetten"),
        ("no figures", "Cijfers", LOOK_TODAY, "nog niets ingelezen"),
    ],
)
def test_what_did_not_happen_in_time_is_told(healthy, capsys, now, wrong, about, code, words):
    noted = LastTime.objects
    if wrong == "never":
        noted.filter(name=moments.PULSE).delete()
    elif wrong == "late":
        noted.filter(name=moments.PULSE).update(at=now - timedelta(minutes=6))
    elif wrong == "no backup":
        noted.filter(name=moments.BACKUP_VERIFIED).delete()
    elif wrong == "old backup":
        about_it = {"made_at": (now - timedelta(days=9)).isoformat(), "was_restored": False}
        noted.filter(name=moments.BACKUP_VERIFIED).update(about=about_it)
    else:
        Release.objects.update(withdrawn_at=now, withdrawal_reason="verkeerd bestand")

    found, said = status(capsys)

    assert found == code
    assert words in said[about]


def test_work_that_waits_too_long_is_told_over_all_municipalities(healthy, capsys, now, groningen, other_municipality):
    long_ago = {"submitted_at": now - timedelta(hours=3), "status": "idea", "confirmed_at": None, "due_on": None}
    for municipality, title in ((groningen, "Moestuin"), (other_municipality, "Speelplein")):
        with tenancy.municipality(municipality):
            programme = make_programme()
            InitiativeFactory(programme=programme, title=title, read_at=None, **long_ago)
            long_ago["submitted_at"] = now
    Letter.objects.create(to="m@voorbeeld.example", subject="Welkom", body="…", written_at=now)

    code, said = status(capsys)

    assert code == LOOK_TODAY
    assert said["Wachtrij brieven over ideeën en cijfers"] == "let op 2 wachten, de oudste 3 uur"
    assert said["Wachtrij brieven over accounts"] == "ok 1 wachten, de oudste 0 seconden"


def test_a_job_waits_since_it_was_asked_for_again_and_its_failure_is_told_for_a_day(healthy, capsys, now):
    report = make_report(make_programme(), state="failed", failure="MemoryError", nudged_at=now)
    report.waiting_since = now - timedelta(days=2)
    report.save()

    failed = status(capsys)
    jobs.retry(type(report), report.pk)
    again = status(capsys)

    about = "Wachtrij voortgangsrapporten"
    assert (failed[0], failed[1][about]) == (LOOK_TODAY, "let op niets wacht, 1 mislukt in de laatste 24 uur")
    assert again[0] == WELL
    assert again[1][about].startswith("ok 1 wachten, de oudste ")


def test_a_wijkaanpak_that_the_night_missed_is_told(healthy, capsys, now, groningen):
    with tenancy.municipality(groningen):
        scoring = DailyScoring.objects.create(programme=make_programme(), day=now.date(), scored_on=now.date())
    all_done = status(capsys)
    DailyScoring.objects.filter(pk=scoring.pk).update(scored_on=now - timedelta(days=3))

    missed = status(capsys)

    assert (all_done[0], all_done[1]["Beoordelingen van de nacht"]) == (WELL, "ok alles gedaan")
    assert (missed[0], missed[1]["Beoordelingen van de nacht"]) == (LOOK_TODAY, "let op 1 niet gedaan")


def test_a_migration_that_was_not_applied_is_told_and_nothing_after_it(healthy, capsys, monkeypatch):
    monkeypatch.setattr(upgrades, "pending", lambda: [("programmes", "0099_a"), ("programmes", "0100_b")])

    code, said = status(capsys)

    assert (code, said["Migraties"]) == (COME_NOW, "kapot nog 2 uit te voeren: typ manage.py migrate")
    assert "Klok en worker" not in said


def test_the_clock_asks_for_a_sign_of_life_every_minute():
    celery.app.finalize()

    asked = celery.app.conf.beat_schedule["pulse"]
    assert (asked["task"], asked["schedule"]) == (tasks.pulse.name, 60.0)


@pytest.mark.parametrize(
    ("free_mb", "code", "mark"), [(99, COME_NOW, "kapot"), (1023, LOOK_TODAY, "let op"), (1024, WELL, "ok")]
)
def test_a_disk_that_fills_is_told_before_it_is_full(healthy, capsys, monkeypatch, free_mb, code, mark):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(free_mb=free_mb))

    assert status(capsys)[0] == code
    assert status(capsys)[1]["Schijf"] == f"{mark} nog {free_mb} MB vrij voor bestanden"


def test_a_queue_that_no_worker_takes_is_named(healthy, capsys, monkeypatch):
    monkeypatch.setattr(around.app.control, "inspect", workers_that_take("sweeps", "imports", "celery"))
    some = status(capsys)
    monkeypatch.setattr(around.app.control, "inspect", workers_that_take())
    none = status(capsys)

    assert (some[0], some[1]["Workers"]) == (COME_NOW, "kapot geen worker neemt wat wacht in letters, pdf")
    assert none[1]["Workers"] == f"kapot geen worker neemt wat wacht in {', '.join(queues.ALL)}"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.ConnectError("refused"), "antwoordt hier niet op http"),
        (httpx.ReadTimeout("hangs"), "antwoordt hier niet op http"),
        (httpx.Response(502), "met code 502"),
    ],
)
def test_a_website_that_does_not_answer_is_told(healthy, capsys, monkeypatch, answer, words):
    def ask(*_address: str, **_how: Any) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(around.httpx, "get", ask)

    code, said = status(capsys)

    assert code == LOOK_TODAY
    assert words in said["Website"]


def test_a_mail_server_is_asked_whether_it_is_there_and_gets_no_letter(healthy, capsys, settings, mail_server):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = mail_server.server_address

    there = status(capsys)
    mail_server.shutdown()
    mail_server.server_close()
    gone = status(capsys)

    assert (there[0], there[1]["Mailserver"], mail_server.letters) == (WELL, "ok antwoordt", [])
    assert (gone[0], gone[1]["Mailserver"]) == (COME_NOW, "kapot antwoordt niet; brieven wachten")


@pytest.mark.parametrize(
    ("ahead", "code", "words"),
    [
        (120, LOOK_TODAY, f"let op de worker loopt 120 seconden voor. {SET_IT_RIGHT}"),
        (-120, LOOK_TODAY, f"let op de worker loopt 120 seconden achter. {SET_IT_RIGHT}"),
        (20, WELL, "ok gelijk aan die van de database"),
    ],
)
def test_a_worker_that_does_not_know_the_time_is_told(healthy, capsys, now, ahead, code, words):
    moments.note(moments.PULSE, at=now, about={"ahead": ahead})

    assert (status(capsys)[0], status(capsys)[1]["Klokken"]) == (code, words)


def test_a_server_that_does_not_know_the_time_is_told(healthy, capsys, monkeypatch):
    monkeypatch.setattr(around, "ahead_of_database", lambda at: -130.4)

    assert status(capsys)[1]["Klokken"] == f"let op deze server loopt 130 seconden achter. {SET_IT_RIGHT}"


def test_a_sign_of_life_notes_what_time_the_worker_has(db):
    tasks.pulse()

    assert LastTime.objects.get(name=moments.PULSE).about == {"ahead": 0}
