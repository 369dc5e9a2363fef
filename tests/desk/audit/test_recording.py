"""What may be recorded, and that the database links it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.db import connection, transaction

from sejuk.desk.audit import record
from sejuk.desk.audit.actions import registry
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk


def test_a_line_names_keys_and_no_names(desk: Desk) -> None:
    member = desk.member(Role.VERIFIER)
    sequence = record(member, "role.granted", "member", member.pk, role="editor", unit=desk.polda.pk)
    entry = Entry.objects.get(sequence=sequence)
    assert (entry.actor, entry.institution) == (member.pk, member.institution_id)
    assert entry.detail == {"role": "editor", "unit": desk.polda.pk}


def test_each_line_carries_the_hash_of_the_one_before(db: None) -> None:
    first = Entry.objects.get(sequence=record(None, "audit.sealed", "day", "2029-01-01"))
    second = Entry.objects.get(sequence=record(None, "audit.sealed", "day", "2029-01-02"))
    assert second.sequence == first.sequence + 1
    assert bytes(second.previous) == bytes(first.hash)


def test_a_rolled_back_line_leaves_no_gap(db: None) -> None:
    before = record(None, "audit.sealed", "day", "2029-01-01")
    with transaction.atomic():
        record(None, "audit.sealed", "day", "2029-01-02")
        transaction.set_rollback(True)
    assert record(None, "audit.sealed", "day", "2029-01-03") == before + 1


def test_lines_made_in_bulk_are_linked_too(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_entry (at, action, subject, subject_id, detail)"
            " SELECT now(), 'audit.sealed', 'day', n::text, '{}' FROM generate_series(1, 5) n"
        )
    entries = list(Entry.objects.order_by("-sequence")[:5])
    for later, earlier in pairwise(entries):
        assert bytes(later.previous) == bytes(earlier.hash)


def test_an_undeclared_action_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match=r"actions\.py"):
        record(None, "person.searched", "person", 1)


def test_an_undeclared_key_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match="handle"):
        record(None, "audit.sealed", "day", "2029-01-01", handle="@seseorang")


@pytest.mark.parametrize("value", ["x" * 201, ["a list"], {"a": "mapping"}])
def test_a_text_or_a_structure_is_refused(db: None, value: object) -> None:
    with pytest.raises(ValueError, match="last_sequence"):
        record(None, "audit.sealed", "day", "2029-01-01", last_sequence=value)  # type: ignore[arg-type]


def test_every_declared_action_has_a_name_on_screen() -> None:
    assert all(str(action.label) for action in registry().values())
