from pathlib import Path

import pytest

from sejuk.runtime import assets, up
from sejuk.runtime.errors import AlreadyRunningError, LaunchError
from sejuk.runtime.home import Home
from sejuk.runtime.lock import InstanceLock
from sejuk.runtime.supervisor import Listen
from sejuk.runtime.up import Options, build_what_is_missing, settle_mode


def _broken_build() -> None:
    raise LaunchError("npm says no")


def test_the_first_start_makes_a_demo(home: Home) -> None:
    settle_mode(home, empty=False)
    assert home.is_demo()


def test_the_first_start_makes_an_office_where_that_is_asked(home: Home) -> None:
    settle_mode(home, empty=True)
    assert not home.is_demo()


def test_an_office_stays_an_office_without_being_told_again(home: Home) -> None:
    settle_mode(home, empty=True)
    settle_mode(home, empty=False)
    assert not home.is_demo()


def test_a_demo_does_not_become_an_office(home: Home) -> None:
    settle_mode(home, empty=False)
    with pytest.raises(LaunchError, match="--home"):
        settle_mode(home, empty=True)
    assert home.is_demo()


def test_a_second_copy_stops_before_it_touches_anything(home: Home) -> None:
    with InstanceLock(home.lock), pytest.raises(AlreadyRunningError):
        up.up(Options(home=home.path, empty=True))
    assert not home.mode.exists()
    assert not home.database.exists()


def test_without_internet_the_old_assets_stay_in_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(assets, "is_checkout", lambda: True)
    monkeypatch.setattr(assets, "up_to_date", lambda: False)
    monkeypatch.setattr(assets, "built", lambda: True)
    monkeypatch.setattr(assets, "build", _broken_build)
    build_what_is_missing()
    assert "npm says no" in capsys.readouterr().err


def test_without_any_assets_the_failure_is_final(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "is_checkout", lambda: True)
    monkeypatch.setattr(assets, "up_to_date", lambda: False)
    monkeypatch.setattr(assets, "built", lambda: False)
    monkeypatch.setattr(assets, "build", _broken_build)
    with pytest.raises(LaunchError, match="npm says no"):
        build_what_is_missing()


def test_an_installed_package_builds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "is_checkout", lambda: False)
    monkeypatch.setattr(assets, "build", _broken_build)
    build_what_is_missing()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("sejuk.example", "http://sejuk.example:8000/"),
    ],
)
def test_the_printed_address_can_be_opened(host: str, address: str) -> None:
    assert Listen(host, 8000, 8001).address == address


def test_a_file_in_place_of_the_folder_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LaunchError, match="--home"):
        up.up(Options(home=tmp_path / "file"))
