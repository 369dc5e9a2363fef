"""ClaimReview as sites really write it: nested, repeated, broken, and by whoever it is about."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.factchecks.claimreview import json_ld
from sejuk.desk.factchecks.claimreview.json_ld import BadJsonError
from sejuk.desk.factchecks.claimreview.reading import Found, read_document, read_page, same_site
from sejuk.desk.factchecks.crosswalk import RATING_VALUES, accuracy_of

PAGE = "https://cekfakta.example/tinta"
NOW = datetime(2029, 2, 1, tzinfo=UTC)


def node(**changes: Any) -> dict[str, Any]:
    """A ClaimReview as a fact-check site marks it up."""
    said = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": PAGE,
        "datePublished": "2028-12-01",
        "claimReviewed": "Tinta pemilu bisa dihapus dengan minyak kelapa",
        "author": {"@type": "Organization", "name": "Cek Fakta Teduh", "url": "https://cekfakta.example/"},
        "reviewRating": {
            "@type": "Rating", "ratingValue": 1, "worstRating": 1, "bestRating": 5, "alternateName": "SALAH",
        },
        "itemReviewed": {"@type": "Claim", "appearance": "https://x.com/orang/status/77"},
        **changes,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not None}


def page(*documents: Any, raw: str = "") -> str:
    """A page with a script for each document."""
    scripts = [json.dumps(one) for one in documents] + ([raw] if raw else [])
    bodies = "".join(f'<script type="application/ld+json">{one}</script>' for one in scripts)
    return f"<!doctype html><html><head>{bodies}</head><body><p>Isi</p></body></html>"


def read(document: Any) -> Found:
    return read_document(document, PAGE, NOW)


def test_the_fields_of_a_plain_one_are_read() -> None:
    (review,) = read_page(page(node(inLanguage="id-ID", headline="[SALAH] Tinta")), PAGE, NOW).reviews
    assert (review.url, review.rating, review.accuracy) == (PAGE, "SALAH", "false_fabricated")
    assert (review.publisher, review.publisher_url) == ("Cek Fakta Teduh", "https://cekfakta.example/")
    assert (review.language, review.title) == ("id", "[SALAH] Tinta")
    assert review.published_at == datetime(2028, 11, 30, 17, tzinfo=UTC)  # midnight in Jakarta
    assert review.appearances == ("https://x.com/orang/status/77",)


@pytest.mark.parametrize(
    "document",
    [
        [node()],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, node()]},
        {"@type": "Article", "mainEntity": {"@type": "ItemList", "itemListElement": [{"item": node()}]}},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [node()]}]},
        node(**{"@type": ["ClaimReview", "CreativeWork"]}),
        node(**{"@type": "http://schema.org/ClaimReview"}),
        node(claimReviewed=["Tinta pemilu bisa dihapus dengan minyak kelapa"]),
        node(reviewRating=[{"@type": "Rating", "alternateName": "SALAH"}]),
        node(reviewRating="SALAH"),
        node(url=None),
        node(url="/tinta"),
    ],
)
def test_however_it_is_wrapped_it_is_found(document: Any) -> None:
    (review,) = read(document).reviews
    assert (review.url, review.claim[:5], review.rating) == (PAGE, "Tinta", "SALAH")


def test_several_on_one_page_are_all_read_and_one_broken_script_hides_none() -> None:
    two = page(
        node(), node(claimReviewed="Kotak suara dari kardus mudah dibuka"), raw='{"@type":"ClaimReview",,}'
    )
    found = read_page(two, PAGE, NOW)
    assert len(found.reviews) == 2
    assert [problem.code for problem in found.problems] == ["bad_json"]


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(node(claimReviewed="Baris\nbaru")).replace("\\n", "\n"),
        "<!--\n" + json.dumps(node()) + "\n-->",
        "//<![CDATA[\n" + json.dumps(node()) + "\n//]]>",
        json.dumps(node())[:-1] + ",}",
        json.dumps(node()).replace('"', "&quot;"),
    ],
)
def test_what_careless_sites_get_wrong_is_mended(raw: str) -> None:
    assert len(read_page(page(raw=raw), PAGE, NOW).reviews) == 1


def test_references_inside_a_graph_are_followed() -> None:
    organisation = {"@id": "#kami", "@type": "NewsMediaOrganization", "name": "Kabar Teduh"}
    rating = {"@id": "#nilai", "@type": "Rating", "alternateName": "MENYESATKAN"}
    graph = [organisation, rating, node(author={"@id": "#kami"}, reviewRating={"@id": "#nilai"})]
    (review,) = read({"@graph": graph}).reviews
    assert (review.publisher, review.accuracy) == ("Kabar Teduh", "misleading")


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "Gerimis Sore"},
        {"name": "Gerimis Sore"},
        "Gerimis Sore",
        [{"@type": "Person", "name": "Gerimis Sore"}],
        None,
    ],
)
def test_no_person_comes_in_neither_who_wrote_it_nor_who_made_the_claim(author: Any) -> None:
    claim = {"@type": "Claim", "author": {"@type": "Person", "name": "Kabut Pagi"}}
    (review,) = read(node(author=author, itemReviewed=claim)).reviews
    assert review.publisher == "cekfakta.example"
    assert "Gerimis" not in repr(review)
    assert "Kabut" not in repr(review)


def test_mentions_and_numbers_in_the_words_are_masked() -> None:
    (review,) = read(
        node(claimReviewed="Kata @gerimis_sore tinta bisa dihapus", description="Tanya @kabut_pagi")
    ).reviews
    assert "gerimis_sore" not in review.claim
    assert "kabut_pagi" not in review.summary


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"claimReviewed": None}, "no_claim"),
        ({"claimReviewed": "  "}, "no_claim"),
        ({"reviewRating": None}, "no_rating"),
        ({"reviewRating": {"@type": "Rating"}}, "no_rating"),
        ({"url": "https://lain.example/tinta"}, "other_site"),
        ({"url": PAGE + "/" + "x" * 700}, "bad_url"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(changes: dict[str, Any], code: str) -> None:
    found = read(node(**changes))
    assert found.reviews == []
    assert [problem.code for problem in found.problems] == [code]
    assert found.problems[0].place


def test_nobody_speaks_for_another_site() -> None:
    assert same_site("https://a.kpu.go.id/x", "https://kpu.go.id/y")
    assert not same_site("https://kpu.go.id/x", "https://kpu-palsu.example/y")
    assert not same_site("https://x.go.id/1", "https://y.go.id/2")


def test_a_withdrawn_item_of_a_feed_says_so() -> None:
    item = {
        "@type": "DataFeedItem", "item": node(), "dateDeleted": "2029-01-01T00:00:00+07:00",
        "description": "Sumbernya keliru",
    }  # fmt: skip
    (review,) = read({"@type": "DataFeed", "dataFeedElement": [item]}).reviews
    assert (review.withdrawn, review.withdrawn_because) == (True, "Sumbernya keliru")


def test_a_date_ahead_of_us_is_now() -> None:
    (review,) = read(node(datePublished=(NOW + timedelta(days=900)).isoformat())).reviews
    assert review.published_at == NOW


@pytest.mark.parametrize(
    ("rating", "title", "code"),
    [
        ("SALAH", "", "false_fabricated"),
        ("[SALAH] Tinta", "", "false_fabricated"),
        ("Konteks yang Salah", "", "false_context"),
        ("1/5", "[BELUM TERBUKTI] Tinta", "unproven"),
        ("Satire/Parodi", "", "satire"),
        ("Missing context.", "", "false_context"),
        ("DISINFORMASI", "", ""),
        ("Empat Pinokio", "", ""),
        ("", "", ""),
    ],
)
def test_ratings_go_through_the_crosswalk_and_unknown_ones_have_no_code(
    rating: str, title: str, code: str
) -> None:
    assert accuracy_of(rating, title) == code


def test_an_offices_own_code_counts_before_its_words() -> None:
    identifier = {"@type": "PropertyValue", "propertyID": "sejuk:accuracy", "value": "imposter"}
    rating = {"@type": "Rating", "alternateName": "Salah", "identifier": identifier}
    assert read(node(reviewRating=rating)).reviews[0].accuracy == "imposter"
    identifier["value"] = "kode-karangan"
    assert read(node(reviewRating=rating)).reviews[0].accuracy == "false_fabricated"


def test_every_code_has_a_number_or_says_that_it_has_none() -> None:
    from sejuk.desk.cases.models import Accuracy

    assert set(RATING_VALUES) == set(Accuracy.values)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "url", "author", "reviewRating", "claimReviewed", "item",
                         "itemReviewed", "dateDeleted", "datePublished", "inLanguage", "citation", "name"]),
        inner | st.sampled_from(["ClaimReview", "DataFeedItem", "Rating", "Organization", "Person"]),
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@given(JSON)
def test_no_document_breaks_the_reader(document: Any) -> None:
    found = read(document)
    assert all(review.claim and review.rating and review.url for review in found.reviews)


@given(st.text(max_size=300))
def test_no_page_breaks_the_reader(text: str) -> None:
    read_page(f'<script type="application/ld+json">{text}</script>', PAGE, NOW)


def test_a_deep_document_ends() -> None:
    deep = "[" * 50_000 + "]" * 50_000
    with pytest.raises(BadJsonError):
        json_ld.parse(deep)
    nested: Any = node()
    for _level in range(40):
        nested = {"@graph": [nested]}
    assert read(nested).reviews == []
