"""Rounds of judgements by the parties."""

from monitoring.rounds.reads import (
    Heard,
    heard,
)

__all__ = [
    "Heard",
    "heard",
]
