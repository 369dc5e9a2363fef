"""The only way a meeting changes its state."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import locked_engagement
from sejuk.desk.engagements.drawing import commitment_to, new_seed
from sejuk.desk.engagements.models import Engagement
from sejuk.desk.engagements.sealing import seal_seed
from sejuk.desk.engagements.services.mailing import mail_news
from sejuk.desk.engagements.transitions import ENGAGEMENT_TRANSITIONS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.engine import mask_mentions


@transaction.atomic
def invite(member: Member, pk: int) -> Engagement:
    """Open the invitations: purpose, time and kind are what people say yes to."""
    engagement = locked_engagement(member, pk)
    if not engagement.categories.exists():
        raise Refused(_("Belum ada yang diundang."), _("Pilih dulu siapa yang diundang."), status=422)
    if engagement.starts_at <= clock.now():
        raise Refused(_("Waktunya sudah lewat."), _("Ubah dulu waktunya, lalu buka undangannya."), status=422)
    if engagement.is_drawn_up and not engagement.commitment:
        seed = new_seed()
        engagement.commitment = commitment_to(seed)
        engagement.sealed_seed = seal_seed(seed, engagement.public_key)
    return advance(member, engagement, "invite")


@transaction.atomic
def postpone(member: Member, pk: int, why: str) -> Engagement:
    """Put the meeting off; answers that were given are kept."""
    engagement = advance(member, locked_engagement(member, pk), "postpone", why)
    mail_news(engagement, f"Pertemuan ini ditunda: {engagement.notice}")
    return engagement


@transaction.atomic
def reschedule(member: Member, pk: int, starts_at: datetime, ends_at: datetime) -> Engagement:
    """Give a postponed meeting its new time. Whoever answered may change their mind by the same link."""
    engagement = locked_engagement(member, pk)
    check_time(starts_at, ends_at)
    engagement.starts_at, engagement.ends_at = starts_at, ends_at
    advance(member, engagement, "reschedule")
    mail_news(engagement, "Waktu pertemuan sudah ditentukan lagi. Jawaban Anda dapat diubah.")
    return engagement


@transaction.atomic
def cancel(member: Member, pk: int, why: str) -> Engagement:
    """Call the meeting off."""
    engagement = advance(member, locked_engagement(member, pk), "cancel", why)
    mail_news(engagement, f"Pertemuan ini dibatalkan: {engagement.notice}")
    return engagement


@transaction.atomic
def hold(member: Member, pk: int) -> Engagement:
    """The meeting took place."""
    engagement = locked_engagement(member, pk)
    if engagement.starts_at > clock.now():
        raise Refused(
            _("Pertemuan ini belum dimulai."),
            _("Tandai terlaksana sesudah waktunya. Bila waktunya berubah, tunda atau ubah rencananya."),
            status=409,
        )
    return advance(member, engagement, "hold")


@transaction.atomic
def amend(member: Member, pk: int, why: str) -> Engagement:
    """Take a report back to correct it."""
    return advance(member, locked_engagement(member, pk), "amend", why)


def advance(member: Member, engagement: Engagement, verb: str, why: str = "") -> Engagement:
    """Move a locked meeting along a way: state, chain and live pages in one transaction."""
    way = transition(ENGAGEMENT_TRANSITIONS, verb, engagement.state)
    require(member, way.roles, engagement.unit)
    if way.needs_reason and not why.strip():
        raise Refused(_("Alasannya belum diisi."), _("Tulis alasannya dalam satu kalimat."), status=422)
    engagement.state, engagement.moved_at = way.end, clock.now()
    if verb in ("postpone", "cancel"):
        engagement.notice = mask_mentions(why.strip())[:400]
    engagement.save()
    record(
        member, "engagement.moved", "engagement", engagement.pk,
        verb=verb, start=way.start, end=way.end, unit=engagement.unit_id,
    )  # fmt: skip
    notify("engagements")
    return engagement


def check_time(starts_at: datetime, ends_at: datetime) -> None:
    """``Refused`` where a time is over already or ends before it starts."""
    if ends_at <= starts_at:
        raise Refused(_("Waktu selesai harus sesudah waktu mulai."), _("Periksa jamnya."), status=422)
    if starts_at <= clock.now():
        raise Refused(_("Waktu mulai sudah lewat."), _("Pilih waktu yang akan datang."), status=422)
