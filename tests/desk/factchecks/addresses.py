"""Addresses of factchecks: who gets what."""

from __future__ import annotations

from tests.desk.address import ASKS, Address, public

BRINGS = ("duty_officer", "verifier", "editor", "head")
READS = (*BRINGS, "approver", "administrator", "auditor", "observer")

ADDRESSES: tuple[Address, ...] = (
    Address("factchecks:find", READS),
    Address("factchecks:factcheck", READS),
    Address("factchecks:bring", BRINGS),
    Address("factchecks:table", BRINGS),
    # an import of the Polda: another institution finds nothing there
    Address("factchecks:pull", READS, elsewhere=404),
    Address("factchecks:subscriptions", READS),
    Address("factchecks:propose", ASKS),
    Address("factchecks:subscription", READS),
    # an active subscription of the Polda; the election commission's administrator may pause it too
    Address("factchecks:move", (*ASKS, "approver"), 422, post=True, elsewhere=422),  # a reason is missing
    public("factchecks:data_feed"),
    public("factchecks:atom"),
    public("factchecks:public_subscriptions"),
    public("factchecks:public_subscriptions_json"),
)
