"""The feeds: an entry is there exactly when its row says so."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.publishing.feeds.atom import atom
from sejuk.desk.publishing.feeds.entries import entries
from sejuk.desk.publishing.models import Publication
from sejuk.sources.feeds.document import decode
from sejuk.sources.feeds.xml_feed import parse_xml_feed
from tests.desk.publishing.given import NEWER, Press

_ATOM = "{http://www.w3.org/2005/Atom}"


def _atom(name: str = "atom_all", **where: int) -> ET.Element:
    answer = Client().get(reverse(f"publishing:{name}", kwargs=where))
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)


def _json() -> list[dict[str, object]]:
    answer = Client().get(reverse("publishing:json_all"))
    items: list[dict[str, object]] = json.loads(answer.content)["items"]
    return items


def _text(element: ET.Element, path: str) -> str:
    return str(element.findtext("/".join(f"{_ATOM}{part}" for part in path.split("/"))))


def test_what_is_published_is_in_both(press: Press) -> None:
    version = press.out()
    (entry,) = _atom().findall(f"{_ATOM}entry")
    (item,) = _json()
    assert _text(entry, "title") == item["title"] == version.title
    assert _text(entry, "id") == item["id"]
    assert _text(entry, "author/name") == "Kepolisian Teduh"
    assert item["url"] == f"https://sejuk.example/klarifikasi/{version.response_id}/"


def test_a_correction_keeps_the_name_of_its_entry(press: Press) -> None:
    version = press.out()
    before = _json()[0]
    press.next_edition(version)
    (after,) = _json()
    assert after["id"] == before["id"]
    assert after["title"] == NEWER
    assert str(after["date_modified"]) > str(before["date_published"])
    assert "Koreksi:" in str(after["content_html"])


def test_what_was_withdrawn_says_so_and_tells_nothing_else(press: Press) -> None:
    version = press.out()
    press.withdrawn(version)
    (item,) = _json()
    assert str(item["title"]).startswith("Ditarik kembali")
    assert "Tanyakan kepada kami" not in json.dumps(item)
    assert entries(clock.now() + timedelta(days=31), "https://sejuk.example") == []


def test_a_units_feed_has_its_own_texts(press: Press) -> None:
    press.out()
    Press(press.desk, press.desk.kpu).out()
    outlet = Publication.objects.get(outlet__kind="feeds", outlet__unit=press.unit).outlet_id
    assert len(_atom("atom", outlet=outlet).findall(f"{_ATOM}entry")) == 1
    assert len(_atom().findall(f"{_ATOM}entry")) == 2


def test_an_empty_feed_is_a_feed(press: Press) -> None:
    assert _text(_atom(), "title").startswith("Klarifikasi")
    assert _json() == []


def test_there_is_no_feed_of_a_channel_that_is_none(press: Press) -> None:
    outlet = press.by_mail().pk
    assert Client().get(reverse("publishing:atom", args=[outlet])).status_code == 404


def test_our_own_reader_reads_it(press: Press) -> None:
    version = press.out()
    raw = Client().get(reverse("publishing:atom_all")).content
    feed = parse_xml_feed(decode(raw, "utf-8"), "sejuk.example")
    assert [one.title for one in feed.entries] == [version.title]


def test_letters_that_no_xml_holds_are_left_out() -> None:
    said = atom("Judul\x0b\x00 aman", "https://a.example/f", "https://a.example/", [], clock.now())
    assert ET.fromstring(said).findtext(f"{_ATOM}title") == "Judul aman"


def test_queries_do_not_grow_with_entries(press: Press, django_assert_max_num_queries: object) -> None:
    for _text_number in range(3):
        press.out()
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        Client().get(reverse("publishing:atom_all"))
