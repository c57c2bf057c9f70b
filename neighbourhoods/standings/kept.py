"""Answers that pages keep for a while: they follow from files that never change, and take long to find."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Protocol, TypeVar

from django.core.cache import cache

KEPT_SECONDS = 3600
"""So long an answer is kept: the files it follows from stay as they are, but links between areas may come."""


class Digested(Protocol):
    """A question that knows all its answer rests on."""

    @property
    def digest(self) -> str: ...


K = TypeVar("K", bound=Hashable)
Q = TypeVar("Q", bound=Digested)
A = TypeVar("A")


def answers(asked: Mapping[K, Q], answer: Callable[[Mapping[K, Q]], dict[K, A]], *, is_kept: bool) -> dict[K, A]:
    """An answer to each question; with `is_kept` those of the last hour are taken from the cache, and new ones kept."""
    if not is_kept:
        return answer(asked)
    kept = cache.get_many([question.digest for question in asked.values()])
    known = {key: kept[question.digest] for key, question in asked.items() if question.digest in kept}
    fresh = answer({key: question for key, question in asked.items() if key not in known})
    cache.set_many({asked[key].digest: found for key, found in fresh.items()}, KEPT_SECONDS)
    return known | fresh
