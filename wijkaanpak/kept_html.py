"""HTML that is drawn once from the same things and kept for an hour: the words, tables and pictures of figures.

A piece is kept under a digest of all that it is drawn from, so that nothing has to be thrown away when a figure, a name
or the product itself changes: then it is asked for under another name.
"""

import hashlib
import pickle
import zlib
from collections.abc import Callable
from functools import cache as remember
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

KEPT_SECONDS = 3600
APPS = ("wijkaanpak", "neighbourhoods", "programmes", "monitoring")
DRAWN_BY = ("templates/**/*.html", "locale/**/*.mo", *(f"{app}/**/*.py" for app in APPS))


def kept(name: str, rests_on: object, draw: Callable[[], str]) -> SafeString:
    """What `draw` makes of `rests_on`: that of the last hour, in this language and for this municipality, or anew.

    `rests_on` is all that the piece shows, as plain values; `draw` gives HTML in which text was escaped.
    """
    key = f"{name}-{digest((product(), get_language(), get_script_prefix(), rests_on))}"
    packed = cache.get(key)
    if packed is None:
        packed = zlib.compress(draw().encode(), 3)
        cache.set(key, packed, KEPT_SECONDS)
    return SafeString(zlib.decompress(packed).decode())


def digest(rests_on: object) -> str:
    """The same for things that are the same, in every process."""
    return hashlib.sha256(pickle.dumps(rests_on)).hexdigest()


def fields(row: models.Model) -> dict[str, object]:
    """What was read of a row, by name: plain values for `digest`, without what hangs on it."""
    return {name: value for name, value in vars(row).items() if name != "_state"}


@remember
def product() -> str:
    """Which code and which templates draw here, as this process found them."""
    files = sorted(path for pattern in DRAWN_BY for path in Path(settings.BASE_DIR).glob(pattern))
    found = [(path.as_posix(), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return digest(found)
