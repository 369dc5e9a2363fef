"""The file beside the linear research weights: the second linear model and the networks, a NumPy archive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.linear import ModelError
from sejuk.engine.training.blocks import BITS, Blocks
from sejuk.engine.training.subwordfitting import Networks
from sejuk.engine.training.subwordnet import SubwordNet

_Arrays = dict[str, npt.NDArray[Any]]


def path_beside(path: Path) -> Path:
    """Give where that lies which belongs to the linear model at ``path``."""
    return path.with_name(f"{path.stem}.beside.npz")


def write_beside(path: Path, blocks: Blocks, networks: Networks, names: Sequence[str]) -> None:
    """Write both models and the names of their labels, numbers of 32 bits."""
    columns = np.flatnonzero(blocks.gains)
    held: _Arrays = {
        "labels": np.array(names),
        "columns": columns,
        "gains": blocks.gains[columns].astype(np.float32),
        "weights": blocks.weights[columns].astype(np.float32),
        "bias": blocks.bias.astype(np.float32),
    }
    for number, net in enumerate(networks.nets):
        held |= {f"{number}.{part}": value for part, value in net.parts.items()}
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **held)


def read_beside(path: Path) -> tuple[Blocks, Networks, tuple[str, ...]]:
    """Give both models and the names of their labels. :class:`ModelError` where the file holds none."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            held: _Arrays = dict(archive)
        blocks = _blocks(held)
        names = tuple(str(name) for name in held["labels"])
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(
            f"{path} is no part of a research model: make it with `sejuk models train`."
        ) from error
    return blocks, _networks(held), names


def _blocks(held: _Arrays) -> Blocks:
    columns, weights = held["columns"], held["weights"]
    gains, full = np.zeros(2 << BITS), np.zeros((2 << BITS, weights.shape[1]))
    gains[columns], full[columns] = held["gains"], weights
    return Blocks(gains, full, held["bias"].astype(np.float64))


def _networks(held: _Arrays) -> Networks:
    found: dict[int, SubwordNet] = {}
    for key, value in held.items():
        number, dot, part = key.partition(".")
        if dot:
            found.setdefault(int(number), SubwordNet({})).parts[part] = value
    return Networks(tuple(found[number] for number in sorted(found)))
