"""Attack: keep whole pages of citizens, private chats, or evidence without an end (G1, G10).

Fails because the database knows which hosts are listed outlets, refuses addresses of chats, checks each
hash, and lets nothing back that was erased.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.evidence.ending import erase_ended
from sejuk.desk.cases.evidence.keeping import keep
from sejuk.desk.cases.evidence.manifest import Part
from sejuk.desk.cases.models import Case, Evidence, EvidencePart
from sejuk.desk.cases.services.closing import close_without_label, leave
from sejuk.desk.listening.models import Source
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk
from tests.desk.listening.given import make_source
from tests.desk.office import Desk

TEXT = Part("teks.txt", "text/plain; charset=utf-8", b"Segel masih utuh.")
HTML = Part("teks.txt", "text/html", b"<script>alert(1)</script>")


def _evidence(desk: Desk, case: Case, **changes: Any) -> Evidence:
    at = clock.now()
    values = {
        "case": case,
        "kind": "page",
        "url": "https://warga.example/tulisan",
        "asked_by": desk.member(Role.VERIFIER, desk.polres),
        "asked_at": at,
        "expires_at": at + timedelta(days=180),
    }
    return Evidence.objects.create(**(values | changes))


def _refused(desk: Desk, why: str, **changes: Any) -> None:
    case = CaseDesk(desk, desk.polres).verifying()
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        _evidence(desk, case, **changes)


def _kept(desk: Desk, *parts: Part) -> Evidence:
    evidence = _evidence(desk, CaseDesk(desk, desk.polres).verifying())
    keep(evidence, parts or [TEXT], {"picture": "no_browser"}, clock.now())
    return evidence


def test_a_citizen_s_page_is_not_archived_whole(desk: Desk) -> None:
    _refused(desk, "archives_only_public_voices", kind="archive")


@pytest.mark.parametrize(
    "url",
    [
        "https://warga.example/tulisan",
        "https://harian.example.warga.example/1",
        "https://harian.example@warga.example/1",
        "https://tiruanharian.example/1",
        "x:123",
    ],
)
def test_a_citizen_is_not_declared_an_outlet(desk: Desk, url: str) -> None:
    address = {"address": "https://harian.example/umpan"}
    make_source(desk, now=clock.now(), kind=Source.Kind.OUTLET, config=address)
    _refused(desk, "public voice|said in private", kind="archive", is_public_voice=True, url=url)


@pytest.mark.parametrize("host", ["www.facebook.com", "medium.com", "x.com", "sites.google.com"])
def test_an_outlet_s_page_on_a_platform_makes_no_citizen_of_it_an_outlet(desk: Desk, host: str) -> None:
    address = {"address": f"https://{host}/harian"}
    make_source(desk, now=clock.now(), kind=Source.Kind.OFFICIAL_ACCOUNT, config=address)
    _refused(desk, "public voice", is_public_voice=True, url=f"https://{host}/warga")


def test_what_was_asked_to_be_kept_is_not_widened_later(desk: Desk) -> None:
    evidence = _kept(desk)
    for forged in ({"kind": "archive", "is_public_voice": True}, {"url": "https://lain.example/"}):
        with pytest.raises(IntegrityError, match="fixed"), transaction.atomic():
            Evidence.objects.filter(pk=evidence.pk).update(**forged)


def test_an_archive_is_not_slipped_into_another_capture(desk: Desk) -> None:
    evidence = _kept(desk)
    body = b"WARC/1.1"
    with pytest.raises(IntegrityError, match="archived whole"), transaction.atomic():
        EvidencePart.objects.create(
            evidence=evidence,
            name="a.warc",
            media_type="application/warc",
            sha256=hashlib.sha256(body).hexdigest(),
            size=len(body),
            body=body,
        )


@pytest.mark.parametrize(
    "url",
    [
        "https://chat.whatsapp.com/AbC",
        "https://wa.me/62812",
        "https://t.me/+AbC",
        "https://t.me/joinchat/AbC",
        "https://t.me/c/1/2",
        "https://discord.com/channels/1",
        "https://harian.example/@warga",
    ],
)
def test_a_chat_is_not_written_in_as_evidence(desk: Desk, url: str) -> None:
    _refused(desk, "said in private", url=url)


def test_evidence_without_an_end_is_refused(desk: Desk) -> None:
    _refused(desk, "within a year", expires_at=clock.now() + timedelta(days=400))


def test_a_kept_part_is_not_exchanged(desk: Desk) -> None:
    evidence = _kept(desk)
    with pytest.raises(IntegrityError, match="not changed"), transaction.atomic():
        evidence.parts.update(body=b"Segel rusak.")
    with pytest.raises(IntegrityError, match="other bytes"), transaction.atomic():
        EvidencePart.objects.create(
            evidence=evidence, name="b", media_type="text/plain", sha256="0" * 64, size=1, body=b"x"
        )


def test_what_reached_its_end_is_gone_and_stays_gone(desk: Desk) -> None:
    unit = CaseDesk(desk, desk.polres)
    case = unit.sorted()
    evidence = _evidence(desk, case)
    keep(evidence, [TEXT], {"title": "Judul", "picture": "no_browser"}, clock.now())
    year = clock.now() + timedelta(days=365)
    assert erase_ended(year) == 0  # an open case holds it
    leave(unit.sorter, case.pk, "Terlalu kecil untuk ditanggapi")
    assert erase_ended(clock.now() + timedelta(days=179)) == 0
    assert erase_ended(year) == 1
    assert erase_ended(year) == 0
    evidence.refresh_from_db()
    assert not evidence.parts.exists()
    assert evidence.manifest["parts"][0]["sha256"] == TEXT.sha256
    assert "title" not in evidence.manifest
    with pytest.raises(IntegrityError, match="stays erased"), transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(state="captured")


def test_evidence_goes_with_the_words_of_a_case_that_ends_without_label(desk: Desk) -> None:
    unit = CaseDesk(desk, desk.polres)
    case = unit.sorted()
    keep(_evidence(desk, case), [TEXT], {}, clock.now())
    close_without_label(unit.sorter, case.pk, "protected_criticism")
    assert not Evidence.objects.exists()
    assert not EvidencePart.objects.exists()


def _get(client: Client, evidence: Evidence, name: str = "teks.txt") -> Any:
    return client.get(reverse("cases:evidence_part", args=[evidence.pk, name]))


def test_every_read_of_a_capture_is_in_the_chain(desk: Desk) -> None:
    evidence, client = _kept(desk), desk.client(Role.VERIFIER, desk.polres)
    _get(client, evidence)
    client.get(reverse("cases:evidence", args=[evidence.pk]))
    reads = Entry.objects.filter(action="evidence.read", subject_id=str(evidence.pk))
    assert [entry.actor for entry in reads] == [desk.member(Role.VERIFIER, desk.polres).pk] * 2


def test_a_captured_script_never_runs_in_the_desk(desk: Desk) -> None:
    evidence, client = _kept(desk, HTML), desk.client(Role.VERIFIER, desk.polres)
    response = _get(client, evidence)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    page = client.get(reverse("cases:evidence", args=[evidence.pk])).content.decode()
    assert "<script>alert(1)</script>" not in page


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMINISTRATOR, Role.FIELD_REPORTER])
def test_captures_are_closed_to_who_does_not_work_on_cases(desk: Desk, role: str) -> None:
    evidence = _kept(desk)
    assert _get(desk.client(role, desk.polres), evidence).status_code == 403


def test_captures_are_closed_to_other_units(desk: Desk) -> None:
    evidence = _kept(desk)
    assert _get(desk.client(Role.VERIFIER, desk.other_polres), evidence).status_code == 404
    assert _get(desk.client(Role.VERIFIER, desk.polres), evidence, "..%2F..%2Fetc").status_code == 404
