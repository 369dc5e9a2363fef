"""Questions about a directive; all recipients read the answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.directives.models.directive import Directive
from sejuk.desk.organisation.models import Member, Unit


class Question(models.Model):
    """A unit asks, the sender answers."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="questions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    client_id = models.UUIDField()
    text = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "client_id"], name="directive_question_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="directive_answer_is_somebodys",
            ),
        ]
