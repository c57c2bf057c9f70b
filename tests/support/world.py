"""A programme with one of everything, somebody for each role, and the addresses of the pages."""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client

from neighbourhoods.models import Area, SourceTable
from programmes.models import ProgrammeArea, ProgrammeAreaMember
from tests.conftest import NOON, make_user
from tests.support.factories import InitiativeFactory, OwnFigureFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.support.figures import make_import, make_mapping, make_release
from tests.support.indicators import make_own_indicator
from tests.support.monitoring import make_report
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, Role, User

ROLES = [
    Role.ADMINISTRATOR,
    Role.PROGRAMME_MANAGER,
    Role.PROCESS_DIRECTOR,
    Role.PROFESSIONAL,
    Role.PARTNER,
    Role.COUNCIL_CLERK,
    Role.READER,
]
BUURT = "BU00141000"
OF_PROGRAMME = (
    "boundaries:detail",
    "boundaries:edit",
    "initiatives:listing",
    "monitoring:overview",
    "monitoring:programme",
    "monitoring:success_factors",
    "own_figures:download",
    "own_figures:listing",
    "own_figures:periods",
    "own_figures:series_add",
    "public:figures",
    "public:programme_area",
    "reports:listing",
    "reports:request",
)


@dataclass(frozen=True, slots=True)
class World:
    municipality: Municipality
    stranger: User
    elsewhere: User
    """Has every role, in another programme of this municipality."""
    staff: dict[Role, User]
    parts: dict[str, dict[str, Any]]
    """For each name of a page what its address is made of; most need nothing."""

    @property
    def manager(self) -> User:
        return self.staff[Role.PROGRAMME_MANAGER]

    @property
    def columns(self) -> list[User | None]:
        """In the order of the table of tests/test_access.py."""
        return [None, self.stranger, self.elsewhere, *(self.staff[role] for role in ROLES)]

    def path(self, name: str, where: Municipality | None = None, **other: Any) -> str:
        return tenancy.path(where or self.municipality, name, **self.parts.get(name, {}) | other)


def make_world(here: Municipality, there: Municipality) -> World:
    """In `here`; the stranger has every role `there`."""
    here.code = "GM0014"
    here.save()
    programme = ProgrammeFactory(name="Selwerd", slug="selwerd")
    staff = {role: make_user(role.value, here, role) for role in ROLES}
    elsewhere = make_user("elsewhere", here)
    other = ProgrammeFactory(name="Beijum", slug="beijum", area_name="Beijum")
    for role in ROLES:
        ProgrammeRoleFactory(programme=other, user=elsewhere, role=role)
    stranger = make_user("stranger", there, *Role)
    return World(here, stranger, elsewhere, staff, _parts(here, programme, staff[Role.ADMINISTRATOR]))


def _parts(here: Municipality, programme: Any, administrator: User) -> dict[str, dict[str, Any]]:
    area = ProgrammeArea.objects.create(programme=programme, starts_on=NOON.date(), division_year=2024)
    ProgrammeAreaMember.objects.create(area=area, code=BUURT)
    Area.objects.create(code=BUURT, division_year=2024, level="neighbourhood", name="Selwerd")
    initiative = InitiativeFactory(programme=programme)
    figure = OwnFigureFactory(series__programme=programme, status="pending")
    ready = {"state": "done", "rendered_at": NOON, "file": ContentFile(b"%PDF", "rapport.pdf")}
    concept = {"slug": programme.slug, "pk": make_report(programme, **ready).pk}
    adopted = {"pk": make_report(programme, status="adopted", version=2, **ready).pk}
    own = make_own_indicator(here, by=administrator)
    survey = SourceTable.objects.create(code="GM0014-buurtpeiling", series="own", publisher="Gemeente", licence="–")
    figure_import, release = {"pk": make_import(administrator).pk}, {"pk": make_release(table=survey).pk}
    mapping, series = {"pk": make_mapping().pk}, {"slug": programme.slug, "pk": figure.series_id}
    slug = {"slug": programme.slug}
    of_import = {f"imports:{act}": figure_import for act in ("detail", "correct", "publish", "retry", "refusals")}
    of_programme = dict.fromkeys(OF_PROGRAMME, slug)
    of_report = {f"reports:{act}": concept for act in ("detail", "adopt", "download", "offer", "retry")}
    return {
        **of_import,
        **of_programme,
        **of_report,
        "criteria:edit": {"factor": "vision", "criterion": "horizon"},
        "reports:published": adopted,
        "downloads:download": {"code": BUURT, "kind": "csv"},
        "maps:map": {"key": "woz"},
        "maps:areas": {"key": "woz"},
        **{f"open_data:{page}": {"code": BUURT} for page in ("area", "area_figures")},
        **{f"open_data:{page}": {"code": programme.slug} for page in ("programme", "programme_figures", "own_figures")},
        "open_data:indicator": {"code": "woz"},
        "public:area": {"code": BUURT},
        "releases:detail": release,
        "releases:withdraw": release,
        "public:figures_download": {**slug, "kind": "csv"},
        "indicators:detail": {"key": "inwoners"},
        "indicators:edit": {"key": own.key},
        "initiatives:detail": {**slug, "pk": initiative.pk},
        "initiatives:arrive": {"token": "nooit-verstuurd"},
        "initiatives:check": {**slug, "pk": initiative.pk},
        "initiatives:decide": {**slug, "pk": initiative.pk},
        "mappings:edit": mapping,
        "mappings:remove": mapping,
        "own_figures:enter": {**series, "period_pk": figure.period_id},
        "own_figures:review": {**slug, "pk": figure.pk},
        "own_figures:close": {**slug, "pk": figure.period_id},
        "own_figures:detail": series,
        "own_figures:series_edit": series,
    }


def client_of(user: User | None, **kwargs: Any) -> Client:
    client = Client(**kwargs)
    if user is not None:
        client.force_login(user)
    return client


def ask(client: Client, method: str, path: str) -> Any:
    """A form is sent with nothing useful in it."""
    return client.post(path, {"leeg": ""}) if method == "POST" else client.generic(method, path)
