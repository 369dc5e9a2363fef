"""An office and a library of invented fact-checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.factchecks.claims import digest_of
from sejuk.desk.factchecks.models import FactCheck, Origin
from sejuk.desk.organisation.models import Member, Office, Role, Territory, Unit
from sejuk.desk.organisation.seating import add_institution, seat
from sejuk.engine.evaluation.synthetic import synthetic_posts

DOMAIN = "kominfo.bench.example"
#: Words of a claim, a title and a summary each come from a stream of their own.
_SEEDS = (1, 3, 4)
_AT_ONCE = 2_000


def fill(checks: int) -> list[str]:
    """Make the library; give its claims in their order."""
    Office.objects.create(
        controller="Kantor ukur", legal_order="SK/1/2029", purpose="Mengukur kecepatan sisi publik",
        contact="humas@bench.example", created_at=clock.now(), listening_since=clock.now(),
    )  # fmt: skip
    country = Territory.objects.create(code="00", name="Negeri ukur", level=Territory.Level.COUNTRY)
    office = add_institution("Diskominfo ukur", "Diskominfo", "comms_office", DOMAIN, founder=True)
    unit = Unit.objects.create(institution=office, name="Pusat", level="headquarters", territory=country)
    member = seat(unit, "Admin", f"admin@{DOMAIN}", Role.ADMINISTRATOR, None)
    rows = list(_rows(checks, member))
    FactCheck.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return [row.claim for row in rows]


def _rows(checks: int, member: Member) -> Iterator[FactCheck]:
    texts = [synthetic_posts(checks, seed=seed).column("text").to_pylist() for seed in _SEEDS]
    at = clock.now()
    for place, (claim, title, summary) in enumerate(zip(*texts, strict=True)):
        url = f"https://cekfakta.bench.example/{place}"
        yield FactCheck(
            url=url, address=url, claim=claim, claim_digest=digest_of(claim), title=title[:300],
            summary=summary, accuracy="false", rating="Salah", publisher=f"Pemeriksa {place % 40}",
            published_at=at - timedelta(hours=place), origin=Origin.IMPORTED, by=member, unit=member.unit,
            added_at=at, changed_at=at,
        )  # fmt: skip
