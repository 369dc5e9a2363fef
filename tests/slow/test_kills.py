"""Sejuk as a whole: it starts, stops, and survives the sudden end of every one of its processes."""

import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sejuk.runtime.lock import InstanceLock
from sejuk.runtime.postgres import EmbeddedPostgres
from tests.runtime.waiting import until
from tests.slow.copies import PATIENCE_SECONDS, Copy, left_of

pytestmark = pytest.mark.slow
WEB, HUB, WORKER, DATABASE = "granian", "hub_server", "django listen", "postgres"


@pytest.fixture
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="sejuk-kills-"))
    yield path
    for number in left_of(path):
        psutil.Process(number).kill()
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def copy(folder: Path) -> Iterator[Copy]:
    """A running real office, without the demo world."""
    running = Copy(folder, "--empty")
    running.wait_until_ready()
    yield running
    if running.process.poll() is None:
        running.end(signal.SIGTERM)


def _connects(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def _again(folder: Path) -> Copy:
    copy = Copy(folder)
    copy.wait_until_ready()
    assert copy.answers()
    return copy


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_polite_signal_stops_everything(folder: Path, number: signal.Signals) -> None:
    copy = Copy(folder, "--empty")
    copy.wait_until_ready()
    assert copy.answers()
    assert copy.end(number) == 0
    assert copy.heard("Sejuk has stopped.")
    assert left_of(folder) == []
    with InstanceLock(folder / "instance.lock"):
        pass


def test_an_impatient_person_does_not_break_the_stop(copy: Copy) -> None:
    copy.process.send_signal(signal.SIGINT)
    for _ in range(5):
        time.sleep(0.05)
        if copy.process.poll() is None:
            copy.process.send_signal(signal.SIGINT)
    assert copy.process.wait(PATIENCE_SECONDS) == 0
    assert left_of(copy.home.path) == []


def test_a_second_copy_names_the_first_and_harms_nothing(copy: Copy) -> None:
    second = Copy(copy.home.path)
    assert second.process.wait(PATIENCE_SECONDS) == 3
    second.wait_for(f"already running at {copy.address}")
    assert copy.answers()


def test_two_state_folders_run_side_by_side(copy: Copy) -> None:
    other = Path(tempfile.mkdtemp(prefix="sejuk-kills-"))
    second = Copy(other, "--empty")
    try:
        second.wait_until_ready()
        assert second.address != copy.address
        assert copy.answers()
        assert second.answers()
    finally:
        second.end(signal.SIGTERM)
        shutil.rmtree(other)


@pytest.mark.parametrize("part", [WEB, HUB, WORKER])
def test_a_killed_process_comes_back_and_is_reported(copy: Copy, part: str) -> None:
    old = copy.kill(part)
    until(lambda: copy.replaced(part, old), PATIENCE_SECONDS)
    until(copy.answers, PATIENCE_SECONDS)
    assert copy.heard("ended by itself")


def test_a_killed_process_inside_the_web_server_comes_back(copy: Copy) -> None:
    copy.child(WEB).children()[0].kill()
    until(lambda: copy.heard("ended by itself"), PATIENCE_SECONDS)
    until(copy.answers, PATIENCE_SECONDS)


def test_a_killed_database_comes_back_with_everything(copy: Copy) -> None:
    address = EmbeddedPostgres(copy.home).url
    with psycopg.connect(address) as link:
        link.execute("CREATE TABLE kept AS SELECT generate_series(1, 5000) AS number")
    copy.kill(DATABASE)
    copy.wait_for("what was saved is intact")
    until(lambda: _connects(address), PATIENCE_SECONDS)
    until(copy.answers, PATIENCE_SECONDS)
    with psycopg.connect(address) as link:
        assert link.execute("SELECT count(*) FROM kept").fetchone() == (5000,)


def test_a_killed_supervisor_leaves_nothing_running(copy: Copy) -> None:
    copy.process.kill()
    copy.process.wait()
    until(lambda: left_of(copy.home.path) == [], PATIENCE_SECONDS)
    again = _again(copy.home.path)
    assert again.end(signal.SIGTERM) == 0


def test_a_supervisor_killed_with_its_web_server_is_cleaned_up_by_the_next_start(copy: Copy) -> None:
    web = copy.child(WEB)
    copy.process.kill()
    web.kill()
    copy.process.wait()
    again = _again(copy.home.path)
    assert again.end(signal.SIGTERM) == 0
    assert left_of(copy.home.path) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_kill_at_any_moment_of_the_start_leaves_a_state_that_starts(folder: Path, seed: int) -> None:
    moment = random.Random(seed)
    for _ in range(3):
        copy = Copy(folder, "--empty")
        time.sleep(moment.uniform(0.2, 5.0))
        copy.process.kill()
        copy.process.wait()
    again = _again(folder)
    assert again.end(signal.SIGTERM) == 0
    assert left_of(folder) == []


def test_ctrl_c_while_starting_stops_everything_too(folder: Path) -> None:
    copy = Copy(folder, "--empty")
    copy.wait_for("Starting the database")
    assert copy.end(signal.SIGINT) == 0
    assert left_of(folder) == []


def test_a_real_office_never_becomes_a_demo(copy: Copy) -> None:
    copy.end(signal.SIGTERM)
    again = _again(copy.home.path)
    assert not again.home.is_demo()
    again.end(signal.SIGTERM)


def test_a_demo_never_becomes_a_real_office(folder: Path) -> None:
    (folder / "mode").write_text("demo\n")
    copy = Copy(folder, "--empty")
    assert copy.process.wait(PATIENCE_SECONDS) == 1
    copy.wait_for("choose a new folder")
