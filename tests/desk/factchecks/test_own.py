"""Ours: what is published enters the library once, with fields that say whose it is, for others to read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.factchecks.claimreview.reading import read_document
from sejuk.desk.factchecks.claimreview.validating import validate
from sejuk.desk.factchecks.claimreview.writing import NOT_INDEPENDENT, claim_review
from sejuk.desk.factchecks.models import FactCheck, State
from sejuk.desk.factchecks.services.own import add_own, from_item, withdraw_own
from sejuk.desk.responses.item import Kind, Stamp
from sejuk.desk.responses.services import releasing, submitting
from tests.desk.factchecks.given import ITEM, OWN_URL, a_factcheck, an_own
from tests.desk.office import Desk
from tests.desk.responses.given import Newsroom


def test_a_published_item_enters_once(desk: Desk) -> None:
    first, second = an_own(desk), an_own(desk)
    assert first == second
    assert (first.publisher, first.accuracy, first.rating) == ("Polda Hulu", "false_fabricated", "Salah")
    assert first.institution == desk.police
    assert first.evidence == [{"label": "KPU Hulu", "url": "https://kpu.hulu.example/jam"}]


def test_a_corrected_version_replaces_and_an_older_one_does_not(desk: Desk) -> None:
    own = an_own(desk)
    better = replace(ITEM, version=3, summary="Sampai pukul 13.00.", correction="Jamnya dilengkapi.")
    add_own(better, OWN_URL)
    add_own(ITEM, OWN_URL)
    own.refresh_from_db()
    assert (own.version, own.summary, own.correction) == (3, "Sampai pukul 13.00.", "Jamnya dilengkapi.")
    assert [one.number for one in own.versions.all()] == [1, 3]


def test_a_withdrawal_stays(desk: Desk) -> None:
    own = an_own(desk)
    withdraw_own(ITEM.number, "Sumbernya keliru.")
    withdraw_own(ITEM.number, "Lain lagi.")
    add_own(ITEM, OWN_URL)
    own.refresh_from_db()
    assert (own.state, own.withdrawn_because) == (State.WITHDRAWN, "Sumbernya keliru.")
    assert withdraw_own(999, "tidak ada") is None


@pytest.mark.parametrize("changes", [{"claim": ""}, {"verdict": None}])
def test_a_text_about_a_theme_is_no_fact_check(desk: Desk, changes: dict[str, Any]) -> None:
    assert add_own(replace(ITEM, **changes), OWN_URL, institution=desk.police) is None
    with pytest.raises(ValueError, match="no fact-check"):
        from_item(replace(ITEM, **changes), OWN_URL)


def test_talking_points_about_the_claim_are_no_second_one(desk: Desk) -> None:
    points = replace(ITEM, kind=Kind.TALKING_POINTS)
    assert add_own(points, OWN_URL, institution=desk.police) is None


def test_what_an_office_publishes_enters_is_corrected_and_taken_back(desk: Desk) -> None:
    room = Newsroom(desk, desk.polda)
    case = room.cases.decided()
    version = room.published(case)
    own = FactCheck.objects.get()
    assert (own.number, own.case_id, own.institution) == (version.response_id, case.pk, desk.police)
    assert own.url.endswith(f"/klarifikasi/{own.number}/")
    assert own.sha256 == version.sha256
    number = version.response_id
    releasing.correct(room.editor, number, "Jumlah pintu dilengkapi.")
    following = submitting.submit(room.editor, number)
    room.approve(room.approver, following)
    releasing.publish(room.head, number)
    own.refresh_from_db()
    assert (own.version, own.correction) == (2, "Jumlah pintu dilengkapi.")
    releasing.withdraw(room.head, number, "Sumbernya keliru.")
    own.refresh_from_db()
    assert (own.state, own.withdrawn_because) == (State.WITHDRAWN, "Sumbernya keliru.")


@pytest.mark.parametrize("code", ["true", "unproven", "satire", "official_clarification", "lain"])
def test_every_export_has_the_required_fields(desk: Desk, code: str) -> None:
    own = an_own(desk, verdict=Stamp(code, "Label"), correction="Dilengkapi.")
    assert validate(claim_review(own)) == []


def test_the_institution_speaks_as_itself(desk: Desk) -> None:
    said = claim_review(an_own(desk))
    assert said["author"]["@type"] == "GovernmentOrganization"
    assert said["author"]["name"] == ITEM.institution
    assert said["disambiguatingDescription"] == NOT_INDEPENDENT
    assert "author" not in said["itemReviewed"]
    assert ITEM.contact not in json.dumps(said)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"claimReviewed": ""}, "claimReviewed is missing"),
        ({"url": "klarifikasi/12"}, "url is no address"),
        ({"datePublished": "2029-02-01"}, "datePublished is no date with a zone"),
        ({"reviewRating": {"@type": "Rating"}}, "reviewRating has no alternateName"),
        (
            {"reviewRating": {"@type": "Rating", "alternateName": "x", "ratingValue": 7, "bestRating": 5,
                              "worstRating": 1}},
            "ratingValue does not lie between worstRating and bestRating",
        ),
        ({"reviewRating": "Salah"}, "reviewRating is no Rating"),
        ({"author": {"@type": "Person", "name": "Gerimis"}}, "author is no organisation"),
        ({"author": {"@type": "Organization"}}, "author has no name"),
        ({"itemReviewed": {"@type": "CreativeWork"}}, "itemReviewed is no Claim"),
        ({"itemReviewed": {"@type": "Claim", "author": "x"}}, "itemReviewed names who made the claim"),
        ({"@context": "https://lain.example"}, "@context is not https://schema.org"),
    ],
)  # fmt: skip
def test_the_validation_finds_what_is_missing(desk: Desk, changes: dict[str, Any], line: str) -> None:
    found = validate({**claim_review(an_own(desk)), **changes})
    assert [one.removeprefix("ClaimReview 1: ") for one in found] == [line]


def test_a_document_without_any_is_said() -> None:
    assert validate({"@context": "https://schema.org"}) == ["no ClaimReview in it"]


def test_the_data_is_valid_open_and_without_others_checks(desk: Desk, client: Client) -> None:
    an_own(desk)
    a_factcheck(desk)
    an_own(desk, number=13, claim="Klaim kedua tentang logistik pemilu di Hulu")
    withdraw_own(13, "Sumbernya keliru.")
    answer = client.get(reverse("factchecks:data_feed"))
    said = json.loads(answer.content)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert validate(said) == []
    assert [item["item"]["version"] for item in said["dataFeedElement"]] == [1, 1]
    assert said["dataFeedElement"][0]["description"] == "Sumbernya keliru."
    assert "dateDeleted" in said["dataFeedElement"][0]


def test_our_own_reader_reads_what_we_write(desk: Desk, client: Client) -> None:
    own = an_own(desk)
    said = json.loads(client.get(reverse("factchecks:data_feed")).content)
    (review,) = read_document(said, OWN_URL, own.published_at).reviews
    assert (review.claim, review.accuracy, review.publisher) == (own.claim, own.accuracy, own.publisher)
    assert [one.url for one in review.evidence] == ["https://kpu.hulu.example/jam"]


def test_who_asks_again_is_told_that_nothing_changed(desk: Desk, client: Client) -> None:
    an_own(desk)
    for name in ("data_feed", "atom"):
        first = client.get(reverse(f"factchecks:{name}"))
        again = client.get(reverse(f"factchecks:{name}"), headers={"If-None-Match": first["ETag"]})
        assert (first.status_code, again.status_code) == (200, 304)
    withdraw_own(ITEM.number, "Sumbernya keliru.")
    late = client.get(reverse("factchecks:atom"), headers={"If-None-Match": first["ETag"]})
    assert late.status_code == 200
    assert "[DITARIK]" in late.content.decode()


def test_the_feed_is_atom_and_says_whose_it_is(desk: Desk, client: Client) -> None:
    an_own(desk, title="Jam TPS & <tata cara>")
    add_own(replace(ITEM, version=2, correction="Jamnya dilengkapi."), OWN_URL)
    root = ET.fromstring(client.get(reverse("factchecks:atom")).content)
    name = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.findall(f"{name}entry")
    assert entry.findtext(f"{name}title", "").startswith("[KOREKSI]")
    assert entry.findtext(f"{name}author/{name}name") == ITEM.institution
    assert "bukan pemeriksaan fakta independen" in root.findtext(f"{name}subtitle", "")


def test_the_data_comes_a_page_at_a_time(desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from sejuk.desk.factchecks.views import public

    monkeypatch.setattr(public, "PER_PAGE", 1)
    an_own(desk)
    an_own(desk, number=13, claim="Klaim kedua tentang logistik pemilu di Hulu")
    first = client.get(reverse("factchecks:data_feed"))
    assert 'rel="next"' in first["Link"]
    second = client.get(reverse("factchecks:data_feed"), {"halaman": "2"})
    assert "Link" not in second
    ids = {json.loads(one.content)["dataFeedElement"][0]["item"]["url"] for one in (first, second)}
    assert len(ids) == FactCheck.objects.count() == 2
