"""The library's pages: look for, read, bring in by address and by table, take over into a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Case
from sejuk.desk.factchecks.models import FactCheck, Pull
from sejuk.desk.factchecks.services import importing
from sejuk.desk.factchecks.services.own import add_own, withdraw_own
from sejuk.desk.factchecks.services.taking import take
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk
from tests.desk.factchecks.given import ITEM, OWN_URL, REVIEW, a_factcheck, a_subscription, an_own, of
from tests.desk.factchecks.test_claimreview_in import node, page
from tests.desk.office import Desk
from tests.sources.site import Page, Site, outbound

CSV = (
    "Klaim;Hasil;Penerbit;Alamat;Tanggal terbit\n"
    "Kotak suara kardus mudah dibuka;SALAH;Cek Fakta Teduh;https://cekfakta.example/kardus;01/12/2026\n"
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    running = Site()
    way_out = outbound(running)
    monkeypatch.setattr(importing, "outbound", lambda: way_out)
    yield running
    running.close()


def text(answer: Any) -> str:
    """What a page says."""
    return str(answer.content.decode())


def test_an_empty_library_says_what_to_do(desk: Desk) -> None:
    assert "Pustaka masih kosong" in text(desk.client(Role.VERIFIER).get(reverse("factchecks:find")))


def test_a_pasted_message_finds_and_another_says_what_to_do(desk: Desk) -> None:
    a_factcheck(desk)
    client = desk.client(Role.VERIFIER)
    found = text(client.get(reverse("factchecks:find"), {"q": "tinta pemilu bisa dihapus minyak kelapa"}))
    assert REVIEW.claim in found
    assert "Kata yang sama" in found
    assert "Belum ada cek fakta" in text(
        client.get(reverse("factchecks:find"), {"q": "jadwal debat gubernur"})
    )


def test_the_list_can_be_narrowed_to_ours(desk: Desk) -> None:
    a_factcheck(desk)
    an_own(desk)
    shown = text(desk.client(Role.VERIFIER).get(reverse("factchecks:find"), {"origin": "own"}))
    assert ITEM.claim in shown
    assert REVIEW.claim not in shown


def test_a_check_shows_versions_sources_and_who_else_checked_the_claim(desk: Desk) -> None:
    known = a_factcheck(desk, url="https://cekfakta.example/tps", claim=ITEM.claim)
    own = an_own(desk)
    add_own(replace(ITEM, version=2, summary="Sampai 13.00.", correction="Jamnya dilengkapi."), OWN_URL)
    shown = text(desk.client(Role.VERIFIER).get(reverse("factchecks:factcheck", args=[own.pk])))
    for words in ("Jamnya dilengkapi.", "Versi 1", "KPU Hulu", known.publisher):
        assert words in shown
    withdraw_own(ITEM.number, "Sumbernya keliru.")
    shown = text(desk.client(Role.VERIFIER).get(reverse("factchecks:factcheck", args=[own.pk])))
    assert "Sumbernya keliru." in shown


def test_a_pasted_address_is_read_at_once_and_leaves_a_record(desk: Desk, site: Site) -> None:
    two = page(
        node(url=site.url("/cek")), {"@type": "ClaimReview", "url": site.url("/cek"), "name": "kosong"}
    )
    site.pages["/cek"] = Page(two.encode(), headers={"Content-Type": "text/html"})
    client = desk.client(Role.VERIFIER)
    answer = client.post(reverse("factchecks:bring"), {"url": site.url("/cek")}, follow=True)
    run = Pull.objects.get()
    assert (run.found, run.by) == (2, desk.member(Role.VERIFIER))
    assert "Tidak menyebut klaim" in text(answer)
    assert Entry.objects.filter(action="factchecks.imported").count() == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Page(b"<html><body>Halo</body></html>", headers={"Content-Type": "text/html"}), "tidak memuat data"),
        (Page(status=404), "id_url_error"),
    ],
)
def test_a_page_without_data_or_none_at_all_says_so(desk: Desk, site: Site, answer: Page, words: str) -> None:
    site.pages["/cek"] = answer
    shown = desk.client(Role.VERIFIER).post(
        reverse("factchecks:bring"), {"url": site.url("/cek")}, follow=True
    )
    assert words in text(shown)


def test_the_inside_of_the_office_is_no_address_to_paste(desk: Desk) -> None:
    answer = desk.client(Role.VERIFIER).post(reverse("factchecks:bring"), {"url": "http://127.0.0.1/"})
    assert answer.status_code == 422
    assert not FactCheck.objects.exists()


def _upload(client: Any, body: str) -> Any:
    file = SimpleUploadedFile("a.csv", body.encode(), "text/csv")
    return client.post(reverse("factchecks:table"), {"berkas": file})


def _confirm(client: Any, shown: Any) -> Any:
    sealed = text(shown).split('name="baris" value="')[1].split('"')[0]
    return client.post(reverse("factchecks:table"), {"baris": sealed})


def test_a_table_is_shown_first_and_taken_in_whole(desk: Desk) -> None:
    client = desk.client(Role.VERIFIER)
    shown = _upload(client, CSV)
    assert not FactCheck.objects.exists()
    _confirm(client, shown)
    found = FactCheck.objects.get()
    assert (found.claim, found.accuracy, found.unit) == (
        "Kotak suara kardus mudah dibuka", "false_fabricated", desk.polda,
    )  # fmt: skip
    _confirm(client, _upload(client, CSV.replace("SALAH", "MENYESATKAN")))
    found.refresh_from_db()
    assert (found.rating, found.version, FactCheck.objects.count()) == ("MENYESATKAN", 2, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("01/12/2026", "01/12/2099"), "belum tiba"),
        (("https://cekfakta.example/kardus", "cek"), "https://"),
        (("Cek Fakta Teduh", ""), "Belum diisi"),
    ],
)
def test_a_line_that_is_wrong_says_so_and_nothing_is_taken(
    desk: Desk, change: tuple[str, str], words: str
) -> None:
    answer = _upload(desk.client(Role.VERIFIER), CSV.replace(*change))
    assert answer.status_code == 422
    assert words in text(answer)


def test_a_table_changes_nothing_that_its_publisher_brought(desk: Desk) -> None:
    from sejuk.desk.factchecks.services.taking import Bringer

    take([replace(REVIEW, url="https://cekfakta.example/kardus", claim="Kotak suara kardus mudah dibuka")],
         Bringer(subscription=a_subscription(desk)))  # fmt: skip
    assert "penerbitnya sendiri" in text(_upload(desk.client(Role.VERIFIER), CSV))


def _case(unit: CaseDesk, title: str) -> Case:
    case = unit.verifying()
    Case.objects.filter(pk=case.pk).update(title=title)
    case.refresh_from_db()
    return case


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    return CaseDesk(desk, desk.polda)


def test_a_case_is_offered_the_check_and_takes_it_over_as_a_source(desk: Desk, unit: CaseDesk) -> None:
    known, case = a_factcheck(desk), _case(unit, "Tinta pemilu dikabarkan bisa dihapus minyak kelapa")
    client = desk.client(Role.VERIFIER)
    shown = text(client.get(reverse("cases:case", args=[case.pk])))
    assert REVIEW.claim in shown
    take_over = reverse("cases:add_step", args=[case.pk]) + f"?serupa=ck-{known.pk}"
    assert take_over in shown
    form = text(client.get(take_over))
    assert known.publisher in form
    assert known.url in form


@pytest.mark.parametrize("number", ["ck-", "ck-x", "ck-0", "ck-99999999999999999999", "ck--1"])
def test_a_strange_number_fills_in_nothing(desk: Desk, number: str) -> None:
    from sejuk.desk.cases.verification.similar import prefilled

    assert prefilled(number) == {}


def test_what_was_withdrawn_is_no_source(desk: Desk) -> None:
    from sejuk.desk.cases.verification.similar import prefilled

    known = a_factcheck(desk)
    take([replace(REVIEW, withdrawn=True)], of(desk))
    assert prefilled(f"ck-{known.pk}") == {}
