"""Receiving files of bounded size: what is too large is counted, not kept."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import StopFutureHandlers, TemporaryFileUploadHandler  # noqa: F401


class BoundedFileUploadHandler(TemporaryFileUploadHandler):
    """Writes an upload to disk up to LARGEST_PAPER bytes. A larger one arrives as an empty file marked `too_large`."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, unless the file has grown beyond the limit."""
        if start + len(raw_data) <= settings.LARGEST_PAPER:
            super().receive_data_chunk(raw_data, start)
        else:
            self.file.truncate(0)
            self.file.too_large = True

    def file_complete(self, file_size: int):
        """The file as received; its size is that of what was sent."""
        return super().file_complete(file_size)
