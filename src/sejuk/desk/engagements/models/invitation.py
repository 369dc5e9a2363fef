"""An invitation: a category, an answer, a seat. Whose it is stands nowhere once the answer is no."""

from __future__ import annotations

import secrets
import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.engagements.models.engagement import Engagement
from sejuk.desk.people import CODE_LENGTH, GUESTS, choices


def new_ticket() -> str:
    """What stands for an invitation in the public list of a draw; random, so that it names nobody."""
    return secrets.token_hex(6)


def new_once() -> str:
    """What stands for a contact that the meeting knows already; random, so that it means nobody."""
    return secrets.token_hex(32)


class Answer(models.TextChoices):
    """Who cannot come and who does not want to be asked again look alike: nobody counts refusals (G8)."""

    WAITING = "waiting", _("Belum menjawab")
    COMING = "coming", _("Datang")
    NOT_COMING = "not_coming", _("Tidak datang")


class Seat(models.TextChoices):
    """What somebody who wants to come has got."""

    NONE = "none", _("Belum ada")
    GIVEN = "given", _("Mendapat kursi")
    QUEUED = "queued", _("Daftar tunggu")


class Invitation(models.Model):
    """One invitation.

    ``contact`` is encrypted, needed to send and to honour "please don't ask again", and goes with a no or
    some days after the meeting. ``once`` is a keyed hash that means something inside this meeting only.
    ``asks`` passes the database's check against those who said not to be asked and is never stored.
    """

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="invitations")
    category = models.CharField(max_length=CODE_LENGTH, choices=choices(GUESTS))
    #: In the signed link; goes with the contact, and the link with it.
    key = models.UUIDField(unique=True, null=True, default=uuid.uuid4, editable=False)
    ticket = models.CharField(max_length=12, unique=True, default=new_ticket, editable=False)
    contact = models.BinaryField(default=b"", editable=False)
    once = models.CharField(max_length=64, blank=True, editable=False)
    asks = models.CharField(max_length=64, blank=True, editable=False)
    #: Whether somebody asked for a seat in the press room, without an invitation.
    is_own = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    #: The form by which links were made, and which of them this is: a form counts once.
    form = models.UUIDField(null=True, editable=False)
    place = models.PositiveSmallIntegerField(default=0, editable=False)
    seat = models.CharField(max_length=6, choices=Seat.choices, default=Seat.NONE)
    #: The place in the draw, from 1.
    rank = models.PositiveIntegerField(null=True, blank=True)
    invited_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "once"], condition=~Q(once=""), name="invitation_once"
            ),
            models.CheckConstraint(condition=Q(asks=""), name="invitation_keeps_no_digest"),
            models.CheckConstraint(
                condition=~Q(answer="not_coming") | Q(contact=b""), name="invitation_no_forgets_the_contact"
            ),
            models.CheckConstraint(
                condition=Q(answer="coming") | Q(seat="none"), name="invitation_seats_who_comes"
            ),
            models.UniqueConstraint(fields=["engagement", "rank"], name="invitation_rank_once"),
            models.UniqueConstraint(fields=["form", "place"], name="invitation_form_once"),
        ]

    def sees_link(self) -> bool:
        """Whether the link of a video meeting is told: to whoever comes, with a seat where seats count."""
        has_room = self.seat == Seat.GIVEN or self.engagement.seats is None
        return self.answer == Answer.COMING and has_room and bool(self.engagement.video_link)


class DoNotAsk(models.Model):
    """Somebody who does not want to be asked again, as a keyed hash: it lists nobody."""

    digest = models.CharField(max_length=64, unique=True)
    since = models.DateField()
