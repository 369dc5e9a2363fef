"""Uploads go straight into the private folder and are gone with the request."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from sejuk.desk.listening.imports.folder import raw_file

#: Largest upload in bytes.
MAX_BYTES = settings.IMPORT_MAX_BYTES
_SUFFIX = re.compile(r"(?:\.[a-z0-9]{1,8}){1,2}$")


if TYPE_CHECKING:
    _UploadedFile = UploadedFile[bytes]
else:
    _UploadedFile = UploadedFile


class PrivateUpload(_UploadedFile):
    """An upload in a file of ours, 0600, deleted when it is closed."""

    def temporary_file_path(self) -> str:
        """Where it lies while the request lasts."""
        return str(self.file.name if self.file else "")


class PrivateUploadHandler(FileUploadHandler):
    """Writes chunks as they come and stops an upload that is too large."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open the file; the suffix tells the reader its kind, the rest of the name is ours."""
        super().new_file(*args, **kwargs)
        name = PurePath(str(self.file_name or "").lower()).name
        match = _SUFFIX.search(name)
        self._written = 0
        self._file = raw_file(match[0] if match else "")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a chunk."""
        self._written += len(raw_data)
        if self._written > MAX_BYTES:
            self._file.close()
            raise StopUpload(connection_reset=False)
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> PrivateUpload:
        """Hand the file over."""
        self._file.flush()
        self._file.seek(0)
        return PrivateUpload(self._file, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        """Delete what came of an upload that broke off."""
        if hasattr(self, "_file"):
            self._file.close()
