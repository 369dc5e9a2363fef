"""What citizens and field officers tell the desk."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Member, Territory, Unit


class ReportState(models.TextChoices):
    """See ``sejuk.desk.cases.transitions.REPORT_TRANSITIONS``."""

    RECEIVED = "received", _("Diterima")
    IN_CASE = "in_case", _("Sedang diperiksa")
    ANSWERED = "answered", _("Dijawab")
    CLOSED = "closed", _("Ditutup")


class Report(models.Model):
    """A report with a number to follow it.

    Its words and the contact go when it is answered or closed, or when it expires. What is closed belongs to
    no case: all closed reports are alike, whatever became of the case (G2).
    """

    class Kind(models.TextChoices):
        PUBLIC = "public", _("Laporan warga")
        FIELD = "field", _("Laporan petugas lapangan")

    class Medium(models.TextChoices):
        ONLINE = "online", _("Media sosial atau situs")
        FORWARDED = "forwarded", _("Pesan berantai")
        SPOKEN = "spoken", _("Dari mulut ke mulut")
        PRINTED = "printed", _("Selebaran atau spanduk")

    #: What the reporter types to follow it; random, so that nobody finds another's.
    number = models.CharField(max_length=14, unique=True)
    #: Made on the phone, so that a form sent twice is one report.
    client_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.RECEIVED)
    #: A field officer's summary in one line; empty for the public.
    title = models.CharField(max_length=240, blank=True)
    #: How a field officer met it.
    medium = models.CharField(max_length=9, choices=Medium.choices, blank=True)
    #: Mentions masked.
    text = models.TextField(blank=True)
    #: Platform and item id without the handle.
    address = models.CharField(max_length=400, blank=True)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    #: The officer in the field; never set for the public.
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: Encrypted; emptied once the answer is sent or the report closed.
    contact = models.BinaryField(default=b"", blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField(db_index=True)
    narrative = models.ForeignKey(
        Narrative, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="field", by__isnull=False) | Q(kind="public", by__isnull=True),
                name="report_public_has_no_member",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "closed"]) | Q(contact=b""),
                name="report_answered_forgets_the_contact",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "closed"]) | Q(title="", text="", address=""),
                name="report_answered_forgets_the_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(case__isnull=True, narrative__isnull=True),
                name="report_closed_belongs_to_no_case",
            ),
        ]
