"""Addresses of engagements: who gets what."""

from __future__ import annotations

from tests.desk.address import NO_CASES, Address, public

ARRANGES = ("duty_officer", "editor", "head")
ANSWERS = (*ARRANGES, "approver", "verifier")
READS = (*ANSWERS, "auditor", "observer")


def _page(name: str, allowed: tuple[str, ...], ok: int = 200, *, post: bool = False) -> Address:
    """Something about a meeting of the Polda; who reads no meetings finds nothing there."""
    return Address(f"engagements:{name}", allowed, ok, hidden=NO_CASES, post=post, elsewhere=404)


def _list(name: str, allowed: tuple[str, ...]) -> Address:
    return Address(f"engagements:{name}", allowed)


ADDRESSES: tuple[Address, ...] = (
    _list("list", READS),
    _list("owed", READS),
    _list("kinds", ARRANGES),
    _list("plan", ARRANGES),
    *(_page(name, READS) for name in ("meeting", "report", "report_docx")),
    *(
        _page(name, ARRANGES)
        for name in ("change", "agenda", "categories", "invitations", "postpone", "cancel", "reschedule")
    ),
    *(_page(name, ARRANGES) for name in ("attendance", "door", "photo", "report_write", "amend")),
    *(_page(name, ARRANGES, 302, post=True) for name in ("invite", "draw_seats", "hold", "report_submit")),
    *(_page(name, ANSWERS) for name in ("note", "commit")),
    *(_page(name, ANSWERS) for name in ("promise", "answer", "correct", "set_aside")),
    *(_page(name, READS) for name in ("question", "commitment")),
    _page("reopen", ANSWERS, 409, post=True),  # it is open
    # people outside
    public("engagements:invitation"),
    Address("engagements:invitation_answer", ok=422, stranger=422, post=True),
    public("engagements:invitation_calendar"),
    public("engagements:check_in"),
    public("engagements:ask"),
    public("engagements:asked"),
    public("engagements:press_room"),
    public("engagements:open_meeting"),
    public("engagements:draw"),
)
