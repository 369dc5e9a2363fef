"""Addresses of delivery: who gets what."""

from __future__ import annotations

from tests.desk.address import Address

_SETTLES = ("duty_officer", "editor", "head", "administrator")
_REST = ("verifier", "approver", "auditor", "field_reporter", "observer")

ADDRESSES: tuple[Address, ...] = (
    Address("delivery:list", _SETTLES),
    Address("delivery:message", _SETTLES, elsewhere=404, hidden=_REST),
    Address("delivery:settle", _SETTLES, ok=409, elsewhere=404, hidden=_REST, post=True),  # without a verb
    Address("delivery:telegram"),
    Address("delivery:telegram_code", ok=409, post=True),  # this office has no bot
    Address("delivery:telegram_stop", ok=302, post=True),
)
