"""The key that makes an author countable inside one narrative and nowhere else (G1)."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q

from sejuk.desk.narratives.models.narrative import Narrative


def new_salt() -> bytes:
    """Half of an author key; the other half is the instance's pepper."""
    return secrets.token_bytes(16)


class AuthorKey(models.Model):
    """The salt that dies with its narrative.

    A merged narrative keeps several; authors are not joined across them.
    """

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="author_keys")
    salt = models.BinaryField(default=new_salt, editable=False, max_length=16)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["narrative"], condition=Q(is_current=True), name="author_key_one_current"
            )
        ]
