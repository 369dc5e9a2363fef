"""Files in one ZIP that has the same bytes each time: no clock, no machine, a stated order."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The first moment that a ZIP can tell.
_NEVER = (1980, 1, 1, 0, 0, 0)
#: Readable by everybody, writable by the owner.
_MODE = 0o644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files, in the order in which they come."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, body in files.items():
            entry = ZipInfo(name, _NEVER)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _MODE, 3
            archive.writestr(entry, body)
    return target.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """What a ZIP of ours holds, in its order."""
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
