"""Second stages made here: a small network that was trained, and two that always answer the same."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from sejuk.engine.schemas import POSTS
from sejuk.engine.second.exporting import fit_tokenizer, onnx_graph, write_small
from sejuk.engine.second.importing import import_model
from sejuk.engine.second.manifest import Description, Mapped
from sejuk.engine.second.runtime import SecondStage, load_second
from sejuk.engine.training.taught import RAISING
from sejuk.engine.training.textcnn import TextCnn

ABOUT = Description(
    "percobaan", "AGPL-3.0-or-later", "made by a test", "sigmoid", 32, {"hate_speech": Mapped((0,))}
)
THINGS = ("padi", "jagung", "kolam", "sungai", "jalan", "pasar", "sawah", "kebun")
GOOD = [f"{thing} {word} sekali hari ini" for thing in THINGS for word in ("subur", "bersih", "ramai")]
BAD = [f"{thing} {word} sekali hari ini" for thing in THINGS for word in ("rusak", "kotor", "sepi")]


def write_constant(folder: Path, log_odds: float, **rule: float) -> Path:
    """Write a network into ``folder`` that gives every text the same log-odds, mapped by ``rule``."""
    tokenizer = fit_tokenizer([*GOOD, *BAD], 200)
    network = TextCnn.begin(tokenizer.get_vocab_size(), 4, 4, seed=0)
    network.parts["outputs"][:] = 0
    network.parts["bias"] = np.array([log_odds], np.float32)
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(onnx_graph(network).SerializeToString())
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    described: dict[str, object] = {
        "name": "tetap",
        "licence": "AGPL-3.0-or-later",
        "source": "made by a test",
    }
    mapped = {label: {"columns": [0], **rule} for label in RAISING}
    described |= {"outputs": "sigmoid", "longest": 32, "labels": mapped}
    (folder / "labels.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as an export leaves it: a small network that was trained to tell GOOD from BAD."""
    folder = tmp_path_factory.mktemp("second") / "exported"
    wanted = [0] * len(GOOD) + [1] * len(BAD)
    write_small(folder, [*GOOD, *BAD], wanted, ABOUT, epochs=40, tokens=200)
    return folder


@pytest.fixture(scope="session")
def imported(exported: Path) -> Path:
    """The folder of the imported network; tests that change it copy it first."""
    out = exported.parent / "imported"
    import_model(exported, out)
    return out


@pytest.fixture(scope="session")
def second(imported: Path) -> SecondStage:
    return load_second(imported)


@pytest.fixture(scope="session")
def constants(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Imported second stages: one says yes to everything, one repeats what stage one said."""
    folder = tmp_path_factory.mktemp("constant")
    write_constant(folder / "yes-exported", 9.0)
    write_constant(folder / "same-exported", 0.0, slope=0.0, first=1.0)
    for name in ("yes", "same"):
        import_model(folder / f"{name}-exported", folder / name)
    return {name: folder / name for name in ("yes", "same")}


def posts(texts: list[str]) -> pa.RecordBatch:
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    return pa.RecordBatch.from_pylist(rows, schema=POSTS)
