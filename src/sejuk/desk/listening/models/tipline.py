"""Messages addressed to the tip-line (G10)."""

from __future__ import annotations

from django.db import models

from sejuk.desk.listening.models.post import Post
from sejuk.desk.listening.models.source import Source


class TipMessage(models.Model):
    """One message a citizen sent to us. It becomes a post with a public address or at three independent senders."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="tips")
    text = models.TextField()
    address = models.CharField(max_length=400, blank=True)
    #: HMAC of the sender under a key of its near-duplicate family, for counting to three.
    sender = models.BinaryField(editable=False, max_length=16)
    family = models.CharField(max_length=64, db_index=True)
    received_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="tips")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "sender"], name="tip_once_a_sender")]
