"""A model file is what was written, or it is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from sejuk.engine.text.linear import Linear, ModelError, read_linear, write_linear


@pytest.fixture
def model() -> Linear:
    weights = np.random.default_rng(3).integers(-31, 32, (256, 3)).astype(np.int8)
    scale, bias = np.array([0.1, 0.2, 0.3], np.float32), np.array([-1, 0, 1], np.float32)
    return Linear(("a", "b", "c"), weights, scale, bias, {"name": "uji"})


def test_a_file_gives_back_the_model(model: Linear, tmp_path: Path) -> None:
    write_linear(tmp_path / "m.arrow", model)
    read = read_linear(tmp_path / "m.arrow")
    assert (read.weights == model.weights).all()
    assert read.labels == model.labels
    assert read.about["name"] == "uji"
    texts = [b"satu dua", b"", b"tiga"]
    assert (read.scores(texts) == model.scores(texts)).all()


def test_scores_follow_the_formula(model: Linear) -> None:
    empty, blank = model.scores([]), model.scores([b""])
    assert empty.shape == (0, 3)
    assert blank.shape == (1, 3)
    assert np.isfinite(blank).all()


def test_a_damaged_file_is_refused(model: Linear, tmp_path: Path) -> None:
    path = tmp_path / "m.arrow"
    write_linear(path, model)
    data = bytearray(path.read_bytes())
    place = data.find(model.weights.tobytes()[:64])
    data[place] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ModelError, match="damaged"):
        read_linear(path)


@pytest.mark.parametrize("content", [b"", b"bukan model", b"ARROW1\0\0"])
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "m.arrow"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="sejuk models train"):
        read_linear(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        read_linear(tmp_path / "tidak-ada.arrow")


def test_an_arrow_file_without_metadata_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.arrow"
    batch = pa.record_batch([pa.array([1])], names=["weights"])
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    with pytest.raises(ModelError):
        read_linear(path)
