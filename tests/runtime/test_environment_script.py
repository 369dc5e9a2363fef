"""`make`'s script that makes .venv, without installing anything."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "environment.py"
pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="only in a source checkout")


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as if `tmp_path` were the checkout."""
    spec = importlib.util.spec_from_file_location("environment_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "installed")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f"# {name}\n")
    return module


@pytest.fixture
def calls(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the locks that were installed."""
    made: list[str] = []

    def make() -> bool:
        script.python().parent.mkdir(parents=True)
        script.python().touch()
        return True

    def install(lock: Path) -> int:
        made.append(lock.name)
        return 0

    monkeypatch.setattr(script, "make_environment", make)
    monkeypatch.setattr(script, "install", install)
    return made


def test_a_second_run_installs_nothing(script: ModuleType, calls: list[str], tmp_path: Path) -> None:
    for _ in range(2):
        assert script.main(tmp_path / "requirements.lock") == 0
    assert calls == ["requirements.lock"]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_again(
    script: ModuleType, calls: list[str], tmp_path: Path, name: str
) -> None:
    script.main(tmp_path / "requirements.lock")
    (tmp_path / name).write_text("# changed\n")
    script.main(tmp_path / "requirements.lock")
    assert len(calls) == 2


def test_the_developers_lock_holds_the_smaller_one(
    script: ModuleType, calls: list[str], tmp_path: Path
) -> None:
    script.main(tmp_path / "requirements-dev.lock")
    script.main(tmp_path / "requirements.lock")
    script.main(tmp_path / "requirements-dev.lock")
    assert calls == ["requirements-dev.lock"]


def test_the_smaller_lock_does_not_stand_for_the_developers(
    script: ModuleType, calls: list[str], tmp_path: Path
) -> None:
    script.main(tmp_path / "requirements.lock")
    script.main(tmp_path / "requirements-dev.lock")
    assert calls == ["requirements.lock", "requirements-dev.lock"]


def test_a_failed_installation_is_tried_again(
    script: ModuleType, calls: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "install", lambda _lock: 1)
    assert script.main(tmp_path / "requirements.lock") == 1
    assert script.installed() == []


def test_a_removed_environment_is_made_again(script: ModuleType, calls: list[str], tmp_path: Path) -> None:
    script.main(tmp_path / "requirements.lock")
    script.python().unlink()
    script.python().parent.rmdir()
    script.main(tmp_path / "requirements.lock")
    assert len(calls) == 2


def test_a_python_without_ensurepip_is_told_what_to_install(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert not script.make_environment()
    assert "-venv" in capsys.readouterr().out


def test_an_old_python_is_told_what_is_needed(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    assert script.main(tmp_path / "requirements.lock") == 1
    assert "3.11" in capsys.readouterr().out


def test_what_pip_said_is_shown_when_it_fails(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    code = "print('Collecting a'); print('no such release'); raise SystemExit(1)"
    assert script.show_progress([sys.executable, "-c", code], 3) == 1
    assert "no such release" in capsys.readouterr().out


def test_packages_of_a_lock_are_counted(script: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "some.lock").write_text("a==1 \\\n    --hash=sha256:00\nb==2 ; python_version > '3'\n")
    assert script.total(tmp_path / "some.lock") == 2


def test_it_runs_on_nothing_but_pythons_own_library() -> None:
    code = f"import runpy; runpy.run_path({str(SCRIPT)!r})"
    assert subprocess.run([sys.executable, "-I", "-S", "-c", code], check=False).returncode == 0
