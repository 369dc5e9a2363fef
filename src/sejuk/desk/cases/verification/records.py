"""Which institution owns the record that a claim is about. The screen offers it first and says why."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models import Case
from sejuk.desk.organisation.models import Institution

_KPU = Institution.Kind.ELECTION_COMMISSION
_BAWASLU = Institution.Kind.ELECTION_SUPERVISOR


@dataclass(frozen=True, slots=True)
class Record:
    """An owner of a record: ``authority`` is the kind of institution where this instance knows it.

    ``themes`` are codes of ``sejuk.engine.labels``; ``process``: how the election is run.
    """

    code: str
    name: str | Promise
    why: str | Promise
    authority: str = ""
    themes: frozenset[str] = frozenset()
    process: bool = False


RECORDS: tuple[Record, ...] = (
    Record(
        "election_commission",
        "KPU",
        _(
            "KPU memegang daftar pemilih, logistik, jadwal, dan hasil pemilu; "
            "putusan tentang proses memerlukannya."
        ),
        _KPU,
        frozenset({"voter_list", "logistics", "polling_day", "counting", "electoral_bodies", "contestants"}),
        process=True,
    ),
    Record(
        "election_supervisor",
        "Bawaslu",
        _(
            "Bawaslu memegang data pengawasan dan dugaan pelanggaran; "
            "putusan tentang proses dapat memakainya."
        ),
        _BAWASLU,
        frozenset({"money_politics", "official_neutrality", "electoral_bodies"}),
        process=True,
    ),
    Record(
        "ethics_council",
        "DKPP",
        _("DKPP memegang putusan etik penyelenggara pemilu."),
        themes=frozenset({"electoral_bodies"}),
    ),
    Record(
        "civil_registry",
        _("Dinas kependudukan dan pencatatan sipil"),
        _("Pemilik data penduduk: klaim tentang KTP atau penduduk asing diperiksa ke sini, bukan ke media."),
        themes=frozenset({"voter_list"}),
    ),
    Record(
        "local_government",
        _("Pemerintah daerah"),
        _("Pemilik data layanan, tempat, dan kegiatan daerah."),
        themes=frozenset({"official_neutrality", "other"}),
    ),
    Record(
        "police",
        _("Kepolisian setempat"),
        _("Pemilik data kejadian keamanan. Bila klaim menuduh polisi, polisi hanya boleh memberi sumber."),
        Institution.Kind.POLICE,
        frozenset({"security"}),
    ),
)


def offered(case: Case) -> list[tuple[Record, bool]]:
    """All owners, those that this case calls for first; the flag says whether it does."""
    theme = case.narrative.theme if case.narrative else ""
    called = [(record, _calls(record, theme, process=case.about_process)) for record in RECORDS]
    return sorted(called, key=lambda pair: not pair[1])


def record_of(code: str) -> Record | None:
    """The owner of that code."""
    return next((record for record in RECORDS if record.code == code), None)


def _calls(record: Record, theme: str, *, process: bool) -> bool:
    return record.process if process else theme in record.themes
