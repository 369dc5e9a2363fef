"""Addresses of bank: who gets what."""

from __future__ import annotations

from tests.desk.address import Address

MAKES = ("duty_officer", "editor", "approver", "head")
READS = (*MAKES, "verifier", "field_reporter", "auditor")

ADDRESSES: tuple[Address, ...] = (
    Address("bank:find", READS),
    Address("bank:add", MAKES),
    # an approved item of the Polda, which the election commission's administrator does not read either
    Address("bank:item", READS),
    Address("bank:picture", (), hidden=READS, elsewhere=403),
    Address("bank:change", MAKES),
    Address("bank:adapt", MAKES),
    Address("bank:use", MAKES, 302, post=True),
    Address("bank:withdraw", MAKES),
    # one that waits for its second person
    Address("bank:propose", MAKES, 302, post=True),
    Address("bank:approve", ("approver", "head"), 302, post=True),
    Address("bank:send_back", ("approver", "head"), 302, post=True),
    Address(
        "bank:settle",
        MAKES,
        hidden=("verifier", "field_reporter", "auditor", "administrator", "observer"),
        elsewhere=404,
    ),
)
