"""Messages between Learnt and its confined readers: a header in JSON and some bytes. Never pickle."""

from __future__ import annotations

import json
import os
import select
import struct
import time
from typing import Any

_SIZES = struct.Struct("!IQ")  # bytes of the header, bytes of the body
MOST_HEADER = 100_000
_CHUNK = 1 << 20

Header = dict[str, Any]


class Lost(Exception):
    """The other end went away, was silent for too long, or did not keep to the form."""


def send(descriptor: int, header: Header, body: bytes = b"") -> None:
    """Write a message to a pipe. Raises Lost when nobody reads it."""
    head = json.dumps(header).encode()
    try:
        for part in (_SIZES.pack(len(head), len(body)) + head, body):
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
    except OSError as error:
        raise Lost("nobody reads") from error


def receive(descriptor: int, *, most: int, seconds: float | None = None) -> tuple[Header, bytes] | None:
    """The next message of a pipe; None when it was closed before one began.

    Raises Lost when it breaks off, has a body over `most` bytes, or is not whole after so many seconds.
    """
    until = None if seconds is None else time.monotonic() + seconds
    start = _exactly(descriptor, _SIZES.size, until, may_end=True)
    if not start:
        return None
    head_size, body_size = _SIZES.unpack(start)
    if head_size > MOST_HEADER or body_size > most:
        raise Lost("too much")
    head, body = _exactly(descriptor, head_size, until), _exactly(descriptor, body_size, until)
    try:
        header = json.loads(head)
    except ValueError as error:
        raise Lost("no message") from error
    return header, body


def unpacked(message: bytes, *, most: int) -> tuple[Header | None, bytes]:
    """A message that has come as a whole; the header is None when it does not keep to the form."""
    if len(message) < _SIZES.size:
        return None, b""
    head_size, body_size = _SIZES.unpack_from(message)
    begin = _SIZES.size + head_size
    if body_size > most or len(message) != begin + body_size:
        return None, b""
    try:
        header = json.loads(message[_SIZES.size : begin])
    except ValueError:
        return None, b""
    return (header, message[begin:]) if isinstance(header, dict) else (None, b"")


def _exactly(descriptor: int, size: int, until: float | None, *, may_end: bool = False) -> bytes:
    parts, missing = [], size
    while missing:
        left = None if until is None else until - time.monotonic()
        if left is not None and (left <= 0 or not select.select([descriptor], [], [], left)[0]):
            raise Lost("silent")
        part = os.read(descriptor, min(missing, _CHUNK))
        if not part:
            if may_end and missing == size:
                return b""
            raise Lost("broken off")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
