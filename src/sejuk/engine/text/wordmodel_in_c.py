"""The sums of a model over words in C; a word's sums are kept once they were made."""

from __future__ import annotations

import ctypes
import threading

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import LOOPS, address
from sejuk.engine.text.lexicon import Lexicon
from sejuk.engine.text.rows import Rows

#: Up to 2 ** so many words are kept.
_BITS = 16
_BYTES = 1 << 20
_MOST_LABELS = 64


class _Model(ctypes.Structure):
    """``struct model``."""

    _fields_ = [
        *[(name, ctypes.c_void_p) for name in ("keys", "weights", "unseen")],
        *[(name, ctypes.c_int64) for name in ("count", "labels")],
        *[(name, ctypes.c_void_p) for name in ("words", "sums")],
    ]


class KeptSums:
    """Looks over rows of bytes; the arrays are those of ``WordModel``."""

    def __init__(
        self,
        keys: npt.NDArray[np.uint64],
        weights: npt.NDArray[np.int8],
        unseen: npt.NDArray[np.int32],
        bits: int = _BITS,
    ) -> None:
        self._guard = threading.Lock()
        if len(unseen) > _MOST_LABELS:
            raise ValueError(f"More than {_MOST_LABELS} labels.")
        self._arrays = tuple(np.ascontiguousarray(array) for array in (keys, weights, unseen))
        self._words = Lexicon(bits, _BYTES)
        self._width = len(unseen) + 1
        self._kept = np.zeros((1 << bits, self._width), np.int16)
        places = [address(array) for array in self._arrays]
        self._model = _Model(*places, len(keys), len(unseen), self._words.at, address(self._kept))

    def sums(self, rows: Rows, longest: int) -> npt.NDArray[np.int32]:
        """Give what ``WordModel.sums`` gives of rows in which all but letters stands between words."""
        found = np.empty((len(rows), self._width), np.int32)
        with self._guard:
            if self._words.is_filling:
                self._words.clear()
            model = ctypes.addressof(self._model)
            LOOPS.sejuk_languages(model, *rows.at, len(rows), longest, address(found))
        return found
