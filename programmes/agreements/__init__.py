"""The lokaal contract: draft, promise, sign, put in force, settle."""

from programmes.agreements.writes import (
    AlreadyInForce,
    AlreadySettled,
    NotAPartner,
    draft,
    edit_promise,
    promise,
    put_in_force,
    settle,
    sign,
    withdraw_promise,
)

__all__ = [
    "AlreadyInForce",
    "AlreadySettled",
    "NotAPartner",
    "draft",
    "edit_promise",
    "promise",
    "put_in_force",
    "settle",
    "sign",
    "withdraw_promise",
]
