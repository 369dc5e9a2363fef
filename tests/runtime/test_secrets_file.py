from pathlib import Path

from sejuk.runtime.secrets_file import read_or_make


def test_a_key_is_made_once_and_then_kept(tmp_path: Path) -> None:
    path = tmp_path / "key"
    key = read_or_make(path)
    assert read_or_make(path) == key
    assert len(key) >= 50


def test_only_the_owner_reads_the_key(tmp_path: Path) -> None:
    path = tmp_path / "key"
    read_or_make(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_two_folders_have_different_keys(tmp_path: Path) -> None:
    assert read_or_make(tmp_path / "one") != read_or_make(tmp_path / "two")


def test_a_half_written_key_of_an_earlier_start_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "key"
    key = read_or_make(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["key"]
    path.unlink()
    assert read_or_make(path) != key
