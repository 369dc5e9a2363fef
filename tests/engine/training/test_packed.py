"""The packed weights of a public encoder are read as they were written, and no others."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from sejuk.engine.text.linear import ModelError
from sejuk.engine.training import packed as made
from sejuk.engine.training.packed import Packed, read_packed, weights_file
from tests.engine.training.packing import HEADS, LAYERS, PIECES, UNKNOWN, WIDTH, tables, tiny


def test_weights_come_back_as_near_as_four_bits_allow() -> None:
    read = Packed(tiny())
    for name, (small, table) in tables().items():
        found = read.matrix(name, table.shape[-1]).reshape(table.shape)
        steps = np.abs(table).max() / 7 if small else 0
        assert np.abs(found - table).max() <= steps * 0.51 + 1e-3 * small


def test_shape_pieces_and_changed_characters_are_read() -> None:
    read = Packed(tiny())
    assert (read.shape.width, read.shape.layers, read.shape.heads) == (WIDTH, LAYERS, HEADS)
    assert [piece for piece, _ in read.vocabulary.pieces] == PIECES
    assert read.vocabulary.unknown == UNKNOWN
    assert read.vocabulary.changed == {ord("A"): "a", ord("!"): ""}


def test_another_file_is_refused() -> None:
    with pytest.raises(ModelError, match="no packed encoder"):
        Packed(b"GGUF" + tiny()[4:])


def installed(folder: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / made.FILE).write_bytes(data)
    monkeypatch.setattr(
        made, "find_spec", lambda name: SimpleNamespace(submodule_search_locations=[str(folder)])
    )


def test_a_file_that_was_not_tried_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, tiny(), monkeypatch)
    with pytest.raises(ModelError, match="not the file that was tried"):
        read_packed()


def test_without_the_package_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "find_spec", lambda name: None)
    assert weights_file() is None
    with pytest.raises(ModelError, match="group `meaning`"):
        read_packed()


def test_a_package_without_the_file_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, tiny(), monkeypatch)
    (tmp_path / made.FILE).unlink()
    assert weights_file() is None
