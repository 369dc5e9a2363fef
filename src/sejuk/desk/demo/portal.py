"""What the public side shows: a clarification with its verdict, and a text that was corrected."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from sejuk.desk.cases.models import Accuracy, Case, VerdictState
from sejuk.desk.demo.casework import checked
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Part, Passage, Source
from sejuk.desk.responses.models import Response, Version, VersionState
from sejuk.desk.responses.services.approving import approve, stage_checks
from sejuk.desk.responses.services.releasing import correct, publish, withdraw
from sejuk.desk.responses.services.submitting import submit
from sejuk.desk.responses.services.writing import change, draft
from sejuk.desk.responses.words import RUMOUR_PARTS, About, Words

_CONTACT = "Humas, humas@kepolisian.arunika.example"
_CHECKED = (
    Accuracy.FALSE_FABRICATED,
    Accuracy.MISLEADING,
    Accuracy.FALSE_CONTEXT,
    Accuracy.OFFICIAL_CLARIFICATION,
)
#: So many clarifications of the world's cases are out when the demo begins.
_MOST = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A rumour that went around by word of mouth, what was found, and how it was told."""

    claim: str
    title: str
    found: str
    why: str
    remember: str
    accuracy: str = "false_fabricated"


_TOLD = (
    Told(
        "Warga yang pindah rumah disebut kehilangan hak pilihnya",
        "Pindah rumah tidak menghapus hak pilih",
        "Pemilih yang pindah mengurus pindah memilih di kantor KPU. Namanya tetap ada di daftar.",
        "Yang berubah hanya tempat memilihnya. Kabar ini mencampur daftar pemilih dengan kartu keluarga.",
        "Urus pindah memilih di kantor KPU, lalu periksa nama Anda di daftar.",
    ),
    Told(
        "Surat suara disebut boleh difoto untuk ditukar dengan uang",
        "Memotret surat suara di bilik tidak dibolehkan",
        "Ponsel disimpan sebelum masuk bilik. Siapa pun yang menawarkan uang dapat dilaporkan ke Bawaslu.",
        "Pilihan Anda rahasia. Foto dari bilik membuka rahasia itu.",
        "Simpan ponsel Anda, pilih dengan tenang, dan laporkan tawaran uang ke Bawaslu.",
        "misleading",
    ),
    Told(
        "Video antrean panjang disebut terjadi di kantor kecamatan kemarin",
        "Video antrean itu rekaman lama dari tempat lain",
        "Videonya asli, tetapi direkam lima tahun lalu. Kantor kecamatan kemarin tidak menerima antrean.",
        "Papan nama dan seragam di video berasal dari masa itu. Potongan lama sering diberi keterangan baru.",
        "Lihat tanggal dan tempatnya sebelum membagikan video.",
        "false_context",
    ),
    Told(
        "Petugas disebut meminta nomor rekening warga untuk bantuan pemilu",
        "Tidak ada petugas yang meminta nomor rekening",
        "Petugas pendataan tidak meminta nomor rekening dan tidak menjanjikan bantuan.",
        "Pesan seperti ini memancing data pribadi. Tautannya bukan milik lembaga mana pun.",
        "Jangan isi tautannya. Simpan tangkapan layarnya dan laporkan kepada kami.",
    ),
)
#: The last of these was taken back by a better one, in words that say why.
_TAKEN_BACK = Told(
    "Jadwal pembagian surat pemberitahuan disebut dibatalkan",
    "Undangan memilih tetap diantar petugas kelurahan",
    "Surat pemberitahuan tetap dibagikan sesuai jadwal.",
    "Kabar ini bermula dari tangkapan layar yang dipotong.",
    "Tanyakan kepada petugas di kelurahan Anda.",
    "misleading",
)
_BACK_BECAUSE = (
    "Jadwal di dalamnya milik kecamatan lain. Kami menerbitkan keterangan baru setelah memeriksanya."
)


@dataclass(frozen=True, slots=True)
class People:
    """Who writes, who approves, who approves elsewhere, who lets it go out."""

    editor: Member
    approver: Member
    head: Member
    others: tuple[Member, ...]


def stage() -> None:
    """Publish and correct; does nothing where a clarification of a case is out already."""
    people = _people()
    if people is None or Version.objects.filter(published_at__isnull=False, response__case__isnull=False):
        return
    _correct_one(people)
    told = Response.objects.filter(case__isnull=False).values("case")
    rows = Case.objects.filter(verdicts__state=VerdictState.CONFIRMED, verdicts__accuracy__in=_CHECKED)
    for told_one in _TOLD:
        _answered(people, told_one)
    if (back := _answered(people, _TAKEN_BACK)) is not None:
        withdraw(people.head, back, _BACK_BECAUSE)
    out = 0
    for case in rows.exclude(pk__in=told).distinct().order_by("pk"):
        out += _clarified(people, case)
        if out == _MOST:
            return


def _people() -> People | None:
    rows = Assignment.objects.filter(unit__level=Unit.Level.PROVINCE).order_by("pk")
    rows = rows.select_related("member__institution", "member__unit__territory")
    police = [row for row in rows if row.member.institution.kind == Institution.Kind.POLICE]
    found = {row.role: row.member for row in reversed(police)}
    others = tuple(
        row.member
        for row in rows
        if row.role in (Role.APPROVER, Role.HEAD) and row.member.institution.kind != Institution.Kind.POLICE
    )
    if not {Role.EDITOR, Role.APPROVER, Role.HEAD} <= found.keys():
        return None
    return People(found[Role.EDITOR], found[Role.APPROVER], found[Role.HEAD], others)


def _answered(people: People, said: Told) -> int | None:
    """The number of a clarification that is out; what is refused leaves nothing behind."""
    try:
        with transaction.atomic():
            case = checked(
                people.editor, people.approver, said.claim, said.found, "Setuju: sumbernya pemilik data.",
                said.accuracy,
            )  # fmt: skip
            return _write(people, case, said)
    except Refused:
        return None


def _write(people: People, case: Case, said: Told) -> int:
    steps = case.steps.filter(withdrawn_at__isnull=True).exclude(finding="")
    sources = tuple(Source(one.authority or "other", one.source, one.url) for one in steps)
    warning = "Kabar yang berbeda sedang beredar. Mohon tidak diteruskan."
    closing = f"{said.remember}\n\nBila ragu, tanyakan kepada kami: {_CONTACT}."
    texts = zip(RUMOUR_PARTS, (said.found, warning, said.why, closing), strict=True)
    passages = tuple(Passage(part, text) for part, text in texts)
    words = Words(said.title, said.found, passages, sources, _CONTACT, case.territory)
    response = draft(people.editor, people.editor.unit, About("clarification", case=case), words)
    _out(people, submit(people.editor, response.pk))
    return response.pk


def _clarified(people: People, case: Case) -> bool:
    """Whether a clarification of the case is out; what is refused leaves nothing behind."""
    try:
        with transaction.atomic():
            _clarify(people, case)
    except Refused:
        return False
    return True


def _clarify(people: People, case: Case) -> None:
    verdict = case.verdicts.get(state=VerdictState.CONFIRMED)
    steps = case.steps.filter(withdrawn_at__isnull=True).exclude(finding="")
    sources = tuple(Source(one.authority or "other", one.source, one.url) for one in steps)
    texts = (
        verdict.explanation,
        "Kabar yang berbeda sedang beredar. Mohon tidak diteruskan.",
        "Keterangan ini berasal dari lembaga yang memegang catatannya. Siapa pun boleh memeriksanya.",
        f"{verdict.explanation}\n\nBila ragu, tanyakan kepada kami: {_CONTACT}.",
    )
    passages = tuple(Passage(part, text) for part, text in zip(RUMOUR_PARTS, texts, strict=True))
    title = verdict.explanation.partition(".")[0][:160]
    words = Words(title, verdict.explanation[:280], passages, sources, _CONTACT, case.territory)
    response = draft(people.editor, people.editor.unit, About("clarification", case=case), words)
    _out(people, submit(people.editor, response.pk))


def _out(people: People, version: Version) -> None:
    ticked = [one.code for one in stage_checks(version)]
    for member in (people.approver, *people.others):
        if version.state in (VersionState.SUBMITTED, VersionState.NEEDS_OTHER):
            version = approve(member, version.response_id, version.digest, ticked)
    publish(people.head, version.response_id)


def _correct_one(people: People) -> None:
    """A text that is out says later what it left out."""
    before = Version.objects.filter(state=VersionState.PUBLISHED, response__kind="education").first()
    if before is None:
        return
    with transaction.atomic():
        note = "Langkah keempat kami lengkapi dengan nomor laporan, yang semula tidak disebut."
        following = correct(people.editor, before.response_id, note)
        text = f"{before.passages[0]['text']}\n\n5. Simpan nomor laporan Anda untuk melihat jawabannya."
        sources = tuple(Source(one["authority"], one["label"], one["address"]) for one in before.sources)
        passages = (Passage(Part.TEXT, text),)
        words = Words(
            "Lima langkah memeriksa kabar", before.summary, passages, sources, before.contact,
            before.territory, correction=note,
        )  # fmt: skip
        change(people.editor, following.response_id, words)
        _out(people, submit(people.editor, following.response_id))
