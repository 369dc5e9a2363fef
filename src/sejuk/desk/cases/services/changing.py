"""Correct the words of an open case."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.clocks import follow
from sejuk.desk.cases.models import Case, CaseState
from sejuk.desk.cases.services.moving import locked, tell
from sejuk.desk.cases.services.opening import LONGEST_TITLE
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions


@dataclass(frozen=True, slots=True)
class Words:
    """What people may correct while a case is open."""

    title: str
    summary: str
    severity: str
    about_process: bool
    #: The two axes as triage answered them; None leaves the answer as it is.
    is_checkable: bool | None = None
    may_harm: bool | None = None


def is_sorted(case: Case) -> bool:
    """Whether triage answered both axes and nobody proposed a verdict on them yet."""
    return case.state == CaseState.VERIFICATION


def is_bound(case: Case) -> bool:
    """Whether the case is past its sorting: what a process verdict needs is not lifted any more (G14)."""
    return case.state not in (CaseState.REPORTED, CaseState.TRIAGE) or case.verdicts.exists()


@transaction.atomic
def change(member: Member, pk: int, words: Words) -> Case:
    """Correct title, summary, severity, axes, or whether it is about the process; the clock follows."""
    case = locked(member, pk)
    access_case(member, pk, SORTS)
    if not case.is_open:
        raise Refused(_("Kasus yang sudah berakhir tidak diubah."), _("Buka kembali kasusnya lebih dulu."))
    if case.about_process and not words.about_process and is_bound(case):
        raise Refused(
            _("Keadaannya sudah berubah, jadi tindakan ini tidak berlaku lagi."),
            _("Klaim tentang penyelenggaraan pemilu perlu sumber KPU atau Bawaslu."),
            status=409,
        )
    if not is_sorted(case):
        words = replace(words, is_checkable=None, may_harm=None)
    wanted = {name: value for name, value in asdict(words).items() if value is not None}
    wanted |= {name: mask_mentions(wanted[name].strip()) for name in ("title", "summary")}
    wanted["title"] = wanted["title"][:LONGEST_TITLE]
    changed = [name for name, value in wanted.items() if getattr(case, name) != value]
    if not changed:
        return case
    for name in changed:
        setattr(case, name, wanted[name])
    case.save(update_fields=changed)
    at = clock.now()
    tell(case, member, at, "change")
    record(member, "case.changed", "case", pk, fields=", ".join(changed))
    follow(case, at)
    notify("cases")
    return case
