"""Addresses of photos: who gets what."""

from __future__ import annotations

from tests.desk.address import Address

ADDRESSES: tuple[Address, ...] = ()
