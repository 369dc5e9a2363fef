"""A publication: one text at one outlet, and the receipts of what happened to it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member
from sejuk.desk.publishing.models.outlet import Outlet
from sejuk.desk.responses.item import Item, from_bytes


class PublicationState(models.TextChoices):
    """See ``sejuk.desk.publishing.transitions.PUBLICATION_TRANSITIONS``."""

    WAITING = "waiting", _("Mengantre")
    SENDING = "sending", _("Sedang disiarkan")
    BY_HAND = "by_hand", _("Menunggu ditempel")
    SENT = "sent", _("Tersiar")
    FAILED = "failed", _("Gagal")
    UNCERTAIN = "uncertain", _("Belum pasti")
    CORRECTING = "correcting", _("Sedang dikoreksi")
    WITHDRAWING = "withdrawing", _("Sedang ditarik")
    WITHDRAWN = "withdrawn", _("Ditarik")
    DROPPED = "dropped", _("Tidak disiarkan")


#: People can read it there now.
STANDS = (PublicationState.SENT, PublicationState.CORRECTING, PublicationState.WITHDRAWING)
#: Something may still happen to it.
LIVE = tuple(
    one for one in PublicationState if one not in (PublicationState.WITHDRAWN, PublicationState.DROPPED)
)


class Publication(models.Model):
    """One text at one outlet, from the decision to its withdrawal; there is no second one."""

    #: Names it for ever: for Mastodon's key, for messages, for logs.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="publications")
    #: The text, and the approved version whose bytes these are.
    number = models.PositiveBigIntegerField(db_index=True)
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    item = models.BinaryField(editable=False)
    state = models.CharField(
        max_length=11, choices=PublicationState.choices, default=PublicationState.WAITING
    )
    #: Who let it out here; nobody for the office's own pages, which follow the text by themselves.
    made_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    #: When it is tried next; nothing where a person has to do something.
    due_at = models.DateTimeField(null=True, blank=True)
    #: The first try of what is being tried now, and how many there were.
    since = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    #: A try ended without an answer: before anything is repeated, it is looked for.
    maybe = models.BooleanField(default=False)
    error = models.CharField(max_length=24, blank=True)
    #: The run that holds it; a run that died holds its lock no more.
    runner = models.IntegerField(null=True, blank=True)
    remote_id = models.CharField(max_length=64, blank=True)
    address = models.URLField(max_length=500, blank=True)
    #: The version that people read there now.
    shown_version = models.PositiveIntegerField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["outlet__unit__path", "outlet__kind", "pk"]
        indexes = [
            models.Index(fields=["outlet", "due_at"], name="publication_next"),
            models.Index(fields=["state", "number"], name="publication_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "number"], name="publication_once"),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(runner__isnull=False),
                name="publication_sending_has_a_runner",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sending", "correcting", "withdrawing"]) | Q(runner__isnull=True),
                name="publication_runner_is_at_work",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "correcting"]) | Q(shown_version__isnull=False),
                name="publication_sent_shows_a_version",
            ),
        ]

    @property
    def approved(self) -> Item:
        """What was approved, read from the bytes."""
        return from_bytes(bytes(self.item))

    @property
    def batch(self) -> str:
        """What its mails belong to."""
        return f"publication:{self.pk}"


class ReceiptKind(models.TextChoices):
    """What is proven."""

    PUBLISHED = "published", _("Disiarkan")
    FOUND = "found", _("Ditemukan di sana")
    CORRECTED = "corrected", _("Dikoreksi")
    WITHDRAWN = "withdrawn", _("Ditarik")


class Receipt(models.Model):
    """Proof of one thing that happened: when, which bytes, where. Written once."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="receipts")
    kind = models.CharField(max_length=9, choices=ReceiptKind.choices)
    version = models.PositiveIntegerField()
    #: The hash of the approved bytes, and of the words as they were sent.
    sha256 = models.CharField(max_length=64)
    words_sha256 = models.CharField(max_length=64)
    remote_id = models.CharField(max_length=64, blank=True)
    address = models.URLField(max_length=500, blank=True)
    at = models.DateTimeField()
    #: Who vouches for it, where no server answered.
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
