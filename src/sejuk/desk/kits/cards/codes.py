"""QR codes: to the item's page, nothing else."""

from __future__ import annotations

from io import BytesIO

import segno

#: White squares that a reader needs around the code.
QUIET_ZONE = 4


def code_path(address: str) -> tuple[str, int]:
    """The dark squares as an SVG path in units of one square, and how many squares a side has."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    rows = [
        f"M{left} {top}h{right - left}v1H{left}z"
        for top, row in enumerate(code.matrix)
        for left, right in _runs(row)
    ]
    return "".join(rows), len(code.matrix)


def code_png(address: str, scale: int = 8) -> bytes:
    """The code with its quiet zone as PNG, for papers."""
    target = BytesIO()
    segno.make(address, error="m", micro=False, boost_error=False).save(
        target, kind="png", scale=scale, border=QUIET_ZONE
    )
    return target.getvalue()


def _runs(row: bytearray) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        elif dark:
            found.append((place, place + 1))
    return found
