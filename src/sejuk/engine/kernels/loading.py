"""Opens the library and says what its functions take."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Mapping
from typing import Any

from sejuk.engine.kernels.building import build

_A, _N, _F = ctypes.c_void_p, ctypes.c_int64, ctypes.c_double
#: By function: what it gives, and what it takes: addresses, whole numbers, fractions.
_TAKES: Mapping[str, tuple[Any, str]] = {
    "sejuk_ngrams": (None, "ANNAAANNA"),
    "sejuk_sign": (None, "AANAAA"),
    "sejuk_nearest": (_N, "ANAAAAA"),
    "sejuk_put": (None, "ANAN"),
    "sejuk_spread": (None, "ANN ANN AA"),
    "sejuk_enter": (_N, "A AN AN N"),
    "sejuk_clean": (_N, "A AANN AA ANA"),
    "sejuk_plain": (_N, "AA AAN AN AA A"),
    "sejuk_level": (None, "A AAN AA"),
    "sejuk_languages": (None, "A AANN A"),
    "sejuk_lay_out": (None, "AAN AAAA"),
    "sejuk_grouper": (_A, "AAA"),
    "sejuk_end": (None, "A"),
    "sejuk_limit": (None, "AN"),
    "sejuk_know": (_N, "AANN"),
    "sejuk_odd": (None, "AAANAA"),
    "sejuk_group": (_N, "AA"),
    "sejuk_restore": (_N, "AAAA"),
    "sejuk_settled": (None, "AAN"),
    "sejuk_merge": (_N, "AANAN"),
    "sejuk_split": (_N, "AANAN"),
    "sejuk_expire": (_N, "AN"),
    "sejuk_heard": (None, "A"),
    "sejuk_events": (_A, "A"),
    "sejuk_answers": (_A, "A"),
    "sejuk_held": (None, "AA"),
}
_KINDS = {"A": _A, "N": _N, "F": _F}


def _open() -> Any:
    if os.environ.get("SEJUK_KERNELS") == "off":
        return None
    path = build()
    if path is None:
        return None
    try:
        found = ctypes.CDLL(str(path))
        for name, (gives, takes) in _TAKES.items():
            function = getattr(found, name)
            function.restype = gives
            function.argtypes = [_KINDS[kind] for kind in takes.replace(" ", "")]
    except (OSError, AttributeError):
        return None
    return found


#: The functions of the library, None where there is none.
LOOPS = _open()
