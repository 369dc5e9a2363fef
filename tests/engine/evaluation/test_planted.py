from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sejuk.cli import main
from sejuk.engine.evaluation.planted import read_world
from sejuk.engine.evaluation.rumours import hold, rumour_figures
from sejuk.engine.tables import TableError
from sejuk.world import build
from sejuk.world.table import write_world


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first days of a small world."""
    path = tmp_path_factory.mktemp("world")
    for _ in write_world(build(7, "tiny"), path, 4):
        pass
    return path


def test_a_rumour_and_its_correction_are_one_story(folder: Path) -> None:
    world = read_world(folder)
    told = {event.kind: event.story for event in world.events.values() if "ghost" in event.code}
    assert told["rumour"] == told["correction"]
    assert len(world.stories()) == world.posts.num_rows


def test_a_perfect_grouping_holds_each_rumour_in_one_pure_narrative(folder: Path) -> None:
    world = read_world(folder)
    assert all(
        (one.narratives, one.purity, one.beside) == (1, 1.0, 1.0) for one in hold(world, world.stories())
    )


def test_one_narrative_for_all_is_whole_but_not_pure(folder: Path) -> None:
    world = read_world(folder)
    held = list(hold(world, ["n"] * world.posts.num_rows))
    assert all(one.narratives == 1 and one.purity < 0.5 for one in held)


def test_a_few_posts_that_stray_into_a_large_narrative_weigh_little_beside_the_others(folder: Path) -> None:
    """``purity`` counts such a narrative whole where the rumour needs it for its nine tenths."""
    world = read_world(folder)
    stories = world.stories()
    story = next(iter(hold(world, stories))).story
    rows = [row for row, told in enumerate(stories) if told == story]
    strayed = set(rows[: len(rows) // 5 + 1])
    others = [row for row, told in enumerate(stories) if told != story]
    narratives = ["other" if row in strayed or row in others else "own" for row in range(len(stories))]
    held = next(one for one in hold(world, narratives) if one.story == story)
    assert held.narratives == 2
    assert held.purity == pytest.approx(len(rows) / len(stories))
    share = len(strayed) / len(rows)
    assert held.beside == pytest.approx(1 - share + share * len(strayed) / (len(strayed) + len(others)))


def test_greetings_in_a_rumour_are_counted(folder: Path) -> None:
    world = read_world(folder)
    kinds = ["n" if kind in ("rumour", "greeting") else f"{i}" for i, kind in enumerate(world.kinds)]
    found = {figure.measure: figure.value for figure in rumour_figures(world, kinds, "")}
    rumours, greetings = world.kinds.count("rumour"), world.kinds.count("greeting")
    assert (found["benign_in_rumours"] > 0) == (rumours > greetings)


def test_a_folder_without_a_world_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        read_world(tmp_path)
    assert caught.value.key == "missing_world"
    result = CliRunner().invoke(main, ["--lang", "en", "eval", "watch", "--world", str(tmp_path)])
    assert result.exit_code == 2
    assert "sejuk world" in result.output


@pytest.mark.slow
def test_watching_is_measured_for_each_way_and_budget(folder: Path) -> None:
    result = CliRunner().invoke(main, ["eval", "watch", "--world", str(folder)])
    assert result.exit_code == 0, result.output
    lines: list[dict[str, Any]] = [json.loads(line) for line in result.output.splitlines()]
    assert {(line["detail"]["way"], line["detail"]["budget"]) for line in lines} == {
        (way, budget) for way in ("sejuk", "poisson", "adwin") for budget in (3, 10, 30)
    }
    assert {line["measure"] for line in lines} >= {"recall", "false_alerts_per_analyst_day"}
