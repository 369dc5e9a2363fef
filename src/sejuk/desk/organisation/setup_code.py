"""The one-time code that opens the first-run page. Whoever started the machine reads it there."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sejuk.desk import clock
from sejuk.desk.organisation.models import Office, SetupCode

_GROUPS = 4


def setup_code() -> str | None:
    """Make a new code and forget the old one; ``None`` where there is an office already.

    Only the code's SHA-256 is stored: it has 64 random bits, so nobody gets it back from the database.
    """
    if Office.objects.exists():
        return None
    code = "-".join(secrets.token_hex(2) for _group in range(_GROUPS))
    SetupCode.objects.update_or_create(id=1, defaults={"digest": _digest(code), "made_at": clock.now()})
    return code


def is_setup_code(text: str) -> bool:
    """Whether ``text`` is the code; spaces and capitals do not matter."""
    stored = SetupCode.objects.values_list("digest", flat=True).first()
    return stored is not None and hmac.compare_digest(stored, _digest(text))


def _digest(text: str) -> str:
    plain = "".join(text.lower().split()).replace("-", "")
    return hashlib.sha256(plain.encode()).hexdigest()
