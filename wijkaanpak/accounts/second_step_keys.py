"""The secrets of second steps, encrypted where they are stored: of the app that makes codes, and of recovery codes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from wijkaanpak import encryption

SECRETS = ("secret", "seed")
"""In the `data` of an `Authenticator`."""


class SecondStepAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises Unreadable: a code cannot be checked then, and nobody comes in without one."""
        return encryption.decrypt(encrypted_text)


class Renewed(NamedTuple):
    renewed: int
    unreadable: list[int]
    """Numbers of the accounts whose second step no key opens."""


def renew() -> Renewed:
    """Encrypt with the first key what is not yet. Safe to run twice, and while people sign in."""
    renewed, unreadable = 0, set()
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().filter(pk=pk).first()
            try:
                changed = {name: encryption.encrypt(encryption.decrypt(stored)) for name, stored in _of_before(row)}
            except encryption.Unreadable:
                unreadable.add(row.user_id)
                continue
            if changed:
                row.data |= changed
                row.save(update_fields=["data"])
                renewed += 1
    return Renewed(renewed, sorted(unreadable))


def unreadable() -> int:
    """Of how many accounts the second step cannot be checked, because its key is not here."""
    accounts = set()
    for row in Authenticator.objects.order_by("pk").only("user_id", "data"):
        try:
            for _name, stored in _secrets(row):
                encryption.decrypt(stored)
        except encryption.Unreadable:
            accounts.add(row.user_id)
    return len(accounts)


def _secrets(row: Any) -> Iterator[tuple[str, str]]:
    return ((name, row.data[name]) for name in SECRETS if row and name in row.data)


def _of_before(row: Any) -> Iterator[tuple[str, str]]:
    return ((name, stored) for name, stored in _secrets(row) if not encryption.uses_first_key(stored))
