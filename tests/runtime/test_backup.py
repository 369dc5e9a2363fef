import stat
from pathlib import Path

import psycopg
import pytest

from sejuk.runtime.backup import dump, restore
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.postgres import EmbeddedPostgres


@pytest.fixture
def filled(server: EmbeddedPostgres) -> EmbeddedPostgres:
    server.start()
    with psycopg.connect(server.url) as link:
        link.execute("CREATE TABLE kept (name text PRIMARY KEY)")
        link.execute("INSERT INTO kept SELECT 'baris ' || n FROM generate_series(1, 500) AS n")
    return server


def _empty_it(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url) as link:
        link.execute("DROP TABLE kept")


def test_what_was_dumped_comes_back(filled: EmbeddedPostgres, tmp_path: Path) -> None:
    dump(filled.url, tmp_path / "copy")
    _empty_it(filled)
    restore(filled.url, tmp_path / "copy")
    with psycopg.connect(filled.url) as link:
        assert link.execute("SELECT count(*), max(length(name)) FROM kept").fetchone() == (500, 9)


def test_a_dump_is_closed_to_others_and_replaces_the_old_one(
    filled: EmbeddedPostgres, tmp_path: Path
) -> None:
    (tmp_path / "copy").write_text("old")
    dump(filled.url, tmp_path / "copy")
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert (tmp_path / "copy").read_bytes().startswith(b"PGDMP")
    assert [file.name for file in tmp_path.iterdir()] == ["copy"]


def test_a_database_in_use_is_not_overwritten(filled: EmbeddedPostgres, tmp_path: Path) -> None:
    dump(filled.url, tmp_path / "copy")
    with pytest.raises(LaunchError, match="--home"):
        restore(filled.url, tmp_path / "copy")


def test_a_broken_file_changes_nothing(filled: EmbeddedPostgres, tmp_path: Path) -> None:
    dump(filled.url, tmp_path / "copy")
    whole = (tmp_path / "copy").read_bytes()
    (tmp_path / "copy").write_bytes(whole[: len(whole) // 2])
    _empty_it(filled)
    with pytest.raises(LaunchError, match="pg_restore"):
        restore(filled.url, tmp_path / "copy")
    with psycopg.connect(filled.url) as link:
        assert link.execute("SELECT to_regclass('kept')").fetchone() == (None,)


def test_a_failed_dump_keeps_the_old_one(filled: EmbeddedPostgres, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("old")
    with pytest.raises(LaunchError):
        dump(filled.url.replace("/sejuk?", "/no_such_database?"), tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "old"
