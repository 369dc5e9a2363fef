"""Attack: take the posts away.

Fails because no page gives posts as a file, and none in bulk, whatever is asked for; the files of a case hold
the desk's words, the verdict and addresses; the machine-readable lists hold roots and sources only (G6, G10).
Reading is a page at a time, and each page is a line in the audit.
"""

from __future__ import annotations

import pytest
from django.test import Client

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Role
from tests.attack.visiting import ATTACKERS, pages
from tests.desk.examples import Examples
from tests.desk.office import Desk

#: What somebody tries who wants a file instead of a page, all at once.
WISHES = {"format": "csv", "export": "1", "unduh": "1", "_export": "xlsx", "per_page": "100000"}
MACHINE_READABLE = {"audit_roots_json", "public_sources_json"}
#: Files of one case, each a line in the audit: no post and no report is in them (test_reach_an_investigator).
CASE_FILES = {"cases:evidence_part", "cases:export", "cases:letter"}
#: The field form's own worker, manifest and session.
FORM_FILES = {"cases:field_worker", "cases:field_manifest", "offline:session"}
#: What the offices themselves wrote, shot or planned, in its customary forms: no post is in them.
OWN_WORK = {
    *("photos:picture", "bank:picture", "review:day_docx", "review:day_xlsx", "review:worker"),
    *("engagements:report_docx", "engagements:invitation_calendar", "duty:calendar", "stages:feed"),
    *("directives:attachment", "directives:conference", "directives:evidence", "directives:worker"),
    "network:directory_json",
}
#: What everybody may read anyway, for machines and screens; no post is in it.
PUBLISHED = {
    *("factchecks:atom", "factchecks:data_feed", "factchecks:public_subscriptions_json"),
    *("publishing:atom", "publishing:atom_all", "publishing:json", "publishing:json_all"),
    *("open:clarifications", "open:corrections", "open:national_figures", "open:versions"),
    *("portal:manifest", "portal:material", "portal:robots", "portal:sitemap_xml", "portal:worker"),
    *("open:openapi-json", "kits:look_example"),
}
#: The API: its description is public, everything else needs a token (tests/desk/cases/api).
API = {"api:api-root", "api:openapi-json", "api:list_cases", "api:read_case", "api:propose_case"}

FILES = MACHINE_READABLE | CASE_FILES | FORM_FILES | OWN_WORK | PUBLISHED | API


def test_no_page_gives_a_file(examples: Examples) -> None:
    files = set()
    for attacker in ATTACKERS:
        client = examples.desk.client(attacker)
        client.defaults["HTTP_ACCEPT"] = "text/csv, application/json, application/vnd.ms-excel"
        given = pages(examples, client, WISHES)
        files |= {name for name, kind, _text in given if not kind.startswith("text/html")}
    assert files - FILES == set()


def test_the_files_of_a_case_hold_no_posts(examples: Examples) -> None:
    client = examples.desk.client(Role.HEAD)
    words = examples.narrative.headline
    files = [client.get(examples.url(name)) for name in sorted(CASE_FILES)]
    assert [file.status_code for file in files] == [200, 200, 200]
    assert all(file.headers["Content-Disposition"].startswith("attachment") for file in files)
    assert not any(words in file.content.decode("utf-8", "replace") for file in files[:2])


def test_the_machine_readable_lists_hold_no_posts(examples: Examples) -> None:
    words = "kotak suara di gudang"
    for url in ("/audit/roots.json", "/sumber-publik.json"):
        assert words not in Client().get(url).content.decode().lower()


def test_no_page_shows_many_posts_at_once(examples: Examples) -> None:
    big = examples.board.tell("Antrean di depan kantor camat sangat panjang hari ini", posts=120, authors=40)
    for query in ("", "?per_page=1000", "?halaman=all", "?limit=1000"):
        page = examples.desk.client(Role.ADMINISTRATOR).get(f"/narasi/{big.key}/{query}").content.decode()
        assert page.count("x:") <= 15 * 2


def test_each_page_of_posts_that_was_read_is_a_line(examples: Examples) -> None:
    big = examples.board.tell("Antrean di depan kantor camat sangat panjang hari ini", posts=60, authors=40)
    client = examples.desk.client(Role.HEAD)
    for number in range(1, 5):
        client.get(f"/narasi/{big.key}/?halaman={number}")
    lines = Entry.objects.filter(action="narrative.read", actor=examples.desk.member(Role.HEAD).pk)
    assert lines.count() == 4


@pytest.mark.parametrize(
    "url", ["/admin/", "/api/", "/api/posts", "/graphql", "/export", "/unduh/", "/posts.csv"]
)
def test_there_is_no_back_door(desk: Desk, url: str) -> None:
    assert desk.client(Role.ADMINISTRATOR).get(url).status_code == 404
