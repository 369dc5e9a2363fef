"""Addresses that were erased on request (G11)."""

from __future__ import annotations

from django.db import models


class ErasedAddress(models.Model):
    """An address that may not come in again until ``until``.

    Only its keyed digest is kept, that of ``Post.identity``: nobody reads from it what was erased.
    """

    identity = models.BinaryField(unique=True, editable=False, max_length=32)
    until = models.DateTimeField(db_index=True)
