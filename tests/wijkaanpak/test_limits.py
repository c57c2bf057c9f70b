"""Counting what may be done so many times: exact, apart for each municipality, and about nobody by name."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from tests.conftest import NOON
from wijkaanpak import clients, limits, tasks, tenancy
from wijkaanpak.models import Allowance

THREE_AN_HOUR = {"anna": limits.Limit(3, timedelta(hours=1))}


def take(at=NOON, uses=THREE_AN_HOUR):
    limits.take("initiative", uses, at=at)


def test_what_is_allowed_is_allowed_and_no_more(groningen):
    for _ in range(3):
        take()

    with pytest.raises(limits.TooMany) as refusal:
        take()

    assert refusal.value.again_at == NOON + timedelta(minutes=20)


def test_looking_says_the_same_and_counts_nothing(groningen):
    for _ in range(3):
        for _ in range(5):
            limits.look("initiative", THREE_AN_HOUR, at=NOON)
        take()

    with pytest.raises(limits.TooMany) as refusal:
        limits.look("initiative", THREE_AN_HOUR, at=NOON)

    assert refusal.value.again_at == NOON + timedelta(minutes=20)
    limits.look("initiative", THREE_AN_HOUR, at=refusal.value.again_at)


def test_one_more_is_allowed_at_the_moment_that_was_told(groningen):
    for _ in range(3):
        take()

    take(at=NOON + timedelta(minutes=20))

    with pytest.raises(limits.TooMany):
        take(at=NOON + timedelta(minutes=39))


@pytest.mark.parametrize("times", [7, 11, 13])
def test_a_number_that_does_not_divide_the_hour_is_still_exact(groningen, times):
    uses = {"anna": limits.Limit(times, timedelta(hours=1))}
    for _ in range(times):
        take(uses=uses)

    with pytest.raises(limits.TooMany):
        take(uses=uses)


def test_a_refusal_counts_for_nobody(groningen):
    both = THREE_AN_HOUR | {"bob": limits.Limit(1, timedelta(hours=1))}
    take(uses=both)
    with pytest.raises(limits.TooMany):
        take(uses=both)

    take()
    take()

    with pytest.raises(limits.TooMany):
        take()


def test_every_municipality_has_its_own_count(groningen, other_municipality):
    for _ in range(3):
        take()

    with tenancy.municipality(other_municipality):
        take()
        assert Allowance.objects.count() == 1


def test_who_it_was_cannot_be_read_back(groningen):
    take(uses={"fatima@voorbeeld.example": limits.Limit(1, timedelta(hours=1))})

    assert "fatima" not in Allowance.objects.get().whose


def test_what_limits_nobody_any_more_is_removed(groningen, other_municipality):
    take()
    take(at=NOON + timedelta(hours=1))
    with tenancy.municipality(other_municipality):
        take()

    assert limits.forget(at=NOON + timedelta(hours=1)) == 1
    assert Allowance.objects.count() == 1


def test_housekeeping_forgets_and_ends_old_sessions(groningen, client, manager):
    take()
    client.force_login(manager)
    session = client.session
    session.set_expiry(-1)
    session.save()

    tasks.forget_what_is_over()

    assert not Allowance.objects.exists()
    assert not session.exists(session.session_key)


@pytest.mark.parametrize(
    ("hops", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9, onzin", "192.0.2.1"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_only_what_our_own_proxy_wrote_counts(settings, hops, forwarded, expected):
    """What a visitor writes in the header himself stands left of that."""
    settings.TRUSTED_PROXIES = hops
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory(headers=headers).get("/", REMOTE_ADDR="192.0.2.1")

    assert clients.connection(request) == expected


def test_a_network_of_visitors_is_limited_too():
    """A customer with a /48 has 65,536 connections to choose from."""
    limit = limits.Limit(20, timedelta(hours=1))

    assert limits.for_connection("203.0.113.9", limit) == {"connection 203.0.113.9": limit}
    assert limits.for_connection("2001:db8:1:2::/64", limit) == {
        "connection 2001:db8:1:2::/64": limit,
        "network 2001:db8:1::/48": limits.Limit(100, timedelta(hours=1)),
    }
    assert limits.for_connection("unknown", limit) == {"connection unknown": limit}
