"""The structures of ``kernels/state.h`` that Python fills or reads."""

from __future__ import annotations

import ctypes
from datetime import timedelta

from sejuk.engine.kernels import address
from sejuk.engine.kernels.strings import Column
from sejuk.engine.narratives.online import SWEEPS, left_of
from sejuk.engine.narratives.settings import GroupingSettings
from sejuk.engine.similarity.minhash import ADDENDS, MULTIPLIERS

_FRACTIONS = "near margin shared meaning recent recency growth merge_margin split_margin".split()
_MICROSECOND = timedelta(microseconds=1)
#: No window is longer, in microseconds; seventy thousand years.
_LONGEST = 1 << 61


class SettingsInC(ctypes.Structure):
    """``struct settings``."""

    _fields_ = [
        *[(name, ctypes.c_double) for name in _FRACTIONS],
        *[(name, ctypes.c_int64) for name in ("window", "step", "capacity", "kept")],
    ]

    @classmethod
    def of(cls, settings: GroupingSettings) -> SettingsInC:
        """Give ``settings`` as the loops take them."""
        window = max(-_LONGEST, min(settings.window // _MICROSECOND, _LONGEST))
        whole = window, window // SWEEPS, settings.capacity, left_of(settings.capacity)
        return cls(*[getattr(settings, name) for name in _FRACTIONS], *whole)


class SigningInC(ctypes.Structure):
    """``struct signing``."""

    _fields_ = [("multipliers", ctypes.c_void_p), ("addends", ctypes.c_void_p)]


SIGNING = SigningInC(address(MULTIPLIERS), address(ADDENDS))


class Answers(ctypes.Structure):
    """``struct answers``."""

    _fields_ = [
        *[(name, ctypes.c_void_p) for name in ("hows", "similarities")],
        *[(name, ctypes.c_int64) for name in ("hows_room", "similarities_room", "count")],
        *[(name, Column) for name in ("narratives", "variants")],
    ]


class Events(ctypes.Structure):
    """``struct events``."""

    _fields_ = [
        *[(name, ctypes.c_void_p) for name in ("splits", "times", "ends")],
        *[(name, ctypes.c_int64) for name in ("splits_room", "times_room", "ends_room", "count")],
        *[(name, Column) for name in ("narratives", "others", "variants")],
    ]
