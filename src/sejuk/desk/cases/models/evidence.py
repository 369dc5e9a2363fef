"""Evidence: what a public page showed, with hashes and a manifest."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.cases.models.step import VerificationStep
from sejuk.desk.organisation.models import Member


class EvidenceState(models.TextChoices):
    """See ``sejuk.desk.cases.transitions.EVIDENCE_TRANSITIONS``."""

    WAITING = "waiting", _("Menunggu diambil")
    CAPTURED = "captured", _("Tersimpan")
    FAILED = "failed", _("Gagal diambil")
    ERASED = "erased", _("Dihapus")


class Evidence(models.Model):
    """A capture of a public page, or a file that a member brought. It has its own stated end (G10)."""

    class Kind(models.TextChoices):
        PAGE = "page", _("Halaman")
        ARCHIVE = "archive", _("Arsip lengkap")
        FILE = "file", _("Berkas")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="evidence")
    step = models.ForeignKey(
        VerificationStep, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence"
    )
    kind = models.CharField(max_length=7, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=EvidenceState.choices, default=EvidenceState.WAITING)
    #: Canonical, without a handle.
    url = models.CharField(max_length=400, blank=True)
    #: Only for outlets and public roles may an archive be kept whole.
    is_public_voice = models.BooleanField(default=False)
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    captured_at = models.DateTimeField(null=True, blank=True)
    #: What was kept, each part with its SHA-256, size and media type (docs/reference/evidence.md).
    manifest = models.JSONField(default=dict)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    #: A code of ``sejuk.desk.cases.evidence.words``, and what fills its words.
    error = models.CharField(max_length=40, blank=True)
    error_params = models.JSONField(default=dict)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="archive") | Q(is_public_voice=True),
                name="evidence_archives_only_public_voices",
            )
        ]


class EvidencePart(models.Model):
    """The bytes of one part of a capture: text, picture, archive or file."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=60)
    media_type = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["evidence", "name"], name="evidence_part_once")]
