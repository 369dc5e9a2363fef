"""Arrays that grow, and where they lie."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

#: Where an array's first number lies. Only good while the array lives and stays where it is.
Address = int


def address(array: npt.NDArray[Any]) -> Address:
    """Give where ``array`` lies, which must be contiguous."""
    place: Address = array.__array_interface__["data"][0]
    return place


def grown(array: npt.NDArray[Any], least: int) -> npt.NDArray[Any]:
    """Give ``array`` with at least ``least`` rows; new ones are zero, and double it."""
    while len(array) < least:
        array = np.concatenate([array, np.zeros_like(array)])
    return array
