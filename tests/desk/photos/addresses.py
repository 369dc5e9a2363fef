"""Addresses of photos: who gets what."""

from __future__ import annotations

from tests.desk.address import Address

BRINGS = ("duty_officer", "verifier", "editor", "approver", "head", "field_reporter")
_OUTSIDE = ("administrator", "observer")

ADDRESSES: tuple[Address, ...] = (
    # a photo that was looked at, of the Polda
    Address("photos:photo", (*BRINGS, "auditor"), hidden=_OUTSIDE),
    Address("photos:picture", (*BRINGS, "auditor"), hidden=_OUTSIDE),
    Address("photos:check", BRINGS, 302, hidden=_OUTSIDE, post=True),
    Address("photos:erase", BRINGS, 302, hidden=_OUTSIDE, post=True),
    Address("photos:faces", BRINGS),
    Address("photos:faces_agree", ("approver", "head"), 302, hidden=(*_OUTSIDE, "auditor"), post=True),
    Address("photos:faces_photo", ("duty_officer",), hidden=(*_OUTSIDE, "auditor")),
)
