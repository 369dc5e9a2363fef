"""Addresses of directives: who gets what."""

from __future__ import annotations

from tests.desk.address import ALL, Address, public

HEAD = ("head",)
#: Everybody but administrators reads directives; who reports for a unit, who acknowledges.
READS = tuple(role for role in ALL if role != "administrator")
REPORTS = ("duty_officer", "verifier", "editor", "head", "field_reporter")
ACKNOWLEDGES = ("duty_officer", "editor", "head")
WORKS = ("duty_officer", "verifier", "editor", "approver", "head")
NOBODY = ("administrator",)


def _of_directive(name: str, allowed: tuple[str, ...], ok: int = 200, *, post: bool = False) -> Address:
    """Something about a directive of the Polda; administrators and other institutions find nothing."""
    return Address(f"directives:{name}", allowed, ok, elsewhere=404, post=post, hidden=NOBODY)


def _of_draft(name: str, ok: int = 302, *, post: bool = True) -> Address:
    """Something about a draft, which exists only for those who send."""
    return Address(f"directives:{name}", HEAD, ok, closed=404, elsewhere=404, post=post)


ADDRESSES: tuple[Address, ...] = (
    Address("directives:list", READS),
    public("directives:worker"),
    Address("directives:count"),
    Address("directives:write", HEAD),
    _of_directive("directive", READS),
    _of_draft("change", 200, post=False),
    _of_draft("attach"),
    _of_draft("detach"),
    _of_draft("send"),
    _of_draft("discard"),
    _of_directive("attachment", READS),
    _of_directive("correct", HEAD, 302, post=True),
    _of_directive("close", HEAD),
    _of_directive("tree", READS),
    _of_directive("conference", READS),
    Address("directives:ask", REPORTS, elsewhere=403),
    _of_directive("answer", HEAD),
    _of_directive("receipt", READS),
    _of_directive("acknowledge", ACKNOWLEDGES, 302, post=True),
    _of_directive("meet", REPORTS),
    _of_directive("report", REPORTS),
    _of_directive("finish", WORKS, 302, post=True),
    _of_directive("give_back", HEAD),
    _of_directive("evidence", READS),
)
