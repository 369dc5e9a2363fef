"""Who may sign a verdict, by institution (G14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.cases.models import Case, VerificationStep
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.organisation.refusal import Refused

#: Whose record a verdict about the process needs.
PROCESS_AUTHORITIES = (Institution.Kind.ELECTION_COMMISSION, Institution.Kind.ELECTION_SUPERVISOR)


class Barred(Refused):
    """Somebody tried what the case's rules close to them; ``why`` goes into the chain."""

    def __init__(self, why: str, reason: str, advice: str) -> None:
        super().__init__(reason, advice)
        self.why = why


@contextmanager
def tries_stay(member: Member, pk: int) -> Iterator[None]:
    """Put a barred try on a case into the chain. Outside the verb's transaction, which is undone with it."""
    try:
        yield
    except Barred as barred:
        record(member, "verdict.refused", "case", pk, case=pk, why=barred.why)
        raise


def refuse_accused(member: Member, case: Case) -> None:
    """The institution that a claim accuses may give sources, nothing else."""
    if case.accused.filter(pk=member.institution_id).exists():
        raise Barred(
            "accused",
            _("Klaim ini menuduh lembaga Anda, jadi orang lain yang memutuskan."),
            _("Anda tetap boleh memberi sumber. Mintalah orang kedua dari lembaga lain."),
        )


def joined_institutions() -> int:
    """Institutions whose domain carried our token, the founder included."""
    return Institution.objects.filter(joined_at__isnull=False).count()


def has_process_source(case: Case) -> bool:
    """Whether KPU or Bawaslu is on record among the sources."""
    sources = VerificationStep.objects.filter(
        case=case, authority__in=PROCESS_AUTHORITIES, withdrawn_at__isnull=True
    )
    return sources.exclude(finding="").exists()


def are_plural(signatories: Iterable[Institution]) -> bool:
    """Two institutions at least, and not the police alone."""
    distinct = {one.pk: one.kind for one in signatories}
    return len(distinct) >= 2 and any(kind != Institution.Kind.POLICE for kind in distinct.values())
