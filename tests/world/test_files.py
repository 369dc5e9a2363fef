"""The files of ``sejuk world``."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from sejuk.engine.schemas import POSTS
from sejuk.world import WorldPost, build
from sejuk.world.commands import COMMANDS, world
from sejuk.world.table import EVENTS, TRUTH, WORLD_POSTS, plot_of, write_world


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("world")
    result = CliRunner().invoke(world, [str(out), "--seed", "1"])
    assert result.exit_code == 0, result.output
    return out


def test_the_command_is_offered_to_the_command_line() -> None:
    assert [command.name for command in COMMANDS] == ["world"]


def test_posts_have_the_engine_s_columns_and_their_channel(folder: Path) -> None:
    table = pq.read_table(folder / "posts.parquet")
    assert table.schema.equals(WORLD_POSTS)
    assert table.schema.names[: len(POSTS)] == POSTS.names


def test_the_truth_covers_every_post_in_the_same_order(folder: Path, posts: list[WorldPost]) -> None:
    written, truth = pq.read_table(folder / "posts.parquet"), pq.read_table(folder / "truth.parquet")
    assert truth.schema.equals(TRUTH)
    assert written["id"].to_pylist() == truth["id"].to_pylist() == [p.id for p in posts]
    assert truth["kind"].null_count == 0


def test_every_event_of_the_truth_is_in_the_table_of_events(folder: Path) -> None:
    events = pq.read_table(folder / "events.parquet")
    assert events.schema.equals(EVENTS)
    kinds = dict(zip(events["code"].to_pylist(), events["kind"].to_pylist(), strict=True))
    for row in pq.read_table(folder / "truth.parquet", columns=["event", "kind"]).to_pylist():
        if row["event"] is None:
            assert row["kind"] in ("noise", "news")
        else:
            assert kinds[row["event"]] == row["kind"]


def test_criticism_is_neither_hostile_nor_a_claim_in_the_truth(folder: Path) -> None:
    truth = pq.read_table(folder / "truth.parquet").to_pylist()
    wave = [row for row in truth if row["kind"] == "criticism"]
    assert wave
    assert not any(row["hostile"] or row["incitement"] or row["check_worthy"] for row in wave)
    assert all(row["check_worthy"] for row in truth if row["kind"] == "rumour")
    assert all(row["hostile"] for row in truth if row["kind"] == "provocation")


def test_the_country_is_described_beside_it(folder: Path) -> None:
    described = json.loads((folder / "world.json").read_text(encoding="utf-8"))
    assert [p["code"] for p in described["provinces"]] == ["83", "84", "85", "86", "87", "88"]
    assert len(described["elections"]) == 2


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        list(write_world(build(9), tmp_path / name, days=2))
    for file in ("posts.parquet", "truth.parquet", "events.parquet", "world.json"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


def test_days_can_be_fewer_or_more_than_the_plan(tmp_path: Path) -> None:
    result = CliRunner().invoke(world, [str(tmp_path), "--days", "1"])
    assert result.exit_code == 0
    assert "1 days" in result.output
    assert pq.read_table(tmp_path / "posts.parquet").num_rows < 1500


def test_progress_counts_the_posts_written(tmp_path: Path) -> None:
    counts = list(write_world(build(3), tmp_path, days=3))
    assert counts == sorted(counts)
    assert counts[-1] == pq.read_table(tmp_path / "posts.parquet").num_rows


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(world, [str(tmp_path), "--size", "huge"])
    assert result.exit_code == 2
    assert "small" in result.output


@pytest.mark.parametrize(
    ("event", "plot"),
    [("rumour_food_aid-1a", "rumour_food_aid"), ("correction-rumour_food_aid-1a", "correction")],
)
def test_an_event_s_code_names_its_plot(event: str, plot: str) -> None:
    assert plot_of(event) == plot
