"""What stands in the repository for who keeps a server: container, compose, proxy, units."""

import re
import runpy
import subprocess
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import yaml
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from wijkaanpak.local.checkout import CHECKOUT


class Silent(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Nobody reads along."""


@pytest.fixture
def web_server() -> Iterator[int]:
    """The port of the whole application; nothing it is asked here needs a database."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_the_health_check_of_a_container_needs_no_name_and_fails_without_a_server(web_server, settings):
    settings.ALLOWED_HOSTS = ["wijkaanpak.example.nl"]
    answers = runpy.run_path(str(CHECKOUT / "docker" / "healthy.py"))["answers"]

    assert answers("127.0.0.1", web_server)
    assert not answers("127.0.0.1", 1)


COMPOSE = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service.get("image") == "wijkaanpak"}
READ = re.compile(r"""(?:env\.(?:str|int|bool|float|list)|required)\(\s*['"]([A-Z_]+)['"]""")
ONLY_IN_DEVELOPMENT = {"DEMO"}
ONLY_WHERE_IT_IS_USED = {
    "DATABASE_OWNER_URL": {"migrate"},
    "DATABASE_BACKUP_URL": {"backup"},
    "DATABASE_ADMIN_URL": {"backup"},
    "WORKER_TOUCHES": {"worker", "imports", "pdf"},
}


def text(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def read_by_the_settings() -> set[str]:
    """Every variable that the settings ask for."""
    code = text("wijkaanpak/settings.py") + text("wijkaanpak/environment.py")
    return set(READ.findall(code)) - ONLY_IN_DEVELOPMENT


def test_every_setting_is_written_down_and_no_other():
    table = text("docs/installatie.md").partition("## Instellingen")[2].partition("\n## ")[0]
    told = set(re.findall(r"`([A-Z][A-Z_]+)`", "".join(re.findall(r"^\| (.*?) \|", table, re.MULTILINE))))

    assert told == read_by_the_settings()


@pytest.mark.parametrize("name", OURS)
def test_every_setting_reaches_each_container_that_needs_it(name):
    reaching = {setting for setting in OURS[name]["environment"] if not setting.endswith("_FILE")}
    elsewhere = {setting for setting, services in ONLY_WHERE_IT_IS_USED.items() if name not in services}

    assert reaching == read_by_the_settings() - elsewhere


SECRET = re.compile(r"_URL$|_KEYS?$|_KEY_FALLBACKS$|_TOKEN$|PASSWORD$")
NO_SECRET = {"SITE_URL", "CBS_ODATA_URL", "CBS_DATADERDEN_URL", "PDOK_OGC_URL"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_secret_may_come_from_a_file_that_is_given_to_that_container(name):
    environment, given = SERVICES[name]["environment"], SERVICES[name].get("secrets", [])
    secrets = [setting for setting in environment if SECRET.search(setting) and setting not in NO_SECRET]

    for setting in secrets:
        variable = {"POSTGRES_PASSWORD": "DB_SUPERUSER_PASSWORD"}.get(setting, setting)
        assert environment[f"{setting}_FILE"] == f"${{{variable}_FILE:+/run/secrets/{variable.lower()}}}"
        assert variable.lower() in given
        assert COMPOSE["secrets"][variable.lower()] == {"file": f"${{{variable}_FILE:-/dev/null}}"}
    assert len(given) == len(secrets) > 0


@pytest.mark.parametrize("name", OURS)
def test_the_list_of_passwords_that_leaked_is_given_to_each_container_that_is_told_of_it(name):
    setting, (mounted,) = "BREACHED_PASSWORDS", [text for text in SERVICES[name]["volumes"] if "BREACHED" in text]

    assert mounted == f"${{{setting}:-/dev/null}}:/leaked.txt:ro"
    assert SERVICES[name]["environment"][setting] == f"${{{setting}:+/leaked.txt}}"


def test_two_web_servers_start_each_at_its_own_port():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]

    assert sorted(ports) == ["127.0.0.1:8000:8000", "127.0.0.1:8001:8000"]
    assert "container_name" not in text("docker-compose.yml")


@pytest.mark.parametrize("name", SERVICES)
def test_no_log_fills_the_disk_and_no_health_check_starts_the_whole_application(name):
    service = SERVICES[name]

    assert service["logging"] == {"driver": "json-file", "options": {"max-size": "10m", "max-file": "5"}}
    check = " ".join(service.get("healthcheck", {}).get("test", []))
    assert "celery" not in check
    assert "manage.py" not in check


def test_beat_keeps_what_it_asked_for_when_outside_its_container():
    beat = SERVICES["beat"]

    assert "-s /beat/schedule" in beat["command"]
    assert "beat:/beat" in beat["volumes"]
    assert "beat" in COMPOSE["volumes"]
    assert " /beat" in text("Dockerfile")  # of our user, or it could not write there


def test_redis_asks_for_a_password():
    """Of the file that is given, or of the variable; without one it does not start."""
    assert SERVICES["redis"]["command"] == ["sh", "/redis.sh"]
    address = OURS["web"]["environment"]["REDIS_URL"]
    assert address == "${REDIS_URL:-redis://:${REDIS_PASSWORD:-}@redis:6379/0}"

    done = subprocess.run(["sh", CHECKOUT / "docker/redis.sh"], env={"PATH": "/usr/bin:/bin"}, capture_output=True)

    assert done.returncode == 1
    assert done.stderr.startswith(b"Set REDIS_PASSWORD")


def test_proxies_take_the_largest_file_and_keep_what_is_for_who_watches_inside():
    nginx, caddy = text("deploy/nginx.conf"), text("deploy/Caddyfile")
    limits = [re.search(r"client_max_body_size (\d+)m;", nginx), re.search(r"max_size (\d+)MB", caddy)]

    for limit in limits:
        assert settings.UPLOAD_MAX_BYTES <= int(limit[1]) * 1_000_000 * 1.048 < 1.05 * settings.UPLOAD_MAX_BYTES
    assert "proxy_request_buffering on;" in nginx
    assert "request_buffers" in caddy
    assert "location = /metrics { return 404; }" in nginx
    assert "location /health/ { return 404; }" in nginx
    assert "@inside path /metrics /health/*\n\trespond @inside 404" in caddy
    for proxy in (nginx, caddy):
        assert "127.0.0.1:8001" in proxy


def test_proxies_say_who_came_and_that_it_was_over_tls():
    """nginx by these two lines; Caddy does it unless it is told otherwise."""
    nginx, caddy = text("deploy/nginx.conf"), text("deploy/Caddyfile")

    assert "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;" in nginx
    assert "proxy_set_header X-Forwarded-Proto https;" in nginx
    assert "header_up" not in caddy
    assert "trusted_proxies" not in caddy


def test_no_visitor_holds_all_connections():
    """Caddy cannot count them, so the firewall does; docs/installatie.md says it of every other proxy."""
    nginx, firewall, manual = text("deploy/nginx.conf"), text("deploy/connections.nft"), text("docs/installatie.md")

    zone = re.search(r"^limit_conn_zone \$binary_remote_addr zone=(\w+):10m;$", nginx, re.MULTILINE)
    assert f"    limit_conn {zone[1]} 50;\n" in nginx
    assert "add @ipv4 { ip saddr ct count over 50 } reject" in firewall
    assert "add @ipv6 { ip6 saddr & ffff:ffff:ffff:ffff:: ct count over 50 } reject" in firewall
    [said] = [point for point in manual.split("\n- ") if "limit_conn" in point]
    assert "deploy/connections.nft" in said
    assert "Caddy\n  kan dat niet" in said


UNITS = sorted((CHECKOUT / "deploy" / "systemd").glob("*.service"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_runs_what_a_container_runs(unit):
    said = unit.read_text(encoding="utf-8")
    name = unit.stem.removeprefix("wijkaanpak-").removesuffix("@")
    [command] = re.findall(r"^ExecStart=/srv/wijkaanpak/\.venv/bin/(.*)$", said, re.MULTILINE)
    of_container = SERVICES[name].get("command", text("Dockerfile").rpartition("CMD ")[2])

    wanted = set(re.findall(r"wijkaanpak\.\w+|-Q \S+|-c \d|--without-\w+|worker |beat |migrate", str(of_container)))
    assert wanted
    assert {part for part in wanted if part not in command} == set()
    assert "User=wijkaanpak" in said
    assert ("owner_url" in said) == (name == "migrate")
    assert ("STATEMENT_TIMEOUT=90s" in said) == (name in ("worker", "imports", "pdf"))


def test_the_target_starts_every_unit_but_the_one_that_migrates():
    wanted = re.search(r"^Wants=(.*)$", text("deploy/systemd/wijkaanpak.target"), re.MULTILINE)[1].split()

    assert {re.sub(r"@\d+", "@", name) for name in wanted} == {unit.name for unit in UNITS} - {
        "wijkaanpak-migrate.service"
    }
