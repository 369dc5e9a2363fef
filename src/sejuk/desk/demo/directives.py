"""A directive half-way down the tree when the demo's present begins, made by the ordinary verbs."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.directives.models import Directive, Meeting, Receipt
from sejuk.desk.directives.services import asking, receiving, sending
from sejuk.desk.directives.services.drafting import Due, Reach, Wording, draft
from sejuk.desk.directives.services.receiving import Done, Held
from sejuk.desk.organisation.models import Assignment, Member, Role, Unit
from sejuk.desk.people import People

_DAY = timedelta(days=1)
_TEXT = (
    "Tindak lanjut konferensi video hari ini. Menjelang hari pemungutan suara beredar kabar keliru tentang "
    "jam buka TPS dan surat undangan memilih. Jelaskan dengan kata sederhana, memakai bahan KPU, di tempat "
    "warga berkumpul. Dengarkan pertanyaannya dan laporkan isunya, bukan orangnya."
)
_QUESTION = "Di desa tanpa sinyal, apakah penjelasan lewat pengeras suara masjid dan gereja dihitung?"
_ANSWER = "Ya. Catat tempat dan perkiraan jumlah pendengarnya di laporan tindak lanjut."


def stage() -> None:
    """Send one directive and let units answer it; does nothing where there is one already."""
    head = _head()
    if Directive.objects.exists() or head is None:
        return
    with transaction.atomic():
        directive = _sent(head)
        officers = _officers(directive)
        for number, officer in enumerate(officers[:6]):
            _work(officer, directive, number)
        if officers:
            question = asking.ask(officers[0], directive.pk, uuid4(), _QUESTION)
            asking.answer(head, question.pk, _ANSWER)


def _head() -> Member | None:
    """The head of the police's unit with the most units below."""
    rows = Assignment.objects.filter(
        role=Role.HEAD, unit__institution__kind="police", unit__children__isnull=False
    )
    row = rows.select_related("member__unit", "unit").order_by("unit__path").first()
    return row.member if row else None


def _sent(head: Member) -> Directive:
    at = clock.now()
    tasks = (
        Due("Adakan rapat unit dan bagi tempat penjelasan", at + 4 * _DAY),
        Due("Jelaskan jam buka TPS di sedikitnya tiga tempat warga berkumpul", at + 8 * _DAY),
    )
    wording = Wording(
        "Penjelasan jam buka TPS sebelum hari pemungutan suara",
        _TEXT,
        at + 2 * _DAY,
        tasks,
        "str",
        f"STR/14/V/{at.year}",
        at + _DAY,
        "https://vidcon.arunika.example/ruang/14",
    )
    levels = (Unit.Level.PROVINCE, Unit.Level.REGENCY, Unit.Level.SECTOR)
    return sending.send(head, draft(head, head.unit, wording, Reach(levels)).pk)


def _officers(directive: Directive) -> list[Member]:
    """Duty officers of receiving units."""
    units = Receipt.objects.filter(directive=directive).values("unit")
    rows = Assignment.objects.filter(role=Role.DUTY_OFFICER, unit__in=units).select_related("member__unit")
    return [row.member for row in rows.order_by("unit__path")]


def _work(officer: Member, directive: Directive, number: int) -> None:
    """Each officer acts for the unit and those below it that have nobody: the first is furthest."""
    below = Receipt.objects.filter(
        directive=directive, unit__path__startswith=officer.unit.path, acknowledged_at__isnull=True
    )
    below = below.exclude(unit__in=[one.unit_id for one in _officers(directive) if one != officer])
    for step, receipt in enumerate(below.order_by("unit__path")[: 4 - min(number, 3)]):
        receiving.acknowledge(officer, receipt.pk)
        if step < 2:
            _meet(officer, receipt)
        if step == 0:
            _report(officer, receipt, directive)


def _meet(officer: Member, receipt: Receipt) -> None:
    present: dict[str, int] = {
        People.UNIT_HEAD: 1,
        People.DUTY: 4,
        People.COMMUNITY_OFFICER: 6,
        People.ORGANISER: 2,
    }
    result = "Delapan desa dibagi kepada empat regu; bahan diambil dari KPU."
    held = Held(uuid4(), Meeting.Kind.IN_PERSON, clock.now() - timedelta(hours=2), result, present)
    receiving.meet(officer, receipt.pk, held)


def _report(officer: Member, receipt: Receipt, directive: Directive) -> None:
    task = directive.tasks.get(position=1)
    text = "Rapat selesai. Penjelasan pertama di pasar pagi, sekitar 60 warga; banyak bertanya soal undangan."
    receiving.report(officer, receipt.pk, Done(uuid4(), text, task.pk, True))
