"""Activities, days, task forces, neutrality and the bank of the demo's people, by the ordinary verbs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.bank import banking
from sejuk.desk.bank.models import Item
from sejuk.desk.bank.transitions import APPROVES
from sejuk.desk.organisation.access import may
from sejuk.desk.organisation.models import Institution, Member, Operation, Role, Unit
from sejuk.desk.review import complaining, pledges, rolling
from sejuk.desk.review.models import Activity, ActivityKind, Complaint, Rollup, RollupState
from sejuk.desk.review.naming import add_operation, name_force
from sejuk.desk.review.releasing import release
from sejuk.desk.review.reporting import Done, report
from sejuk.desk.review.transitions import REPORTS

#: Kind, task force, what came of it, what was in the way, counts.
_GIAT: tuple[tuple[str, str, str, str, dict[str, int]], ...] = (
    (
        ActivityKind.DIALOGUE, "preventif_dialogis",
        "Dua kabar tentang jam TPS diluruskan bersama admin halaman.", "",
        {"people_partners": 11, "rumours_corrected": 2, "questions_answered": 6},
    ),
    (
        ActivityKind.VISIT, "preemtif_binmas",
        "Pengurus rumah ibadah bersedia membacakan jadwal resmi.",
        "Satu kampung belum terjangkau karena jalan putus.",
        {"people_leaders": 4, "promises_made": 1},
    ),
    (
        ActivityKind.OUTREACH, "humas_penmas",
        "Pelajar mengerti cara memeriksa kabar sebelum membagikan.", "",
        {"people_young": 62, "leaflets": 60, "questions_answered": 9},
    ),
    (
        ActivityKind.CONTENT, "humas_multimedia",
        "Tanggal yang keliru di unggahan kami dikoreksi dalam satu jam.", "",
        {"publications": 3, "own_errors_corrected": 1},
    ),
)  # fmt: skip
#: Kind, title, text, theme, rights.
_ITEMS = (
    (
        Item.Kind.TEXT, "Cek dulu sebelum membagikan",
        "Tiga langkah: baca sampai habis, cari sumbernya, tanyakan ke lembaga yang berwenang. "
        "Bila ragu, jangan bagikan.",
        "polling_day",
    ),
    (
        Item.Kind.TEXT, "Jam buka TPS dan zona waktunya",
        "TPS buka pukul 07.00 sampai 13.00 waktu setempat, di semua zona. "
        "Yang sudah antre sebelum pukul 13.00 tetap dilayani.",
        "polling_day",
    ),
    (
        Item.Kind.INFOGRAPHIC, "Kartu saku netralitas petugas",
        "Tidak berfoto dengan peserta pemilu, tidak membagikan gambar mereka, tidak berpose jari.",
        "official_neutrality",
    ),
)  # fmt: skip
_SENTENCE = "Warga lebih tenang sesudah jadwal resmi dijelaskan; satu kampung perlu didatangi."
_COMPLAINT = (
    "Pada apel pagi di kantor kecamatan seorang pejabat meminta anggotanya membagikan gambar peserta pemilu."
)


def stage() -> None:
    """Put the examples in; does nothing where there are activities already."""
    heads = [member for member in _with_role(Role.HEAD) if member.institution.kind == "police"]
    if Activity.objects.exists() or not heads:
        return
    with transaction.atomic():
        _forces(heads[0])
        _activities()
        _neutrality(heads[0])
        _bank()
    rolling.tick(clock.now())
    _release(heads)


def _with_role(role: str) -> list[Member]:
    found = Member.objects.filter(assignments__role=role, is_active=True).distinct()
    return list(found.select_related("unit", "institution").order_by("unit__path", "pk"))


def _forces(head: Member) -> None:
    day = clock.now().date()
    operation = Operation.objects.first() or add_operation(
        head,
        Operation(
            name="Cooling System Arunika",
            legal_order=f"Sprin/12/{day.year} (contoh)",
            starts_on=day - timedelta(days=40),
            ends_on=day + timedelta(days=90),
        ),
    )
    for code in ("preemtif", "preventif", "humas", "banops"):
        name_force(head, operation, head.unit, code, "Senja")


def _activities() -> None:
    """Two days of every police unit below the top that has somebody who reports."""
    now = clock.now()
    for at, member in enumerate(_reporters()):
        for back in (1, 0):
            kind, force, result, obstacle, counts = _GIAT[(at + back) % len(_GIAT)]
            report(
                member,
                Done(
                    client_id=uuid5(NAMESPACE_URL, f"giat/{member.pk}/{back}"),
                    kind=kind,
                    happened_at=now - timedelta(days=back, hours=1),
                    territory=member.unit.territory,
                    result=result,
                    force=force,
                    obstacle=obstacle,
                    counts=counts,
                ),
            )


def _reporters() -> Iterable[Member]:
    seen: set[int] = set()
    for role in (Role.FIELD_REPORTER, Role.DUTY_OFFICER, Role.EDITOR):
        for member in _with_role(role):
            police = member.institution.kind == Institution.Kind.POLICE
            if police and member.unit_id not in seen and may(member, REPORTS, member.unit):
                seen.add(member.unit_id)
                yield member


def _neutrality(head: Member) -> None:
    for member in Member.objects.filter(institution=head.institution, is_active=True).order_by("pk")[:6]:
        pledges.pledge(member)
    tomorrow = clock.now().date() + timedelta(days=1)
    pledges.fill_in(head, head.unit, tomorrow, list(pledges.items())[:-2])
    told = complaining.Told(
        uuid5(NAMESPACE_URL, "aduan/1"), head.institution, head.unit.territory, _COMPLAINT
    )
    if not Complaint.objects.exists():
        complaining.complain(told)


def _bank() -> None:
    makers, seconds = _with_role(Role.EDITOR), [*_with_role(Role.HEAD), *_with_role(Role.APPROVER)]
    if not makers or Item.objects.exists():
        return
    maker = makers[0]
    second = next((one for one in seconds if one.pk != maker.pk and may(one, APPROVES, maker.unit)), None)
    for kind, title, text, theme in _ITEMS:
        said = {"kind": kind, "title": title, "text": text, "theme": theme, "origin": maker.institution.name}
        item = banking.propose(maker, banking.put_in(maker, {**said, "rights": Item.Rights.OWN}, None).pk)
        if second and title != _ITEMS[-1][1]:
            banking.approve(second, item.pk)
            _used(item)


def _used(item: Item) -> None:
    officer = next(
        (one for one in _with_role(Role.DUTY_OFFICER) if one.unit.level == Unit.Level.REGENCY), None
    )
    if officer:
        banking.use(officer, item.pk, f"Akun resmi {officer.unit.name}", "")


def _release(heads: list[Member]) -> None:
    for head in heads:
        waiting = Rollup.objects.filter(state=RollupState.DRAFT, unit=head.unit).order_by("day").first()
        if waiting:
            release(
                head,
                waiting.pk,
                "Warga lebih tenang sesudah jadwal resmi dijelaskan; satu kampung perlu didatangi.",
            )
