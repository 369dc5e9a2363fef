"""An exported model is imported as int8 under its digests, and nothing else is ever run."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest

from sejuk.engine.second.importing import import_model
from sejuk.engine.second.manifest import MODEL, Mapped, read_manifest, sha256
from sejuk.engine.second.runtime import SecondStage, load_second, log_odds
from sejuk.engine.text.linear import ModelError
from tests.engine.second.conftest import BAD, GOOD


@pytest.fixture
def copied(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(imported, tmp_path / "copy"))


def test_what_was_learnt_is_still_known_in_int8(second: SecondStage) -> None:
    good = second.log_odds([text.encode() for text in GOOD])["hate_speech"]
    bad = second.log_odds([text.encode() for text in BAD])["hate_speech"]
    assert good.max() < 0 < bad.min()


def test_the_imported_file_is_smaller_and_named_by_its_digest(exported: Path, imported: Path) -> None:
    made, manifest = (imported / MODEL).read_bytes(), read_manifest(imported)
    assert len(made) < (exported / "model.onnx").stat().st_size
    assert manifest.files[MODEL] == sha256(made)
    assert manifest.origin == sha256((exported / "model.onnx").read_bytes())
    assert manifest.description.licence == "AGPL-3.0-or-later"


@pytest.mark.parametrize("name", ["model.int8.onnx", "tokenizer.json"])
def test_a_file_that_was_changed_is_refused(copied: Path, name: str) -> None:
    data = bytearray((copied / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / name).write_bytes(bytes(data))
    with pytest.raises(ModelError, match="not the file that was imported"):
        load_second(copied)


@pytest.mark.parametrize("name", ["model.int8.onnx", "tokenizer.json", "manifest.json"])
def test_a_file_that_is_gone_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=name):
        load_second(copied)


def test_a_manifest_of_another_version_is_refused(copied: Path) -> None:
    found = json.loads((copied / "manifest.json").read_text())
    (copied / "manifest.json").write_text(json.dumps(found | {"format": 99}))
    with pytest.raises(ModelError, match="another version"):
        load_second(copied)


def test_two_imports_give_the_same_bytes(exported: Path, imported: Path, tmp_path: Path) -> None:
    import_model(exported, tmp_path / "again")
    for name in ("model.int8.onnx", "tokenizer.json", "manifest.json"):
        assert (tmp_path / "again" / name).read_bytes() == (imported / name).read_bytes()


def test_a_text_has_the_same_answer_whoever_is_beside_it(second: SecondStage) -> None:
    texts = [text.encode() for text in [*GOOD, *BAD, "", "padi " * 200]]
    together = second.log_odds(texts)["hate_speech"]
    alone = [second.log_odds([text])["hate_speech"][0] for text in texts]
    assert together.tolist() == alone
    assert np.isfinite(together).all()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"licence": " "}, "licence"),
        ({"outputs": "argmax"}, "outputs"),
        ({"longest": 4}, "longest"),
        ({"longest": "panjang"}, "panjang"),
        ({"labels": {}}, "labels"),
        ({"labels": {"criticism": {"columns": [0]}}}, "labels"),
        ({"labels": {"hate_speech": {"columns": []}}}, "columns"),
        ({"labels": {"hate_speech": {"columns": [-1]}}}, "columns"),
        ({"labels": {"hate_speech": {"columns": [3]}}}, "gives 1 outputs"),
    ],
)
def test_a_wrong_description_says_what_to_correct(
    exported: Path, tmp_path: Path, change: dict[str, object], says: str
) -> None:
    source = Path(shutil.copytree(exported, tmp_path / "source"))
    found = json.loads((source / "labels.json").read_text())
    (source / "labels.json").write_text(json.dumps(found | change))
    with pytest.raises(ModelError, match=says):
        import_model(source, tmp_path / "out")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        load_second(tmp_path / "out")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "labels.json"])
def test_an_export_that_lacks_a_file_is_refused(exported: Path, tmp_path: Path, name: str) -> None:
    source = Path(shutil.copytree(exported, tmp_path / "source"))
    (source / name).unlink()
    with pytest.raises(ModelError, match=name):
        import_model(source, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "says"), [("model.onnx", "no ONNX model"), ("tokenizer.json", "no tokenizer")]
)
def test_rubbish_is_refused(exported: Path, tmp_path: Path, name: str, says: str) -> None:
    source = Path(shutil.copytree(exported, tmp_path / "source"))
    (source / name).write_bytes(b"rubbish")
    with pytest.raises(ModelError, match=says):
        import_model(source, tmp_path / "out")


def test_nothing_is_written_over(exported: Path, imported: Path) -> None:
    with pytest.raises(ModelError, match="name a new folder"):
        import_model(exported, imported)


def test_log_odds_of_a_softmax_are_those_of_its_columns_together() -> None:
    logits = np.log(np.array([0.2, 0.5, 0.3]))
    assert log_odds(logits, Mapped((1,)), "softmax") == pytest.approx(0.0)
    assert log_odds(logits, Mapped((1, 2)), "softmax") == pytest.approx(np.log(0.8 / 0.2))


def test_log_odds_of_sigmoids_are_the_largest() -> None:
    assert log_odds(np.array([-1.0, 2.0, 0.5]), Mapped((0, 2)), "sigmoid") == 0.5


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_without_the_extra_it_says_what_to_install(
    imported: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelError, match=r"sejuk\[transformers\]"):
        load_second(imported)


def test_importing_without_the_extra_says_what_to_install(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime.quantization", None)
    with pytest.raises(ModelError, match=r"sejuk\[transformers\]"):
        import_model(exported, tmp_path / "out")


def test_a_model_that_asks_for_something_else_is_refused(exported: Path, tmp_path: Path) -> None:
    source = Path(shutil.copytree(exported, tmp_path / "source"))
    model = onnx.load(source / "model.onnx")
    model.graph.input[1].name = "pixels"
    model.graph.node[4].input[0] = "pixels"
    onnx.save(model, source / "model.onnx")
    with pytest.raises(ModelError, match="asks for pixels"):
        import_model(source, tmp_path / "out")
