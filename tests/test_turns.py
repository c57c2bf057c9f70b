"""Municipalities by turns over the same connections: no request knows of the one before it."""

import re
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.test import Client

from tests.conftest import make_municipality
from tests.support.factories import InitiativeFactory
from wijkaanpak import tenancy


def test_requests_of_five_municipalities_by_turns_stay_apart(transactional_db):
    """Over the same few connections, many times: no request sees the municipality of the request before it."""
    five = [make_municipality(f"gemeente-{n}", f"Gemeente {n}") for n in range(5)]
    for municipality in five:
        with tenancy.municipality(municipality):
            InitiativeFactory(title=f"Idee van {municipality.slug}", published=True)

    def ask_all(turn):
        client, found = Client(), []
        try:
            for at in range(50):
                municipality = five[(turn + at) % 5]
                page = client.get(tenancy.path(municipality, "initiatives:published")).content.decode()
                found.append((municipality.slug, set(re.findall(r"Idee van ([\w-]+)", page))))
        finally:
            connection.close()
        return found

    with ThreadPoolExecutor(4) as pool:
        answers = [answer for turn in pool.map(ask_all, range(4)) for answer in turn]

    assert len(answers) == 200
    assert [(slug, seen) for slug, seen in answers if seen != {slug}] == []
