"""Reads the body of an answer: decompressed, and never more of it than asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound.settings import MEGABYTE

#: What we say we can take: two that decompress step by step, within any bound.
ACCEPT_ENCODING = "gzip, deflate"


def read_body(chunks: Iterable[bytes], encoding: str, max_bytes: int, host: str, *, cut: bool) -> bytes:
    """The whole body, or its first ``max_bytes`` where ``cut``. Raises :class:`SourceError`.

    ``encoding`` is the Content-Encoding header. Both the bytes on the line and the bytes after
    decompression are bounded, so a small bomb stops where a large page does.
    """
    body = bytearray()
    received = 0
    decompress = _Decompressor(encoding.strip().lower(), host)
    for chunk in chunks:
        received += len(chunk)
        body += decompress(chunk, max_bytes + 1 - len(body))
        if len(body) > max_bytes or received > max_bytes:
            if cut:
                return bytes(body[:max_bytes])
            raise SourceError(Code.TOO_LARGE, host=host, megabytes=max(1, max_bytes // MEGABYTE))
    decompress.finish()
    return bytes(body)


class _Decompressor:
    def __init__(self, encoding: str, host: str) -> None:
        self._host = host
        self._encoding = encoding
        self._zlib: zlib._Decompress | None = None
        if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise SourceError(Code.BROKEN_RESPONSE, host=host)

    def __call__(self, chunk: bytes, room: int) -> bytes:
        if self._encoding in {"", "identity"} or not chunk:
            return chunk
        if self._zlib is None:
            self._zlib = zlib.decompressobj(self._window_bits(chunk))
        if self._zlib.eof:
            return b""  # what follows the end is padding
        try:
            return self._zlib.decompress(chunk, room)
        except zlib.error as error:
            raise SourceError(Code.BROKEN_RESPONSE, host=self._host) from error

    def _window_bits(self, start: bytes) -> int:
        if self._encoding != "deflate":
            return zlib.MAX_WBITS | 16
        # Some servers send deflate without the zlib header that the name stands for.
        wrapped = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2], "big") % 31 == 0)
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS

    def finish(self) -> None:
        if self._zlib is not None and not self._zlib.eof:
            raise SourceError(Code.BROKEN_RESPONSE, host=self._host)
