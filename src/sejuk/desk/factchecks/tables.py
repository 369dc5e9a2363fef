"""Fact-checks from a table of people's own making: shown line by line, then taken in whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Accuracy
from sejuk.desk.factchecks.claims import digest_of
from sejuk.desk.factchecks.crosswalk import accuracy_of
from sejuk.desk.factchecks.models import FactCheck, Origin
from sejuk.desk.factchecks.reviews import LONGEST_CLAIM, LONGEST_SUMMARY, LONGEST_URL, Review
from sejuk.desk.factchecks.services.taking import Bringer, take
from sejuk.desk.factchecks.services.versions import says_the_same
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.tabular.face import BadValue, Column, Outcome, Plan, Row, TableKind
from sejuk.desk.tabular.values import as_date
from sejuk.engine import canonical_url, mask_mentions


class FactCheckTable(TableKind):
    """One published check a row."""

    code = "factchecks.table"
    title = gettext_lazy("Cek fakta dari tabel")
    columns = (
        Column(
            "claim", gettext_lazy("Klaim"), aliases=("claimReviewed", "klaim yang diperiksa"),
            longest=LONGEST_CLAIM, example="Tinta pemilu bisa dihapus dengan minyak kelapa",
        ),
        Column(
            "rating", gettext_lazy("Hasil"), aliases=("label", "alternateName", "verdict", "putusan"),
            longest=160, help=gettext_lazy("Label penerbitnya, apa adanya."), example="SALAH",
        ),
        Column(
            "publisher", gettext_lazy("Penerbit"), aliases=("author", "outlet", "lembaga"),
            help=gettext_lazy("Lembaga atau media, bukan nama orang."), example="Cek Fakta Teduh",
        ),
        Column(
            "url", gettext_lazy("Alamat"), aliases=("tautan", "link"), longest=LONGEST_URL,
            example="https://cekfakta.example/tinta-pemilu",
        ),
        Column(
            "date", gettext_lazy("Tanggal terbit"), aliases=("datePublished", "tanggal"), example="31/12/2028"
        ),
        Column("title", gettext_lazy("Judul"), needed=False, longest=300),
        Column("summary", gettext_lazy("Ringkasan"), needed=False, longest=LONGEST_SUMMARY),
        Column(
            "language", gettext_lazy("Bahasa"), needed=False, example="id",
            help=gettext_lazy("Kode: id, jv, su, en."),
        ),
        Column(
            "appearance", gettext_lazy("Tempat beredar"), aliases=("sumber klaim",), needed=False,
            longest=LONGEST_URL, help=gettext_lazy("Alamat publik tempat klaimnya muncul."),
        ),
    )  # fmt: skip

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def plan(self, rows: Sequence[Row]) -> Plan:
        """Each row is new, changes what was brought in before, or is there already."""
        plan = Plan()
        known = self._known(rows)
        seen: set[tuple[str, str]] = set()
        for row in rows:
            with plan.checking(row):
                review = self._review(row)
                key = (canonical_url(review.url) or "", digest_of(review.claim))
                if key in seen:
                    raise BadValue("url", _("Baris ini sama dengan baris di atasnya. Hapus salah satu."))
                seen.add(key)
                plan.add(row, _outcome(review, known.get(key)), review.claim[:120], data=review)
        return plan

    def carry_out(self, by: Member, plan: Plan) -> None:
        """Take in what is new and what changed."""
        chosen = [*plan.having(Outcome.NEW), *plan.having(Outcome.CHANGED)]
        taken = take(chosen, Bringer(member=by, unit=self._unit))
        counts = {"found": len(chosen), "added": taken.added, "changed": taken.changed}
        record(by, "factchecks.imported", "unit", self._unit.pk, unit=self._unit.pk, error="", **counts)

    def _known(self, rows: Sequence[Row]) -> dict[tuple[str, str], FactCheck]:
        addresses = {canonical_url(row["url"]) for row in rows}
        found = FactCheck.objects.filter(address__in=[one for one in addresses if one])
        return {(one.address, one.claim_digest): one for one in found}

    def _review(self, row: Row) -> Review:
        at = clock.now()
        day = as_date(row["date"], "date")
        published = datetime.combine(day, time(12), ZoneInfo(self._unit.time_zone))
        if day > at.astimezone(ZoneInfo(self._unit.time_zone)).date():
            raise BadValue("date", _("Tanggal terbitnya belum tiba. Periksa tahunnya."))
        rating = row["rating"].strip()
        code = rating if rating in Accuracy.values else accuracy_of(rating, row["title"])
        said = str(Accuracy(rating).label) if rating in Accuracy.values else rating
        return Review(
            url=_address(row["url"], "url"),
            claim=mask_mentions(row["claim"].strip()),
            rating=said,
            accuracy=code,
            publisher=row["publisher"].strip(),
            published_at=min(published, at),
            title=mask_mentions(row["title"].strip()),
            summary=mask_mentions(row["summary"].strip()),
            language=_language(row["language"]),
            appearances=(row["appearance"],) if row["appearance"] else (),
        )


def _outcome(review: Review, known: FactCheck | None) -> Outcome:
    """What another way brought in is not changed by a table."""
    if known is None:
        return Outcome.NEW
    if known.origin != Origin.IMPORTED:
        if says_the_same(known, review):
            return Outcome.SAME
        raise BadValue("url", _("Cek fakta ini sudah ada dari penerbitnya sendiri; tabel tidak mengubahnya."))
    return Outcome.SAME if says_the_same(known, review) else Outcome.CHANGED


def _address(text: str, column: str) -> str:
    parts = urlsplit(text.strip())
    if parts.scheme not in {"http", "https"} or canonical_url(text) is None:
        raise BadValue(column, _("Tulis alamat halamannya lengkap dengan https://"))
    return text.strip()


def _language(text: str) -> str:
    said = text.strip().lower()
    if said and not (2 <= len(said) <= 3 and said.isascii() and said.isalpha()):
        raise BadValue("language", _("Tulis kode bahasa: id, jv, su, atau en."))
    return said
