"""Fact-checks of invented outlets, and subscriptions in two states; none of them is fetched from anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, CaseState
from sejuk.desk.factchecks.models import FactCheck, Origin, Subscription
from sejuk.desk.factchecks.reviews import Evidence, Review
from sejuk.desk.factchecks.services import subscribing
from sejuk.desk.factchecks.services.taking import Bringer, take
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Unit

_SITE = "https://cekfakta.arunika.example"
#: Claim, the publisher's label, its code, what was found, language.
_CHECKS = (
    (
        "Tinta pemilu bisa dihapus dengan minyak goreng sehingga orang dapat mencoblos dua kali", "SALAH",
        "false_fabricated", "Uji laboratorium: tintanya tidak hilang dengan minyak atau sabun.", "id",
    ),
    (
        "Video antrean panjang di TPS adalah rekaman pemilu kali ini", "KONTEKS SALAH", "false_context",
        "Videonya asli, tetapi direkam lima tahun lalu di daerah lain.", "id",
    ),
    (
        "Undangan rapat KPU menyebut jumlah surat suara dikurangi separuh", "TIRUAN", "imposter",
        "Kop dan nomor suratnya bukan milik KPU Arunika.", "id",
    ),
    (
        "Pemilih tanpa ponsel tidak boleh masuk ke TPS", "MENYESATKAN", "misleading",
        "Yang dibawa adalah KTP elektronik dan surat pemberitahuan; ponsel tidak diperlukan.", "id",
    ),
    (
        "Kertas surat suara bisa dimakan seperti rengginang", "SATIRE", "satire",
        "Gambarnya guyonan sebuah akun humor.", "id",
    ),
    (
        "Wong sing durung rekam KTP ora oleh nyoblos babar pisan", "BELUM TERBUKTI", "unproven",
        "Aturanipun taksih dipuntaosaken dhateng KPU.", "jv",
    ),
)  # fmt: skip


def stage() -> None:
    """Bring them in; does nothing where the library holds something from outside already."""
    editor, other = _somebody(Role.EDITOR, "police"), _somebody(Role.APPROVER, "election_commission")
    if FactCheck.objects.exclude(origin=Origin.OWN).exists() or editor is None:
        return
    with transaction.atomic():
        take([*_reviews(), *_of_a_case()], Bringer(member=editor, unit=editor.unit))
        _correct(editor)
        _subscriptions(editor, other)


def _somebody(role: str, kind: str) -> Member | None:
    held = Assignment.objects.filter(
        role=role, unit__level=Unit.Level.PROVINCE, unit__institution__kind=kind, member__is_active=True
    )
    found = held.select_related("member__institution", "member__unit__institution").order_by("pk").first()
    return found.member if found else None


def _reviews() -> list[Review]:
    at = clock.now()
    return [
        Review(
            url=f"{_SITE}/{number}",
            claim=claim,
            rating=rating,
            accuracy=code,
            publisher="Cek Fakta Arunika",
            publisher_url=f"{_SITE}/",
            published_at=at - timedelta(days=3 + 4 * number),
            title=f"[{rating}] {claim}"[:300],
            summary=summary,
            language=language,
            evidence=(
                Evidence("Penjelasan KPU Arunika", f"https://kpu.arunika.example/penjelasan/{number}"),
            ),
            appearances=(f"https://kabar.arunika.example/tulisan/{number}",),
        )
        for number, (claim, rating, code, summary, language) in enumerate(_CHECKS, start=1)
    ]


def _of_a_case() -> list[Review]:
    """A check of what a case is about, so that its page has something to offer."""
    case = Case.objects.filter(state=CaseState.VERIFICATION).order_by("pk").first()
    if case is None:
        return []
    one = _reviews()[0]
    summary = "Sumber resminya menyatakan lain; tautannya ada di halaman kami."
    return [replace(one, url=f"{_SITE}/98", claim=case.title, title="", summary=summary, appearances=())]


def _correct(editor: Member) -> None:
    """One was corrected by its publisher."""
    words = "Tahun rekamannya diperbaiki: enam tahun lalu, bukan lima."
    better = replace(
        _reviews()[1], summary="Videonya asli, direkam enam tahun lalu di daerah lain.", correction=words
    )
    take([better], Bringer(member=editor, unit=editor.unit))


def _subscriptions(editor: Member, other: Member | None) -> None:
    kinds = Subscription.Kind
    data = "https://sejuk.muara-senja.example/data/klarifikasi.json"
    _propose(editor, "Diskominfo Muara Senja", kinds.DATA_FEED, data)
    paused = _propose(editor, "Cek Fakta Arunika", kinds.SITE_FEED, f"{_SITE}/feed/")
    if other is not None and Institution.objects.get(pk=other.institution_id).joined_at is not None:
        subscribing.move(other, paused.pk, "approve")
        subscribing.move(editor, paused.pk, "pause", "Situsnya sedang pindah alamat.")


def _propose(editor: Member, name: str, kind: str, url: str) -> Subscription:
    said = {
        "name": name,
        "kind": kind,
        "url": url,
        "purpose": "Supaya klaim yang sudah diperiksa di tempat lain segera ditemukan di sini.",
        "ends_on": clock.now().date() + timedelta(days=180),
    }
    return subscribing.propose(editor, said, uuid5(NAMESPACE_URL, url))
