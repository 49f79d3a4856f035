"""The bytes of a web page made into a tree: its letters decoded as a browser would, nothing fetched, nothing run."""

from __future__ import annotations

import email
import email.policy
import re

from lxml import etree

from learnt.engine.unreadable import Reason, Unreadable

MOST_BYTES = 20_000_000  # of a page without its pictures
MOST_ELEMENTS = 600_000

_WESTERN = "cp1252"
_SAID = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_IN_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_LOOK_FOR_CHARSET = 8_192  # bytes
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_TAKEN_FOR_WESTERN = {"iso-8859-1", "latin1", "latin-1", "iso8859-1", "ascii", "us-ascii", "windows-1252"}
_PICTURE = re.compile(rb"data:[\w/+.;=-]{0,80},[^\"'()\s<>]{200,}")
_ARCHIVE = re.compile(
    rb"\A(?:[\w-]+:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n)*+){0,40}?content-type:\s*multipart/related", re.IGNORECASE
)
_NOT_SHOWN = ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio")
_NO_WORDS = (*_NOT_SHOWN, "video", "select", "option", "textarea", "datalist", "map", "head", "applet", "frameset")


def is_archive(start: bytes) -> bool:
    """Whether a file begins as a web page that a browser saved with everything in one (MHTML)."""
    return bool(_ARCHIVE.match(start[:8_192].lstrip(b"\xef\xbb\xbf\r\n\t ")))


def opened_page(source: bytes) -> etree._Element:
    """The page's root element, its styles still in it. Raises Unreadable: TOO_LARGE, DAMAGED or EMPTY."""
    said = None
    if is_archive(source):
        source, said = _page_in_archive(source)
    source = _PICTURE.sub(b"", source)
    if len(source) > MOST_BYTES:
        raise _too_large()
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    letters = decoded(source, said).replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(letters, parser) if letters.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in error.message for error in parser.error_log):
        raise Unreadable(
            Reason.DAMAGED,
            "This web page is damaged: its parts are nested without end. Save it again, or print it as a PDF.",
        )
    if root is None:
        raise Unreadable(Reason.EMPTY, "This web page has no words in it. Save the page again and send that.")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise _too_large()
    return root


def without_code(root: etree._Element) -> etree._Element:
    """The page without scripts, styles, forms' choices and other things that show no words of the page."""
    etree.strip_elements(root, *_NO_WORDS, with_tail=False)
    return root


def decoded(source: bytes, said: str | None = None) -> str:
    """The letters of a page: by its mark, by what `said` or the page itself says, as UTF-8, or as Windows has them."""
    for mark, codec in _MARKS:
        if source.startswith(mark):
            return source[len(mark) :].decode(codec, "replace")
    named = _known(said) or _declared(source[:_LOOK_FOR_CHARSET])
    if named:
        return source.decode(named, "replace")
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError:
        return source.decode(_WESTERN, "replace")


def _declared(start: bytes) -> str | None:
    found = _SAID.search(start) or _IN_XML.search(start)
    codec = _known(found[1].decode("ascii", "replace")) if found else None
    return "utf-8" if codec and codec.startswith("utf-16") else codec  # as these bytes could not have been read


def _known(name: str | None) -> str | None:
    """The codec of this name, if Python has it and it is one of letters."""
    if not name:
        return None
    name = name.strip().lower()
    if name in _TAKEN_FOR_WESTERN:
        return _WESTERN
    try:
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def _page_in_archive(source: bytes) -> tuple[bytes, str | None]:
    message = email.message_from_bytes(source, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, part.get_content_charset()
    raise Unreadable(Reason.DAMAGED, "This saved web page has lost its text. Save it again, or print it as a PDF.")


def _too_large() -> Unreadable:
    return Unreadable(
        Reason.TOO_LARGE,
        f"This web page is larger than {MOST_BYTES // 1_000_000} MB without its pictures; that is more than can be "
        "read. Send the report itself as PDF or Word (.docx).",
    )
