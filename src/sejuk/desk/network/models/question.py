"""The press asks, and a clock runs until it is answered."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.network.models.broadcast import Broadcast
from sejuk.desk.organisation.models import Member, Unit


class QuestionState(models.TextChoices):
    """See ``sejuk.desk.network.transitions.QUESTION_TRANSITIONS``."""

    RECEIVED = "received", _("Menunggu jawaban")
    ANSWERED = "answered", _("Dijawab")
    ASIDE = "aside", _("Disisihkan tanpa jawaban")
    LAPSED = "lapsed", _("Tidak terjawab")


class PressQuestion(models.Model):
    """A question about a kit. What the asker wrote and where they are reached go when it ends."""

    client_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    broadcast = models.ForeignKey(Broadcast, on_delete=models.PROTECT, related_name="questions")
    state = models.CharField(max_length=8, choices=QuestionState.choices, default=QuestionState.RECEIVED)
    text = models.TextField(blank=True)
    contact = models.EmailField(blank=True)
    owner = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: The question in the office's words, where question and answer are for everybody; else empty.
    public_question = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="received") | Q(text="", contact=""),
                name="question_ended_forgets_the_asker",
            ),
            models.CheckConstraint(
                condition=Q(state="answered") ^ Q(answer=""), name="question_answered_has_an_answer"
            ),
        ]

    @property
    def number(self) -> str:
        """What people call it."""
        return f"P-{self.pk}"
