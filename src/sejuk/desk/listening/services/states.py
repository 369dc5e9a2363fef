"""Moves sources from state to state: the only code that writes ``Source.state``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import audit, clock
from sejuk.desk.audit.actions import Value
from sejuk.desk.listening.models import Source, SourceState
from sejuk.desk.listening.transitions import ALLOWED_TRANSITIONS, Who
from sejuk.desk.organisation.access import Refused, may, may_anywhere
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, find, transition

#: Alone, without a second institution, a source waits this long in public before it may start.
WAIT = timedelta(hours=settings.SOURCE_WAIT_HOURS)
LONGEST_REASON = 400


def propose(member: Member, source: Source) -> Source:
    """Ask for a source's approval; alone, start its waiting time."""

    def fill(fresh: Source, at: datetime) -> dict[str, Value]:
        _not_over(fresh, at)
        fresh.requested_by, fresh.requested_at = member, at
        fresh.waits_until = None if others_joined(fresh.institution) else at + WAIT
        return {"kind": fresh.kind, "ends_on": str(fresh.ends_on), "alone": fresh.waits_until is not None}

    return _move(source, "propose", member, fill=fill)


def withdraw(member: Member, source: Source) -> Source:
    """Take a proposal back to change it."""
    return _move(source, "withdraw", member)


def approve(member: Member, source: Source) -> Source:
    """Agree to another institution's source; it starts at once."""

    def fill(fresh: Source, at: datetime) -> dict[str, Value]:
        _not_over(fresh, at)
        fresh.approved_by, fresh.approved_by_institution = member, member.institution
        fresh.activated_at = at
        return {"institution": member.institution_id}

    return _move(source, "approve", member, fill=fill)


def start_alone(member: Member, source: Source) -> Source:
    """Start a source after its waiting time, where no second institution has joined."""

    def fill(fresh: Source, at: datetime) -> dict[str, Value]:
        _not_over(fresh, at)
        if others_joined(fresh.institution):
            raise Refused(
                _("Ada lembaga lain yang sudah bergabung, jadi sumber ini perlu persetujuannya."),
                _("Minta penyetuju dari lembaga itu membuka halaman sumber ini."),
            )
        if fresh.waits_until is None or at < fresh.waits_until:
            raise Refused(
                _("Masa tunggu sumber ini belum lewat."),
                _("Sumber dapat dimulai sesudah waktu yang tertulis di halamannya."),
            )
        fresh.activated_at = at
        return {"waited_until": fresh.waits_until.isoformat()}

    return _move(source, "start_alone", member, fill=fill)


def refuse(member: Member, source: Source, reason: str) -> Source:
    """Say no, with a reason that everybody can read."""
    return _move(source, "refuse", member, reason=reason)


def revise(member: Member, source: Source) -> Source:
    """Make a refused source a draft again."""
    return _move(source, "revise", member)


def pause(member: Member, source: Source, reason: str) -> Source:
    """Stop listening for now."""
    return _move(source, "pause", member, reason=reason)


def resume(member: Member, source: Source) -> Source:
    """Listen again. A source that was one person's stays closed."""

    def fill(fresh: Source, at: datetime) -> dict[str, Value]:
        _not_over(fresh, at)
        if fresh.state_code == "single_author":
            raise Refused(
                _("Semua isi sumber ini berasal dari satu penulis, jadi tidak boleh dipantau."),
                _(
                    "Akhiri sumber ini. Akun resmi, akun kampanye terdaftar, dan media "
                    "ditambahkan dengan jenisnya."
                ),
            )
        return {}

    return _move(source, "resume", member, fill=fill)


def end(member: Member, source: Source) -> Source:
    """Stop for good."""
    return _move(source, "end", member)


def pause_single_author(source: Source, at: datetime) -> Source:
    """Stop a source whose items all come from one author (G16). Called by the intake."""
    return _move(source, "pause_single_author", None, code="single_author")


def end_on_date(source: Source) -> Source:
    """Stop a source whose end date has passed."""
    return _move(source, "end_on_date", None, code="end_date")


def others_joined(institution: Institution) -> bool:
    """Whether an institution other than this one has joined."""
    return Institution.objects.filter(joined_at__isnull=False).exclude(pk=institution.pk).exists()


def may_move(member: Member, source: Source, verb: str) -> bool:
    """Whether the table and the member's roles allow ``verb`` now; times are checked when it is done."""
    way = find(ALLOWED_TRANSITIONS, verb, source.state)
    return way is not None and _allowed(way, member, source)


def may_approve_some(member: Member) -> bool:
    """Whether the member may approve some source; asked on every page, so without a look at sources."""
    way = find(ALLOWED_TRANSITIONS, "approve", SourceState.PROPOSED)
    return way is not None and may_anywhere(member, way.roles)


Fill = Callable[[Source, datetime], dict[str, Value]]


def _nothing(source: Source, at: datetime) -> dict[str, Value]:
    return {}


@transaction.atomic
def _move(
    source: Source,
    verb: str,
    member: Member | None,
    *,
    fill: Fill = _nothing,
    reason: str = "",
    code: str = "",
) -> Source:
    fresh = (
        Source.objects.select_for_update(of=("self",)).select_related("unit", "institution").get(pk=source.pk)
    )
    way = transition(ALLOWED_TRANSITIONS, verb, fresh.state)
    _check(way, member, fresh, reason)
    at = clock.now()
    detail = fill(fresh, at)
    if way.needs_reason:
        detail["reason"] = reason[:200]
    fresh.state, fresh.state_at, fresh.state_reason, fresh.state_code = way.end, at, reason, code
    fresh.save()
    audit.record(member, f"source.{verb}", "source", fresh.pk, **detail)
    notify("sources")
    return fresh


def _check(way: Transition, member: Member | None, source: Source, reason: str) -> None:
    if member is not None and not _allowed(way, member, source):
        raise Refused(_("Langkah ini bukan bagian dari peran Anda untuk sumber ini."), _who_may(way))
    if member is None and way.who != Who.SYSTEM:
        raise Refused(_("Langkah ini hanya boleh diambil oleh orang."))
    if way.needs_reason and not 3 <= len(reason.strip()) <= LONGEST_REASON:
        raise Refused(_("Tuliskan alasannya, paling banyak 400 huruf."))


def _allowed(way: Transition, member: Member, source: Source) -> bool:
    own = member.institution_id == source.institution_id and may(member, way.roles, source.unit)
    other = (
        member.institution_id != source.institution_id
        and member.institution.joined_at is not None
        and may_anywhere(member, way.roles)
    )
    return {Who.OWN: own, Who.OTHER: other, Who.ANY: own or other, Who.SYSTEM: False}[Who(way.who)]


def _who_may(way: Transition) -> str:
    if way.who == Who.OTHER:
        return _("Minta penyetuju atau administrator dari lembaga lain.")
    return _("Minta rekan yang berperan di unit pengusul sumber ini.")


def _not_over(source: Source, at: datetime) -> None:
    if source.ends_on < at.date():
        raise Refused(
            _("Tanggal akhir sumber ini sudah lewat."), _("Buat sumber baru dengan tanggal akhir baru.")
        )
