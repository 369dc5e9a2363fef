"""Broadcasts: a fact kit, who wrote and who approved it, and voluntary receipts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models import Case
from sejuk.desk.network.models.partner import LANGUAGES, Subject
from sejuk.desk.organisation.models import Institution, Member, Territory, Unit


class BroadcastState(models.TextChoices):
    """See ``sejuk.desk.network.transitions.BROADCAST_TRANSITIONS``."""

    DRAFT = "draft", _("Rancangan")
    SUBMITTED = "submitted", _("Menunggu persetujuan")
    APPROVED = "approved", _("Disetujui")
    SENDING = "sending", _("Sedang dikirim")
    SENT = "sent", _("Terkirim")
    WITHDRAWN = "withdrawn", _("Ditarik")
    RETRACTED = "retracted", _("Ditarik kembali")


_OUT = ["sending", "sent"]


class Broadcast(models.Model):
    """A kit of facts for partners who asked for its subject. Its words are fixed once it was submitted."""

    #: What the form was sent with: a second click makes no second draft.
    client_id = models.UUIDField(null=True, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: The case whose confirmed verdict it tells; empty for a kit about a theme or a stage.
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="broadcasts")
    #: The key of that very verdict. No foreign key: where a case loses its verdict, the kit is taken back.
    verdict_key = models.BigIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=BroadcastState.choices, default=BroadcastState.DRAFT)
    subject = models.CharField(max_length=14, choices=Subject.choices)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="id")
    title = models.CharField(max_length=160)
    clarification = models.TextField()
    #: ``[{"authority": …, "label": …, "address": …}]``; authority is a kind of institution or ``other``.
    sources = models.JSONField(default=list)
    faq = models.TextField(blank=True)
    contact = models.CharField(max_length=200)
    #: A card is drawn from its words when it is submitted.
    with_card = models.BooleanField(default=False)
    #: Kinds of partners; empty: all.
    kinds = models.JSONField(default=list, blank=True)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    about_process = models.BooleanField(default=False)
    #: About the process while a second institution is missing: practised, never sent (G14).
    is_training = models.BooleanField(default=False)
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    author_institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    #: SHA-256 over every word of it, taken when it was submitted; the same bytes go out.
    digest = models.CharField(max_length=64, blank=True)
    approver = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approver_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    #: Why it came back, in the approver's words.
    returned = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    #: Personal links end then.
    expires_at = models.DateTimeField(null=True, blank=True)
    #: How many partners it was for when it went out.
    partners = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(approver=F("author")), name="broadcast_two_pairs_of_eyes"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", *_OUT])
                | (Q(approver__isnull=False, approved_at__isnull=False) & ~Q(digest="")),
                name="broadcast_out_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(about_process=False)
                | Q(approver_institution__isnull=True)
                | Q(is_training=True)
                | ~Q(approver_institution=F("author_institution")),
                name="broadcast_process_by_two_institutions",
            ),
            models.CheckConstraint(
                condition=Q(is_training=False) | ~Q(state__in=_OUT), name="broadcast_training_stays_in"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_OUT) | Q(expires_at__isnull=False, sent_at__isnull=False),
                name="broadcast_out_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def batch(self) -> str:
        """The name under which delivery counts its messages."""
        return f"broadcast:{self.pk}"


class Receipt(models.Model):
    """A voluntary "I have it". Its digest means something inside this broadcast only."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Sudah saya terima")
        FORWARDED = "forwarded", _("Saya teruskan")

    broadcast = models.ForeignKey(Broadcast, on_delete=models.CASCADE, related_name="receipts")
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=9, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "digest", "kind"], name="broadcast_receipt_once")
        ]
