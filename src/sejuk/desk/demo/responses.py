"""Texts in several states, made by the ordinary verbs: out, approved, waiting, come back; and who stands."""

from __future__ import annotations

from django.db import transaction

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import Verdict, VerdictState
from sejuk.desk.demo.models import DemoClock
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Territory, Unit
from sejuk.desk.responses.item import Part, Passage, Source
from sejuk.desk.responses.models import Response, Version
from sejuk.desk.responses.services.approving import approve, give_back, stage_checks
from sejuk.desk.responses.services.listing_contestants import Named, add
from sejuk.desk.responses.services.noting import note
from sejuk.desk.responses.services.releasing import publish
from sejuk.desk.responses.services.submitting import submit
from sejuk.desk.responses.services.writing import draft
from sejuk.desk.responses.words import RUMOUR_PARTS, About, Words
from sejuk.world import build

_CONTACT = "Humas, humas@kepolisian.arunika.example"
_BOOK = Source("other", "Buku saku memeriksa kabar", "https://kepolisian.arunika.example/buku-saku")

_LIST = "https://kpu.arunika.example/peserta"

_CALM = (
    "Mari menjaga pemilu tetap sejuk",
    "Berbeda pilihan itu biasa. Periksa dulu sebelum membagikan kabar.",
    "Berbeda pilihan itu biasa. Tetangga tetap tetangga, saudara tetap saudara.\n\n"
    "Sebelum membagikan kabar, mari berhenti sejenak: dari mana asalnya dan kapan dibuat?\n\n"
    f"Bila ragu, tanyakan kepada kami: {_CONTACT}.",
)
_STEPS = (
    "Empat langkah memeriksa kabar",
    "Baca sampai selesai, lihat sumbernya, lihat tanggalnya, lalu tanyakan.",
    "1. Baca sampai selesai.\n\n2. Lihat siapa yang berkata.\n\n3. Lihat tanggalnya.\n\n"
    f"4. Tanyakan kepada kami: {_CONTACT}.",
)
_JAVANESE = (
    "Mangga njagi katentreman sareng-sareng",
    "Benten pilihan punika limrah. Mangga dipunpriksa rumiyin saderengipun ngedum kabar.",
    "Para sedherek ingkang kinurmatan, benten pilihan punika limrah.\n\n"
    f"Menawi mangu-mangu, mangga nyuwun pirsa dhateng kita: {_CONTACT}.",
)
_FIRST_TIME = (
    "Pertama kali memilih? Ini yang perlu disiapkan",
    "Periksa nama Anda di daftar pemilih dan kenali TPS Anda.",
    "Periksa nama Anda di daftar pemilih pada laman resmi KPU. Kenali TPS Anda dan jam bukanya.\n\n"
    "Pilihan Anda rahasia.",
)
_TOLD = (
    "Cara memilih tetap seperti semula.",
    "Ada kabar yang keliru sedang beredar. Mohon tidak diteruskan.",
    "KPU memperlihatkan aturan dan catatannya. Siapa pun boleh melihatnya di kantor KPU.",
    f"Cara memilih tetap. Bila ragu, tanyakan kepada kami: {_CONTACT}.",
)


def stage() -> None:
    """Write, approve and publish; does nothing where there are texts already."""
    people = _people(Institution.Kind.POLICE)
    needed = {Role.EDITOR, Role.APPROVER, Role.HEAD}
    if Response.objects.exists() or not needed <= people.keys():
        return
    with transaction.atomic():
        _contestants(people[Role.EDITOR])
        for words in (_CALM, _STEPS):
            kind = "appeal" if words is _CALM else "education"
            publish(people[Role.HEAD], _approved(people, _theme(people, kind, words)).response_id)
        _came_back(people)
        _draft(people, "appeal", _JAVANESE, "security", language="jv")
        _passed_on(people)
        _about_a_case(people)


def _people(kind: str) -> dict[str, Member]:
    """One colleague a role, at the first province that has people."""
    rows = Assignment.objects.filter(unit__level=Unit.Level.PROVINCE, unit__institution__kind=kind)
    found: dict[str, Member] = {}
    for row in rows.select_related("member__institution", "member__unit__territory").order_by("pk"):
        found.setdefault(row.role, row.member)
    return found


def _draft(
    people: dict[str, Member],
    kind: str,
    said: tuple[str, str, str],
    theme: str,
    *sources: Source,
    language: str = "id",
) -> Response:
    editor, (title, summary, text) = people[Role.EDITOR], said
    words = Words(
        title,
        summary,
        (Passage(Part.TEXT, text),),
        sources or (_BOOK,),
        _CONTACT,
        editor.unit.territory,
        language,
    )
    return draft(editor, editor.unit, About(kind, theme=theme), words)


def _theme(people: dict[str, Member], kind: str, said: tuple[str, str, str]) -> Version:
    return submit(people[Role.EDITOR], _draft(people, kind, said, "security").pk)


def _approved(people: dict[str, Member], version: Version) -> Version:
    ticked = [one.code for one in stage_checks(version)]
    return approve(people[Role.APPROVER], version.response_id, version.digest, ticked)


def _came_back(people: dict[str, Member]) -> None:
    """A draft that its approver wants clearer, and what they said among themselves."""
    said = ("Kabar berantai tidak perlu diteruskan", _STEPS[1], _STEPS[2])
    version = submit(people[Role.EDITOR], _draft(people, "talking_points", said, "other").pk)
    note(people[Role.APPROVER], version.response_id, "Bagus. Tinggal contoh yang dekat dengan warga pesisir.")
    give_back(people[Role.APPROVER], version.response_id, "Tambahkan satu contoh yang mudah diingat.")


def _passed_on(people: dict[str, Member]) -> None:
    """About the process: approved at home, it waits for somebody of another institution (G14)."""
    commission = Institution.objects.filter(
        kind=Institution.Kind.ELECTION_COMMISSION, joined_at__isnull=False
    ).first()
    if commission is None:
        return
    source = Source(
        "election_commission",
        "KPU: cara memeriksa daftar pemilih",
        f"https://{commission.domain}/daftar-pemilih",
    )
    response = _draft(people, "education", _FIRST_TIME, "voter_list", source)
    _approved(people, submit(people[Role.EDITOR], response.pk))


def _about_a_case(people: dict[str, Member]) -> None:
    """A clarification of a case that waits for a second person."""
    editor = people[Role.EDITOR]
    verdict = _told_plainly(editor)
    if verdict is None:
        return
    case = verdict.case
    sources = tuple(
        Source(one.authority or "other", one.source, one.url)
        for one in case.steps.filter(withdrawn_at__isnull=True).exclude(finding="")
    )
    passages = tuple(Passage(part, text) for part, text in zip(RUMOUR_PARTS, _TOLD, strict=True))
    words = Words(
        "Cara memilih tetap seperti semula", verdict.explanation[:280], passages, sources, _CONTACT,
        case.territory,
    )  # fmt: skip
    decision = case.decisions.filter(kind="clarify").first()
    about = About("clarification", case=case, decision=decision, due_at=decision.due_at if decision else None)
    submit(editor, draft(editor, editor.unit, about, words).pk)


def _told_plainly(member: Member) -> Verdict | None:
    """A verdict whose claim is in the desk's own words, if there is one; a quotation is no neutral claim."""
    rows = Verdict.objects.filter(state=VerdictState.CONFIRMED, case__in=accessible_cases(member))
    found = list(rows.select_related("case").order_by("pk"))
    return min(found, key=lambda one: "“" in one.claim, default=None)


def _contestants(member: Member) -> None:
    """Who stands in the member's province, as the world has it."""
    row = DemoClock.objects.first()
    if row is None:
        return
    place: Territory = member.unit.territory
    for election in build(row.seed, row.size).elections:
        for contest in election.contests:
            if contest.territory == place.code:
                for one in contest.contestants:
                    add(
                        member,
                        Named(one.name, place, "https://kpu.arunika.example/peserta", number=one.number),
                    )
