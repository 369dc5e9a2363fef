import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from sejuk.runtime import postgres_files
from sejuk.runtime.errors import LaunchError
from sejuk.runtime.home import Home, open_home
from sejuk.runtime.postgres import EmbeddedPostgres, tail
from sejuk.runtime.processes import working_in

ROWS = 1000


def _fill(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url) as link:
        link.execute("CREATE TABLE kept AS SELECT generate_series(1, %s) AS number", [ROWS])


def _count(server: EmbeddedPostgres) -> int:
    with psycopg.connect(server.url) as link:
        row = link.execute("SELECT count(*) FROM kept").fetchone()
    assert row is not None
    return int(row[0])


def _setting(server: EmbeddedPostgres, name: str) -> str:
    with psycopg.connect(server.url) as link:
        row = link.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return str(row[0])


def test_a_stopped_server_goes_on_with_its_data(server: EmbeddedPostgres) -> None:
    server.start()
    _fill(server)
    server.stop()
    assert not server.alive()
    assert working_in(server.data, "postgres") == []
    server.start()
    assert _count(server) == ROWS


def test_a_killed_server_starts_again_with_its_data(home: Home) -> None:
    server = EmbeddedPostgres(home)
    server.start()
    _fill(server)
    assert server.process is not None
    server.process.kill()
    server.process.wait()
    assert (server.data / "postmaster.pid").exists()
    server.start()
    assert _count(server) == ROWS
    server.stop()


def test_a_stale_number_that_another_program_has_now_does_no_harm(server: EmbeddedPostgres) -> None:
    server.start()
    _fill(server)
    assert server.process is not None
    server.process.kill()
    server.process.wait()
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    lines = (server.data / "postmaster.pid").read_text().splitlines()
    (server.data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *lines[1:], ""]))
    try:
        server.start()
        assert _count(server) == ROWS
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_server_that_was_left_running_is_replaced(home: Home) -> None:
    left, server = (EmbeddedPostgres(home, durable=False) for _ in range(2))
    left.start()
    _fill(left)
    server.start()
    assert left.process is not None
    assert left.process.wait(5) == 0
    assert _count(server) == ROWS
    server.stop()


def test_an_unfinished_first_start_is_begun_anew(server: EmbeddedPostgres) -> None:
    unfinished = server.data.with_name("data.part")
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")
    server.start()
    assert not unfinished.exists()
    assert _setting(server, "server_encoding") == "UTF8"


def test_nothing_listens_on_the_network(server: EmbeddedPostgres) -> None:
    server.start()
    assert server.process is not None
    listening = [c for c in psutil.Process(server.process.pid).net_connections() if c.status == "LISTEN"]
    assert [c for c in listening if c.family.name in {"AF_INET", "AF_INET6"}] == []
    assert _setting(server, "listen_addresses") == ""


def test_what_the_desk_connects_as_is_no_superuser(server: EmbeddedPostgres) -> None:
    server.start()
    with psycopg.connect(server.url) as link:
        row = link.execute(
            "SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert row == (False, True)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute("COPY (SELECT 1) TO PROGRAM 'true'")


def test_data_are_safe_against_a_power_cut_unless_a_test_gives_that_up(home: Home) -> None:
    for durable, expected in ((True, "on"), (False, "off")):
        server = EmbeddedPostgres(home, durable=durable)
        server.start()
        assert _setting(server, "fsync") == expected
        server.stop()


def test_the_log_never_shows_what_people_wrote(server: EmbeddedPostgres) -> None:
    server.start()
    with psycopg.connect(server.url, autocommit=True) as link:
        link.execute("CREATE TABLE seen (name text PRIMARY KEY)")
        link.execute("INSERT INTO seen VALUES ('@akun_rahasia')")
        for statement in (
            "INSERT INTO seen VALUES ('@akun_rahasia')",
            "SELECT '@akun_rahasia' FROM nowhere",
        ):
            with pytest.raises(psycopg.Error):
                link.execute(statement)
    log = server.log.read_text("utf-8")
    assert "duplicate key" in log
    assert "akun_rahasia" not in log


def test_files_are_closed_to_other_users(server: EmbeddedPostgres) -> None:
    server.start()
    socket_folder = Path(str(conninfo_to_dict(server.url)["host"]))
    for folder in (server.data, socket_folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((server.data / "postgresql.conf").stat().st_mode) == 0o600


def test_the_office_may_tune_the_server(server: EmbeddedPostgres) -> None:
    server.start()
    server.stop()
    local = server.home.database / postgres_files.LOCAL_SETTINGS
    local.write_text("work_mem = '13MB'\n")
    server.start()
    assert _setting(server, "work_mem") == "13MB"


def test_a_server_that_cannot_start_shows_its_log(server: EmbeddedPostgres) -> None:
    server.start()
    server.stop()
    (server.home.database / postgres_files.LOCAL_SETTINGS).write_text("no_such_setting = 1\n")
    with pytest.raises(LaunchError, match="no_such_setting"):
        server.start()


def test_data_of_another_major_version_are_left_alone(server: EmbeddedPostgres) -> None:
    server.start()
    server.stop()
    (server.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(LaunchError, match="14"):
        server.start()
    assert (server.data / "PG_VERSION").read_text() == "14\n"


def test_a_deep_state_folder_works(home: Home) -> None:
    server = EmbeddedPostgres(open_home(home.path / ("x" * 120)), durable=False)
    if os.geteuid() == 0:
        home.path.chmod(0o711)
    server.start()
    assert _setting(server, "port") == "5432"
    server.stop()
    shutil.rmtree(str(conninfo_to_dict(server.url)["host"]))


def test_a_hanging_client_does_not_hold_the_stop(server: EmbeddedPostgres) -> None:
    server.start()
    with psycopg.connect(server.url) as link:
        link.execute("SELECT 1")
        server.stop()
        with pytest.raises(psycopg.OperationalError):
            link.execute("SELECT 1")


def test_the_server_stops_when_its_owner_is_killed(home: Home) -> None:
    script = (
        "import sys, time; from pathlib import Path\n"
        "from sejuk.runtime.home import open_home\n"
        "from sejuk.runtime.postgres import EmbeddedPostgres\n"
        "server = EmbeddedPostgres(open_home(Path(sys.argv[1])), durable=False); server.start()\n"
        "print('up', flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", script, str(home.path)], stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == "up\n"
    owner.stdout.close()
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    data = home.database / "data"
    _until(lambda: not working_in(data, "postgres"))
    assert not (data / "postmaster.pid").exists()


def test_the_tail_of_a_missing_log_is_empty(tmp_path: Path) -> None:
    assert tail(tmp_path / "no.log") == ""
    (tmp_path / "some.log").write_text("\n".join(str(number) for number in range(50)))
    assert tail(tmp_path / "some.log", 2) == "48\n49"


def _until(condition: "object", tries: int = 500) -> None:
    assert callable(condition)
    for _ in range(tries):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen")
