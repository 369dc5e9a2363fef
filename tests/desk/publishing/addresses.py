"""Addresses of publishing: who gets what."""

from __future__ import annotations

from tests.desk.address import READS, Address, public

_CONNECTS = ("head", "administrator")
_SETTLES = ("duty_officer", "editor", "approver", "head")
_EVERYBODY = (*READS, "administrator", "field_reporter")


def _without(*roles: str) -> tuple[str, ...]:
    """Everybody else, for whom the thing does not exist."""
    return tuple(role for role in _EVERYBODY if role not in roles)


ADDRESSES: tuple[Address, ...] = (
    Address("publishing:release", READS, hidden=_without(*READS), elsewhere=404),
    # Without saying what to do nothing is done.
    Address("publishing:settle", (), closed=409, hidden=_without(*READS), elsewhere=404, post=True),
    Address("publishing:outlets", _CONNECTS),
    Address("publishing:connect", _CONNECTS),
    Address("publishing:rekey", _CONNECTS, hidden=_without(*_CONNECTS), elsewhere=404),
    Address("publishing:test", _CONNECTS, 302, hidden=_without(*_CONNECTS), elsewhere=404, post=True),
    Address("publishing:close", _CONNECTS, 302, hidden=_without(*_CONNECTS), elsewhere=404, post=True),
    # for everybody
    public("publishing:atom_all"),
    public("publishing:json_all"),
    public("publishing:atom"),
    public("publishing:json"),
    public("publishing:subscribe"),
    public("publishing:asked"),
    public("publishing:confirm"),
    public("publishing:leave"),
)
