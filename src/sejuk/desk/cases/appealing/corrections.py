"""The public log of corrections: as prominent as what was corrected, with every version (G11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from sejuk.desk.cases.models import Verdict, VerdictState


@dataclass(frozen=True, slots=True)
class Correction:
    """A standing verdict and the versions that it replaced, the newest first."""

    now: Verdict
    earlier: list[Verdict]


def corrected() -> QuerySet[Verdict]:
    """Standing verdicts that replaced another; exercises are left out (G14)."""
    standing = Verdict.objects.filter(state=VerdictState.CONFIRMED, replaces__isnull=False, is_training=False)
    return standing.select_related("replaces").order_by("-confirmed_at", "-pk")


def with_versions(verdicts: list[Verdict]) -> list[Correction]:
    """Each with the versions before it."""
    return [Correction(one, list(_before(one))) for one in verdicts]


def _before(verdict: Verdict) -> Iterator[Verdict]:
    earlier = verdict.replaces
    while earlier is not None:
        if not earlier.is_training:
            yield earlier
        earlier = earlier.replaces
