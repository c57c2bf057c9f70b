"""Who can sign in to the demo. Everybody is invented; the one password is no secret, for the demo is for all to see."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "samen-verder-2038"  # noqa: S105
ROLE_LABELS = {
    "administrator": "beheerder",
    "programme_manager": "programmamanager",
    "process_director": "procesregisseur",
    "professional": "professional",
    "partner": "partner",
    "council_clerk": "griffie",
    "reader": "lezer",
}
PEOPLE = Path(__file__).parent / "content" / "people.toml"


@dataclass(frozen=True)
class Account:
    name: str
    email: str
    role: str
    municipality: str

    @property
    def role_label(self) -> str:
        return ROLE_LABELS[self.role]


def accounts() -> list[Account]:
    """Every invented person with an account, in the order of the file."""
    people = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))["person"]
    return [
        Account(
            name=person["name"],
            email=person["email"],
            role=person["role"],
            municipality=person.get("municipality", "groningen"),
        )
        for person in people
        if person.get("email") and person.get("role")
    ]
