"""A file on its way in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.listening.models.source import Source
from sejuk.desk.organisation.models import Member


class ImportRun(models.Model):
    """A file on its way in. ``next_row`` moves with the posts, in one transaction: crashes double nothing."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Menunggu dimulai")
        RUNNING = "running", _("Berjalan")
        DONE = "done", _("Selesai")
        FAILED = "failed", _("Gagal")
        CANCELLED = "cancelled", _("Dibatalkan")

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="imports")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    #: The file's name in the private upload folder; deleted when the run ends.
    stored_as = models.CharField(max_length=80, blank=True)
    #: Blinds the authors in the stored file; destroyed when the run ends.
    key = models.BinaryField(null=True, editable=False, max_length=32)
    authors = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    original_name = models.CharField(max_length=160)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    rows = models.PositiveIntegerField(default=0)
    next_row = models.PositiveIntegerField(default=0)
    new_posts = models.PositiveIntegerField(default=0)
    seen_again = models.PositiveIntegerField(default=0)
    bad_rows = models.PositiveIntegerField(default=0)
    #: The first bad rows: ``[[row, code], …]``.
    bad_examples = models.JSONField(default=list)
    error_code = models.CharField(max_length=40, blank=True)
    error_params = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["uploaded", "running"]) | Q(key__isnull=True, stored_as=""),
                name="import_leaves_nothing",
            ),
        ]
