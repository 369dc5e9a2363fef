"""A word model scores words, keeps what it looked up, and refuses damaged files."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text import wordmodel
from sejuk.engine.text.linear import ModelError
from sejuk.engine.text.wordmodel import LARGEST, LONGEST, WordModel, features, read_words, write_words

LABELS = ("satu", "dua", "tiga", "empat", "lima")
WORDS = [b"padi", b"sawah", b"di", b"a", b"menguning"]


def model(seed: int = 0) -> WordModel:
    keys = np.unique(features(WORDS)[0])
    random = np.random.default_rng(seed)
    weights = random.integers(-LARGEST, LARGEST + 1, (len(keys), len(LABELS))).astype(np.int8)
    return WordModel(LABELS, keys, weights, {"bias": [0.0] * 5, "unseen": [0, 0, 0, 0, 7]})


def by_hand(row: bytes, of: WordModel) -> list[int]:
    """The sum as the docstring says it, a feature at a time."""
    table = dict(zip(of.keys.tolist(), of.weights.tolist(), strict=True))
    total = [0] * len(LABELS)
    for word in row[:LONGEST].split():
        framed = b" " + word + b" "
        quads = [int.from_bytes(framed[i : i + 4], "little") for i in range(len(framed) - 3)]
        for key in [*quads, zlib.crc32(word) + (1 << 32)]:
            total = [a + b for a, b in zip(total, table.get(key, [0, 0, 0, 0, 7]), strict=True)]
    return total


def test_a_word_has_one_feature_for_each_of_its_bytes() -> None:
    keys, owners = features([b"a", b"di", b"padi"])
    assert np.bincount(owners).tolist() == [1, 2, 4]
    assert len(set(keys.tolist())) == 7


@given(
    st.lists(
        st.lists(
            st.sampled_from(WORDS) | st.binary(max_size=9).map(lambda b: b.replace(b"\x1e", b"")), max_size=9
        ).map(b" ".join),
        max_size=6,
    )
)
def test_sums_are_those_counted_by_hand(rows: list[bytes]) -> None:
    found = model().sums(rows)
    assert found[:, :-1].tolist() == [by_hand(row, model()) for row in rows]
    letters = [sum(97 <= code <= 122 for word in row.split() for code in word) for row in rows]
    assert found[:, -1].tolist() == letters


def test_words_of_one_text_do_not_touch_those_of_another() -> None:
    one = model()
    together = one.sums([b"padi di", b"", b"sawah"])
    alone = [model().sums([row])[0].tolist() for row in (b"padi di", b"", b"sawah")]
    assert together.tolist() == alone
    assert one.sums([]).shape == (0, 6)


def test_the_longest_text_of_the_largest_weights_keeps_to_its_lane() -> None:
    keys = np.unique(features([b"x" * 30])[0])
    extreme = WordModel(
        LABELS,
        keys,
        np.full((len(keys), 5), LARGEST, np.int8) * np.array([1, -1, 1, -1, 1], np.int8),
        {"bias": [0.0] * 5, "unseen": [0] * 5},
    )
    word = b"x" * (LONGEST + 100)
    runs = LONGEST - 1 - 2 + 2  # every run of four is known, also those at the edges; the word is not
    assert extreme.sums([word])[0].tolist() == [LARGEST * runs, -LARGEST * runs] * 2 + [
        LARGEST * runs,
        LONGEST,
    ]


def test_a_full_table_of_words_is_begun_anew_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordmodel, "_MOST_WORDS", 8)
    one = model()
    rows = [b" ".join([WORDS[i % 5], b"kata%d" % i]) for i in range(40)]
    assert [one.sums([row])[0].tolist() for row in rows] == model().sums(rows).tolist()


def test_a_file_gives_back_the_model(tmp_path: Path) -> None:
    path = tmp_path / "words.arrow"
    write_words(path, model())
    back = read_words(path)
    assert back.labels == LABELS
    assert back.sums(WORDS).tolist() == model().sums(WORDS).tolist()


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.arrow"
    write_words(path, model())
    whole = path.read_bytes()
    first = model().weights[:2].tobytes()
    path.write_bytes(whole.replace(first, bytes(10)))
    with pytest.raises(ModelError, match="is damaged"):
        read_words(path)
    path.write_bytes(whole[:200])
    with pytest.raises(ModelError, match="no model of words"):
        read_words(path)


def test_a_file_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "words.arrow"
    write_words(path, model())
    monkeypatch.setattr(wordmodel, "FORMAT", 99)
    with pytest.raises(ModelError, match="another version"):
        read_words(path)


def test_another_table_is_no_model_of_words(tmp_path: Path) -> None:
    path = tmp_path / "other.arrow"
    batch = pa.record_batch({"key": [1]})
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    with pytest.raises(ModelError, match="no model of words"):
        read_words(path)
