"""Give the seats that there are, by the one rule (``seats``)."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.engagements.models import Answer, Engagement, Invitation, Seat
from sejuk.desk.engagements.seats import Room, allocate
from sejuk.desk.organisation.refusal import Refused


def in_order(engagement: Engagement) -> QuerySet[Invitation]:
    """Those who want to come, in the order of the draw or of their answers."""
    coming = engagement.invitations.filter(answer=Answer.COMING)
    if engagement.is_drawn_up:
        return coming.filter(rank__isnull=False).order_by("rank")
    return coming.order_by("answered_at", "pk")


def room_of(engagement: Engagement) -> Room:
    """Seats altogether and kept."""
    kept = dict(engagement.categories.values_list("category", "seats"))
    return Room(engagement.seats, kept)


def settle(engagement: Engagement) -> None:
    """Give seats anew to a locked meeting; ``Refused`` where somebody would lose theirs."""
    if engagement.is_drawn_up and engagement.drawn_at is None:
        return
    coming = list(in_order(engagement))
    given = allocate([one.category for one in coming], room_of(engagement))
    changed = []
    for invitation, has in zip(coming, given, strict=True):
        seat = Seat.GIVEN if has else Seat.QUEUED
        if invitation.seat == Seat.GIVEN and not has:
            raise Refused(
                _("Sudah ada yang mendapat kursi yang hendak dikurangi."),
                _("Biarkan jumlahnya, atau tambah kursi."),
                status=409,
            )
        if invitation.seat != seat:
            invitation.seat = seat
            changed.append(invitation)
    Invitation.objects.bulk_update(changed, ["seat"])


def place_in_queue(invitation: Invitation) -> int:
    """How many wait before this one, plus one."""
    mine = invitation.rank if invitation.engagement.is_drawn_up else None
    waiting = in_order(invitation.engagement).filter(seat=Seat.QUEUED)
    if mine is not None:
        return waiting.filter(rank__lt=mine).count() + 1
    before = waiting.filter(answered_at__lt=invitation.answered_at) | waiting.filter(
        answered_at=F("answered_at"), answered_at__exact=invitation.answered_at, pk__lt=invitation.pk
    )
    return before.count() + 1
