"""Notes among those who work on a text. No item can hold one: this table is its own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member
from sejuk.desk.responses.models.text import Response


class Note(models.Model):
    """A private note: for the desk, never for an item, an export or a partner."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: The partner who wrote it, where nobody of the desk did.
    partner = models.CharField(_("Mitra"), max_length=160, blank=True)
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, partner="") | Q(by__isnull=True) & ~Q(partner=""),
                name="note_is_somebodys",
            )
        ]
