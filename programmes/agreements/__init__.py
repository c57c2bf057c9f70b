"""The lokaal contract: draft, promise, sign, put in force, settle."""

from programmes.agreements.writes import (
    AlreadyInForce,
    AlreadySettled,
    NotAPartner,
    draft,
    promise,
    put_in_force,
    settle,
    sign,
)

__all__ = [
    "AlreadyInForce",
    "AlreadySettled",
    "NotAPartner",
    "draft",
    "promise",
    "put_in_force",
    "settle",
    "sign",
]
