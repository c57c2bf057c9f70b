"""Take a piece out of the walls, one at a time, and see whether a test notices: `make mutants ARGS=walls`.

A rule of access, a policy of the database, a wall between two municipalities, the escaping of a word: each is a small
change of text with the tests that have to fail. docs/mutants.md has the outcome. They are made in a process of
their own: a module is read changed, a template is drawn changed, a database is changed after it is made.
"""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ACCESS = "tests/test_access.py"
CROSSING = "tests/test_walls.py"
TENANCY = "tests/wijkaanpak/test_tenancy.py"
HISTORY = "tests/wijkaanpak/test_history_is_kept.py"
OWN_TABLES = "tests/neighbourhoods/test_own_tables.py"
ESCAPING = "tests/test_escaping.py"
MIDDLEWARE = "wijkaanpak/settings.py"
DOOR = "programmes/access.py"


@dataclass(frozen=True, slots=True)
class Hole:
    """What is taken out of a wall. Of a file `old` becomes `new`; of a database `sql` is said to it as superuser."""

    what: str
    tests: Sequence[str]
    path: str = ""
    old: str = ""
    new: str = ""
    sql: str = ""
    only: str = ""
    """Of the tests those with these words in their names: a file can take minutes."""

    @property
    def asked(self) -> tuple[str, ...]:
        return (*self.tests, *(("-k", self.only) if self.only else ()))

    def __str__(self) -> str:
        return self.what

    def plant(self, import_instead: Any) -> None:
        """In this process: `import_instead` takes the path of a module, and the tree that is read in its place."""
        if self.sql:
            _say_to_each_database(self.sql)
            return
        text = (ROOT / self.path).read_text(encoding="utf-8")
        _read_instead(self.path, self.old, self.new)
        if self.path.endswith(".py"):
            import_instead(ROOT / self.path, ast.parse(text.replace(self.old, self.new)))


HOLES = (
    # The second lock: the database.
    Hole(
        "the policy of ideas shows those of everybody",
        [TENANCY],
        sql="alter policy municipality on programmes_initiative using (true)",
    ),
    Hole(
        "a second policy on earlier versions of measures lets more through",
        [TENANCY],
        sql="create policy more on programmes_measureevent for select using (true)",
    ),
    Hole(
        "row security of ideas holds for all but the owner",
        [TENANCY],
        sql="alter table programmes_initiative no force row level security",
    ),
    Hole(
        "what a municipality published is behind no wall",
        [TENANCY, OWN_TABLES],
        sql="alter table neighbourhoods_release disable row level security",
    ),
    Hole(
        "whose a row of figures is, is what somebody says",
        [OWN_TABLES],
        sql="drop trigger row_owner on neighbourhoods_releaserow",
    ),
    Hole(
        "a key between two tables leaves the municipality out",
        [TENANCY],
        sql="do $$ begin execute (select 'alter table programmes_measureupdate drop constraint ' || conname "
        "from pg_constraint where conrelid = 'programmes_measureupdate'::regclass and conname like '%_same' limit 1); "
        "end $$",
    ),
    Hole(
        "earlier versions of measures may be changed",
        [HISTORY],
        sql="grant update on programmes_measureevent to wijkaanpak_app",
    ),
    Hole(
        "who changed something may be written by hand",
        [HISTORY],
        sql="grant insert on pghistory_context to wijkaanpak_app",
    ),
    Hole(
        "the open municipality outlives its transaction",
        [TENANCY],
        "wijkaanpak/tenancy.py",
        "select set_config('app.municipality', %s, true)",
        "select set_config('app.municipality', %s, false)",
    ),
    Hole(
        "an inner municipality does not give way to the outer one",
        [TENANCY],
        "wijkaanpak/tenancy.py",
        "if nested and not connection.needs_rollback:",
        "if False:",
    ),
    # The door of staff.
    Hole(
        "a programme is entered without the right for the page",
        [ACCESS],
        DOOR,
        "    rights.require(permission)\n    return programme",
        "    return programme",
        only="ambitions and add",
    ),
    Hole(
        "a programme is entered without a role",
        [ACCESS],
        DOOR,
        "if not rights.held or not user.is_active:",
        "if not user.is_active:",
        only="ambitions and listing",
    ),
    Hole(
        "a role in one programme holds in every one",
        [ACCESS],
        DOOR,
        'user_id=user.pk, programme=OuterRef("pk"))\n    rows',
        "user_id=user.pk)\n    rows",
        only="ambitions and listing",
    ),
    Hole(
        "a page of the municipality asks no right",
        [ACCESS],
        DOOR,
        "    if permission:\n        rights.require(permission)\n    return rights",
        "    return rights",
        only="mappings and listing",
    ),
    Hole(
        "everybody who signed in sees every programme",
        [ACCESS],
        "programmes/models/programme.py",
        "return self.filter(Exists(everywhere) | Exists(here))",
        "return self.all()",
        only="workspace and programmes",
    ),
    Hole(
        "nobody has to sign in",
        [ACCESS],
        MIDDLEWARE,
        '    "django.contrib.auth.middleware.LoginRequiredMiddleware",\n',
        "",
        only="ambitions and listing",
    ),
    Hole(
        "a form needs no token",
        [ACCESS],
        MIDDLEWARE,
        '    "django.middleware.csrf.CsrfViewMiddleware",\n',
        "",
        only="without_its_token",
    ),
    # Within a municipality.
    Hole(
        "whoever sees an idea sees who sent it",
        [ACCESS],
        "templates/programmes/initiatives/detail.html",
        "{% if may_see_applicant and row.applicant_email %}",
        "{% if row.applicant_email %}",
        only="initiatives and detail",
    ),
    Hole(
        "an idea is on the website before somebody put it there",
        [ACCESS],
        "programmes/models/initiative.py",
        "consent_to_publish=True, published_at__isnull=False, programme",
        "programme",
        only="initiatives and published",
    ),
    Hole(
        "a form that is refused in a part of the page names who sent an idea before",
        [ACCESS],
        "programmes/initiatives/public_views.py",
        "    if form.is_valid():\n        programme =",
        "    if form.is_bound and request.htmx:\n"
        '        return HttpResponse(Initiative.objects.values_list("applicant_email"), status=422)\n'
        "    if form.is_valid():\n        programme =",
        only="initiatives and submit",
    ),
    Hole(
        "ideas in a file for everybody name who sent them",
        [ACCESS],
        "programmes/initiatives/public_views.py",
        "    shown = Paginator(",
        '    if "bestand" in request.GET and not request.user.is_authenticated:\n'
        '        return HttpResponse(Initiative.objects.values_list("applicant_email"))\n'
        "    shown = Paginator(",
        only="initiatives and published",
    ),
    Hole(
        "who searches in a whole page reads more than it shows",
        [ACCESS],
        "programmes/initiatives/public_views.py",
        "    shown = Paginator(",
        '    if "q" in request.GET and not request.htmx:\n'
        '        return HttpResponse(Initiative.objects.values_list("applicant_email"))\n'
        "    shown = Paginator(",
        only="initiatives and published",
    ),
    Hole(
        "what somebody was writing is offered to colleagues",
        [ACCESS],
        "programmes/records/drafts.py",
        "Draft.objects.filter(user_id=user.pk, address=address).first()",
        'Draft.objects.filter(address=address).order_by("pk").first()',
        only="stakeholders and add",
    ),
    Hole(
        "who reads along sees own figures before they are approved",
        [ACCESS],
        DOOR,
        "return bool(self.rights.held & {MANAGER, DIRECTOR, PROFESSIONAL}) or self.enters(series)",
        "return True",
        only="own_figures",
    ),
    Hole(
        "who has a role in one programme finds the records of another",
        [ACCESS],
        "programmes/workspace/search.py",
        "rows = Programme.objects.visible_to(user).order_by",
        "roles_of = lambda _user, there: {pk: frozenset(Role) for pk in there}\n    rows = Programme.objects.order_by",
        only="workspace and search",
    ),
    Hole(
        "pages for who signed in are kept by a browser",
        [CROSSING],
        "wijkaanpak/headers.py",
        "if user is not None and user.is_authenticated:",
        "if False:",
        only="locked_down",
    ),
    # HTML.
    Hole(
        "a word of a resident is HTML in a template",
        [ESCAPING],
        "templates/programmes/initiatives/detail.html",
        "{{ row.plan|linebreaks }}",
        "{{ row.plan|safe|linebreaks }}",
    ),
    Hole(
        "the name of a file is HTML in code",
        [ESCAPING],
        "programmes/templatetags/figure_words.py",
        'SafeString("<wbr>"), "{}"',
        'SafeString("<wbr>"), SafeString(name)',
    ),
    Hole(
        "the cells of a table are not escaped",
        ["tests/wijkaanpak/test_stacking.py"],
        "wijkaanpak/stacking.py",
        "[str(cell).translate(ESCAPES) for cell in row]\n    parts",
        "[str(cell) for cell in row]\n    parts",
    ),
    Hole(
        "the words of a chart are not escaped",
        ["tests/wijkaanpak/charts"],
        "wijkaanpak/charts/svg.py",
        "return text.translate(_ESCAPES)",
        "return text",
    ),
)


def _say_to_each_database(sql: str) -> None:
    from tests.support import database

    make = database.make

    def made(name: str) -> None:
        make(name)
        with database.superuser(name) as connection:
            connection.execute(sql)

    database.make = made


def _read_instead(path: str, old: str, new: str) -> None:
    """For who reads it as a file: templates are, and so are modules by a test that looks for something in them."""
    from django.template.loaders.filesystem import Loader

    contents, read = Loader.get_contents, Path.read_text

    def drawn(loader: Loader, origin: Any) -> str:
        text = contents(loader, origin)
        return text.replace(old, new) if str(origin.name).endswith(path) else text

    def opened(file: Path, *args: Any, **kwargs: Any) -> str:
        text = read(file, *args, **kwargs)
        return text.replace(old, new) if str(file).endswith(path) else text

    Loader.get_contents = drawn
    Path.read_text = opened
