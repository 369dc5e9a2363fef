"""Addresses of network: who gets what."""

from __future__ import annotations

from tests.desk.address import READS, Address, public

_KEEPS = ("duty_officer", "editor", "head", "administrator")
_WRITES = ("duty_officer", "editor", "head")
_SENDS = (*_WRITES, "approver")
_REGISTERS = ("editor", "head", "administrator")
_ALL_READ = (*READS, "administrator")


def _without(*roles: str) -> tuple[str, ...]:
    """Everybody else, for whom the thing does not exist."""
    everybody = (*_ALL_READ, "field_reporter")
    return tuple(role for role in everybody if role not in roles)


ADDRESSES: tuple[Address, ...] = (
    # partners
    Address("network:partners", _KEEPS),
    Address("network:propose", _KEEPS),
    Address("network:partner_import", _KEEPS),
    Address("network:partner", _KEEPS, hidden=_without(*_KEEPS), elsewhere=404),
    Address("network:partner_withdraw", _KEEPS, 302, hidden=_without(*_KEEPS), elsewhere=404, post=True),
    public("network:public_partners"),
    public("network:consent"),
    Address("network:decline", ok=200, stranger=200, post=True),
    public("network:own"),
    Address("network:own_telegram", ok=409, stranger=409, post=True),  # this office has no bot
    public("network:leave"),
    # broadcasts
    Address("network:broadcasts", _ALL_READ),
    Address("network:write", _WRITES),
    Address("network:broadcast", _ALL_READ, hidden=("field_reporter",), elsewhere=404),
    Address("network:broadcast_change", _WRITES, hidden=("field_reporter",), elsewhere=404),
    Address("network:submit", _WRITES, 302, hidden=("field_reporter",), elsewhere=404, post=True),
    Address("network:pictures", _WRITES, hidden=("field_reporter",), elsewhere=404),
    # of a draft whose one picture is not there
    Address("network:picture", (), closed=404, elsewhere=404),
    Address("network:picture_remove", _WRITES, 302, hidden=("field_reporter",), elsewhere=404, post=True),
    Address("network:card", (), closed=409, hidden=("field_reporter",), elsewhere=404),  # no address is set
    Address("network:approve", (), closed=409, hidden=("field_reporter",), elsewhere=404, post=True),
    Address("network:return", ("approver", "head"), hidden=("field_reporter",), elsewhere=404),
    Address("network:send", (), closed=409, hidden=("field_reporter",), elsewhere=404, post=True),
    Address("network:look", _SENDS, 409, hidden=("field_reporter",), elsewhere=404, post=True),
    Address("network:broadcast_withdraw", _WRITES, 302, hidden=("field_reporter",), elsewhere=404, post=True),
    Address("network:retract", (), closed=409, hidden=("field_reporter",), elsewhere=404, post=True),
    # kits and questions
    public("network:kit"),
    public("network:kit_picture", 404),
    Address("network:receive", ok=422, stranger=422, post=True),  # without saying which
    public("network:answers"),
    Address("network:questions", _WRITES),
    Address("network:question", _WRITES, hidden=_without(*_WRITES), elsewhere=404),
    Address("network:take", _WRITES, 302, hidden=_without(*_WRITES), elsewhere=404, post=True),
    Address("network:set_aside", _WRITES, 302, hidden=_without(*_WRITES), elsewhere=404, post=True),
    # official accounts
    public("network:directory"),
    public("network:directory_json"),
    Address("network:accounts", _REGISTERS),
    Address("network:account_register", _REGISTERS),
    Address("network:account", _REGISTERS, hidden=_without(*_REGISTERS), elsewhere=404),
    Address("network:account_check", _REGISTERS, 409, hidden=_without(*_REGISTERS), elsewhere=404, post=True),
    Address("network:account_end", _REGISTERS, 302, hidden=_without(*_REGISTERS), elsewhere=404, post=True),
    Address(
        "network:account_settle", _REGISTERS, 302, hidden=_without(*_REGISTERS), elsewhere=404, post=True
    ),
)
