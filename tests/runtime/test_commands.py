from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from sejuk.runtime.commands import COMMANDS
from sejuk.runtime.home import Home, open_home
from sejuk.runtime.lock import InstanceLock
from sejuk.runtime.postgres import EmbeddedPostgres

SEJUK = click.Group("sejuk", commands=list(COMMANDS))


@pytest.fixture(autouse=True)
def _embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("LC_ALL", "en")


def _run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(SEJUK, list(words))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("name", sorted(SEJUK.commands))
def test_every_command_explains_itself(name: str) -> None:
    status, text = _run(name, "--help")
    assert status == 0
    assert str(SEJUK.commands[name].help).split(".")[0] in " ".join(text.split())


def test_a_second_copy_exits_with_three_and_says_where_the_first_is(home: Home) -> None:
    with InstanceLock(home.lock) as lock:
        lock.announce("http://127.0.0.1:8123/")
        status, text = _run("up", "--empty", "--home", str(home.path))
    assert status == 3
    assert "already running at http://127.0.0.1:8123/" in text


def test_a_folder_that_cannot_be_used_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    status, text = _run("up", "--home", str(tmp_path / "file" / "x"))
    assert status == 1
    assert "Choose another with --home" in text
    assert "Traceback" not in text


def test_a_backup_made_by_command_is_restored_by_command(home: Home) -> None:
    file = home.path / "copy"
    status, text = _run("database", "dump", str(file), "--home", str(home.path))
    assert (status, file.exists()) == (0, True), text
    new = open_home(home.path / "new")
    status, text = _run("database", "restore", str(file), "--home", str(new.path))
    assert status == 0, text
    assert "restored" in text


def test_a_backup_is_made_while_a_copy_runs(server: EmbeddedPostgres) -> None:
    with InstanceLock(server.home.lock):
        server.start()
        status, text = _run(
            "database", "dump", str(server.home.path / "copy"), "--home", str(server.home.path)
        )
        assert status == 0, text
        assert server.alive()


def test_management_commands_are_passed_on_with_their_options(
    home: Home, capfd: pytest.CaptureFixture[str]
) -> None:
    status, _text = _run("manage", "--home", str(home.path), "version", "--no-color")
    assert status == 0
    assert capfd.readouterr().out.startswith("5.")


def test_the_status_of_a_management_command_is_kept(home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    status, _text = _run("manage", "--home", str(home.path), "no_such_command")
    assert status == 1
    assert "no_such_command" in capfd.readouterr().err
