"""Who may sign a verdict, by institution (G14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.cases.models import Accuracy, Case, Harm, Verdict
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.organisation.refusal import Barred


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
    """Whether KPU or Bawaslu itself is on record among the sources, with a finding.

    Its own member wrote or answered it, or it is public at an address of its own; the database decides
    (``migrations/0006_guards_criticism.py``), a name that somebody typed does not count.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_has_process_source(%s)", [case.pk])
        return bool(cursor.fetchone()[0])


def needs_two_institutions(verdict: Verdict) -> bool:
    """About the process (G14), or a label on words that make no claim: no institution gives it alone (G2)."""
    unclaimed = verdict.accuracy == Accuracy.NOT_CHECKABLE and verdict.harm == Harm.CONCERN
    return verdict.about_process or unclaimed


def are_plural(signatories: Iterable[Institution]) -> bool:
    """Two institutions at least, and not the police alone."""
    distinct = {one.pk: one.kind for one in signatories}
    return len(distinct) >= 2 and any(kind != Institution.Kind.POLICE for kind in distinct.values())
