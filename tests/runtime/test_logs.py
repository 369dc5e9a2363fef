import io
from pathlib import Path

import pytest

from sejuk.runtime import logs
from sejuk.runtime.logs import TAIL_LINES, LogPump


def _pump(text: bytes, path: Path) -> LogPump:
    pump = LogPump(io.BytesIO(text), path)
    pump.start()
    pump.join()
    return pump


def test_everything_printed_is_in_the_file(tmp_path: Path) -> None:
    _pump(b"satu\ndua 100 %s\n", tmp_path / "web.log")
    assert (tmp_path / "web.log").read_text() == "satu\ndua 100 %s\n"


def test_a_new_start_adds_to_the_old_log(tmp_path: Path) -> None:
    _pump(b"first\n", tmp_path / "web.log")
    _pump(b"second\n", tmp_path / "web.log")
    assert (tmp_path / "web.log").read_text() == "first\nsecond\n"


def test_the_tail_holds_the_last_lines(tmp_path: Path) -> None:
    pump = _pump("".join(f"{number}\n" for number in range(100)).encode(), tmp_path / "web.log")
    assert pump.tail().splitlines() == [str(number) for number in range(100 - TAIL_LINES, 100)]


def test_bytes_that_are_no_text_do_not_stop_it(tmp_path: Path) -> None:
    pump = _pump(b"\xff\xfe broken\nwhole\n", tmp_path / "web.log")
    assert pump.tail().endswith("whole")


def test_large_logs_are_rotated_and_old_ones_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_BYTES", 1000)
    _pump(b"x" * 99 + b"\n" + (b"y" * 99 + b"\n") * 100, tmp_path / "web.log")
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["web.log", "web.log.1", "web.log.2", "web.log.3"]
    assert all(file.stat().st_size <= 1000 for file in files)
