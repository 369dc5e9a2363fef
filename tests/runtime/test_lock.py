import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sejuk.runtime.errors import AlreadyRunningError
from sejuk.runtime.lock import InstanceLock

HOLDER = """
import sys, time
from pathlib import Path
from sejuk.runtime.lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.acquire()
lock.announce("http://127.0.0.1:4321/")
print("held", flush=True)
time.sleep(60)
"""


def _holder(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


def test_a_second_copy_is_told_address_and_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    path = tmp_path / "lock"
    process = _holder(path)
    try:
        with pytest.raises(AlreadyRunningError) as refused:
            InstanceLock(path).acquire()
        assert "http://127.0.0.1:4321/" in str(refused.value)
        assert str(process.pid) in str(refused.value)
        assert "sudah berjalan" in str(refused.value)
        assert refused.value.exit_code == 3
    finally:
        process.kill()
        process.wait()


def test_a_second_copy_is_told_in_english_where_the_terminal_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with InstanceLock(tmp_path / "lock"), pytest.raises(AlreadyRunningError, match="is starting Sejuk"):
        InstanceLock(tmp_path / "lock").acquire()


def test_the_refused_copy_leaves_the_holder_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with InstanceLock(path) as lock:
        lock.announce("http://127.0.0.1:8000/")
        before = path.read_text()
        with pytest.raises(AlreadyRunningError):
            InstanceLock(path).acquire()
        assert path.read_text() == before
        assert json.loads(before) == {"pid": os.getpid(), "address": "http://127.0.0.1:8000/"}


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    process = _holder(path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert "4321" in path.read_text()
    with InstanceLock(path) as lock:
        lock.announce(None)
        assert json.loads(path.read_text())["pid"] == os.getpid()


def test_a_shorter_announcement_leaves_no_rest_of_a_longer_one(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with InstanceLock(path) as lock:
        lock.announce("http://a-long-name.example:65535/")
        lock.announce(None)
        assert json.loads(path.read_text())["address"] is None


def test_the_lock_can_be_taken_again_after_release(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path / "lock")
    for _ in range(3):
        with lock:
            pass
    assert (tmp_path / "lock").read_text() == ""


def test_unreadable_text_in_a_held_lock_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with InstanceLock(path):
        path.write_text("{not json")
        with pytest.raises(AlreadyRunningError, match=r"\?"):
            InstanceLock(path).acquire()


def test_announcing_without_the_lock_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="needs the lock"):
        InstanceLock(tmp_path / "lock").announce(None)
