"""Text that is stored so that a stolen database does not hold it: encrypted with keys that stand in the settings alone.

The first of `ENCRYPTION_KEYS` encrypts and all of them decrypt, so that a key can be replaced while people work.
"""

import base64
from collections.abc import Sequence
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

BEGINS = "gAAAA"  # each encrypted text does, and no secret of before
FOR = b"wijkaanpak.encryption"


class Unreadable(Exception):
    """Encrypted with a key that is not among `ENCRYPTION_KEYS`."""


def encrypt(text: str) -> str:
    """With the first key."""
    return _safe(tuple(settings.ENCRYPTION_KEYS)).encrypt(text.encode()).decode()


def decrypt(stored: str) -> str:
    """With whichever key it was. Text of before it was encrypted is itself. Raises Unreadable."""
    if not is_encrypted(stored):
        return stored
    try:
        return _safe(tuple(settings.ENCRYPTION_KEYS)).decrypt(stored).decode()
    except InvalidToken as error:
        raise Unreadable from error


def is_encrypted(stored: str) -> bool:
    return stored.startswith(BEGINS)


def uses_first_key(stored: str) -> bool:
    """Whether it stays readable when all other keys are taken away."""
    try:
        _safe(tuple(settings.ENCRYPTION_KEYS)[:1]).decrypt(stored)
    except InvalidToken:
        return False
    return True


@cache
def _safe(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: str) -> bytes:
    """A setting is text of any length, a key 32 bytes. What it is for goes in, so that no other use has the same."""
    return HKDF(SHA256(), length=32, salt=None, info=FOR).derive(key.encode())
