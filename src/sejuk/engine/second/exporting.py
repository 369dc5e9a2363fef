"""Writes a small trained network as an export is: model.onnx, tokenizer.json, labels.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sejuk.engine.second.importing import LABELS_FILE, SOURCE
from sejuk.engine.second.manifest import TOKENIZER, Description
from sejuk.engine.second.runtime import runtime
from sejuk.engine.training.textcnn import SPAN, TextCnn, train_cnn

if TYPE_CHECKING:
    from onnx import ModelProto
    from tokenizers import Tokenizer

_OPSET, _IR = 17, 8
TOKENS = 4000
_UNKNOWN = "[UNK]"


def fit_tokenizer(texts: Sequence[str], tokens: int = TOKENS) -> Tokenizer:
    """Learn a byte-pair vocabulary (Sennrich 2016) of at most ``tokens``; token 0 is padding."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE(unk_token=_UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    special = ["[PAD]", _UNKNOWN]
    tokenizer.train_from_iterator(
        texts, trainers.BpeTrainer(vocab_size=tokens, special_tokens=special, show_progress=False)
    )
    return tokenizer


def onnx_graph(network: TextCnn) -> ModelProto:
    """Give ``network`` as ONNX, with the inputs of an exported transformer and the output ``logits``."""
    from onnx import TensorProto, checker, helper, numpy_helper

    embeddings, filters = network.parts["embeddings"], network.parts["filters"]
    kernel = filters.reshape(SPAN, embeddings.shape[1], -1).transpose(2, 1, 0)
    constants: dict[str, npt.NDArray[Any]] = {
        "embeddings": embeddings,
        "kernel": np.ascontiguousarray(kernel),
        "shift": network.parts["shift"],
        "outputs": network.parts["outputs"],
        "bias": network.parts["bias"],
        "one": np.array([1], dtype=np.int64),
    }
    node = helper.make_node
    nodes = [
        node("Gather", ["embeddings", "input_ids"], ["known"]),
        node("Transpose", ["known"], ["turned"], perm=[0, 2, 1]),
        node("Conv", ["turned", "kernel", "shift"], ["folded"], pads=[1, 1]),
        node("Relu", ["folded"], ["answers"]),
        node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["mask", "one"], ["wide"]),
        node("Mul", ["answers", "wide"], ["kept"]),
        node("ReduceMax", ["kept"], ["best"], axes=[2], keepdims=0),
        node("MatMul", ["best", "outputs"], ["raw"]),
        node("Add", ["raw", "bias"], ["logits"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 1])
    held = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "textcnn", inputs, [output], held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)
    checker.check_model(model)
    return model


def write_small(
    folder: Path,
    texts: Sequence[str],
    wanted: Sequence[int],
    about: Description,
    epochs: int,
    tokens: int = TOKENS,
) -> TextCnn:
    """Train a small network on plain texts and write it into the new ``folder``, ready to be imported.

    :class:`~sejuk.engine.text.linear.ModelError` where the extra is not installed.
    """
    runtime()
    tokenizer = fit_tokenizer(texts, tokens)
    tokenizer.enable_truncation(about.longest)
    rows = [encoded.ids for encoded in tokenizer.encode_batch(list(texts))]
    network = train_cnn(rows, wanted, tokenizer.get_vocab_size(), epochs=epochs)
    folder.mkdir(parents=True)
    (folder / SOURCE).write_bytes(onnx_graph(network).SerializeToString())
    (folder / TOKENIZER).write_text(tokenizer.to_str(), encoding="utf-8")
    labels = {label: {"columns": list(mapped.columns)} for label, mapped in about.labels.items()}
    words = {"name": about.name, "licence": about.licence, "source": about.source, "outputs": about.outputs}
    described = {**words, "longest": about.longest, "labels": labels}
    (folder / LABELS_FILE).write_text(json.dumps(described, indent=1), encoding="utf-8")
    return network
