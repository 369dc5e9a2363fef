"""Reasons are the score, taken apart."""

from __future__ import annotations

import math

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejuk.engine.schemas import POSTS
from sejuk.engine.signals import assess, load_model
from sejuk.engine.signals.reasons import reasons

MODEL = load_model()
ANGRY = st.lists(
    st.sampled_from(
        [
            "usir",
            "umat",
            "Hindu",
            "b a k a r",
            "g0bl0k",
            "rumah",
            "😀",
            "https://a.test",
            "!",
            "semua",
            "pagi",
        ]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)


def row_of(text: str) -> dict[str, object]:
    batch = pa.RecordBatch.from_pylist([{"id": "a", "text": text}], schema=POSTS)
    return dict(assess(batch).to_pylist()[0])


@settings(deadline=None)
@given(ANGRY)
def test_weights_and_base_add_up_to_the_log_odds(text: str) -> None:
    row = row_of(text)
    found = row["reasons"]
    assert isinstance(found, list)
    for label in {reason["label"] for reason in found}:
        total = MODEL.base(label) + sum(reason["weight"] for reason in found if reason["label"] == label)
        assert 1 / (1 + math.exp(-total)) == pytest.approx(row[label], abs=1e-3)


@settings(deadline=None)
@given(ANGRY)
def test_spans_lie_in_the_text(text: str) -> None:
    found = row_of(text)["reasons"]
    assert isinstance(found, list)
    assert all(0 <= reason["start"] < reason["end"] <= len(text) for reason in found)


def test_only_given_labels_are_explained() -> None:
    row = row_of("Usir umat Hindu dari desa ini, bakar rumahnya!")
    labels = {reason["label"] for reason in row["reasons"]}  # type: ignore[attr-defined]
    assert labels == {label for label in MODEL.labels if float(str(row[label])) >= MODEL.thresholds[label]}


def test_the_word_that_tells_stands_out() -> None:
    text = "Rapat desa tadi pagi membahas jalan, lalu dia bilang goblok kepada semua orang"
    found = reasons(text, ["abusive"], MODEL)
    strongest = max(found, key=lambda reason: float(reason["weight"]))
    assert "goblok" in text[strongest["start"] : strongest["end"]]


def test_nothing_read_gives_no_reasons() -> None:
    assert reasons("", ["abusive"], MODEL) == []
    assert reasons("kata", [], MODEL) == []
