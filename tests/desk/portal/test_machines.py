"""What machines read."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ET
from datetime import date

from django.test import Client

from sejuk.desk.cases.models import PublicCount
from sejuk.desk.responses.item import from_bytes
from sejuk.desk.responses.services import releasing
from tests.desk.portal.reading import text
from tests.desk.portal.test_clarifications import corrected
from tests.desk.responses.given import Newsroom

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_item_is_given_as_it_was_approved(stranger: Client, news: Newsroom) -> None:
    version = news.published()
    answer = stranger.get("/data-terbuka/klarifikasi.json")
    (row,) = answer.json()["items"]
    body = json.dumps(row["item"], ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(body).hexdigest() == row["sha256"] == version.sha256
    assert from_bytes(body).number == version.response_id
    assert row["url"] == f"https://sejuk.example/klarifikasi/{version.response_id}/"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_corrections_say_what_changed_and_what_stood_before(stranger: Client, news: Newsroom) -> None:
    first = news.published(title="Judul yang lama sekali")
    corrected(news, first)
    other = news.published()
    releasing.withdraw(news.head, other.response_id, "Sumbernya dicabut.")
    gone, changed = stranger.get("/data-terbuka/koreksi.json").json()["items"]
    assert (gone["state"], gone["what"]) == ("withdrawn", "Sumbernya dicabut.")
    assert (changed["state"], changed["what"]) == ("corrected", "Tahun pemeriksaannya keliru.")
    assert [one["item"]["title"] for one in changed["before"]] == ["Judul yang lama sekali"]


def test_one_text_is_given_with_all_its_versions(stranger: Client, news: Newsroom) -> None:
    first = news.published(title="Judul yang lama sekali")
    corrected(news, first)
    rows = stranger.get(f"/data-terbuka/klarifikasi/{first.response_id}.json").json()
    assert [row["item"]["version"] for row in rows] == [2, 1]
    assert rows[0]["ended_at"] is None
    assert rows[1]["ended_at"] is not None
    assert stranger.get("/data-terbuka/klarifikasi/99999.json").status_code == 404


def test_national_figures_are_data_too(stranger: Client) -> None:
    PublicCount.objects.create(month=date(2026, 1, 1), what=PublicCount.What.OVERRULED, count=1)
    (row,) = stranger.get("/data-terbuka/angka.json").json()
    assert (row["month"], row["count"]) == ("2026-01", "1")


def test_the_description_names_every_field_of_an_answer(stranger: Client, news: Newsroom) -> None:
    news.published()
    said = stranger.get("/data-terbuka/openapi.json").json()
    (row,) = stranger.get("/data-terbuka/klarifikasi.json").json()["items"]
    schemas = said["components"]["schemas"]
    assert set(row) == set(schemas["PublishedOut"]["properties"])
    assert set(row["item"]) == set(schemas["ItemOut"]["properties"])
    assert "/data-terbuka/klarifikasi/{number}.json" in said["paths"]


def test_other_sites_read_data_but_no_page(stranger: Client) -> None:
    assert "Access-Control-Allow-Origin" not in stranger.get("/klarifikasi/").headers
    assert stranger.post("/data-terbuka/klarifikasi.json").status_code == 405


def test_the_data_page_names_each_file(stranger: Client) -> None:
    page = text(stranger.get("/data-terbuka/"))
    for path in ("/data-terbuka/klarifikasi.json", "/data-terbuka/koreksi.json", "/akun-resmi.json"):
        assert path in page


def test_the_map_for_search_engines_names_public_pages_that_open(stranger: Client, news: Newsroom) -> None:
    number = news.published().response_id
    tree = ET.fromstring(stranger.get("/en/sitemap.xml").content)
    found = [str(one.text) for one in tree.iter(f"{SITEMAP}loc")]
    assert f"https://sejuk.example/klarifikasi/{number}/" in found
    assert len(found) == len(set(found)) > 25
    for address in found:
        path = address.removeprefix("https://sejuk.example")
        assert not path.startswith("/en/")
        assert stranger.get(path).status_code == 200, path


def test_robots_are_kept_from_answers(stranger: Client) -> None:
    answer = stranger.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /cek/lapor/" in text(answer)
    assert "Sitemap: https://sejuk.example/sitemap.xml" in text(answer)


def test_the_map_for_people_names_every_way(stranger: Client) -> None:
    page = text(stranger.get("/peta-situs/"))
    for path in ("/cek/", "/koreksi/", "/sumber-publik/", "/belajar/suara-dihitung/", "/pasang/"):
        assert f'href="{path}"' in page


def test_a_phone_may_keep_it_and_share_messages_to_it(stranger: Client) -> None:
    answer = stranger.get("/en/publik/manifest.json")
    said = answer.json()
    assert said["start_url"] == "/en/publik/"
    assert said["share_target"] == {
        "action": "/en/cek/",
        "method": "POST",
        "enctype": "application/x-www-form-urlencoded",
        "params": {"title": "title", "text": "text", "url": "url"},
    }
    assert said["id"] == "/publik/"  # one app, whatever the language


def test_the_worker_may_reach_folders_of_the_public_side(stranger: Client) -> None:
    answer = stranger.get("/publik/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert '"sejuk-publik-1"' in text(answer)
