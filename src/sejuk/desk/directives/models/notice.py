"""What a unit is told about a directive by mail: each thing once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sejuk.desk.directives.models.directive import Directive, Task
from sejuk.desk.organisation.models import Unit


class Notice(models.Model):
    """One mail that is owed to a unit's duty officers, or went to them."""

    class Kind(models.TextChoices):
        DELIVERED = "delivered", _("Arahan baru")
        CORRECTED = "corrected", _("Arahan dikoreksi")
        UNACKNOWLEDGED = "unacknowledged", _("Belum dinyatakan diterima")
        UNACKNOWLEDGED_BELOW = "unacknowledged_below", _("Jajaran belum menyatakan diterima")
        TASK_SOON = "task_soon", _("Tenggat tugas sudah dekat")
        TASK_LATE = "task_late", _("Tugas lewat tenggat")
        TASK_LATE_BELOW = "task_late_below", _("Tugas jajaran lewat tenggat")

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="notices")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    #: Units that it is about, where it is about units below.
    count = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_error = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "unit", "kind", "task"],
                nulls_distinct=False,
                name="directive_notice_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["made_at"],
                condition=models.Q(mailed_at__isnull=True),
                name="directive_notice_owed",
            )
        ]
