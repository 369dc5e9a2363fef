"""Attack: find a person by name, handle or hash.

Fails because nothing about a member of the public is stored that could be found (G1), and because no page
takes a person as its question.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection

from sejuk.desk.listening.intake import take
from sejuk.desk.listening.models import Post
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from tests.attack.visiting import ATTACKERS
from tests.desk.listening.given import RUMOUR, item, make_source
from tests.desk.office import Desk

HANDLE = "suara_lantang_hulu"
NAME = "Kinanti Bayu Samudra"
NOW = datetime.now(UTC).replace(microsecond=0)
OTHER = (
    "Truk pembawa logistik terlihat berhenti di pasar ikan dan menurunkan kardus tanpa penjagaan malam tadi"
)


@pytest.fixture
def heard(desk: Desk) -> Desk:
    """The person wrote into two narratives, among others, and was named by others."""
    source = make_source(desk, now=NOW)
    written = [(text, start + n) for start, text in ((0, RUMOUR), (50, OTHER)) for n in range(12)]
    posts = [
        item(
            number,
            f"{text} menurut @{HANDLE}",
            account=HANDLE if number % 50 < 3 else f"orang{number}",
            published_at=NOW - timedelta(hours=1),
            url=f"https://x.com/{HANDLE if number % 50 < 3 else f'orang{number}'}/status/{number + 1}",
        )
        for text, number in written
    ]
    taken = take(source, posts, NOW)
    assert taken.new == len(posts)
    return desk


def test_the_handle_is_in_no_table(heard: Desk) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s', [f"%{HANDLE}%"])
            assert cursor.fetchone() == (0,), table


def test_the_hashes_of_one_author_differ_from_narrative_to_narrative(heard: Desk) -> None:
    """Whoever reads the tables cannot join two narratives by author."""
    assert Narrative.objects.count() >= 2
    in_narratives = Counter(
        author
        for author, _narrative in {
            (bytes(author or b""), narrative)
            for author, narrative in Post.objects.exclude(author=None).values_list("author", "narrative")
        }
    )
    assert in_narratives
    assert set(in_narratives.values()) == {1}


def test_no_column_holds_who_somebody_is() -> None:
    """The people in the tables are members; the public has no entity."""
    people = {"organisation_user", "organisation_member", "organisation_invitation"}
    words = (
        "handle",
        "username",
        "screen_name",
        "account_name",
        "nik",
        "phone",
        "birth",
        "followers",
        "avatar",
    )
    found = [
        f"{model._meta.db_table}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ("organisation", "audit", "listening", "narratives")
        and model._meta.db_table not in people
        for field in model._meta.get_fields()
        if any(word == field.name or f"_{word}" in field.name for word in words)
    ]
    assert found == []


@pytest.mark.parametrize("attacker", ATTACKERS)
@pytest.mark.parametrize("sought", [HANDLE, f"@{HANDLE}", NAME, "ab" * 16])
def test_no_page_answers_a_question_for_a_person(heard: Desk, attacker: Role, sought: str) -> None:
    """Every page, with every word an address may carry: what comes back never depends on the person."""
    client = heard.client(attacker)
    words = ("cari", "q", "search", "nama", "akun", "author", "penulis", "hash", "handle", "member", "actor")
    for url in ("/", "/narasi/", "/unit/", "/sumber/", "/sumber-publik/", "/lembaga/"):
        page = client.get(url, dict.fromkeys(words, sought))
        if page.status_code != 200:
            continue
        shown = page.content.decode().replace(
            f'value="{sought}"', ""
        )  # the search box repeats what was typed
        assert "penulis:" not in shown.lower()
        assert not any(row in shown for row in (f">{sought}<", f"@{HANDLE}"))


def test_searching_titles_for_a_name_finds_nothing_and_leaves_a_line(heard: Desk) -> None:
    from sejuk.desk.audit.models import Entry

    page = heard.client(Role.HEAD).get("/narasi/", {"cari": HANDLE}).content.decode()
    assert "/narasi/n" not in page.replace("/narasi/?", "")
    assert Entry.objects.filter(action="narrative.searched", actor=heard.member(Role.HEAD).pk).exists()


def test_a_files_name_keeps_no_handle(desk: Desk) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from sejuk.desk.listening.models import ImportRun

    files = make_source(desk, now=NOW, connector="files", kind="file", config={})
    rows = "\n".join(f'"{RUMOUR}",orang{number % 3}' for number in range(9))
    file = SimpleUploadedFile(f"@{HANDLE}.csv", f"teks,akun\n{rows}\n".encode())
    page = desk.client(Role.DUTY_OFFICER).post(f"/sumber/{files.pk}/berkas/", {"berkas": file})
    assert page.status_code == 200
    assert HANDLE not in page.content.decode()
    assert HANDLE not in ImportRun.objects.get().original_name
