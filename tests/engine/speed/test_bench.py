from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sejuk.cli import main
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.registry import BENCHES
from sejuk.engine.evaluation.speed import peers, running
from sejuk.engine.evaluation.speed.limits import limits, missed
from sejuk.engine.evaluation.speed.peers import PeerMissingError
from sejuk.engine.evaluation.synthetic import synthetic_posts
from sejuk.engine.similarity import signatures
from sejuk.engine.similarity.minhash import BANDS, PLACES

POSTS = 1000


def bench(*words: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "bench", *map(str, words)])


def figure(measure: str, value: float) -> Figure:
    return Figure("speed", measure, value, "synthetic", "test")


@pytest.fixture(scope="module")
def near_duplicates() -> Result:
    return bench("near-duplicates", "--posts", POSTS)


def test_every_line_names_data_protocol_versions_and_peak_memory(near_duplicates: Result) -> None:
    assert near_duplicates.exit_code == 0, near_duplicates.output
    found = [json.loads(line) for line in near_duplicates.stdout.splitlines()]
    assert {"signatures_posts_per_second", "near_duplicates_posts_per_second"} <= {
        f["measure"] for f in found
    }
    for one in found:
        assert one["value"] > 0
        assert one["data"] == "synthetic"
        assert one["protocol"]
        assert one["versions"]["sejuk"]
        assert one["detail"]["posts"] == POSTS
        assert one["detail"]["peak_megabytes"] > 10


def test_a_peer_ran_or_the_line_says_how_to_install_it(near_duplicates: Result) -> None:
    ran = "peer_rensa_near_duplicates_posts_per_second" in near_duplicates.stdout
    assert ran != ("pip install rensa" in near_duplicates.output)


def test_matching_asks_an_index_of_ten_claims_a_post() -> None:
    found, missing = running.run_bench(BENCHES["match"], POSTS)
    values = {one.measure: one.value for one in found}
    assert missing == []
    assert 0 < values["match_milliseconds_p50"] <= values["match_milliseconds_p99"]
    assert {one.detail["claims"] for one in found} == {10 * POSTS}


def test_a_library_says_what_it_costs_a_process() -> None:
    found, missing = running.run_bench(BENCHES["library"], POSTS)
    values = {one.measure: one.value for one in found}
    assert missing == []
    assert 0 < values["library_search_milliseconds_p50"] <= values["library_search_milliseconds_p95"]
    assert values["library_built_seconds"] > 0
    assert values["library_read_seconds"] > 0


def test_the_pipelines_memory_is_compared_before_and_after_the_window() -> None:
    found, _ = running.run_bench(BENCHES["pipeline"], POSTS)
    values = {one.measure: one.value for one in found}
    assert values["pipeline_posts_per_second"] > 0
    assert 0.5 < values["group_memory_past_window"] < 1.5
    assert values["group_bytes_per_post"] > 0


@pytest.mark.parametrize("name", ["language", "signals"])
def test_assessing_and_languages_are_measured_with_their_peers(name: str) -> None:
    found, missing = running.run_bench(BENCHES[name], POSTS)
    assert all(one.value > 0 for one in found)
    assert any(one.measure.startswith("peer_") for one in found) != bool(missing)


def test_a_missing_peer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rensa", None)
    with pytest.raises(PeerMissingError) as caught:
        peers.rensa_signatures(PLACES)
    assert caught.value.package == "rensa"


def test_the_peer_of_near_duplicates_reads_the_same_shingles() -> None:
    pytest.importorskip("rensa")
    texts = synthetic_posts(50).column("text").to_pylist()
    ours = signatures([texts[0], texts[0]])
    theirs = peers.rensa_signatures(PLACES)([texts[0], texts[0]])
    assert len(ours[0]) == len(next(iter(theirs))) == PLACES  # type: ignore[call-overload]
    peers.rensa_neighbours(PLACES, BANDS, 0.6)(texts)


@pytest.mark.parametrize(
    ("measure", "value", "past"),
    [
        ("assess_posts_per_second", 1.0, True),
        ("assess_posts_per_second", 1e9, False),
        ("match_milliseconds_p99", 1e9, True),
        ("match_milliseconds_p99", 0.1, False),
        ("a figure without a limit", 0.0, False),
    ],
)
def test_a_figure_past_its_limit_is_named(measure: str, value: float, past: bool) -> None:
    assert [one.measure for one in missed([figure(measure, value)])] == [measure] * past


def test_a_limit_may_be_what_a_peer_reached_in_the_same_run() -> None:
    own = figure("near_duplicates_posts_per_second", 50)
    assert missed([own]) == []
    assert missed([own, figure("peer_rensa_near_duplicates_posts_per_second", 40)]) == []
    assert [
        one.limit for one in missed([own, figure("peer_rensa_near_duplicates_posts_per_second", 60)])
    ] == [60]


def test_every_limit_is_of_a_figure_that_a_bench_prints() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(running.__file__).parent.glob("*.py"))
    of_the_desk = ("desk_", "directive_", "check_")
    steps = {name.removesuffix("_posts_per_second") for name in limits() if not name.startswith(of_the_desk)}
    assert [step for step in steps if not re.search(rf'"(?:{re.sub("_p9[59]$", "", step)})', source)] == []


def test_the_gate_fails_the_command_and_names_what_was_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = [figure("assess_posts_per_second", 1.0)]
    monkeypatch.setattr(running, "run_benches", lambda names, posts: iter([(slow, ["rensa"])]))
    result = bench("all", "--gate")
    assert result.exit_code == 1
    assert "assess_posts_per_second: 1, should be >= 1e+05" in result.output
    assert bench("all").exit_code == 0


def test_an_unknown_bench_is_an_error_of_use() -> None:
    assert bench("everything").exit_code == 2


@pytest.mark.parametrize("seed", [0, 1])
def test_synthetic_posts_are_unique_and_as_long_as_real_ones(seed: int) -> None:
    texts = synthetic_posts(2000, seed).column("text").to_pylist()
    assert len(set(texts)) == len(texts)
    lengths = sorted(map(len, texts))
    assert 100 <= sum(lengths) / len(lengths) <= 220
    assert lengths[len(lengths) // 10] < 90
    assert lengths[-len(lengths) // 10] > 220
