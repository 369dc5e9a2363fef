"""``sejuk assess``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from sejuk.engine.evaluation.gate import activated
from sejuk.engine.schemas import SIGNALS
from sejuk.engine.signals import assess
from sejuk.engine.tables import open_output


def assess_file(
    posts: Iterable[pa.RecordBatch],
    out: Path,
    model: Path | None,
    explain: bool,
    second: tuple[Path, float] | None = None,
) -> int:
    """Write the signals (``SIGNALS``) of ``posts`` to ``out``; give how many posts there were.

    ``second`` is the folder of an imported second stage, and the largest share of posts that it is asked for.
    :class:`~sejuk.engine.signals.ModelError` where a model may not judge posts.
    """
    loaded = activated(model)
    if second:
        from sejuk.engine.second.activating import activated_cascade

        loaded = activated_cascade(loaded, *second)
    count = 0
    with open_output(out, SIGNALS) as writer:
        for batch in posts:
            writer.write(assess(batch, loaded, explain))
            count += batch.num_rows
    return count
