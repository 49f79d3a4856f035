"""Web pages (HTML, MHTML) read into a transcript: what the page says, without what every page of the site says."""

from __future__ import annotations

from learnt.engine.reading.flowing.transcripts import flowing_transcript
from learnt.engine.reading.html.css import StyleSheet
from learnt.engine.reading.html.opening import opened_page
from learnt.engine.reading.html.trimming import trimmed
from learnt.engine.reading.html.walking import Walker
from learnt.engine.transcript import Format, Transcript

__all__ = ["read_html"]


def read_html(source: bytes) -> Transcript:
    """Read the bytes of a web page into a transcript of one page without a number. Nothing is fetched.

    Menus, banners, hidden parts and the head and foot of the site are left out; lists are numbered as a browser shows
    them. Raises Unreadable when the page is too large, nested without end, or holds no words.
    """
    page = opened_page(source)
    styles = StyleSheet(page)
    walker = Walker(styles)
    drafts = walker.read(trimmed(page, styles))
    return flowing_transcript(Format.HTML, drafts, notes=walker.notes, heads=walker.heads, feet=walker.feet)
