"""Ask for approval: the checks are the gate, and from here on the words are fixed."""

from __future__ import annotations

import json

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.cases.services.recusal import refuse_accused
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.checks import (
    Finding,
    check,
    needs_other_institution,
    refuse_blocked,
    speaks_of_process,
)
from sejuk.desk.responses.items import item_of, still_holds, told_verdict
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.services.moving import moved, on_way, require_on, tries_stay
from sejuk.desk.responses.services.writing import is_practice, is_process
from sejuk.desk.responses.words import STATES_FACTS, Words, passages_of, sources_of


def submit(member: Member, pk: int) -> Version:
    """Submit the draft.

    Raises:
        Refused: a check blocks it, its verdict was corrected, or it is about the process and KPU or Bawaslu
            itself says nothing.
    """
    with tries_stay(member, pk):
        return _submit(member, pk)


@transaction.atomic
def _submit(member: Member, pk: int) -> Version:
    version, way = on_way(member, pk, "submit")
    require_on(member, version, way)
    if version.response.case is not None:
        refuse_accused(member, version.response.case)
    refuse_corrected(version)
    said_so = version.about_process or speaks_of_process(words_of(version))
    version.about_process = is_process(version.response, said_so)
    version.is_training = is_practice(about_process=version.about_process, verdict=told_verdict(version))
    found = findings_of(version)
    refuse_blocked(found)
    _check_sources(version)
    _check_process(version)
    version.names_somebody = needs_other_institution(found)
    version.submitted_at = clock.now()
    item = item_of(version, version.submitted_at)
    version.submitted, version.digest = item.to_bytes(), item.sha256
    return moved(member, version, way)


@transaction.atomic
def leave(member: Member, pk: int) -> Version:
    """Leave what was not approved yet. A published edition before it stays."""
    version, way = on_way(member, pk, "leave")
    require_on(member, version, way)
    version.ended_at = clock.now()
    return moved(member, version, way)


def findings_of(version: Version) -> list[Finding]:
    """What the checks say of a version."""
    response = version.response
    return check(
        words_of(version), kind=response.kind, about_process=version.about_process, case=response.case
    )


def words_of(version: Version) -> Words:
    """The words of a version as its author left them."""
    return Words(
        title=version.title,
        summary=version.summary,
        passages=passages_of(version),
        sources=sources_of(version.sources),
        contact=version.contact,
        territory=version.territory,
        language=version.language,
        about_process=version.about_process,
        correction=version.correction,
    )


def refuse_corrected(version: Version) -> None:
    """Refuse where the verdict that a version tells was corrected since (G11)."""
    if not still_holds(version):
        raise Refused(
            _("Putusan yang menjadi dasar teks ini sudah dikoreksi."),
            _("Sesuaikan teksnya dengan putusan yang baru, atau tarik."),
            status=409,
        )


def _check_sources(version: Version) -> None:
    """What states facts says where they come from; an appeal or a lesson may do without."""
    if not version.sources and version.response.kind in STATES_FACTS:
        raise Refused(
            _("Teks seperti ini perlu paling sedikit satu sumber."), _("Isi bagian Sumber."), status=422
        )


def _check_process(version: Version) -> None:
    if version.about_process and not _has_process_source(version):
        raise Refused(
            _("Keterangan tentang penyelenggaraan pemilu perlu pernyataan KPU atau Bawaslu sendiri."),
            _("Tambahkan baris yang diawali 'KPU:' atau 'Bawaslu:' dengan alamat di situs lembaga itu."),
            status=422,
        )


def _has_process_source(version: Version) -> bool:
    """Whether KPU or Bawaslu itself says so, at its own address or in the case; the database decides."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT network_has_process_source(%s::jsonb, %s)",
            [json.dumps(version.sources), version.response.case_id],
        )
        return bool(cursor.fetchone()[0])
