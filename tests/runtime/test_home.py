import os
from pathlib import Path

import pytest

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home, default_path, open_home

AS_ROOT = os.geteuid() == 0


def test_the_environment_chooses_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_HOME", str(tmp_path / "here"))
    assert default_path() == tmp_path / "here"


def test_without_a_choice_root_uses_the_systems_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEJUK_HOME", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert default_path() == Path("/var/lib/sejuk")


def test_without_a_choice_a_user_uses_their_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SEJUK_HOME", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "sejuk"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_path() == tmp_path / ".local" / "share" / "sejuk"


def test_others_may_not_look_into_the_folder(tmp_path: Path) -> None:
    home = open_home(tmp_path / "a" / "b")
    mode = home.path.stat().st_mode & 0o777
    assert mode == (0o711 if AS_ROOT else 0o700)
    assert home.logs.stat().st_mode & 0o777 == 0o700


def test_a_link_to_the_folder_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert open_home(tmp_path / "link") == open_home(tmp_path / "real")


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    first = open_home(tmp_path / "home")
    first.mode.write_text("office\n")
    assert open_home(tmp_path / "home") == first
    assert first.mode.read_text() == "office\n"


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LaunchError, match="--home"):
        open_home(tmp_path / "file" / "home")


@pytest.mark.parametrize(("text", "expected"), [("demo\n", True), ("office\n", False), ("", False)])
def test_the_mode_file_tells_demo_from_office(tmp_path: Path, text: str, expected: bool) -> None:
    home = Home(tmp_path)
    home.mode.write_text(text)
    assert home.is_demo() is expected


def test_a_new_folder_is_no_demo_yet(tmp_path: Path) -> None:
    assert not Home(tmp_path).is_demo()
