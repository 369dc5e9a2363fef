"""What this room stores: a key that lives for a day."""

from __future__ import annotations

import secrets

from django.db import models


def _new_key() -> bytes:
    return secrets.token_bytes(32)


class DayKey(models.Model):
    """A random key under which chats are counted on one day; deleted after it: nothing can be tested then."""

    day = models.DateField(unique=True)
    key = models.BinaryField(default=_new_key, editable=False, max_length=32)
