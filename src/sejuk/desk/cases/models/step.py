"""Verification steps: which source says what."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.organisation.models import Institution, Member


class VerificationStep(models.Model):
    """One source that was asked or read. The institution of record comes first."""

    class Kind(models.TextChoices):
        RECORD = "record", _("Lembaga pemilik data")
        DOCUMENT = "document", _("Dokumen resmi")
        PUBLICATION = "publication", _("Media atau pemeriksa fakta")
        ON_SITE = "on_site", _("Cek lapangan")
        EXPERT = "expert", _("Ahli")
        SIMILAR = "similar", _("Kasus atau cek fakta terdahulu")
        IMAGE = "image", _("Penelusuran gambar atau video")

    class Finding(models.TextChoices):
        SUPPORTS = "supports", _("Mendukung klaim")
        REFUTES = "refutes", _("Membantah klaim")
        UNCLEAR = "unclear", _("Belum menentukan")

    class Channel(models.TextChoices):
        HERE = "here", _("Di halaman Sejuk lembaga itu")
        LETTER = "letter", _("Surat")
        MAIL = "mail", _("Surel")
        PHONE = "phone", _("Telepon")
        MEETING = "meeting", _("Tatap muka atau rapat daring")
        PUBLISHED = "published", _("Pernyataan yang diumumkan")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    #: The source by its public name or office, never a private person.
    source = models.CharField(max_length=200)
    #: The institution of this instance that is the source or was asked.
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: What kind of institution owns the record; a process verdict needs KPU's or Bawaslu's (G14).
    authority = models.CharField(max_length=24, choices=Institution.Kind.choices, blank=True)
    url = models.URLField(max_length=400, blank=True)
    note = models.TextField(blank=True)
    #: A question to an institution: the clock stands still until it is answered or overdue.
    question = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer_due_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer_channel = models.CharField(max_length=9, choices=Channel.choices, blank=True)
    #: When the deadline passed without an answer; the clock goes on from there.
    overdue_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=8, choices=Finding.choices, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    #: A withdrawn step stays readable, with the reason.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(question="") | Q(asked_at__isnull=False, answer_due_at__isnull=False),
                name="step_question_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answer_channel="")
                | (
                    Q(answered_at__isnull=False, answered_by__isnull=False)
                    & ~Q(answer="")
                    & ~Q(question="")
                    & ~Q(answer_channel="")
                ),
                name="step_answer_says_who_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="step_withdrawn_with_reason",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still owed."""
        return bool(self.question) and self.answered_at is None and self.withdrawn_at is None


class StepChange(models.Model):
    """What a step said before its author changed it. Append-only; gone with the step."""

    step = models.ForeignKey(VerificationStep, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    #: Field → what it said.
    before = models.JSONField()

    class Meta:
        ordering = ["pk"]
