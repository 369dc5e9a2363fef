"""A narrative: many posts that say the same thing, with a stable id over time."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.narratives.lexemes import TitleLexemes


class NarrativeState(models.TextChoices):
    """See ``sejuk.desk.narratives.transitions.ALLOWED_TRANSITIONS``."""

    ACTIVE = "active", _("Aktif")
    MUTED = "muted", _("Dibisukan")
    MERGED = "merged", _("Digabung")
    ENDED = "ended", _("Berakhir")


class Narrative(models.Model):
    """``posts_count``, ``authors_count`` and the rest are aggregates that outlive the posts."""

    #: The engine's id, shown to people as the narrative's number.
    key = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=8, choices=NarrativeState.choices, default=NarrativeState.ACTIVE)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    #: A muted narrative raises no alert until then.
    muted_until = models.DateTimeField(null=True, blank=True)
    #: Text of the post nearest to the centre, mentions masked; empty below three authors (G17).
    title = models.TextField(blank=True)
    #: What the search box looks in. Made by the database, so it can never differ from the title.
    lexemes = models.GeneratedField(
        expression=TitleLexemes("title"), output_field=SearchVectorField(), db_persist=True
    )
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
    #: The temperature six hours before ``temperature_at``, by the same formula.
    temperature_before = models.FloatField(default=0)
    #: Posts of the 24 hours before ``temperature_at``, and of the 24 hours before those.
    posts_day = models.PositiveIntegerField(default=0)
    posts_day_before = models.PositiveIntegerField(default=0)

    #: Label code → mean calibrated probability over the posts, that is the expected share of them.
    signals = models.JSONField(default=dict)
    #: Regencies and provinces with at least three authors of their own, most posts first (G15).
    places = ArrayField(models.CharField(max_length=8), default=list)
    #: Every territory below the country in which an hour of it was counted: how far it can be seen. The
    #: database keeps it (``migrations/0004_heard.py``), so that nobody reads the hours for it.
    heard = ArrayField(models.CharField(max_length=8), default=list, editable=False)
    #: ``posts_count`` when ``signals`` and ``places`` were last computed.
    described_posts = models.PositiveIntegerField(default=0)

    #: Below this nothing is shown to anybody (G17).
    VISIBLE_AUTHORS = 3
    #: Characters of a first line that can stand alone as a headline.
    TELLING = 25

    class Meta:
        indexes = [
            # In the order of the list, so that its first page is read and no more.
            models.Index(
                fields=["-temperature", "-last_at", "key"],
                condition=Q(authors_count__gte=3),
                name="narrative_hottest",
            ),
            GinIndex(fields=["lexemes"], name="narrative_lexemes"),
            # What heats and cools most, how many there are, and those of one place.
            models.Index(
                F("temperature") - F("temperature_before"),
                condition=Q(authors_count__gte=3),
                name="narrative_moving",
            ),
            models.Index(
                fields=["state"],
                include=("heard",),
                condition=Q(authors_count__gte=3),
                name="narrative_visible",
            ),
            GinIndex(fields=["places"], name="narrative_places"),
            GinIndex(fields=["heard"], name="narrative_heard"),
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
            models.CheckConstraint(
                condition=~Q(state="muted") | Q(muted_until__isnull=False),
                name="narrative_muted_says_until_when",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def headline(self) -> str:
        """The title in one line: an article's first line, or all of a post whose first line says little."""
        lines = [" ".join(line.split()) for line in self.title.splitlines() if line.strip()]
        return lines[0] if lines and len(lines[0]) >= self.TELLING else " ".join(lines)
