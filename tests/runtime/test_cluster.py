import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from sejuk.runtime import binaries, cluster
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home
from sejuk.runtime.identity import server_identity
from tests.runtime.waiting import until

MAKER = """
import sys
from pathlib import Path
from sejuk.runtime.home import open_home
from sejuk.runtime.postgres import EmbeddedPostgres
print("go", flush=True)
EmbeddedPostgres(open_home(Path(sys.argv[1]))).start()
"""


def _make(home: Home) -> Path:
    identity = server_identity(home.database)
    home.database.mkdir(exist_ok=True)
    identity.own(home.database)
    data = home.database / "data"
    cluster.ensure(data, binaries.programs(home, identity), identity, durable=False)
    return data


def test_a_folder_is_whole_and_nothing_else_is_left(home: Home) -> None:
    data = _make(home)
    assert (data / "PG_VERSION").read_text() == f"{binaries.MAJOR}\n"
    assert [entry.name for entry in home.database.iterdir()] == ["data"]


def test_making_it_twice_makes_it_once(home: Home) -> None:
    first = (_make(home) / "global" / "pg_control").stat().st_mtime_ns
    assert (_make(home) / "global" / "pg_control").stat().st_mtime_ns == first


def test_what_initdb_says_is_shown_when_it_fails(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "OPTIONS", ["--encoding=NO-SUCH"])
    with pytest.raises(LaunchError, match="NO-SUCH"):
        _make(home)
    assert not (home.database / "data").exists()


@pytest.mark.parametrize("moment", [0, 10, 30, 60])
def test_a_kill_in_the_middle_does_not_hold_the_next_start(home: Home, moment: int) -> None:
    maker = subprocess.Popen([sys.executable, "-c", MAKER, str(home.path)], stdout=subprocess.PIPE)
    assert maker.stdout is not None
    maker.stdout.readline()
    maker.stdout.close()
    part = home.database / "data.part"
    until(
        lambda: (part.exists() and len(list(part.rglob("*"))) >= moment) or (home.database / "data").exists()
    )
    maker.send_signal(signal.SIGKILL)
    maker.wait()
    data = _make(home)
    assert (data / "PG_VERSION").exists()
    until(lambda: not [p for p in psutil.process_iter(["name"]) if _is_ours(p, part)])


def _files_in(folder: Path) -> int:
    return len(list(folder.rglob("*"))) if folder.exists() else -1


def _is_ours(process: psutil.Process, part: Path) -> bool:
    try:
        return process.name() in {"initdb", "postgres"} and str(part) in " ".join(process.cmdline())
    except psutil.Error:
        return False
