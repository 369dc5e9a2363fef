"""Questions from a meeting, each with somebody who owes the answer and a day by which."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.engagements.models.engagement import Engagement, random_key
from sejuk.desk.organisation.models import Member
from sejuk.desk.people import CODE_LENGTH, GUESTS, choices


class Owed(models.Model):
    """Something that a unit owes by a time: shown as late once it is, and mailed about once."""

    owner = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(db_index=True)
    late_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class QuestionState(models.TextChoices):
    """See ``sejuk.desk.engagements.transitions.QUESTION_TRANSITIONS``."""

    ASKED = "asked", _("Belum ada penanggung jawab")
    PROMISED = "promised", _("Dijanjikan")
    ANSWERED = "answered", _("Dijawab")
    SET_ASIDE = "set_aside", _("Tidak dijawab")
    LAPSED = "lapsed", _("Tidak terjawab")


class Question(Owed):
    """A question. Who asked is not kept: they have a link of their own that shows the answer."""

    class Origin(models.TextChoices):
        LINK = "link", _("Lewat tautan atau kode QR")
        OFFICE = "office", _("Dicatat petugas")

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="questions")
    #: The asker's link.
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    client_id = models.UUIDField(unique=True)
    origin = models.CharField(max_length=6, choices=Origin.choices)
    category = models.CharField(max_length=CODE_LENGTH, choices=choices(GUESTS), blank=True)
    #: Mentions masked; emptied some time after a private question was settled or should have been.
    text = models.TextField(max_length=1000, blank=True)
    #: Whether the asker agrees that question and answer stand in the press room.
    may_be_public = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=QuestionState.choices, default=QuestionState.ASKED)
    #: Why it is not answered, in words for the asker.
    reason = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(may_be_public=True, state="answered"),
                name="question_public_by_the_askers_leave",
            ),
            models.CheckConstraint(
                condition=~Q(state="promised") | Q(owner__isnull=False), name="question_promised_by_somebody"
            ),
            models.CheckConstraint(condition=~Q(state="lapsed") | Q(text=""), name="question_lapsed_forgets"),
            models.CheckConstraint(
                condition=~Q(state="set_aside") | ~Q(reason=""), name="question_set_aside_says_why"
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is owed."""
        return self.state in (QuestionState.ASKED, QuestionState.PROMISED)


class Reply(models.Model):
    """An answer as it was given; a corrected one is a new one that says what changed."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField(max_length=3000)
    #: What changed since the one before.
    correction = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
