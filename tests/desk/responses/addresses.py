"""Addresses of responses: who gets what."""

from __future__ import annotations

from tests.desk.address import Address, public

_READS = ("duty_officer", "verifier", "editor", "approver", "head", "auditor", "observer")
_WRITES = ("duty_officer", "editor", "head")
_APPROVES = ("approver", "head")
_RELEASES = ("editor", "approver", "head")
_BOTH = ("duty_officer", "editor", "approver", "head")
_NOTES = (*_BOTH, "verifier")
_LISTS = ("editor", "head")
_HIDDEN = ("administrator", "field_reporter")


def _of_text(name: str, roles: tuple[str, ...], ok: int = 200, **more: object) -> Address:
    return Address(f"responses:{name}", roles, ok, hidden=_HIDDEN, elsewhere=404, **more)  # type: ignore[arg-type]


ADDRESSES: tuple[Address, ...] = (
    Address("responses:list", _READS),
    Address("responses:write", _WRITES),
    Address("responses:check", _WRITES, 422, post=True),  # without saying what
    public("responses:balance"),
    Address("responses:contestants", _LISTS),
    Address("responses:contestant_end", _LISTS, 302, post=True),
    _of_text("response", _READS),
    _of_text("version", _READS),
    _of_text("change", _WRITES),
    _of_text("submit", _WRITES, 302, post=True),
    _of_text("approve", _APPROVES),
    _of_text("return", _APPROVES),
    _of_text("leave", _WRITES, 302, post=True),
    _of_text("correct", _WRITES),
    _of_text("withdraw", _RELEASES),
    _of_text("ask_partner", _BOTH),
    _of_text("note", _NOTES),
    _of_text("emergency", (), closed=409, post=True),  # it is not polling day
    _of_text("emergency_confirm", (), closed=409, post=True),
    _of_text("emergency_review", _APPROVES),
    public("responses:partner"),
)
