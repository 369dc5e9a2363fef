"""A file of text, plain or compressed: its encoding, its beginning, and its lines within bounds."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.files.limits import HEAD, MAX_FILE, MAX_RATIO, MEGABYTE, RATIO_MATTERS_FROM

GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class TextFile:
    """``head`` is the beginning of the text; ``whole`` says that it is all of it.

    ``head_bytes`` and ``total_bytes`` are sizes after decompression; the total of a compressed file
    is what the file claims.
    """

    path: Path
    compressed: bool
    encoding: str
    head: str = field(repr=False)
    head_bytes: int
    total_bytes: int

    @property
    def whole(self) -> bool:
        """Whether the head is the whole file."""
        return self.head_bytes < HEAD

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """The text from its beginning. What cannot be decoded becomes replacement characters."""
        with reading_errors(), self.path.open("rb") as raw:
            source = BoundedReader(raw, gzip.GzipFile(fileobj=raw) if self.compressed else raw)
            with io.TextIOWrapper(io.BufferedReader(source), self.encoding, "replace", newline="") as text:
                yield text


def open_text(path: Path) -> TextFile:
    """Look at the beginning of a text file. Raises :class:`SourceError`."""
    with reading_errors(), path.open("rb") as raw:
        compressed = raw.read(2) == GZIP
        size = raw.seek(0, io.SEEK_END)
        total = _claimed_size(raw) if compressed else size
        raw.seek(0)
        head = BoundedReader(raw, gzip.GzipFile(fileobj=raw) if compressed else raw).head(HEAD)
    if size > MAX_FILE or (not compressed and total > MAX_FILE):
        raise SourceError(Code.FILE_TOO_LARGE, megabytes=MAX_FILE // MEGABYTE)
    encoding = detect_encoding(head)
    text = head.decode(encoding, "ignore").removeprefix("\ufeff")
    return TextFile(path, compressed, encoding, text, len(head), max(total, len(head)))


def detect_encoding(head: bytes) -> str:
    """A Python encoding for a text that begins with ``head``."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[1:200:2].count(0) > 60 or head[:200:2].count(0) > 60:
        return "utf-16-le" if head[1:200:2].count(0) > head[:200:2].count(0) else "utf-16-be"
    try:
        # Incremental: the head may end in the middle of a character.
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def is_binary(text: str) -> bool:
    """Whether a decoded head is no text at all."""
    sample = text[:4000]
    odd = sum(1 for letter in sample if letter < " " and letter not in "\t\n\r\f\v")
    return odd * 50 > len(sample)


class BoundedReader(io.RawIOBase):
    """Reads ``source`` (which reads ``raw``) and stops bombs: too large, or grown too much."""

    def __init__(self, raw: BinaryIO, source: BinaryIO | gzip.GzipFile) -> None:
        self._raw = raw
        self._source = source
        self._given = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object, /) -> int:
        """Read on, within bounds."""
        view = memoryview(cast(bytearray, buffer))
        chunk = self._source.read(len(view))
        view[: len(chunk)] = chunk
        self._given += len(chunk)
        if self._given > MAX_FILE:
            raise SourceError(Code.FILE_TOO_LARGE, megabytes=MAX_FILE // MEGABYTE)
        if self._given > RATIO_MATTERS_FROM and self._given > MAX_RATIO * max(1, self._raw.tell()):
            raise SourceError(Code.FILE_BOMB)
        return len(chunk)

    def head(self, size: int) -> bytes:
        """The first ``size`` bytes; of a file that breaks off, what comes before."""
        head = bytearray()
        try:
            while len(head) < size and (chunk := self.read(min(65536, size - len(head)))):
                head += chunk
        except (EOFError, zlib.error, gzip.BadGzipFile):
            if not head:
                raise
        return bytes(head)


@contextmanager
def reading_errors() -> Iterator[None]:
    """Turns what reading a file may raise into a :class:`SourceError`."""
    try:
        yield
    except FileNotFoundError:
        raise SourceError(Code.FILE_NOT_FOUND) from None
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(Code.FILE_BROKEN) from error


def _claimed_size(raw: BinaryIO) -> int:
    """The last four bytes of a gzip file: its size before compression, modulo 4 GiB."""
    raw.seek(max(0, raw.seek(0, io.SEEK_END) - 4))
    return int.from_bytes(raw.read(4), "little")


def bounded_lines(stream: TextIO, limit: int) -> Iterator[str | None]:
    """The lines of ``stream``; None in place of one longer than ``limit`` characters."""
    while line := stream.readline(limit):
        if _ends(line, limit):
            yield line
            continue
        while (rest := stream.readline(limit)) and not _ends(rest, limit):
            pass
        yield None


def _ends(line: str, limit: int) -> bool:
    return len(line) < limit or line.endswith(("\n", "\r"))
