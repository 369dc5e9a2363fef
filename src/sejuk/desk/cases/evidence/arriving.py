"""A file that arrives stays in memory, within bounds, and is gone with the request."""

from __future__ import annotations

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

from sejuk.desk.cases.evidence.files import MAX_BYTES


class BoundedUploadHandler(MemoryFileUploadHandler):
    """Keeps one file of at most ``MAX_BYTES``; breaks off a larger one."""

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        """The length that a browser says is not trusted: chunks are counted."""
        self.activated = True
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Count and keep a chunk."""
        self._seen += len(raw_data)
        if self._seen > MAX_BYTES:
            raise StopUpload(connection_reset=False)
        self.file.write(raw_data)
