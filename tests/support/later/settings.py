"""Those of the product, with one more app to migrate."""

from wijkaanpak.settings import *  # noqa: F403

INSTALLED_APPS += ["tests.support.later"]  # noqa: F405
