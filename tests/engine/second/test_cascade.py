"""Only uncertain posts reach the second stage, within the budget; who decided is marked."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.evaluation.gate import breaches
from sejuk.engine.schemas import SIGNALS
from sejuk.engine.second.activating import activated_cascade, behind
from sejuk.engine.second.cascade import Budget, Cascade, logit
from sejuk.engine.second.manifest import Mapped
from sejuk.engine.second.runtime import SecondStage
from sejuk.engine.signals import ModelError, assess, load_model
from tests.engine.second.conftest import BAD, GOOD, posts

TEXTS = [
    *GOOD,
    *BAD,
    "Usir mereka dari kampung ini, kaum itu tidak pantas hidup di sini",
    "Dasar kaum pendatang, pulang saja ke asalmu",
    "Kami kecewa sekali dengan kinerja pemerintah daerah",
    "",
    "https://contoh.example/1",
    "你好",
]


@pytest.fixture
def cascade(second: SecondStage) -> Cascade:
    """The shipped model with the small network behind it, and a band that everything falls into."""
    return Cascade(load_model().linear, second, Budget(1.0), band=100.0)


def label(signals: pa.RecordBatch, name: str = "hate_speech") -> np.ndarray:
    return np.asarray(signals.column(name).to_numpy(zero_copy_only=False))


def test_one_stage_has_no_mark() -> None:
    assert assess(posts(TEXTS)).column("stage").null_count == len(TEXTS)


def test_the_second_stage_decides_its_labels_and_no_others(cascade: Cascade) -> None:
    first, both = assess(posts(TEXTS)), assess(posts(TEXTS), cascade)
    assert both.schema == SIGNALS
    for name in SIGNALS.names:
        if name not in ("hate_speech", "reasons", "stage"):
            assert both.column(name) == first.column(name), name
    odds = cascade.second.log_odds([text.encode() for text in GOOD])["hate_speech"]
    assert logit(label(both)[: len(GOOD)]) == pytest.approx(odds, abs=1e-3)


def test_what_says_nothing_to_stage_one_says_nothing_to_stage_two(cascade: Cascade) -> None:
    both = assess(posts(TEXTS), cascade).to_pylist()
    for row in both[-3:]:
        assert row["hate_speech"] is None
        assert row["stage"] == 1


def test_posts_outside_the_band_stay_with_stage_one(cascade: Cascade) -> None:
    first = assess(posts(TEXTS))
    narrow = replace(cascade, band=0.5, budget=Budget(1.0))
    both = assess(posts(TEXTS), narrow)
    distance = np.abs(logit(label(first)) - logit(narrow.thresholds["hate_speech"]))
    inside = np.nan_to_num(distance, nan=9.0) <= 0.5
    assert both.column("stage").to_pylist() == np.where(inside, 2, 1).tolist()
    assert label(both)[~inside] == pytest.approx(label(first)[~inside], nan_ok=True)


def test_reasons_are_those_of_stage_one_for_what_is_given_now(cascade: Cascade) -> None:
    both = assess(posts(TEXTS), cascade).to_pylist()
    limit = cascade.thresholds["hate_speech"]
    for text, row in zip(TEXTS, both, strict=True):
        given = row["hate_speech"] is not None and row["hate_speech"] >= limit
        spans = [reason for reason in row["reasons"] if reason["label"] == "hate_speech"]
        assert bool(spans) == given
        assert all(0 <= span["start"] < span["end"] <= len(text) for span in spans)
    assert any(row["reasons"] for row in both)
    plain = assess(posts(TEXTS), cascade, explain=False)
    assert plain.column("reasons").null_count == len(TEXTS)


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_the_result_is_the_same_for_any_size_of_batch(cascade: Cascade, share: float, size: int) -> None:
    whole = assess(posts(TEXTS), replace(cascade, budget=Budget(share)))
    one = replace(cascade, budget=Budget(share))
    batch = posts(TEXTS)
    parts = [assess(batch.slice(start, size), one) for start in range(0, len(TEXTS), size)]
    assert pa.Table.from_batches(parts).combine_chunks() == pa.Table.from_batches([whole]).combine_chunks()
    assert one.budget.granted <= share * len(TEXTS)


@given(st.lists(st.booleans(), max_size=60), st.floats(0, 1), st.lists(st.integers(0, 60), max_size=5))
def test_no_more_than_the_share_of_what_was_seen_is_ever_granted(
    wanted: list[bool], share: float, cuts: list[int]
) -> None:
    whole = Budget(share).grant(np.array(wanted, dtype=bool))
    pieces = Budget(share)
    bounds = [0, *sorted(min(cut, len(wanted)) for cut in cuts), len(wanted)]
    given_in_pieces = [
        pieces.grant(np.array(wanted[start:end], dtype=bool)) for start, end in itertools.pairwise(bounds)
    ]
    assert np.concatenate(given_in_pieces).tolist() == whole.tolist()
    assert (np.cumsum(whole) <= share * np.arange(1, len(wanted) + 1) + 1e-6).all()
    assert not (whole & ~np.array(wanted, dtype=bool)).any()


def test_a_label_may_weigh_both_stages(cascade: Cascade) -> None:
    mapped = {"hate_speech": Mapped((0,), slope=0.0, first=1.0, intercept=0.0)}
    description = replace(cascade.second.description, labels=mapped)
    same = replace(cascade, second=replace(cascade.second, description=description), budget=Budget(1.0))
    first, both = label(assess(posts(TEXTS))), label(assess(posts(TEXTS), same))
    assert both == pytest.approx(first, abs=1e-4, nan_ok=True)


def test_the_digest_names_both_stages(cascade: Cascade) -> None:
    assert cascade.sha256 == f"{load_model().sha256}+{cascade.second.sha256}"


def test_the_gate_judges_both_stages_together(constants: dict[str, Path]) -> None:
    first = load_model()
    assert breaches(behind(first, constants["same"])) == breaches(first)
    assert len(breaches(behind(first, constants["yes"]))) > len(breaches(first))


def test_a_cascade_that_spares_lawful_speech_may_judge(constants: dict[str, Path]) -> None:
    cascade = activated_cascade(load_model(), constants["same"], 0.05)
    assert cascade.budget.share == 0.05
    assert cascade.budget.seen == 0


def test_a_second_stage_that_raises_lawful_speech_is_refused(constants: dict[str, Path]) -> None:
    with pytest.raises(ModelError, match="may not judge posts"):
        activated_cascade(load_model(), constants["yes"], 0.05)


def test_a_second_stage_without_a_shared_label_is_refused(
    constants: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cascade, "shared", ())
    with pytest.raises(ModelError, match="knows no label"):
        behind(load_model(), constants["same"])
