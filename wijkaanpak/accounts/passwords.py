"""What a password must be, in our words: Django has none in Dutch for one that is short, and knows no Dutch ones."""

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wijkaanpak.accounts.common_words import COMMON_WORDS
from wijkaanpak.accounts.models import Municipality

FEWEST_OF_ONESELF = 4  # letters beside common words, numbers and signs
FEWEST_CHARACTERS = 5  # different ones
SHORTEST_NAME = 4
LOOKS_LIKE = str.maketrans("013457@$!€", "oieastasie")
AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
NO_LETTER = re.compile(r"[\W\d_]+")
DIGEST = 40  # hexadecimal digits of SHA-1


class LongEnough(MinimumLengthValidator):
    """At least so many characters; a sentence is easier to remember than a puzzle."""

    def get_error_message(self) -> str:
        return _("Het wachtwoord is te kort. Gebruik minstens %d tekens.") % self.min_length

    def get_help_text(self) -> str:
        return _("Gebruik minstens %d tekens. Een zin van een paar woorden onthoudt u goed.") % self.min_length


class NotPredictable:
    """No common word, season, month or municipality with a number behind it: what somebody who guesses tries first."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        words = COMMON_WORDS | _names(user)
        text = _plain(password)
        # Signs that look like letters count as those, but the year behind a word is a year.
        readings = (text, AROUND.sub("", text).translate(LOOKS_LIKE))
        if len(set(text)) < FEWEST_CHARACTERS or any(_own_part(text, words) < FEWEST_OF_ONESELF for text in readings):
            raise ValidationError(
                _(
                    "Dit wachtwoord is makkelijk te raden: er staat weinig anders in dan een bekend woord of een naam, "
                    "met cijfers. Neem een zin van een paar woorden die niemand anders kiest."
                ),
                code="password_predictable",
            )

    def get_help_text(self) -> str:
        return _("Gebruik geen bekend woord, seizoen of gemeente met cijfers erachter.")


class NotBreached:
    """None that stands in a list of passwords that leaked, when whoever keeps this server put one in its place.

    The list is a file with a SHA-1 a line, in order: thirty reads find one among a billion, and no password leaves.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        if settings.BREACHED_PASSWORDS and stands_in(settings.BREACHED_PASSWORDS, digest):
            raise ValidationError(
                _("Dit wachtwoord is ooit ergens anders gelekt. Kies een wachtwoord dat u nergens anders gebruikt."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        return _("Gebruik geen wachtwoord dat u ook ergens anders hebt.")


def stands_in(path: Path, digest: bytes) -> bool:
    """Whether a line begins with this digest, in a file in the order of its digests."""
    with path.open("rb") as lines:
        low, high = 0, path.stat().st_size  # the line we look for begins in between
        while low < high:
            middle = (low + high) // 2
            lines.seek(max(0, middle - 1))
            if middle:
                lines.readline()
            found = lines.readline()[:DIGEST].upper()
            if found == digest:
                return True
            if found and found < digest:
                low = lines.tell()
            else:
                high = middle
    return False


def _names(user: Any) -> set[str]:
    """Of people and municipalities here, word for word."""
    names = [*Municipality.objects.order_by("pk").values_list("name", flat=True), getattr(user, "name", "")]
    return {word for name in names for word in NO_LETTER.split(_plain(name)) if len(word) >= SHORTEST_NAME}


def _plain(text: str) -> str:
    """Without capitals and accents."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )


def _own_part(text: str, words: set[str] | frozenset[str]) -> int:
    """How many letters are left without the words: the longest first, so that “wijkaanpak” is no “wijk”."""
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, " ")
    return len(NO_LETTER.sub("", text))
