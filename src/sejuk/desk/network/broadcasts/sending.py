"""Let an approved broadcast go out: to partners who asked for its subject, each over the way they chose."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.linking.codes import chats_of
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.network.access import access_broadcast
from sejuk.desk.network.broadcasts.approving import digest_of, moved
from sejuk.desk.network.broadcasts.composing import refuse_corrected, still_holds
from sejuk.desk.network.broadcasts.looking import look, unlooked
from sejuk.desk.network.broadcasts.picturing import refuse_withdrawn, use
from sejuk.desk.network.links import absolute, kit_word, stop_word
from sejuk.desk.network.models import Broadcast, BroadcastState, Partner, Way
from sejuk.desk.network.transitions import BROADCAST_TRANSITIONS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.people import group_of
from sejuk.desk.states import transition

#: Personal links end after this.
KIT_DAYS = timedelta(days=60)


def audience(broadcast: Broadcast) -> QuerySet[Partner]:
    """Partners of the unit and below who chose this subject, kind, language and region."""
    place = broadcast.territory
    around = Q(territory__level="country") | Q(territory=place.parent_id)
    near = Q(territory=place) | Q(territory__code__startswith=f"{place.code}.") | around
    found = Partner.objects.filter(
        unit__path__startswith=broadcast.unit.path,
        state="active",
        subjects__contains=[broadcast.subject],
        language=broadcast.language,
    )
    if place.level != place.Level.COUNTRY:
        found = found.filter(near)
    return found.filter(kind__in=map(group_of, broadcast.kinds)) if broadcast.kinds else found


@transaction.atomic
def send(member: Member, pk: int, ticked: Collection[str] = ()) -> Broadcast:
    """Let it go; a job hands it over. What is in training never leaves (G14).

    ``ticked``: what the stage asks since it was approved.
    """
    from sejuk.desk.network.tasks import hand_over_soon

    broadcast = access_broadcast(member, pk, lock=True)
    way = transition(BROADCAST_TRANSITIONS, "send", broadcast.state)
    require(member, way.roles, broadcast.unit)
    if broadcast.is_training:
        raise Refused(
            _("Ini latihan: keterangan tentang penyelenggaraan pemilu baru dikirim bila lembaga lain ikut."),
            _("Ajak KPU atau Bawaslu bergabung, lalu tulis siaran baru."),
            status=409,
        )
    refuse_corrected(broadcast)
    refuse_withdrawn(broadcast)
    look(member, broadcast, ticked)
    absolute("network:own", "x")  # refuses where links cannot be made
    at = clock.now()
    broadcast.sent_at, broadcast.expires_at = at, at + KIT_DAYS
    broadcast.partners = audience(broadcast).count()
    use(member, broadcast)
    hand_over_soon(pk)
    return moved(member, broadcast, way)


@transaction.atomic
def hand_over(pk: int) -> int:
    """Queue every message at once; give how many. Run again after a crash, it queues nothing twice."""
    rows = Broadcast.objects.select_for_update(of=("self",)).select_related("unit", "territory", "case")
    broadcast = rows.filter(pk=pk, state=BroadcastState.SENDING).first()
    if broadcast is None:
        return 0
    if not still_holds(broadcast):
        moved(None, broadcast, transition(BROADCAST_TRANSITIONS, "retract", broadcast.state))
        return 0
    if digest_of(broadcast) != broadcast.digest:
        raise ValueError("a broadcast is no longer what was approved")
    if unlooked(broadcast):
        return 0  # the stage changed since it was let go: somebody looks, and it goes on
    count = queue(broadcast.batch, broadcast.unit, words_of(broadcast), _recipients(broadcast))
    record(None, "broadcast.queued", "broadcast", pk, partners=broadcast.partners, messages=count)
    moved(None, broadcast, transition(BROADCAST_TRANSITIONS, "handed_over", broadcast.state))
    return count


def left_to_hand_over() -> list[int]:
    """Broadcasts that somebody let go and no job has handed over yet."""
    return list(Broadcast.objects.filter(state=BroadcastState.SENDING).values_list("pk", flat=True))


def words_of(broadcast: Broadcast) -> Words:
    """The approved words as a plain text."""
    with translation.override(broadcast.language), timezone.override(broadcast.unit.time_zone):
        sources = "\n".join(f"- {_source(one)}" for one in broadcast.sources)
        heading, contact = _("Sumber"), _("Kontak")
        parts = [broadcast.clarification, f"{heading}:\n{sources}"]
        if broadcast.faq:
            parts.append(broadcast.faq)
        if broadcast.pictures.exists():
            parts.append(
                _("Gambar untuk dimuat, dengan teks alternatif dan hak pakainya, ada di halaman Anda.")
            )
        parts.append(f"{contact}: {broadcast.contact}\n{broadcast.unit.name}")
    return Words(broadcast.title, "\n\n".join(parts))


def _source(one: dict[str, str]) -> str:
    return f"{one['label']} ({one['address']})" if one["address"] else one["label"]


def _recipients(broadcast: Broadcast) -> Iterator[Recipient]:
    return recipients_of(broadcast, list(audience(broadcast)), broadcast.batch)


def recipients_of(broadcast: Broadcast, partners: list[Partner], batch: str) -> Iterator[Recipient]:
    """How each of the partners is told, but those who want nothing sent."""
    chats = chats_of([one.owner for one in partners if one.way == Way.TELEGRAM])
    for partner in partners:
        if partner.way == Way.LINK:
            continue
        chat = chats.get(partner.owner, "") if partner.way == Way.TELEGRAM else ""
        yield _recipient(broadcast, partner, chat, batch)


def _recipient(broadcast: Broadcast, partner: Partner, chat: str, batch: str) -> Recipient:
    """By Telegram where a chat is connected, else by mail."""
    stop = absolute("network:leave", stop_word(partner))
    with translation.override(broadcast.language):
        kit = absolute("network:kit", kit_word(broadcast, partner))
        personal = _("Halaman Anda untuk bertanya: %(kit)s\nBerhenti menerima: %(stop)s") % {
            "kit": kit,
            "stop": stop,
        }
    return Recipient(
        key=f"{batch}:{partner.pk}",
        channel=Channel.TELEGRAM if chat else Channel.MAIL,
        address=chat or partner.contact,
        owner=partner.owner,
        personal=f"\n\n{personal}\n",
        unsubscribe_url="" if chat else stop,
    )
