"""Verification recomputes every line and every root, and finds what the database's owner changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.audit.models import DailyRoot, Entry
from sejuk.desk.audit.sealing import seal, seal_day
from sejuk.desk.audit.serialising import NOTHING
from sejuk.desk.audit.verifying import Break, verify
from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk


@pytest.fixture
def lines(db: None) -> list[int]:
    """Ten lines in a chain."""
    return [
        record(None, "audit.sealed", "day", f"2029-01-{day:02}", last_sequence=day) for day in range(1, 11)
    ]


def as_owner(sql: str, *values: int | bytes) -> None:
    """What the table's owner can do: switch the guards off, change, switch them on again."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")


def test_an_empty_chain_is_whole(db: None) -> None:
    found = verify()
    assert found.is_whole
    assert found.last_hash == NOTHING or found.lines


def test_a_chain_of_many_kinds_of_lines_is_whole(desk: Desk) -> None:
    member = desk.member(Role.VERIFIER)
    record(member, "role.granted", "member", member.pk, role="editor", unit=1, ends_at=None)
    record(None, "account.login_failed", "account", "", address_hash='"kutip" \\ é 漢 \n\t 😀')
    record(member, "audit.verified", "chain", "…", lines=10**12, whole=True)
    before = Entry.objects.count()
    found = verify()
    assert found.is_whole
    assert found.lines == before


CHANGES: list[tuple[str, str]] = [
    ("UPDATE audit_entry SET action = 'role.ended' WHERE sequence = %s", "changed"),
    ("UPDATE audit_entry SET actor = 7 WHERE sequence = %s", "changed"),
    ("UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE sequence = %s", "changed"),
    ("UPDATE audit_entry SET written_at = written_at + interval '1 day' WHERE sequence = %s", "changed"),
    ("UPDATE audit_entry SET detail = '{}' WHERE sequence = %s", "changed"),
    ("UPDATE audit_entry SET subject_id = subject_id || ' ' WHERE sequence = %s", "changed"),
    ("UPDATE audit_entry SET subject = 'dayx', subject_id = '' WHERE sequence = %s", "changed"),
    ("DELETE FROM audit_entry WHERE sequence = %s", "missing"),
]


@pytest.mark.parametrize(("sql", "kind"), CHANGES)
def test_a_line_that_was_changed_or_removed_is_named(lines: list[int], sql: str, kind: str) -> None:
    as_owner(sql, lines[4])
    assert (kind, lines[4]) in [(one.kind, one.sequence) for one in verify().breaks]


def test_a_changed_line_with_a_new_hash_breaks_the_link_to_the_next(lines: list[int]) -> None:
    as_owner("UPDATE audit_entry e SET actor = 7 WHERE sequence = %s", lines[4])
    as_owner("UPDATE audit_entry e SET hash = audit_hash(e) WHERE sequence = %s", lines[4])
    assert verify().breaks == [Break("unlinked", lines[5])]


def test_a_chain_whose_end_was_cut_off_disagrees_with_its_root(lines: list[int]) -> None:
    day = clock.now().astimezone(UTC).date()
    seal_day(day)
    as_owner("DELETE FROM audit_entry WHERE sequence > %s", lines[6])
    assert Break("root_differs", lines[9], day) in verify().breaks


def _rewrite(lines: list[int]) -> None:
    """The strongest thing the machine's owner can do: change a line and compute everything after it anew."""
    as_owner("UPDATE audit_entry SET actor = 7 WHERE sequence = %s", lines[4])
    for sequence in lines[4:]:
        before = Entry.objects.filter(sequence=sequence - 1).values_list("hash", flat=True)
        as_owner("UPDATE audit_entry SET previous = %s WHERE sequence = %s", bytes(before[0]), sequence)
        as_owner("UPDATE audit_entry e SET hash = audit_hash(e) WHERE sequence = %s", sequence)


def test_a_chain_that_was_rewritten_whole_does_not_fit_an_outside_root(lines: list[int]) -> None:
    outside = bytes(Entry.objects.get(sequence=lines[-1]).hash)
    assert verify(outside).is_whole
    _rewrite(lines)
    assert verify().is_whole, (
        "without a root from outside the owner's rewriting cannot be seen; the docs say so"
    )
    assert [one.kind for one in verify(outside).breaks] == ["root_unknown"]


def test_an_outside_root_of_a_day_must_be_that_days(lines: list[int]) -> None:
    day = clock.now().astimezone(UTC).date()
    root = bytes(seal_day(day).root)
    assert verify(root, day).is_whole
    assert [one.kind for one in verify(root, day + timedelta(days=1)).breaks] == ["day_unknown"]
    assert [one.kind for one in verify(b"x" * 32, day).breaks] == ["root_unknown"]


def test_sealing_fills_every_day_that_is_over_once(lines: list[int]) -> None:
    first = Entry.objects.order_by("sequence").values_list("at", flat=True)[0].astimezone(UTC).date()
    three_days_later = datetime.combine(first + timedelta(days=3), datetime.min.time(), UTC)
    assert seal(three_days_later) == 3
    assert seal(three_days_later) == 0
    assert list(DailyRoot.objects.values_list("day", flat=True)) == [
        first + timedelta(days=n) for n in range(3)
    ]
    assert verify().roots == 3


def test_a_day_keeps_the_root_it_was_sealed_with(lines: list[int]) -> None:
    day = clock.now().astimezone(UTC).date()
    before = bytes(seal_day(day).root)
    record(None, "audit.sealed", "day", "late")
    assert bytes(seal_day(day).root) == before


def test_a_day_before_the_first_line_is_sealed_with_nothing(lines: list[int]) -> None:
    Entry.objects.order_by("sequence").first()
    root = seal_day(date(2001, 1, 1))
    assert (root.last_sequence, bytes(root.root)) == (0, NOTHING)
    assert verify().is_whole


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = 0
    try:
        call_command("audit_verify", *words)
    except SystemExit as ended:
        status = int(ended.code or 0)
    out = capsys.readouterr()
    return status, out.out + out.err


def test_the_command_says_that_the_chain_is_whole(
    lines: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    status, words = _run(capsys)
    assert status == 0
    assert "utuh" in words


@pytest.mark.parametrize(("sql", "kind"), CHANGES[::7])
def test_the_command_names_the_line_and_fails(
    lines: list[int], capsys: pytest.CaptureFixture[str], sql: str, kind: str
) -> None:
    as_owner(sql, lines[4])
    status, words = _run(capsys)
    assert status == 1
    assert f"Baris {lines[4]} " in words


def test_the_command_takes_a_root_from_outside(lines: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    root = bytes(Entry.objects.get(sequence=lines[-1]).hash).hex()
    assert _run(capsys, f"--root={root}")[0] == 0
    status, words = _run(capsys, f"--root={'ab' * 32}")
    assert status == 1
    assert "ditulis ulang" in words


@pytest.mark.parametrize("words", [["--root=abc"], ["--root=zz"], ["--day=kemarin"]])
def test_a_wrong_question_is_answered_with_how_to_ask(db: None, words: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("audit_verify", *words)
    assert refused.value.returncode == 2
