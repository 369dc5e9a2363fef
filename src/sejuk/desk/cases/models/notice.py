"""Mails that people's verbs owe to colleagues."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.cases.models.step import VerificationStep
from sejuk.desk.organisation.models import Member, Unit


class CaseNotice(models.Model):
    """Somebody has something to do about a case now; told once, then forgotten."""

    class Kind(models.TextChoices):
        SECOND = "second", _("Diminta sebagai orang kedua")
        HANDED = "handed", _("Kasus datang dari unit lain")
        TWIN = "twin", _("Kasus lain tentang narasi yang sama")
        QUESTION = "question", _("Lembaga Anda ditanya")
        RESPONSE = "response", _("Tanggapan menjadi tugas Anda")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    #: Whose duty officers are told, or where ``member`` belongs.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: Who is told by name.
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    #: The question that was asked.
    step = models.ForeignKey(
        VerificationStep, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    #: Who did it; nobody is told of their own doing.
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(db_index=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    #: Why the last try failed: ``no_recipient`` or ``refused``; empty when all is well.
    mail_error = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="question") | Q(step__isnull=False),
                name="notice_names_its_question",
            ),
        ]
