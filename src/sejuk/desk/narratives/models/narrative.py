"""A narrative: many posts that say the same thing, with a stable id over time."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member


class NarrativeState(models.TextChoices):
    """See ``sejuk.desk.narratives.transitions.ALLOWED_TRANSITIONS``."""

    ACTIVE = "active", _("Aktif")
    MUTED = "muted", _("Dibisukan")
    MERGED = "merged", _("Digabung")
    ENDED = "ended", _("Berakhir")


class Narrative(models.Model):
    """``size``, ``authors`` and the rest are aggregates that outlive the posts."""

    #: The engine's id, shown to people as the narrative's number.
    key = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=8, choices=NarrativeState.choices, default=NarrativeState.ACTIVE)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed")
    #: Text of the post nearest to the centre, mentions masked; empty below three authors (G17).
    title = models.TextField(blank=True)
    theme = models.CharField(max_length=24, blank=True)
    benign = models.BooleanField(default=False)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField(db_index=True)
    posts_count = models.PositiveIntegerField(default=0)
    variants_count = models.PositiveIntegerField(default=0)
    #: Independent authors, counted so that it never says more than there are.
    authors_count = models.PositiveIntegerField(default=0)
    temperature = models.FloatField(default=0)
    temperature_low = models.FloatField(default=0)
    temperature_high = models.FloatField(default=0)
    temperature_terms = models.JSONField(default=dict)
    temperature_at = models.DateTimeField(null=True, blank=True)

    #: Below this nothing is shown to anybody (G17).
    VISIBLE_AUTHORS = 3

    class Meta:
        indexes = [
            models.Index(fields=["-temperature"], condition=Q(authors_count__gte=3), name="narrative_hot"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="narrative_merged_says_into_what",
            ),
            models.CheckConstraint(
                condition=Q(title="") | Q(authors_count__gte=3), name="narrative_title_needs_three_authors"
            ),
        ]

    def __str__(self) -> str:
        return self.key


def new_salt() -> bytes:
    """Half of an author key; the other half is the instance's pepper."""
    return secrets.token_bytes(16)


class AuthorKey(models.Model):
    """The salt that dies with its narrative. A merged narrative keeps several; authors are not joined across them."""

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="author_keys")
    salt = models.BinaryField(default=new_salt, editable=False, max_length=16)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["narrative"], condition=Q(is_current=True), name="author_key_one_current"
            )
        ]


class NarrativeEvent(models.Model):
    """What happened to a narrative: merges, splits, mutes; by the engine (no member) or by a person with a reason."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("Digabung")
        SPLIT = "split", _("Dipisah")
        MUTE = "mute", _("Dibisukan")
        UNMUTE = "unmute", _("Dibunyikan lagi")

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="events")
    other = models.ForeignKey(Narrative, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(by__isnull=True) | ~Q(reason=""), name="narrative_event_has_reason")
        ]
