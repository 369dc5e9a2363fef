"""The item of a version: made when it is submitted, kept when it is approved, read when it goes out.

``approved_item`` is the door for whoever publishes, draws or shows: only what was approved comes through it,
and only the very bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Accuracy, Verdict, VerdictState
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item, Kind, Stamp, from_bytes
from sejuk.desk.responses.models import OUT, Response, Version
from sejuk.desk.responses.words import passages_of, sources_of


def item_of(version: Version, at: datetime) -> Item:
    """What a version says to the outside, as if it had been approved at ``at``.

    Nothing but the version's own words, the verdict's claim and label, and the names of its origin is in it.
    """
    response = version.response
    verdict = told_verdict(version)
    return Item(
        number=response.pk,
        version=version.edition,
        kind=Kind(response.kind),
        language=version.language,
        title=version.title,
        summary=version.summary,
        passages=passages_of(version),
        sources=sources_of(version.sources),
        institution=response.institution.name,
        unit=response.unit.name,
        contact=version.contact,
        place=version.territory.name,
        time_zone=response.unit.time_zone,
        approved_at=at,
        claim=verdict.claim if verdict else "",
        verdict=_stamp(verdict, version.language) if verdict else None,
        correction=version.correction,
    )


def told_verdict(version: Version) -> Verdict | None:
    """The verdict that a version tells; None for a text about a theme."""
    if version.verdict_key is None:
        return None
    return Verdict.objects.filter(pk=version.verdict_key, case=version.response.case_id).first()


def valid_verdict(response: Response) -> Verdict | None:
    """The verdict of the case that holds now; None where there is none."""
    if response.case is None:
        return None
    return response.case.verdicts.filter(state=VerdictState.CONFIRMED).first()


def still_holds(version: Version) -> bool:
    """Whether the verdict that a version tells holds; a text about a theme tells none."""
    if version.response.case_id is None:
        return True
    verdict = told_verdict(version)
    return verdict is not None and verdict.state == VerdictState.CONFIRMED


def submitted_item(version: Version) -> Item:
    """What waits for approval: read from the bytes that are approved, never from the columns."""
    return from_bytes(bytes(version.submitted))


def body_of(version: Version, at: datetime) -> bytes:
    """The submitted bytes with the time of their approval: nothing else differs."""
    return replace(submitted_item(version), approved_at=at).to_bytes()


def approved_version(pk: int) -> Version:
    """The approved or published version of text number ``pk``, the newest.

    Raises:
        Refused: there is none, it was withdrawn, it is practice, its verdict was corrected, or its bytes are
            not those that were approved.
    """
    rows = Version.objects.filter(response=pk, state__in=OUT, is_training=False)
    version = rows.select_related("response__case").order_by("-edition").first()
    if version is None:
        raise Refused(
            _("Teks ini belum disetujui, sudah ditarik, atau hanya latihan."),
            _("Buka halamannya untuk melihat apa yang masih kurang."),
            status=409,
        )
    checked_item(version)
    if not still_holds(version):
        raise Refused(
            _("Putusan yang menjadi dasar teks ini sudah dikoreksi."),
            _("Koreksi atau tarik teksnya lebih dulu."),
            status=409,
        )
    return version


def approved_item(pk: int) -> Item:
    """What may go out of text number ``pk`` now; see ``approved_version`` for what is refused."""
    return checked_item(approved_version(pk))


def checked_item(version: Version) -> Item:
    """The item in a version's approved bytes.

    Raises:
        Refused: the bytes are not those that were approved.
    """
    body = bytes(version.body)
    if not body or hashlib.sha256(body).hexdigest() != version.sha256:
        raise Refused(
            _("Isi yang tersimpan tidak sama dengan yang disetujui."),
            _("Jangan diterbitkan. Beri tahu administrator."),
            status=409,
        )
    return from_bytes(body)


def _stamp(verdict: Verdict, language: str) -> Stamp | None:
    """The verdict's label; where nothing could be checked there is none to stamp (G3)."""
    if verdict.accuracy == Accuracy.NOT_CHECKABLE:
        return None
    with translation.override("en" if language == "en" else "id"):
        return Stamp(verdict.accuracy, str(Accuracy(verdict.accuracy).label))
