"""Addresses of duty: who gets what."""

from __future__ import annotations

from tests.desk.address import LEADS, TENDS, Address, public, verb

#: The duty officer asked the verifier for a swap; both are the Polda's.
_ASKER, _OTHER = ("duty_officer",), ("verifier",)
_SERVES = ("duty_officer", "verifier", "editor", "approver", "head", "administrator")
#: A swap exists for the two and for those who make the roster.
_OUTSIDE = (
    "editor",
    "approver",
    "auditor",
    "field_reporter",
    "observer",
)


def _of_swap(name: str, allowed: tuple[str, ...]) -> Address:
    return Address(name, allowed, 302, elsewhere=404, post=True, hidden=_OUTSIDE)


ADDRESSES: tuple[Address, ...] = (
    Address("duty:now"),
    Address("duty:home_part"),
    Address("duty:holes"),
    Address("duty:mine"),
    Address("duty:leave"),
    Address("duty:leave_drop", (*_ASKER, *LEADS), 302, closed=404, elsewhere=404, post=True),
    Address("duty:feed", ok=302, post=True),
    Address("duty:feed_drop", ok=302, post=True),
    public("duty:calendar"),
    Address("duty:swap", _ASKER, closed=404),
    _of_swap("duty:swap_agree", _OTHER),
    _of_swap("duty:swap_decline", _OTHER),
    _of_swap("duty:swap_withdraw", _ASKER),
    _of_swap("duty:swap_refuse", LEADS),
    Address("duty:roster", elsewhere=404),
    Address("duty:plan", LEADS, elsewhere=404),
    verb("duty:roster_end", LEADS),
    Address("duty:leave_for", LEADS, elsewhere=404),
    Address("duty:shift", LEADS, elsewhere=404),
    verb("duty:cover", _SERVES),
    verb("duty:shift_remove", LEADS),
    Address("duty:bring", LEADS, elsewhere=404),
    # hand-over
    Address("duty:hand_over", elsewhere=404),
    Address("duty:hand_over_write", elsewhere=404),  # whoever may not is refused on sending
    Address("duty:take", (), closed=409, elsewhere=404, post=True),  # nothing was handed over yet
    # readiness
    Address("duty:ready_days"),
    Address("duty:ready_set", LEADS),
    Address("duty:ready_day", elsewhere=404),
    verb("duty:ready_remove", LEADS),
    # an item is missing: who may tick is told so
    Address("duty:ready_tick", ("duty_officer", "editor", *LEADS), 404, elsewhere=404, post=True),
    # calls
    Address("duty:chain", LEADS, elsewhere=404),
    Address("duty:ringing"),
    Address("duty:call", TENDS, closed=404),
    Address("duty:answer", TENDS, 302, closed=404, post=True),
    Address("duty:answer_link", _ASKER, closed=404),
)
