"""Propose a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Accuracy, Case, Harm, Verdict, VerdictState, Worksheet
from sejuk.desk.cases.services.moving import advance, locked, way_of
from sejuk.desk.cases.services.opening import EndedWithoutLabel
from sejuk.desk.cases.services.recusal import (
    has_process_source,
    joined_institutions,
    needs_two_institutions,
    refuse_accused,
    tries_stay,
)
from sejuk.desk.cases.services.together import takes_no_verdict
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.engine import mask_mentions

#: Harm that needs the worksheet and two reviewers (G4).
SEVERE = frozenset({Harm.HATE_SPEECH, Harm.INCITEMENT})
#: What may be said of a claim without a source.
WITHOUT_SOURCE = frozenset({Accuracy.UNPROVEN, Accuracy.NOT_CHECKABLE})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the proposer says; ``worksheet`` has the fields of ``Worksheet`` where harm is severe."""

    accuracy: str
    harm: str
    claim: str
    explanation: str
    correction: str = ""
    worksheet: Mapping[str, str] | None = None


def propose(member: Member, pk: int, proposal: Proposal) -> Verdict:
    """Propose a verdict on both axes.

    Raises:
        Refused: no source yet, a process claim without KPU or Bawaslu, the accused institution, severe harm
            without the worksheet, or nothing that a label could say.
    """
    with tries_stay(member, pk):
        return _propose(member, pk, proposal)


@transaction.atomic
def _propose(member: Member, pk: int, proposal: Proposal) -> Verdict:
    case = locked(member, pk)
    way = way_of(member, case, "propose")
    refuse_accused(member, case)
    _check(case, proposal)
    verdict = _create(member, case, proposal)
    if proposal.worksheet and proposal.harm in SEVERE:
        said = {name: mask_mentions(value) for name, value in proposal.worksheet.items()}
        Worksheet.objects.create(verdict=verdict, **said)
    case.second_eyes.filter(member=member, done_at__isnull=True).update(done_at=clock.now())
    advance(member, case, way)
    record(member, "verdict.proposed", "verdict", verdict.pk, case=case.pk, training=verdict.is_training)
    return verdict


def _create(member: Member, case: Case, proposal: Proposal) -> Verdict:
    standing = case.verdicts.filter(state=VerdictState.CONFIRMED).first()
    if standing is not None and not proposal.correction.strip():
        raise Refused(
            _("Koreksi harus mengatakan apa yang dikoreksi."),
            _("Isi bagian 'Apa yang dikoreksi'."),
            status=422,
        )
    last = case.verdicts.order_by("-version").values_list("version", flat=True).first() or 0
    words = {name: mask_mentions(value.strip()) for name, value in asdict(proposal).items() if name in _WORDS}
    verdict = Verdict(
        case=case,
        version=last + 1,
        accuracy=proposal.accuracy,
        harm=proposal.harm,
        about_process=case.about_process,
        proposed_by=member,
        proposed_institution=member.institution,
        proposed_at=clock.now(),
        replaces=standing,
        **words,
    )
    verdict.is_training = needs_two_institutions(verdict) and joined_institutions() < 2
    verdict.save()
    return verdict


_WORDS = ("claim", "explanation", "correction")


def _has_source(case: Case) -> bool:
    return case.steps.filter(withdrawn_at__isnull=True).exclude(finding="").exists()


def _check(case: Case, proposal: Proposal) -> None:
    if not case.verdicts.filter(state=VerdictState.CONFIRMED).exists():
        _check_first(case, proposal)
    _check_sorted(case, proposal)
    _check_sources(case, proposal)
    if proposal.harm in SEVERE and not proposal.worksheet:
        raise Refused(
            _("Ujaran kebencian dan hasutan perlu lembar uji enam faktor."),
            _("Isi keenam faktor, atau pilih 'Perlu perhatian'."),
            status=422,
        )


def _check_first(case: Case, proposal: Proposal) -> None:
    if proposal.accuracy == Accuracy.NOT_CHECKABLE and proposal.harm == Harm.NONE:
        raise Refused(
            _("Pendapat, kritik, dan ramalan tidak diberi label."),
            _("Tutup kasus ini tanpa label."),
            status=422,
        )
    if takes_no_verdict(case.pk):
        raise EndedWithoutLabel


def _check_sorted(case: Case, proposal: Proposal) -> None:
    """A verdict rests on the two axes as they were sorted (G3)."""
    if proposal.accuracy != Accuracy.NOT_CHECKABLE and not case.is_checkable:
        raise Refused(
            _("Menurut pemilahan, tidak ada klaim yang dapat diperiksa di sini."),
            _("Pilih 'Tidak dapat diperiksa', atau luruskan jawaban pemilahan lewat 'Ubah keterangan'."),
            status=422,
        )
    if proposal.harm != Harm.NONE and not case.may_harm:
        raise Refused(
            _("Menurut pemilahan, kata-katanya tidak menyerang kelompok warga dan tidak mengajak kekerasan."),
            _("Pilih bahaya 'Tidak ada', atau luruskan jawaban pemilahan lewat 'Ubah keterangan'."),
            status=422,
        )


def _check_sources(case: Case, proposal: Proposal) -> None:
    if proposal.accuracy not in WITHOUT_SOURCE and not _has_source(case):
        raise Refused(
            _("Putusan ini perlu paling sedikit satu sumber beserta temuannya."),
            _("Tambahkan langkah verifikasi, mulai dari lembaga pemilik data."),
            status=422,
        )
    if case.about_process and not has_process_source(case):
        raise Refused(
            _("Klaim tentang penyelenggaraan pemilu perlu sumber KPU atau Bawaslu sendiri."),
            _(
                "Beri tautan ke situs resmi KPU atau Bawaslu beserta temuannya, "
                "atau tanyakan dan tunggu jawaban anggotanya di Sejuk."
            ),
            status=422,
        )
