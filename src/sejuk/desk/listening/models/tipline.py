"""Messages addressed to the tip-line (G10)."""

from __future__ import annotations

import secrets

from django.db import models

from sejuk.desk.listening.models.post import Post
from sejuk.desk.listening.models.source import Source


def _new_salt() -> bytes:
    return secrets.token_bytes(16)


class TipFamily(models.Model):
    """Messages that say nearly the same. Its salt keys the senders' hashes and dies with it."""

    salt = models.BinaryField(default=_new_salt, editable=False, max_length=16)
    #: MinHash signature, by which the next message finds its family.
    signature = models.BinaryField(editable=False)
    created_at = models.DateTimeField()


class TipMessage(models.Model):
    """One message sent to us. It becomes a post with a public address, or at three independent senders."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="tips")
    text = models.TextField()
    address = models.CharField(max_length=400, blank=True)
    family = models.ForeignKey(TipFamily, on_delete=models.CASCADE, related_name="messages")
    #: HMAC of the sender under the key of its near-duplicate family, for counting to three.
    sender = models.BinaryField(editable=False, max_length=16)
    received_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="tips")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "sender"], name="tip_once_a_sender")]
