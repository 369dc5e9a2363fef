"""Addresses of kits: who gets what."""

from __future__ import annotations

from tests.desk.address import ADMINISTRATOR, ALL, Address

AIRS = ("duty_officer", "editor", "head", "field_reporter")
COUNTS = (*AIRS, "approver", "verifier", "auditor", "observer")

#: Who proposes and agrees to a look.
LOOKS = ("administrator", "head")

ADDRESSES: tuple[Address, ...] = (
    # a text of the Polda that is out: every member of every institution prints and reads it, once the office
    # has set its address (the office of this table has none)
    Address("kits:materials", ALL, 409),
    Address("kits:material", ALL, 409),
    Address("kits:everything", ALL, 409),
    Address("kits:air", AIRS),
    Address("kits:airings", COUNTS),
    # what the Polda's officer read out
    Address("kits:undo", AIRS, 302, post=True, hidden=ADMINISTRATOR),
    Address("kits:settle", AIRS, hidden=ADMINISTRATOR),
    # an institution's own look
    Address("kits:look", LOOKS),
    Address("kits:look_agree", LOOKS, 302, post=True),
    Address("kits:look_drop", LOOKS, 302, post=True),
    Address("kits:look_example", LOOKS),
    Address("kits:look_logo", (), hidden=LOOKS),
)
