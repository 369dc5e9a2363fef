"""One measured figure, and how it is printed: a line of JSON with data, protocol and versions."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, field
from functools import cache

import numpy as np
import pyarrow as pa

from sejuk import __version__


@cache
def versions() -> dict[str, str]:
    """Give the versions that a figure depends on."""
    return {
        "sejuk": __version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "pyarrow": pa.__version__,
    }


@dataclass(frozen=True)
class Figure:
    """``value`` of ``measure`` on ``data`` by ``protocol``; ``detail`` says what it is made of."""

    capability: str
    measure: str
    value: float
    data: str
    protocol: str
    detail: dict[str, object] = field(default_factory=dict)

    def line(self) -> str:
        """Give the figure as one line of JSON."""
        rounded = {"value": round(self.value, 4), "versions": versions()}
        return json.dumps(asdict(self) | rounded, ensure_ascii=False)
