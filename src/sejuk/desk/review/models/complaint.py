"""A complaint of the public about an official's neutrality: for an institution that is not accused."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models import Destination
from sejuk.desk.organisation.models import Institution, Territory


class ComplaintState(models.TextChoices):
    """See ``sejuk.desk.review.transitions.COMPLAINT_TRANSITIONS``."""

    RECEIVED = "received", _("Diterima")
    FORWARDED = "forwarded", _("Diteruskan ke lembaga pengawas")
    ANSWERED = "answered", _("Dijawab")
    LAPSED = "lapsed", _("Tidak terjawab")


#: To whom complaints about officials may go (G6).
OVERSIGHT = (
    Destination.OMBUDSMAN,
    Destination.KOMPOLNAS,
    Destination.PROPAM,
    Destination.DKPP,
    Destination.BAWASLU,
)


class Complaint(models.Model):
    """What somebody told, until an answer or the end of its time; then its numbers. Who told it: nowhere."""

    number = models.CharField(max_length=14, unique=True)
    client_id = models.UUIDField(unique=True)
    #: Whose official it is about, and who looks after the complaint: never the same.
    accused = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    contact = models.BinaryField(default=bytes, blank=True)
    state = models.CharField(max_length=9, choices=ComplaintState.choices, default=ComplaintState.RECEIVED)
    destination = models.CharField(max_length=16, choices=Destination.choices, blank=True)
    answer = models.TextField(blank=True)
    #: Days, not hours: nobody is found by when they wrote.
    received_on = models.DateField()
    due_on = models.DateField()
    forwarded_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(accused=F("handler")), name="review_accused_handles_nothing"),
            models.CheckConstraint(
                condition=Q(destination="") | Q(destination__in=OVERSIGHT),
                name="review_complaint_to_oversight",
            ),
            models.CheckConstraint(
                condition=Q(state="received", destination="")
                | Q(state="lapsed")
                | Q(state__in=["forwarded", "answered"]) & ~Q(destination=""),
                name="review_complaint_forwarded_to_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "lapsed"]) | Q(text="", contact=b""),
                name="review_complaint_forgets",
            ),
        ]
