"""The whole demo in a database of its own: loaded once in a run, copied for every test that looks at it.

Loading takes seconds, a copy a fraction of one.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import override_settings

from demo import loading
from monitoring import rendering
from tests.support import database

LOADED = "wijkaanpak_test_demo"


@contextmanager
def standing(run: str) -> Iterator[None]:
    """Within, the site has the demo; `run` tells one run of the suite from the next. The PDF is tested elsewhere."""
    own = connections["default"].settings_dict["NAME"]
    copy = f"{own}_demo"
    database.make_once(LOADED, run, _load)
    database.copy(copy, LOADED)
    database.use(copy)
    cache.clear()
    try:
        yield
    finally:
        database.drop(copy)
        database.use(own)
        cache.clear()


def _load() -> None:
    with override_settings(DEBUG=True), pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "render", lambda snapshot: b"%PDF demo")
        loading.load()
