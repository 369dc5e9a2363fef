from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sejuk.cli import main
from sejuk.engine.evaluation.streams import verbatim_groups
from sejuk.engine.evaluation.synthetic import synthetic_posts
from tests.engine.streams import RUMOURS, mixed_rumours, posts


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data in the form of the real one, with invented posts."""
    clusters = tmp_path / "streams" / "mstream"
    clusters.mkdir(parents=True)
    texts = [
        (kind, text)
        for turn in zip(*RUMOURS.values(), strict=True)
        for kind, text in zip(RUMOURS, turn, strict=True)
    ]
    lines = [
        json.dumps({"Id": "same", "clusterNo": list(RUMOURS).index(kind), "textCleaned": text})
        for kind, text in texts
    ]
    for name in ("News", "News-T"):
        (clusters / f"{name}.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    election = tmp_path / "streams" / "pemilu_tweets_sep2023"
    election.mkdir()
    with gzip.open(election / "posts.csv.gz", "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "account"])
        writer.writerows(
            [row["id"], RUMOURS["server"][0], row["account"]] for row in mixed_rumours().to_pylist()
        )
    return tmp_path


def figures(*words: object) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_every_figure_names_its_data_protocol_and_versions(data: Path) -> None:
    found = figures("eval", "narratives", "--data", data)
    assert {figure["data"] for figure in found} == {"mstream News", "mstream News-T", "pemilu_tweets_sep2023"}
    for figure in found:
        assert figure["protocol"]
        assert figure["versions"]["sejuk"]
        assert isinstance(figure["value"], float)


def test_grouping_is_measured_against_the_truth(data: Path) -> None:
    found = {
        (figure["data"], figure["measure"]): figure["value"]
        for figure in figures("eval", "narratives", "--data", data)
    }
    assert found["mstream News-T", "ari"] == 1.0
    assert found["pemilu_tweets_sep2023", "verbatim_groups_whole"] == 1.0


def test_missing_data_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--lang", "en", "eval", "narratives", "--data", str(tmp_path)])
    assert result.exit_code == 2
    assert "--data" in result.output


def test_synthetic_posts_come_from_their_seed() -> None:
    assert synthetic_posts(300) == synthetic_posts(300)
    assert synthetic_posts(300) != synthetic_posts(300, seed=1)
    times = synthetic_posts(300).column("published_at").to_pylist()
    assert times == sorted(times)


def test_verbatim_groups_need_several_accounts() -> None:
    text = "Kotak suara hilang"
    texts = [text, f"{text} https://contoh.example/1", f"@seseorang {text}", "lain", "lain", "lain"]
    batch = posts(texts, account=["a", "b", "c", "a", "a", "b"])
    assert verbatim_groups(batch) == [[0, 1, 2]]
