"""Receiving files of bounded size: what is too large is counted, not kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

MOST_AT_ONCE = 2_000_000_000  # bytes in one request: more is turned away before any of it is looked at
_CHUNK = 1 << 16
_WHERE = "send-papers"  # the one address at which files are asked for; it is open only to people who signed in


class BoundedFileUploadHandler(TemporaryFileUploadHandler):
    """Writes an upload to disk up to LARGEST_PAPER bytes.

    Of a larger one nothing is kept, on disk or in memory: it arrives as an empty file whose `size` is what was sent
    and whose `too_large` is true. The files sent with it are not touched.
    """

    def new_file(self, *args: Any, **told: Any) -> None:
        """Begin with a file; one that was sent to an address that asks for none is passed over."""
        if self.request is not None and not _asks_for_files(self.request):
            raise SkipFile
        super().new_file(*args, **told)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, unless the file has grown beyond the limit."""
        if start + len(raw_data) <= settings.LARGEST_PAPER:
            super().receive_data_chunk(raw_data, start)
        elif not is_too_large(self.file):
            self.file.too_large = True
            self.file.seek(0)
            self.file.truncate()

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        """The file as received; its size is that of what was sent."""
        return super().file_complete(file_size)


def _asks_for_files(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.view_name == _WHERE


def is_too_large(file: object) -> bool:
    """Whether a file that was received has been dropped because of its size."""
    return getattr(file, "too_large", False)


def is_absurd(request: HttpRequest) -> bool:
    """Whether a request says that it carries more than anybody sends, or does not say how much it carries."""
    length = request.META.get("CONTENT_LENGTH") or ""
    return not length.isdigit() or int(length) > MOST_AT_ONCE


def drain(request: HttpRequest) -> None:
    """Read what is left of a request and drop it, so that the browser shows our answer and no broken connection."""
    try:
        while request.read(_CHUNK):
            pass
    except OSError:
        return  # the browser has gone
