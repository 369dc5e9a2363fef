"""``sejuk assess``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from sejuk.engine.schemas import SIGNALS
from sejuk.engine.signals import assess, load_model
from sejuk.engine.tables import open_output


def assess_file(posts: Iterable[pa.RecordBatch], out: Path, model: Path | None, explain: bool) -> int:
    """Write the signals (``SIGNALS``) of ``posts`` to ``out``; give how many posts there were."""
    loaded = load_model(model)
    count = 0
    with open_output(out, SIGNALS) as writer:
        for batch in posts:
            writer.write(assess(batch, loaded, explain))
            count += batch.num_rows
    return count
