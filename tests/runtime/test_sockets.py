import os
from pathlib import Path

import pytest

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home
from sejuk.runtime.identity import Identity
from sejuk.runtime.sockets import LONGEST_PATH, SOCKET_NAME, prepare, socket_folder

ME = Identity("me", os.geteuid(), os.getegid(), switch=False)


def test_the_socket_lives_in_the_state_folder() -> None:
    assert socket_folder(Home(Path("/srv/sejuk"))) == Path("/srv/sejuk/run")


@pytest.mark.parametrize("length", [60, 86, 87, 88, 120, 400])
def test_the_sockets_path_always_fits(length: int) -> None:
    home = Home(Path("/" + "x" * length))
    assert len(os.fsencode(socket_folder(home))) + len(SOCKET_NAME) <= LONGEST_PATH


def test_two_long_folders_have_two_sockets() -> None:
    first, second = (Home(Path("/" + letter * 200)) for letter in "ab")
    assert socket_folder(first) != socket_folder(second)
    assert socket_folder(first) == socket_folder(Home(first.path))


def test_a_long_temporary_folder_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: "/" + "t" * 100)
    assert socket_folder(Home(Path("/" + "x" * 200))).parent == Path("/tmp")


def test_only_the_owner_may_enter(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o777)
    prepare(folder, ME)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LaunchError):
        prepare(tmp_path / "run", ME)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make another user's folder")
def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    with pytest.raises(LaunchError):
        prepare(folder, ME)
