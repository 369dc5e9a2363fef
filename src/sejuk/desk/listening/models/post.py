"""Posts and where they were seen."""

from __future__ import annotations

from django.db import models

from sejuk.desk.listening.models.source import Source
from sejuk.desk.narratives.models import AuthorKey, Narrative
from sejuk.desk.organisation.models import Territory


class Post(models.Model):
    """One public item: minimal, pseudonymous, expiring (G1, G10). There is no column for an account."""

    #: HMAC-SHA256 of the canonical address, or of source and external id where there is none.
    identity = models.BinaryField(unique=True, editable=False, max_length=32)
    #: Platform and item id without the handle.
    address = models.CharField(max_length=400, blank=True)
    #: Mentions masked.
    text = models.TextField()
    published_at = models.DateTimeField()
    received_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    narrative = models.ForeignKey(Narrative, on_delete=models.PROTECT, related_name="posts")
    #: The near-duplicate family inside the narrative.
    variant = models.CharField(max_length=64)
    how = models.CharField(max_length=16)
    similarity = models.FloatField(default=1.0)
    #: HMAC under the narrative's key, null where the author is a public voice or unknown.
    author = models.BinaryField(null=True, editable=False, max_length=16)
    author_key = models.ForeignKey(AuthorKey, null=True, on_delete=models.SET_NULL, related_name="+")
    public_voice = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(max_length=8)
    supported = models.BooleanField(default=True)
    #: Label code → calibrated probability.
    signals = models.JSONField(default=dict)
    theme = models.CharField(max_length=24, blank=True)
    #: ``[[label, start, end, weight], …]`` over ``text``.
    reasons = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["narrative", "-published_at"]),
            models.Index(fields=["narrative", "author_key", "author"]),
            models.Index(fields=["published_at"]),
        ]


class Sighting(models.Model):
    """A post was seen in a source. Seeing it again changes nothing."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="sightings")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="sightings")
    #: HMAC-SHA256 of the source's own id of the item.
    external = models.BinaryField(editable=False, max_length=32)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "source"], name="sighting_once_a_source"),
        ]
        indexes = [models.Index(fields=["source", "external"])]
