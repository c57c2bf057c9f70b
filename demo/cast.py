"""The municipalities of the demo, and the people with an account there."""

from django.conf import settings
from django.contrib.auth.hashers import make_password

from demo import stories
from demo.accounts import PASSWORD
from programmes.models import Programme, ProgrammeRole
from wijkaanpak import tenancy
from wijkaanpak.accounts import people
from wijkaanpak.accounts.models import Municipality, Role, User

GRONINGEN, EXAMPLE = "groningen", "voorbeeldstad"
NAMES = {GRONINGEN: ("Groningen (demo)", "GM0014"), EXAMPLE: ("Voorbeeldstad (demo)", "")}


class NotADemo(Exception):
    """A municipality with this address exists, and real people work there."""


class NotHere(Exception):
    """The password of the demo is in the documentation, so it may only be used on a developer's machine."""


def municipality(slug: str) -> Municipality:
    """The demo municipality with this address. Raises NotADemo when the address belongs to a real one."""
    name, code = NAMES[slug]
    about = {"name": name, "code": code, "is_demo": True, "requires_second_factor": False}
    found, _ = Municipality.objects.get_or_create(slug=slug, defaults=about | {"shares_figures": slug == GRONINGEN})
    if not found.is_demo:
        raise NotADemo(slug)
    return found


def only_here() -> None:
    """Raises NotHere outside DEBUG."""
    if not settings.DEBUG:
        raise NotHere


def accounts(home: Municipality) -> dict[str, User]:
    """Everybody who works here, by their key in the story. Raises NotHere outside DEBUG."""
    only_here()
    parts = [part for part in stories.people() if part.get("municipality", GRONINGEN) == home.slug]
    known = {user.email: user for user in User.objects.filter(email__in=[part["email"] for part in parts])}
    missing = [part for part in parts if part["email"] not in known]
    password = make_password(PASSWORD) if missing else ""
    for part in missing:
        user = people.create(email=part["email"], name=part["name"], home=home)
        user.password = password
        user.save(update_fields=["password"])
        known[user.email] = user
    with tenancy.municipality(home):
        for part in missing:
            if "programmes" not in part:
                people.grant(known[part["email"]], Role(part["role"]))
    return {part["key"]: known[part["email"]] for part in parts}


def roles(programme: Programme, users: dict[str, User]) -> None:
    """The roles that hold for this programme alone."""
    ProgrammeRole.objects.bulk_create(
        ProgrammeRole(programme=programme, user=users[part["key"]], role=part["role"])
        for part in stories.people()
        if part["key"] in users and programme.slug in part.get("programmes", ())
    )
