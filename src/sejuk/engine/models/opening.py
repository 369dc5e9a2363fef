"""Opens any model file of ours by what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from sejuk.engine.text.linear import ModelError, read_linear
from sejuk.engine.text.wordmodel import read_words


def about_file(path: Path) -> Mapping[str, Any]:
    """Give the metadata of a model file whose weights are whole; :class:`ModelError` where they are not."""
    try:
        columns = pa.ipc.open_file(pa.memory_map(str(path))).schema.names
    except (OSError, pa.ArrowInvalid) as error:
        raise ModelError(f"{path} is no Sejuk model: make it again with `sejuk models train`.") from error
    return (read_words(path) if "key" in columns else read_linear(path)).about
