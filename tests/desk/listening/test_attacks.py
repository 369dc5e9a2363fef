"""Attacks on the safeguards at the intake and in the database: each fails for the stated reason."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from sejuk.desk.listening.intake import IntakeFailed, IntakeRefused, Refusal, take
from sejuk.desk.listening.intake.authors import author_of, narrative_key, seed_of
from sejuk.desk.listening.models import Post, Sighting, Source, SourceHealth, SourceState
from sejuk.desk.narratives.models import AuthorKey
from sejuk.desk.organisation.models import Office
from tests.desk.listening.given import NOON, RUMOUR, item, make_source
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

HANDLE = "penentang_vokal_77"


def dumped() -> str:
    """Every value of every table, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [row[0] for row in cursor.fetchall()]
        texts = []
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM \"{table}\" t")
            texts.append(cursor.fetchone()[0])
    return "\n".join(texts)


class TestG1NoPersonProfiles:
    def test_a_handle_reaches_no_table(self, source: Source, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        take(
            source,
            [
                item(
                    n,
                    f"{RUMOUR} kata @{HANDLE} alias {HANDLE}",
                    account=HANDLE,
                    url=f"https://x.com/{HANDLE}/status/{n}",
                    external_id=f"https://x.com/{HANDLE}/status/{n}",
                )
                for n in range(25)
            ],
            NOON,
        )
        everything = dumped().lower()
        assert HANDLE not in everything
        assert HANDLE.encode().hex() not in everything
        assert HANDLE not in caplog.text

    def test_a_handle_reaches_no_message_of_an_error(self, source: Source) -> None:
        with pytest.raises(IntakeFailed) as caught:
            take(source, [item(1, account=HANDLE, text=f"{HANDLE} {RUMOUR}")], NOON, also=_break_a_constraint)
        import traceback

        shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
        assert HANDLE not in shown
        assert RUMOUR not in shown
        assert caught.value.reason == "23514"

    def test_an_item_hides_its_account(self) -> None:
        assert HANDLE not in repr(item(1, account=HANDLE, url=f"https://x.com/{HANDLE}/status/1"))

    def test_a_copy_of_the_database_tests_no_handle(self, source: Source, settings: object) -> None:
        """Who has the salts but not the pepper makes other hashes."""
        take(source, [item(1, account=HANDLE)], NOON)
        post, key = Post.objects.get(), AuthorKey.objects.get()
        seed = seed_of(HANDLE, post.address)
        assert seed is not None
        assert bytes(post.author or b"") == author_of(narrative_key(bytes(key.salt)), seed)
        settings.PEPPER = "a guess"  # type: ignore[attr-defined]
        guessed = seed_of(HANDLE, post.address)
        assert guessed is not None
        assert bytes(post.author or b"") != author_of(narrative_key(bytes(key.salt)), guessed)

    def test_there_is_no_column_for_an_account(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT table_name || '.' || column_name FROM information_schema.columns "
                "WHERE table_schema = 'public' "
                "AND (table_name LIKE 'listening%' OR table_name LIKE 'narratives%')"
            )
            columns = {row[0] for row in cursor.fetchall()}
        forbidden = ("account", "handle", "username", "screen_name", "avatar", "followers", "profile")
        assert not [column for column in columns if any(word in column.split(".")[1] for word in forbidden)]

    def test_what_tells_one_author_from_many_is_one_byte_and_goes(self, source: Source) -> None:
        take(source, [item(n, account=HANDLE) for n in range(5)], NOON)
        health = SourceHealth.objects.get(source=source)
        assert health.author_mark is not None
        take(source, [item(10 + n) for n in range(5)], NOON)
        health.refresh_from_db()
        assert health.many_authors
        assert health.author_mark is None
        assert health.author_salt is None

    def test_the_mark_of_an_author_cannot_grow(self, source: Source) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            SourceHealth.objects.create(source=source, author_mark=256)


class TestG16PublicAndBounded:
    def test_a_source_of_one_author_is_paused_after_twenty_items(self, source: Source) -> None:
        take(source, [item(n, account=HANDLE) for n in range(12)], NOON)
        take(source, [item(20 + n, account=HANDLE) for n in range(12)], NOON)
        source.refresh_from_db()
        assert (source.state, source.state_code) == (SourceState.PAUSED, "single_author")
        with pytest.raises(IntakeRefused) as caught:
            take(source, [item(99)], NOON)
        assert caught.value.refusal == Refusal.SOURCE_NOT_ACTIVE

    def test_a_source_that_hides_its_authors_is_paused_too(self, source: Source) -> None:
        take(source, [item(n, account=None) for n in range(25)], NOON)
        source.refresh_from_db()
        assert source.state == SourceState.PAUSED

    def test_an_outlet_may_have_one_author(self, desk: Desk) -> None:
        outlet = make_source(desk, kind=Source.Kind.OUTLET, single_author=True)
        take(outlet, [item(n, account="redaksi") for n in range(30)], NOON)
        outlet.refresh_from_db()
        assert outlet.state == SourceState.ACTIVE

    @pytest.mark.parametrize("kind", ["public_page", "keyword", "file", "tip_line"])
    def test_the_database_refuses_one_person_s_page(self, desk: Desk, kind: str) -> None:
        with pytest.raises(IntegrityError, match="single_author"):
            make_source(desk, kind=kind, single_author=True)

    @pytest.mark.parametrize(
        ("changes", "constraint"),
        [
            ({"purpose": "   singkat            "}, "has_purpose"),
            ({"ends_on": (NOON + timedelta(days=500)).date()}, "within_a_year"),
            ({"approved_by_institution": None, "waits_until": None}, "approved_or_waited"),
            (
                {
                    "approved_by_institution": None,
                    "waits_until": NOON,
                    "activated_at": NOON - timedelta(seconds=1),
                },
                "approved_or_waited",
            ),
            ({"state": "refused"}, "refused_with_reason"),
        ],
    )
    def test_the_database_keeps_the_terms(self, desk: Desk, changes: dict[str, Any], constraint: str) -> None:
        with pytest.raises(IntegrityError, match=constraint):
            make_source(desk, **changes)

    def test_no_institution_approves_its_own(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="another_institution"):
            make_source(desk, approved_by_institution=desk.police)

    @pytest.mark.parametrize(
        "change",
        [{"config": {"address": "https://lain.example"}}, {"purpose": "x" * 30}, {"connector": "files"}],
    )
    def test_what_was_approved_cannot_be_exchanged(self, source: Source, change: dict[str, object]) -> None:
        with pytest.raises(DatabaseError, match="terms of a source are fixed"):
            Source.objects.filter(pk=source.pk).update(**change)

    def test_a_line_of_the_public_list_cannot_be_rubbed_out(self, source: Source) -> None:
        with pytest.raises(DatabaseError, match="stays on the public list"):
            source.delete()

    @pytest.mark.parametrize("state", ["proposed", "paused", "ended"])
    def test_only_an_active_source_brings_anything(self, desk: Desk, state: str) -> None:
        with pytest.raises(IntakeRefused) as caught:
            take(make_source(desk, state=state), [item(1)], NOON)
        assert caught.value.refusal == Refusal.SOURCE_NOT_ACTIVE

    def test_after_its_end_a_source_brings_nothing(self, source: Source) -> None:
        with pytest.raises(IntakeRefused) as caught:
            take(source, [item(1)], NOON + timedelta(days=101))
        assert caught.value.refusal == Refusal.SOURCE_ENDED

    def test_the_database_itself_refuses_what_a_paused_source_saw(self, source: Source) -> None:
        take(source, [item(1)], NOON)
        Source.objects.filter(pk=source.pk).update(state="paused")
        other = Post.objects.get()
        Sighting.objects.all().delete()
        with pytest.raises(DatabaseError, match="may not be listened to"):
            Sighting.objects.create(post=other, source=source, external=b"e", seen_at=NOON)


class TestG17NothingSmall:
    def test_the_database_refuses_a_title_below_three_authors(self, source: Source) -> None:
        take(source, [item(1), item(2)], NOON)
        with pytest.raises(IntegrityError, match="title_needs_three_authors"), connection.cursor() as cursor:
            cursor.execute("UPDATE narratives_narrative SET title = 'bocor'")


class TestG18NothingBeforeItIsLawful:
    def test_a_source_needs_an_office(self, desk: Desk) -> None:
        make_source(desk, office_id=2)
        with pytest.raises(IntegrityError):
            connection.check_constraints()

    def test_nothing_comes_in_while_listening_is_off(self, source: Source) -> None:
        Office.objects.update(listening_since=None)
        with pytest.raises(IntakeRefused) as caught:
            take(source, [item(1)], NOON)
        assert caught.value.refusal == Refusal.LISTENING_IS_OFF
        assert not Post.objects.exists()

    def test_the_database_itself_refuses_while_listening_is_off(self, source: Source) -> None:
        take(source, [item(1)], NOON)
        Sighting.objects.all().delete()
        Office.objects.update(listening_since=None)
        with pytest.raises(DatabaseError, match="may not be listened to"):
            Sighting.objects.create(post=Post.objects.get(), source=source, external=b"e", seen_at=NOON)


def test_job_arguments_are_keys_only() -> None:
    from sejuk.desk.listening.tasks import enqueue, fetch

    enqueue(fetch, "source:1", source_id=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs")
        assert [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in cursor.fetchall()] == [
            {"source_id": 1}
        ]


def _break_a_constraint(taken: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE narratives_narrative SET title = (SELECT text FROM listening_post LIMIT 1)")
