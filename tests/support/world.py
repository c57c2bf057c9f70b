"""A programme with one of everything, somebody for each role, and the addresses of the pages.

What there is of a noun, and what its addresses are filled in with, stands in the `access.py` beside its tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client, override_settings

from neighbourhoods.models import Area
from programmes.models import ProgrammeArea, ProgrammeAreaMember
from tests.conftest import NOON, make_municipality, make_user
from tests.support.access import BUURT, Ground, addresses
from tests.support.factories import ProgrammeFactory, ProgrammeRoleFactory
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
        """In the order of the rows of tests/support/access.py."""
        return [None, self.stranger, self.elsewhere, *(self.staff[role] for role in ROLES)]

    def path(self, name: str, where: Municipality | None = None, **other: Any) -> str:
        return tenancy.path(where or self.municipality, name, **self.parts.get(name, {}) | other)


@pytest.fixture(scope="module")
def own_world(rows_of_module: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world in Groningen, made once for a file; what a test does in it is undone."""
    here, there = (make_municipality(name.lower(), name) for name in ("Groningen", "Voorbeeldstad"))
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        with tenancy.municipality(here):
            world = make_world(here, there)
        yield world


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
    area = ProgrammeArea.objects.create(programme=programme, starts_on=NOON.date(), division_year=2024)
    ProgrammeAreaMember.objects.create(area=area, code=BUURT)
    Area.objects.create(code=BUURT, division_year=2024, level="neighbourhood", name="Selwerd")
    return World(here, stranger, elsewhere, staff, addresses(Ground(here, programme, staff[Role.ADMINISTRATOR])))


def client_of(user: User | None, **kwargs: Any) -> Client:
    client = Client(**kwargs)
    if user is not None:
        client.force_login(user)
    return client


def ask(client: Client, method: str, path: str, headers: dict[str, str] | None = None) -> Any:
    """A form is sent with nothing useful in it."""
    if method == "POST":
        return client.post(path, {"leeg": ""}, headers=headers)
    return client.generic(method, path, headers=headers)
