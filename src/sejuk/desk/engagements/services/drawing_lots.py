"""Make the draw, once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import locked_engagement
from sejuk.desk.engagements.drawing import commitment_to, hash_of_list, order
from sejuk.desk.engagements.models import Answer, Engagement, Invitation, Seat
from sejuk.desk.engagements.sealing import unseal_seed
from sejuk.desk.engagements.services.mailing import mail_news
from sejuk.desk.engagements.services.seating import settle
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify


@transaction.atomic
def draw(member: Member, pk: int) -> Engagement:
    """Close the list and draw; a second click shows what was drawn."""
    engagement = locked_engagement(member, pk)
    if engagement.drawn_at is not None:
        raise Refused(
            _("Undian ini sudah dilakukan dan tidak dapat diulang."),
            _("Hasil dan cara memeriksanya ada di halaman undian."),
            status=409,
        )
    tickets = _list_of(engagement)
    engagement.seed = unseal_seed(engagement.sealed_seed, engagement.public_key)
    engagement.list_hash = hash_of_list((one.category, one.ticket) for one in tickets)
    _rank(engagement, tickets)
    engagement.drawn_at = engagement.moved_at = clock.now()
    engagement.save()
    settle(engagement)
    mail_news(engagement, "Kursi sudah diundi. Hasilnya tampil di tautan Anda.")
    _chain(member, engagement, len(tickets))
    return engagement


def _list_of(engagement: Engagement) -> list[Invitation]:
    if not engagement.is_drawn_up or not engagement.takes_answers:
        raise Refused(
            _("Pertemuan ini tidak memakai undian, atau undangannya belum terbuka."),
            _("Kembali ke halaman pertemuannya."),
            status=409,
        )
    tickets = list(engagement.invitations.filter(answer=Answer.COMING))
    if not tickets:
        raise Refused(
            _("Belum ada yang ingin datang."),
            _("Tunggu dulu sampai ada yang menjawab akan datang."),
            status=409,
        )
    return tickets


def _rank(engagement: Engagement, tickets: list[Invitation]) -> None:
    drawn = order(engagement.seed, engagement.list_hash, [one.ticket for one in tickets])
    places = {ticket: place for place, ticket in enumerate(drawn, 1)}
    for one in tickets:
        one.rank = places[one.ticket]
    Invitation.objects.bulk_update(tickets, ["rank"])


def _chain(member: Member, engagement: Engagement, tickets: int) -> None:
    seats = engagement.invitations.filter(seat=Seat.GIVEN).count()
    record(
        member, "engagement.drawn", "engagement", engagement.pk,
        list_hash=engagement.list_hash, tickets=tickets, seats=seats,
    )  # fmt: skip
    notify("engagements")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a draw found."""

    seed_is_the_committed: bool
    list_is_the_drawn: bool
    order_is_the_lots: bool

    @property
    def is_right(self) -> bool:
        """Whether nothing was changed."""
        return self.seed_is_the_committed and self.list_is_the_drawn and self.order_is_the_lots


def check(engagement: Engagement) -> Checked:
    """Compute the draw again from what is published."""
    drawn = list(engagement.invitations.filter(rank__isnull=False).order_by("rank"))
    tickets = [one.ticket for one in drawn]
    return Checked(
        commitment_to(engagement.seed) == engagement.commitment,
        hash_of_list((one.category, one.ticket) for one in drawn) == engagement.list_hash,
        order(engagement.seed, engagement.list_hash, tickets) == tickets,
    )
