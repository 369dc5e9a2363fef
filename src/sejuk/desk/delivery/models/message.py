"""Messages: one row for one recipient over one channel."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Unit


class Channel(models.TextChoices):
    """Ways out that we send over. A personal link that somebody hands over needs none."""

    MAIL = "mail", _("Surel")
    TELEGRAM = "telegram", _("Telegram")


class MessageState(models.TextChoices):
    """See ``sejuk.desk.delivery.transitions.MESSAGE_TRANSITIONS``."""

    WAITING = "waiting", _("Mengantre")
    SENDING = "sending", _("Sedang dikirim")
    SENT = "sent", _("Terkirim")
    FAILED = "failed", _("Gagal")
    UNCERTAIN = "uncertain", _("Belum pasti")
    DROPPED = "dropped", _("Tidak dikirim")


#: Nothing more happens to these, so nothing of the recipient is kept.
DONE = (MessageState.SENT, MessageState.DROPPED)


class Text(models.Model):
    """Words that go to one or to thousands, kept once under their hash while somebody waits for them."""

    sha256 = models.CharField(max_length=64, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()


class Message(models.Model):
    """One message to one recipient over one channel. What is done keeps neither address nor words (G10)."""

    #: Names the message for ever: the same key is never sent twice.
    key = models.CharField(max_length=120, unique=True)
    #: What it belongs to, such as ``broadcast:12``; its figures are counted by this.
    batch = models.CharField(max_length=60, db_index=True)
    #: Whose address it is, such as ``partner:7``: who is forgotten gets nothing more. Empty once it is done.
    owner = models.CharField(max_length=60, blank=True, db_index=True)
    #: The unit whose people settle what went wrong.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = models.CharField(max_length=254, blank=True)
    text = models.ForeignKey(Text, null=True, blank=True, on_delete=models.PROTECT, related_name="messages")
    #: Under the words: what only this recipient may know, such as a link of their own.
    personal = models.TextField(blank=True)
    #: One click in the mail program that ends further mail (RFC 8058).
    unsubscribe_url = models.CharField(max_length=300, blank=True)
    #: Goes before everything that is not.
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=MessageState.choices, default=MessageState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    #: After this it would only confuse.
    not_after = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    #: Why it was not taken, as a code (``words.ERRORS``).
    error = models.CharField(max_length=24, blank=True)
    #: The run that holds it; a run that died holds its lock no more.
    runner = models.IntegerField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                "channel",
                F("urgent").desc(),
                "due_at",
                "id",
                condition=Q(state="waiting"),
                name="message_next",
            ),
            models.Index(fields=["unit", "state"], name="message_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "dropped"])
                | Q(address="", personal="", unsubscribe_url="", owner="", text__isnull=True),
                name="message_done_forgets_the_recipient",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "dropped"]) | (~Q(address="") & Q(text__isnull=False)),
                name="message_open_has_address_and_words",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", runner__isnull=False)
                | (~Q(state="sending") & Q(runner__isnull=True)),
                name="message_sending_has_a_runner",
            ),
        ]
