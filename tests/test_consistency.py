"""Rules that hold for the whole project. Who may see which page stands in test_access.py."""

import ast
import re
import subprocess
import sys
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("wijkaanpak", "neighbourhoods", "programmes", "monitoring", "demo")
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.*") if path.suffix != ".md")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
STYLES_AND_SCRIPTS = sorted(path for kind in ("css/*.css", "js/*.js") for path in (ROOT / "static").glob(kind))
BY_LIBRARIES = (
    "account/",
    "allauth/",
    "mfa/",
    "django/",
    "admin/",
    "403.html",
    "403_csrf.html",
    "404.html",
    "500.html",
)


def name_of(template: Path) -> str:
    return str(template.relative_to(ROOT / "templates"))


def texts() -> list[tuple[Path, str]]:
    return [(path, path.read_text()) for path in [*SOURCES, *TEMPLATES]]


def test_no_migration_is_missing(db):
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def test_every_template_is_used():
    everything = texts()
    unused = []
    for template in TEMPLATES:
        name = name_of(template)
        if name.startswith(BY_LIBRARIES):
            continue
        ways = (f'"{name}', f"'{name}", f'"{template.stem}"' if name.startswith("components/") else f'"{name}')
        if not any(way in text for path, text in everything if path != template for way in ways):
            unused.append(name)

    assert unused == []


def test_every_partial_a_view_names_exists_in_its_template():
    missing = []
    for path in SOURCES:
        for call in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "page" and len(call.args) > 1):
                continue
            for keyword in call.keywords:
                if keyword.arg == "partial":
                    assert isinstance(call.args[1], ast.Constant), path.name
                    template, partial = call.args[1].value, keyword.value.value
                    if f"partialdef {partial}" not in (ROOT / "templates" / template).read_text():
                        missing.append((path.name, template, partial))

    assert missing == []


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\sstyle=", "the content security policy refuses inline styles"),
        (r"<style", "the content security policy refuses inline styles"),
        (r"<script(?![^>]*\ssrc=)", "the content security policy refuses inline scripts"),
        (r"\son[a-z]+=", "the content security policy refuses inline handlers"),
        (r"hx-on", "htmx evaluates nothing here"),
        (r"https?://(?!www\.w3\.org)", "nothing comes from another site"),
        (r"\|\s*safe\b", "text is escaped everywhere"),
        (r"autoescape off", "text is escaped everywhere"),
        (r"\.failure\b", "that is for who reads the log; people get failure_in_words"),
    ],
)
def test_no_template_holds(pattern, why):
    html = [path for path in TEMPLATES if path.suffix == ".html"]
    found = [name_of(path) for path in html if re.search(pattern, path.read_text())]

    assert found == [], why


def test_markup_is_marked_safe_in_one_place_only():
    """Charts build their own escaped SVG; the one tag that shows them says so."""
    found = [str(path.relative_to(ROOT)) for path in SOURCES if "mark_safe(" in path.read_text()]

    assert found in ([], ["wijkaanpak/templatetags/ui.py"])


def test_the_tenant_setting_is_only_ever_set_for_a_transaction():
    """A session-level setting would leak to the next request over a pooled connection."""
    session_level = re.compile(r"set(\s+session)?\s+app\.municipality|set_config\([^)]*false\)", re.IGNORECASE)
    found = [str(path.relative_to(ROOT)) for path in SOURCES if session_level.search(path.read_text())]

    assert found == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests/browser").glob("test_*.py")), ids=lambda path: path.stem)
def test_a_browser_test_waits_for_what_it_expects(path):
    """What a click brings comes a moment later: `expect(…)` waits for it, a plain question does not."""
    at_once = re.findall(
        r"assert .*\.(?:is_visible|is_hidden|is_checked|input_value|count)\(\)$", path.read_text(), re.M
    )

    assert [line for line in at_once if ".objects" not in line] == []


def test_files_stay_short():
    """About 300 lines; above that a file is split by noun."""
    written = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *TEMPLATES, *STYLES_AND_SCRIPTS]
    long = {
        str(path.relative_to(ROOT)): count
        for path in written
        if "migrations" not in path.parts and (count := path.read_text().count("\n")) > 330
    }

    assert long == {}


def test_views_stay_short():
    found = {}
    for path in SOURCES:
        if "views" in path.parts or path.name == "views.py":
            body = re.split(r"^(?=(?:@|def ))", path.read_text(), flags=re.MULTILINE)
            found |= {
                f"{path.name}: {part.splitlines()[0]}": n for part in body if (n := part.strip().count("\n")) > 27
            }

    assert found == {}


def test_every_form_takes_its_fields_from_one_place():
    """Only fields that a person types: a hidden field of a form is left out."""
    own = re.compile(r"forms\.(?:Char|Date|Decimal|Email|Integer|UUID)Field\((?![^)]*HiddenInput)(?!required=False\))")
    found = [str(path.relative_to(ROOT)) for path in SOURCES if "form" in path.name and own.search(path.read_text())]

    assert found == []


def test_a_page_of_staff_enters_a_programme_by_its_door():
    """`access.enter` alone says who sees a programme and what they may do there."""
    around = re.compile(r"(?:Programme|Initiative|Report|Own\w+)\.objects\.visible_to\(")
    views = [path for path in SOURCES if path.name.endswith("views.py")]

    assert views
    assert [path.parent.name for path in views if around.search(path.read_text())] == ["workspace"]  # the list itself


def test_imports_flow_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)

    assert done.returncode == 0, done.stdout


def test_commands_have_a_help_text():
    commands = [path for path in SOURCES if path.parent.name == "commands" and path.name != "__init__.py"]
    silent = [path.name for path in commands if "help =" not in path.read_text() and path.name != "migrate.py"]

    assert silent == []


def test_no_two_classes_share_a_name():
    """But for what a noun raises, which is read with the noun before it (initiatives.Closed)."""
    names = Counter(
        node.name
        for path in SOURCES
        if path.parent.name not in {"migrations", "commands"}
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef) and not _is_raised(node) and not node.name.startswith("_")
    )

    assert [name for name, times in names.items() if times > 1] == []


def _is_raised(node: ast.ClassDef) -> bool:
    """An exception: of Exception itself, of what a form shows, or of another one of its noun."""
    raised = {"Exception", "NotAllowed", "ValidationError"}
    return any(isinstance(base, ast.Name) and base.id in raised for base in node.bases)
