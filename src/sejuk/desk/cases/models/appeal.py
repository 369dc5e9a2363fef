"""Appeals, corrections and erasures that the public asks for (G11)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.cases.models.verdict import Verdict
from sejuk.desk.organisation.models import Member, Unit


class AppealState(models.TextChoices):
    """See ``sejuk.desk.cases.transitions.APPEAL_TRANSITIONS``."""

    RECEIVED = "received", _("Diterima")
    IN_REVIEW = "in_review", _("Sedang ditinjau")
    GRANTED = "granted", _("Dikabulkan")
    REFUSED = "refused", _("Tidak dikabulkan")


class Appeal(models.Model):
    """A request with a number and a clock, reviewed by somebody who took no part."""

    class Kind(models.TextChoices):
        APPEAL = "appeal", _("Keberatan atas putusan")
        CORRECTION = "correction", _("Permintaan koreksi atau hak jawab")
        ERASURE = "erasure", _("Permintaan hapus alamat konten")

    number = models.CharField(max_length=14, unique=True)
    #: Made with the form, so that a form sent twice is one request.
    client_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=9, choices=AppealState.choices, default=AppealState.RECEIVED)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="appeals")
    verdict = models.ForeignKey(
        Verdict, null=True, blank=True, on_delete=models.CASCADE, related_name="appeals"
    )
    #: The case's number as it was typed, whether or not there is such a verdict.
    reference = models.CharField(max_length=24, blank=True)
    #: For an erasure: the item, without a handle; gone with it.
    address = models.CharField(max_length=400, blank=True)
    text = models.TextField()
    #: Encrypted; emptied once the answer is sent.
    contact = models.BinaryField(default=b"", blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appeals")
    received_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField()
    reviewer = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["granted", "refused"])
                | (Q(reviewer__isnull=False, contact=b"") & ~Q(answer="")),
                name="appeal_settled_by_somebody",
            )
        ]
