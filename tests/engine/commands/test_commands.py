from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from sejuk.cli import main
from sejuk.engine import ALERTS, GROUPED, NARRATIVES, SIGNALS, Grouper, assess, load_model
from tests.engine.streams import HOUR, RUMOURS, START, mixed_rumours

Run = Callable[..., Result]
ACCOUNT = "akun-rahasia"


@pytest.fixture
def run() -> Run:
    def call(*words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    return call


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    """The rumours as CSV, with a column that nobody asked for."""
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "published_at", "account", "likes"])
        for row in mixed_rumours().to_pylist():
            writer.writerow([row["id"], row["text"], row["published_at"].isoformat(), ACCOUNT + row["id"], 3])
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.splitlines()]


def test_assess_writes_what_the_library_gives(run: Run, stream: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert run("assess", stream, "--out", out).exit_code == 0
    written = pq.read_table(out)
    assert written.schema.equals(SIGNALS)
    expected = pa.Table.from_batches([assess(mixed_rumours(), load_model())])
    assert written.to_pylist() == expected.to_pylist()


def test_reasons_can_be_left_out(run: Run, stream: Path, tmp_path: Path) -> None:
    run("assess", stream, "--out", tmp_path / "out.jsonl", "--no-reasons")
    assert not any(row["reasons"] for row in lines(tmp_path / "out.jsonl"))


def test_group_writes_what_the_library_gives(run: Run, stream: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert run("group", stream, "--out", out).exit_code == 0
    written = pq.read_table(out)
    assert written.schema.equals(GROUPED)
    assert written.to_pylist() == Grouper().add(mixed_rumours()).to_pylist()


def test_group_describes_the_narratives(run: Run, stream: Path, tmp_path: Path) -> None:
    out, beside = tmp_path / "out.jsonl", tmp_path / "narratives.parquet"
    assert run("group", stream, "--out", out, "--narratives", beside).exit_code == 0
    found = pq.read_table(beside)
    assert found.schema.equals(NARRATIVES)
    assert sorted(found.column("posts").to_pylist()) == [4, 4, 4]
    assert set(found.column("narrative_id").to_pylist()) == {row["narrative_id"] for row in lines(out)}
    every = [text for texts in RUMOURS.values() for text in texts]
    assert set(found.column("text").to_pylist()) <= set(every)


def outbreak() -> list[dict[str, Any]]:
    """A quiet day of other things, then a rumour that spreads for three hours, then other things again."""
    quiet = [(f"Harga cabai {i} ribu di pasar {i % 7}", START + i * HOUR / 3) for i in range(80)]
    loud = [(f"{RUMOURS['ballots'][i % 4]} {i}", START + 27 * HOUR + i * HOUR / 20) for i in range(60)]
    after = [(f"Jadwal kereta {i}", START + 31 * HOUR + i * HOUR / 10) for i in range(25)]
    return [
        {"id": str(i), "text": text, "published_at": time.isoformat(), "account": f"{ACCOUNT}{i}"}
        for i, (text, time) in enumerate([*quiet, *loud, *after])
    ]


def write_lines(path: Path, rows: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def alerts(run: Run, tmp_path: Path, budget: int) -> list[dict[str, Any]]:
    source, out = write_lines(tmp_path / "in.jsonl", outbreak()), tmp_path / "alerts.parquet"
    assert run("watch", source, "--out", out, "--analysts", 1, "--budget", budget).exit_code == 0
    found = pq.read_table(out)
    assert found.schema.equals(ALERTS)
    return list(found.to_pylist())


def test_watch_warns_of_an_outbreak_while_it_happens(run: Run, tmp_path: Path) -> None:
    rumour = [row for row in alerts(run, tmp_path, 20) if "tercoblos" in row["text"]]
    assert len(rumour) == 1
    assert START + 27 * HOUR < rumour[0]["at"] <= START + 30 * HOUR
    assert rumour[0]["authors"] >= 3


def test_watch_keeps_the_budget(run: Run, tmp_path: Path) -> None:
    times = [row["at"] for row in alerts(run, tmp_path, 1)]
    assert times
    assert all(later - earlier >= 24 * HOUR for earlier, later in pairwise(times))


@pytest.mark.parametrize("command", ["assess", "group", "watch"])
def test_no_account_is_in_any_output(run: Run, stream: Path, tmp_path: Path, command: str) -> None:
    more = {"watch": ("--analysts", 1, "--budget", 5), "group": ("--narratives", tmp_path / "n.jsonl")}
    result = run(command, stream, "--out", tmp_path / "out.jsonl", *more.get(command, ()))
    assert result.exit_code == 0
    assert ACCOUNT not in result.output
    for path in tmp_path.glob("*.jsonl"):
        assert ACCOUNT not in path.read_text("utf-8")


def as_csv(rows: list[dict[str, Any]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(encoding)


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return file.getvalue()


ROWS = [
    {"id": "1", "text": "Kotak suara hilang, “katanya”\ndi gudang"},
    {"id": "2", "text": "Café di alun-alun"},
]
FORMS: dict[str, bytes] = {
    "in.csv": as_csv(ROWS),
    "bom.csv": as_csv(ROWS, encoding="utf-8-sig"),
    "semicolon.csv": as_csv(ROWS, delimiter=";"),
    "in.tsv": as_csv(ROWS, delimiter="\t"),
    "in.CSV": as_csv(ROWS),
    "in.csv.gz": gzip.compress(as_csv(ROWS)),
    "in.jsonl": b"\n".join(json.dumps(row).encode() for row in ROWS),
    "in.ndjson.gz": gzip.compress(b"\n\n".join(json.dumps(row).encode() for row in ROWS)),
    "in.parquet": as_parquet(ROWS),
    "upper.jsonl": b"\n".join(json.dumps({k.upper(): v for k, v in row.items()}).encode() for row in ROWS),
    "numbers.jsonl": b"\n".join(json.dumps(row | {"id": int(row["id"])}).encode() for row in ROWS),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_kind_of_input_gives_the_same(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name])
    (tmp_path / "plain.csv").write_bytes(FORMS["in.csv"])
    for source, out in ((name, "a.jsonl"), ("plain.csv", "b.jsonl")):
        assert run("assess", tmp_path / source, "--out", tmp_path / out).exit_code == 0
    assert lines(tmp_path / "a.jsonl") == lines(tmp_path / "b.jsonl")


def test_old_encodings_are_read(run: Run, tmp_path: Path) -> None:
    mixed = as_csv(ROWS[1:], encoding="cp1252") + as_csv([{"id": "3", "text": "Café"}]).splitlines(True)[1]
    (tmp_path / "in.csv").write_bytes(mixed)
    assert run("group", tmp_path / "in.csv", "--out", tmp_path / "out.jsonl").exit_code == 0
    assert [row["id"] for row in lines(tmp_path / "out.jsonl")] == ["2", "3"]


@pytest.mark.parametrize("name", ["out.parquet", "out.jsonl", "out.ndjson", "out.jsonl.gz"])
def test_outputs_by_their_ending(run: Run, stream: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert run("group", stream, "--out", out).exit_code == 0
    rows = pq.read_table(out).to_pylist() if name.endswith("parquet") else lines(out)
    assert len(rows) == 12


BAD: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "kosong"),
    "noid.csv": (b"nomor,text\n1,a\n", "kolom id"),
    "notext.jsonl": (b'{"id": 1}\n', "kolom text"),
    "missing.csv": (b"id,text\n1,a\n,b\n", "baris data 2"),
    "broken.jsonl": (b'{"id": 1, "text": "a"}\n{"id": 2,\n', "baris 2"),
    "list.jsonl": (b"[1]\n", "baris 1"),
    "broken.parquet": (b"PAR1 is not enough", "Parquet"),
    "broken.csv.gz": (gzip.compress(b"id,text\n1,a\n" * 999)[:40], "gzip"),
    "noid.parquet": (as_parquet([{"x": 1}]), "kolom id, text"),
    "in.xlsx": (b"", ".csv"),
    "in.parquet.gz": (b"", ".csv"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["assess", "group", "watch"])
def test_bad_input_says_what_to_do_and_leaves_nothing(
    run: Run, tmp_path: Path, command: str, name: str
) -> None:
    data, words = BAD[name]
    (tmp_path / name).write_bytes(data)
    more = ("--analysts", 1, "--budget", 1) if command == "watch" else ()
    result = run("--lang", "id", command, tmp_path / name, "--out", tmp_path / "out.parquet", *more)
    assert result.exit_code == 2
    assert words in result.output
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_failed_run_leaves_the_earlier_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(BAD["missing.csv"][0])
    (tmp_path / "out.jsonl").write_text("seperti semula")
    assert run("group", tmp_path / "in.csv", "--out", tmp_path / "out.jsonl").exit_code == 2
    assert (tmp_path / "out.jsonl").read_text() == "seperti semula"


@pytest.mark.parametrize("out", ["out.csv", "folder/that/is/not/out.jsonl"])
def test_a_bad_output_is_refused_before_work(run: Run, stream: Path, tmp_path: Path, out: str) -> None:
    result = run("group", stream, "--out", tmp_path / out)
    assert result.exit_code == 2
    assert "folder" in result.output or "Akhiri" in result.output or "End its name" in result.output


def test_narratives_are_written_together_with_the_groups_or_not_at_all(
    run: Run, stream: Path, tmp_path: Path
) -> None:
    result = run("group", stream, "--out", tmp_path / "out.jsonl", "--narratives", tmp_path / "n.txt")
    assert result.exit_code == 2
    assert not (tmp_path / "out.jsonl").exists()


def test_a_missing_file_is_an_error_of_use(run: Run, tmp_path: Path) -> None:
    assert run("group", tmp_path / "none.csv", "--out", tmp_path / "out.jsonl").exit_code == 2


@pytest.mark.parametrize(("given", "words"), [("id", "12 kiriman"), ("en", "Wrote 12 posts")])
def test_messages_in_either_language(run: Run, stream: Path, tmp_path: Path, given: str, words: str) -> None:
    assert words in run("--lang", given, "group", stream, "--out", tmp_path / "out.jsonl").output


@pytest.mark.parametrize(
    ("variables", "words"),
    [({"LANG": "en_GB.UTF-8"}, "Wrote"), ({"LANG": "id_ID.UTF-8"}, "ditulis"), ({}, "ditulis")],
)
def test_the_environment_chooses_the_language(
    stream: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], words: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    result = CliRunner(env=variables).invoke(main, ["group", str(stream), "--out", str(tmp_path / "o.jsonl")])
    assert words in result.output


def test_unreadable_times_are_counted_and_left_empty(run: Run, tmp_path: Path) -> None:
    rows = [
        {"id": i, "text": "kotak suara", "published_at": time, "account": i}
        for i, time in enumerate(["kemarin", "2031-02-01T08:00:00+07:00", "2031-02-01 09:00", None])
    ]
    source = write_lines(tmp_path / "in.jsonl", rows)
    result = run(
        "--lang", "en", "group", source, "--out", tmp_path / "o.jsonl", "--narratives", tmp_path / "n.jsonl"
    )
    assert "1 times could not be read" in result.output
    found = lines(tmp_path / "n.jsonl")[0]
    assert found["first_at"] == (START + HOUR).isoformat()
    assert found["last_at"] == (START + timedelta(hours=9)).isoformat()


def test_commands_of_other_rooms_are_found_by_name(run: Run) -> None:
    listed = run("--help").output
    assert all(name in listed for name in ("assess", "group", "watch", "up"))
    assert run("unknown").exit_code == 2


def test_the_engine_is_used_without_the_desk() -> None:
    import subprocess
    import sys

    script = (
        "import sys; from click.testing import CliRunner; from sejuk.cli import main;"
        "CliRunner().invoke(main, ['group', '--help']);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'httpx2', 'psycopg'}))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
