"""Captures: nameless text, hashes that fit, failures that are seen and tried again."""

from __future__ import annotations

import gzip
import hashlib
from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.evidence import asking
from sejuk.desk.cases.evidence.addresses import PublicAddress
from sejuk.desk.cases.evidence.capturing import WAITS, capture, due
from sejuk.desk.cases.evidence.manifest import FORMAT, digest_of
from sejuk.desk.cases.evidence.voices import is_public_voice
from sejuk.desk.cases.evidence.words import ERRORS, error_words
from sejuk.desk.cases.models import Case, Evidence
from sejuk.desk.listening.models import Source
from sejuk.desk.organisation.refusal import Refused
from sejuk.sources.outbound import Outbound
from tests.desk.cases.given import CaseDesk
from tests.desk.listening.given import make_source
from tests.sources.site import Page, Site

NOW_TRIED = timedelta(seconds=1)


def waiting(unit: CaseDesk, site: Site, path: str = "/berita/gudang", **changes: object) -> Evidence:
    """A capture that waits for a page of the site. The site's address has a port, so the row is made here."""
    at = clock.now()
    values: dict[str, object] = {
        "case": unit.verifying(),
        "kind": Evidence.Kind.PAGE,
        "url": site.url(path),
        "asked_by": unit.verifier,
        "asked_at": at,
        "next_try_at": at,
        "expires_at": at + timedelta(days=180),
    }
    return Evidence.objects.create(**(values | changes))


def fresh(evidence: Evidence) -> Evidence:
    """The row as it stands."""
    evidence.refresh_from_db()
    return evidence


def text_of(evidence: Evidence) -> str:
    """The text that was kept."""
    return bytes(evidence.parts.get(name="teks.txt").body).decode()


def test_the_text_is_kept_without_its_author(unit: CaseDesk, site: Site, out: Outbound) -> None:
    evidence = waiting(unit, site)
    assert capture(evidence.pk, out)
    text = text_of(evidence)
    assert "semua segel" in text
    for named in ("Melati", "pengintai_desa", "0812", "Anyelir"):
        assert named not in text


def test_the_manifest_says_what_was_kept_with_hashes_that_fit(
    unit: CaseDesk, site: Site, out: Outbound
) -> None:
    evidence = waiting(unit, site)
    capture(evidence.pk, out)
    manifest = fresh(evidence).manifest
    assert manifest["format"] == FORMAT
    assert manifest["title"].startswith("Gudang kotak suara diperiksa")
    assert manifest["http"]["status"] == 200
    assert "kenal" not in str(manifest)
    for part, line in zip(evidence.parts.all(), manifest["parts"], strict=True):
        assert hashlib.sha256(bytes(part.body)).hexdigest() == line["sha256"] == part.sha256
        assert len(bytes(part.body)) == line["size"]


def test_the_chain_has_the_manifest_s_hash(unit: CaseDesk, site: Site, out: Outbound) -> None:
    evidence = waiting(unit, site)
    capture(evidence.pk, out)
    entry = Entry.objects.get(action="evidence.captured")
    assert entry.detail["sha256"] == digest_of(fresh(evidence).manifest)


def test_without_a_browser_the_text_is_kept_and_the_manifest_says_so(
    unit: CaseDesk, site: Site, out: Outbound
) -> None:
    evidence = waiting(unit, site)
    capture(evidence.pk, out)
    assert fresh(evidence).manifest["picture"] == "no_browser"
    assert [part.name for part in evidence.parts.all()] == ["teks.txt"]


def test_a_second_run_changes_nothing(unit: CaseDesk, site: Site, out: Outbound) -> None:
    evidence = waiting(unit, site)
    assert capture(evidence.pk, out)
    assert not capture(evidence.pk, out)
    assert site.paths() == ["/berita/gudang"]
    assert Entry.objects.filter(action="evidence.captured").count() == 1


def test_a_failure_that_may_pass_is_tried_again_later_each_time(
    unit: CaseDesk, site: Site, out: Outbound
) -> None:
    site.pages["/rusak"] = Page(status=500)
    evidence = waiting(unit, site, "/rusak")
    for number, wait in enumerate(WAITS, start=1):
        before = clock.now()
        assert not capture(evidence.pk, out)
        assert fresh(evidence).state == "waiting"
        assert (evidence.tries, evidence.error) == (number, "server_error")
        assert evidence.next_try_at is not None
        assert evidence.next_try_at >= before + wait
        assert evidence.pk not in due(clock.now())
        assert evidence.pk in due(evidence.next_try_at)
    capture(evidence.pk, out)
    assert (fresh(evidence).state, evidence.next_try_at) == ("failed", None)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Page(status=404), "not_found"),
        (Page(status=401), "login_required"),
        (
            Page(b"<form><input type=password></form>", headers={"Content-Type": "text/html"}),
            "login_required",
        ),
        (Page(b"<p></p>", headers={"Content-Type": "text/html"}), "no_text"),
        (Page(b"MZ...", headers={"Content-Type": "application/octet-stream"}), "not_a_page"),
        (Page(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "not_a_page"),
    ],
    ids=["gone", "login", "password", "empty", "program", "pdf_of_anybody"],
)
def test_what_cannot_be_kept_fails_at_once_with_what_to_do(
    unit: CaseDesk, site: Site, out: Outbound, page: Page, code: str
) -> None:
    site.pages["/lain"] = page
    evidence = waiting(unit, site, "/lain")
    assert not capture(evidence.pk, out)
    assert (fresh(evidence).state, evidence.error) == ("failed", code)
    assert error_words(code) == str(ERRORS[code])
    assert not evidence.parts.exists()


def test_an_inside_address_is_never_fetched(unit: CaseDesk, site: Site) -> None:
    from tests.sources.site import outbound

    evidence = waiting(unit, site)
    capture(evidence.pk, outbound(site, allow_private=frozenset()))
    assert fresh(evidence).error == "private_address"
    assert site.requests == []


def test_a_person_tries_a_failed_capture_again(unit: CaseDesk, site: Site, out: Outbound) -> None:
    site.pages["/lambat"] = Page(status=404)
    evidence = waiting(unit, site, "/lambat")
    capture(evidence.pk, out)
    asking.retry(unit.verifier, evidence.pk)
    asking.retry(unit.verifier, evidence.pk)  # a second click
    assert (fresh(evidence).state, evidence.tries, evidence.error) == ("waiting", 0, "")
    assert Entry.objects.filter(action="evidence.retried").count() == 1
    site.pages["/lambat"] = site.pages["/berita/gudang"]
    assert capture(evidence.pk, out)


def test_asking_enqueues_one_job_that_carries_a_key_only(unit: CaseDesk) -> None:
    case = unit.verifying()
    first = asking.ask(unit.verifier, case.pk, "https://harian.example/berita/1?utm_source=wa")
    assert asking.ask(unit.sorter, case.pk, "http://harian.example/berita/1") == first
    jobs = ProcrastinateJob.objects.filter(task_name="cases.capture")
    assert [job.args for job in jobs] == [{"evidence_id": first.pk}]


def test_nothing_is_asked_for_after_the_case_ended(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.closing import withdraw

    case = withdraw(unit.sorter, unit.sorted().pk, "Salah buka")
    with pytest.raises(Refused, match="sudah berakhir"):
        asking.ask(unit.verifier, case.pk, "https://harian.example/berita/1")


def _outlet(unit: CaseDesk, address: str = "https://www.harian.example/umpan", **changes: object) -> Source:
    kind = changes.pop("kind", Source.Kind.OUTLET)
    return make_source(unit.desk, now=clock.now(), kind=kind, config={"address": address}, **changes)


@pytest.mark.parametrize(
    ("url", "is_voice"),
    [
        ("https://harian.example/berita/1", True),
        ("https://nasional.harian.example/berita/1", True),
        ("https://harian.example.jahat.example/berita/1", False),
        ("https://bukanharian.example/berita/1", False),
        ("x:123456", False),
    ],
)
def test_an_outlet_on_the_public_list_is_a_public_voice(unit: CaseDesk, url: str, is_voice: bool) -> None:
    _outlet(unit)
    assert is_public_voice(PublicAddress(url)) is is_voice


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": Source.Kind.PUBLIC_PAGE},
        {"kind": Source.Kind.CAMPAIGN_ACCOUNT},
        {"address": "https://www.facebook.com/harian"},
        {"address": "https://medium.com/umpan"},
        {"address": "bukan alamat"},
    ],
    ids=["page", "campaign", "platform", "shared_host", "no_address"],
)
def test_other_sources_make_no_public_voice(unit: CaseDesk, changes: dict[str, str]) -> None:
    _outlet(unit, **changes)
    for url in ("https://harian.example/1", "https://www.facebook.com/1", "https://medium.com/tulisan"):
        assert not is_public_voice(PublicAddress(url))


def test_an_archive_of_somebody_else_s_page_is_refused(unit: CaseDesk) -> None:
    case: Case = unit.verifying()
    with pytest.raises(Refused, match="Arsip lengkap"):
        asking.ask(unit.verifier, case.pk, "https://blogwarga.example/tulisan", whole=True)


def test_an_outlet_s_page_is_archived_whole_without_cookies(
    unit: CaseDesk, site: Site, out: Outbound
) -> None:
    make_source(unit.desk, now=clock.now(), kind=Source.Kind.OUTLET, config={"address": site.url("/umpan")})
    evidence = waiting(unit, site, kind=Evidence.Kind.ARCHIVE, is_public_voice=True)
    assert capture(evidence.pk, out)
    archive = gzip.decompress(bytes(evidence.parts.get(name="arsip.warc.gz").body)).decode()
    assert "WARC-Type: response" in archive
    assert "Gudang kotak suara diperiksa" in archive
    assert "kenal=1" not in archive
