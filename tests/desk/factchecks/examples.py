"""One example of everything in factchecks that has an address of its own."""

from __future__ import annotations

from typing import Any

from sejuk.desk import clock
from sejuk.desk.factchecks.models import Pull
from sejuk.desk.organisation.models import Role
from tests.desk.factchecks.given import REVIEW, a_factcheck, a_subscription, an_own
from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    found, row = a_factcheck(desk), a_subscription(desk)
    an_own(desk)
    run = Pull.objects.create(
        by=desk.member(Role.VERIFIER), unit=desk.polda, url=REVIEW.url, at=clock.now(), found=1, added=1
    )
    return {
        "factchecks:factcheck": {"pk": found.pk},
        "factchecks:pull": {"pk": run.pk},
        "factchecks:subscription": {"pk": row.pk},
        "factchecks:move": {"pk": row.pk, "verb": "pause"},
    }
