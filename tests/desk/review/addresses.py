"""Addresses of review: who gets what."""

from __future__ import annotations

from tests.desk.address import LEADS, REPORTS, Address, public

READS = (*REPORTS, "approver", "auditor", "administrator")
LOOKS_AFTER = ("approver", "head")

ADDRESSES: tuple[Address, ...] = (
    Address("review:days", READS),
    Address("review:report", REPORTS),
    public("review:worker"),
    # an activity and a day of the Polda
    Address("review:activity", READS, hidden=("observer",), elsewhere=404),
    Address("review:withdraw", ("duty_officer", "head"), 302, elsewhere=404, hidden=("observer",), post=True),
    Address("review:day", READS, hidden=("observer",), elsewhere=404),
    Address("review:day_docx", READS, hidden=("observer",), elsewhere=404),
    Address("review:day_xlsx", READS, hidden=("observer",), elsewhere=404),
    Address("review:forces", READS),
    Address("review:operation_add", LEADS),
    Address("review:neutrality"),
    Address("review:pledge", ok=302, post=True),
    Address("review:check", ("duty_officer", "editor", "approver", "head")),
    # a complaint about the Polda's institution: nobody there finds it
    Address("review:complaints", LOOKS_AFTER),
    Address("review:complaint", (), hidden=LOOKS_AFTER),
    public("review:complain"),
    public("review:figures"),
)
