"""``lay_out`` in C."""

from __future__ import annotations

import numpy as np

from sejuk.engine.kernels import LOOPS, address
from sejuk.engine.text.ngrams import PAD, Layout
from sejuk.engine.text.ngrams import Rows as Places
from sejuk.engine.text.rows import Rows


def lay_out_in_c(rows: Rows) -> tuple[Layout, Places]:
    """Give what ``lay_out`` gives, and the number of Latin letters in each row."""
    count = len(rows)
    data = np.empty(rows.size + (2 + PAD) * count, np.uint8)
    starts, ends, letters = (np.empty(count, np.int64) for _ in range(3))
    LOOPS.sejuk_lay_out(*rows.at, count, address(data), address(starts), address(ends), address(letters))
    return Layout(data, starts, ends), letters
