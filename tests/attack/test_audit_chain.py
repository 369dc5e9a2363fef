"""Attack: leave no trace.

Fails because PostgreSQL refuses to change the chain even to its owner, and where the owner switches that off
first, ``audit verify`` finds it (G13).
"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from sejuk.desk.audit import record
from sejuk.desk.audit.models import Entry
from sejuk.desk.audit.sealing import seal_day
from sejuk.desk.audit.verifying import verify

pytestmark = pytest.mark.django_db

COLUMNS = "sequence, at, written_at, action, subject, subject_id, detail, previous, hash"


@pytest.fixture(autouse=True)
def _lines() -> None:
    for number in range(6):
        record(None, "audit.sealed", "day", number)


def sql(statement: str) -> None:
    """Run a statement as the tables' owner, the strongest login the office has."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 1",
        "UPDATE audit_entry SET detail = '{}' WHERE sequence = 2",
        "DELETE FROM audit_entry WHERE sequence = 3",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "TRUNCATE audit_entry CASCADE",
        "INSERT INTO audit_entry SELECT * FROM audit_entry WHERE sequence = 1"
        " ON CONFLICT (sequence) DO UPDATE SET actor = 1",
        "WITH gone AS (DELETE FROM audit_entry RETURNING *) SELECT * FROM gone",
        "UPDATE audit_dailyroot SET last_sequence = 1",
        "DELETE FROM audit_dailyroot",
        "TRUNCATE audit_dailyroot",
    ],
)
def test_what_was_written_is_neither_changed_nor_removed(statement: str) -> None:
    before = list(Entry.objects.values_list("sequence", "hash"))
    try:
        with pytest.raises(IntegrityError, match="append-only"):
            sql(statement)
    except pytest.fail.Exception:
        # The one that only inserts: the guard gives the line a new number instead of a conflict.
        assert statement.startswith("INSERT")
    assert list(Entry.objects.values_list("sequence", "hash"))[: len(before)] == before
    assert verify().is_whole


def test_a_line_with_a_forged_place_time_and_hash_gets_true_ones() -> None:
    sql(
        f"INSERT INTO audit_entry ({COLUMNS}) VALUES"
        " (2, now(), '2001-01-01', 'audit.sealed', 'day', 'forged', '{}',"
        " decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 32), 'hex'))"
    )
    forged = Entry.objects.get(subject_id="forged")
    assert forged.sequence == Entry.objects.count()
    assert forged.written_at.year > 2001
    assert verify().is_whole


def test_a_line_copied_in_gets_its_place_too() -> None:
    with connection.cursor() as cursor:
        raw = cursor.cursor
        with raw.copy("COPY audit_entry (at, action, subject, subject_id, detail) FROM STDIN") as copy:
            copy.write_row(("2029-01-01T00:00Z", "audit.sealed", "day", "copied", "{}"))
    assert verify().is_whole
    assert Entry.objects.filter(subject_id="copied").exists()


@pytest.mark.parametrize(
    "switch",
    ["ALTER TABLE audit_entry DISABLE TRIGGER ALL", "SET LOCAL session_replication_role = replica"],
)
def test_with_the_guards_switched_off_the_change_is_found(switch: str) -> None:
    with connection.cursor() as cursor:
        try:
            cursor.execute(switch)
        except ProgrammingError:
            return  # only PostgreSQL's superuser may, and the desk's own role is none
        cursor.execute(
            "UPDATE audit_entry SET actor = 99 WHERE sequence = (SELECT min(sequence) FROM audit_entry)"
        )
    assert not verify().is_whole


def test_with_the_guard_of_inserts_switched_off_a_forged_line_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_link")
        cursor.execute(
            f"INSERT INTO audit_entry ({COLUMNS})"
            " SELECT max(sequence) + 1, now(), now(), 'audit.sealed', 'day', 'x', '{}',"
            " decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 32), 'hex') FROM audit_entry"
        )
    assert {one.kind for one in verify().breaks} == {"unlinked", "changed"}


def test_a_chain_put_back_to_yesterday_does_not_fit_the_root_that_outsiders_hold() -> None:
    last = Entry.objects.latest("sequence")
    outside = bytes(seal_day(last.at.date()).root)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL")
        cursor.execute("ALTER TABLE audit_dailyroot DISABLE TRIGGER ALL")
        cursor.execute("DELETE FROM audit_entry WHERE sequence > 3")
        cursor.execute("DELETE FROM audit_dailyroot")
    assert verify().is_whole
    assert [one.kind for one in verify(outside).breaks] == ["root_unknown"]
