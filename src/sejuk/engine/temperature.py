"""How heated a narrative or a region is, 0–100."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import pyarrow as pa

from sejuk.engine.schemas import TEMPERATURE


def temperature(hourly: pa.RecordBatch, at: datetime, by: Literal["narrative", "region"]) -> pa.RecordBatch:
    """Give one row of ``TEMPERATURE`` a narrative or region of ``hourly`` (``HOURLY``)."""
    keys = hourly.column("narrative_id" if by == "narrative" else "region").unique()
    rows = [
        {"key": k, "at": at, "temperature": 0.0, "low": 0.0, "high": 0.0, "terms": {}}
        for k in keys.to_pylist()
        if k
    ]
    return pa.RecordBatch.from_pylist(rows, schema=TEMPERATURE)
