"""Propose a stage, another date of it or its end, and answer the proposal. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require_anywhere
from sejuk.desk.organisation.models import Member, Territory
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.stages.access import access_version, is_election_body, may_propose
from sejuk.desk.stages.current import Calendar, calendar_of
from sejuk.desk.stages.kinds import kinds
from sejuk.desk.stages.models import StageVersion, VersionState
from sejuk.desk.stages.resolving import Key
from sejuk.desk.stages.transitions import CONFIRMS, PROPOSES, VERSION_TRANSITIONS
from sejuk.desk.stages.when import Relative, When, WhenError, read_when
from sejuk.desk.states import transition

#: The advisory lock of numbering: two versions of one stage never get one number.
_LOCK = (0x53454A, 31)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody says of a stage; ``stage`` is empty for a new one."""

    cycle: str
    stage: str
    territory: Territory
    kind: str
    name: str
    start: str
    end: str
    rule: str
    article: str = ""
    note: str = ""
    is_cancelled: bool = False


@transaction.atomic
def propose(member: Member, said: Proposal) -> StageVersion:
    """Add a version of a stage. A member of KPU or Bawaslu decides it at once; others wait for them.

    Saying the same again, while it waits or while it is what counts, gives the version that is there.
    """
    require_anywhere(member, PROPOSES)
    if not may_propose(member, said.territory.code):
        raise Refused(
            _("Wilayah ini di luar wilayah unit Anda."),
            _("Pilih wilayah unit Anda, atau minta unit di wilayah itu mengusulkannya."),
        )
    calendar = calendar_of(said.territory)
    _check(calendar, said)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", list(_LOCK))
    code = said.stage or _new_code(calendar, said)
    there = _said_before(member, said, code)
    return there or _add(member, said, code, clock.now())


def _check(calendar: Calendar, said: Proposal) -> None:
    if said.kind not in kinds() or all(one.code != said.cycle for one in calendar.cycles):
        raise _refused(
            _("Siklus atau jenis tahapan ini tidak dikenal di wilayah itu."), _("Pilih dari daftar.")
        )
    if said.stage and calendar.find(said.cycle, said.stage) is None:
        raise _refused(_("Tahapan ini tidak dikenal di wilayah itu."), _("Pilih dari kalender."))
    if not said.rule.strip() or not said.name.strip():
        raise _refused(_("Nama atau dasar hukumnya belum diisi."), _("Tulis peraturan dan pasalnya."))
    start, end = _readable(said.start, said.cycle), _readable(said.end, said.cycle)
    if isinstance(start, date) and isinstance(end, date) and end < start:
        raise _refused(_("Hari terakhirnya mendahului hari pertamanya."), _("Periksa kedua tanggalnya."))
    for when in (start, end):
        if isinstance(when, Relative):
            _check_anchor(calendar, said, (when.cycle, when.stage))


def _readable(words: str, cycle: str) -> When:
    try:
        return read_when(words, cycle)
    except WhenError as error:
        raise _refused(
            _("Tanggal ini tidak terbaca."), _("Pilih tanggalnya, atau tahapan tempat menghitungnya.")
        ) from error


def _check_anchor(calendar: Calendar, said: Proposal, anchor: Key) -> None:
    if calendar.find(*anchor) is None:
        raise _refused(_("Tahapan tempat menghitungnya tidak ada."), _("Pilih tahapan lain dari daftar."))
    if said.stage and (said.cycle, said.stage) in _counts_from(calendar, anchor):
        raise _refused(
            _("Tanggalnya akan dihitung dari dirinya sendiri."),
            _("Pilih tahapan yang tidak dihitung dari tahapan ini."),
        )


def _counts_from(calendar: Calendar, key: Key) -> set[Key]:
    found: set[Key] = set()
    waiting = [key]
    while waiting:
        one = waiting.pop()
        stage = None if one in found else calendar.find(*one)
        found.add(one)
        if stage is not None:
            waiting += [(w.cycle, w.stage) for w in (stage.start, stage.end) if isinstance(w, Relative)]
    return found


def _refused(reason: str, advice: str) -> Refused:
    return Refused(reason, advice, status=422)


def _new_code(calendar: Calendar, said: Proposal) -> str:
    used = {one.code for one in calendar.of(said.cycle)} | set(
        StageVersion.objects.filter(cycle=said.cycle).values_list("stage", flat=True)
    )
    codes = [said.kind, *(f"{said.kind}_{number}" for number in range(2, len(used) + 3))]
    return next(code for code in codes if code not in used)


def _said_before(member: Member, said: Proposal, code: str) -> StageVersion | None:
    """The member's same words, unless they were refused or another version came after them."""
    same = StageVersion.objects.filter(
        cycle=said.cycle, territory=said.territory, proposed_by=member, kind=said.kind,
        name=said.name.strip(),
        start=said.start, end=said.end, rule=said.rule.strip(), article=said.article.strip(),
        note=said.note.strip(), is_cancelled=said.is_cancelled,
        state__in=(VersionState.PROPOSED, VersionState.CONFIRMED),
    )  # fmt: skip
    found = (same.filter(stage=code) if said.stage else same).order_by("-number").first()
    if found is None or found.state == VersionState.PROPOSED:
        return found
    later = StageVersion.objects.filter(
        cycle=found.cycle, territory=found.territory_id, stage=found.stage, number__gt=found.number
    )
    return None if later.exists() else found


def _add(member: Member, said: Proposal, code: str, at: datetime) -> StageVersion:
    place = {"cycle": said.cycle, "stage": code, "territory": said.territory}
    last = StageVersion.objects.filter(**place).aggregate(last=Max("number"))["last"] or 0
    decides = is_election_body(member.institution)
    version = StageVersion.objects.create(
        **place, number=last + 1, kind=said.kind, name=said.name.strip(), start=said.start, end=said.end,
        is_cancelled=said.is_cancelled, rule=said.rule.strip(), article=said.article.strip(),
        note=said.note.strip(), proposed_by=member, proposed_at=at,
        state=VersionState.CONFIRMED if decides else VersionState.PROPOSED,
        decided_by=member if decides else None, decided_at=at if decides else None,
    )  # fmt: skip
    record(
        member, "stage.proposed", "stage_version", version.pk, cycle=said.cycle, stage=code,
        territory=said.territory.code, number=version.number, start=said.start, end=said.end,
        rule=version.rule, cancelled=said.is_cancelled,
    )  # fmt: skip
    if decides:
        _record_answer(member, version, "stage.confirmed")
    notify("stages")
    return version


@transaction.atomic
def answer(member: Member, pk: int, verb: str) -> StageVersion:
    """Confirm or refuse a proposal; answering it twice is refused with its state."""
    require_anywhere(member, CONFIRMS)
    access_version(member, pk)
    version = StageVersion.objects.select_for_update().get(pk=pk)
    version.state = transition(VERSION_TRANSITIONS, verb, version.state).end
    version.decided_by, version.decided_at = member, clock.now()
    version.save(update_fields=["state", "decided_by", "decided_at"])
    _record_answer(member, version, "stage.confirmed" if verb == "confirm" else "stage.refused")
    notify("stages")
    return version


def _record_answer(member: Member, version: StageVersion, action: str) -> None:
    record(
        member, action, "stage_version", version.pk,
        cycle=version.cycle, stage=version.stage, number=version.number,
    )  # fmt: skip
