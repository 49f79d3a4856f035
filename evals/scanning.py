"""Scans made of PDFs: pages drawn, turned a little, with noise, specks and JPEG's losses, and no text layer."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFilter


@dataclass(frozen=True)
class Scanner:
    """How a scan comes out. The same seed makes the same scan."""

    dots_an_inch: int = 150
    steepest: float = 0.8  # degrees by which a page lies askew at the most
    noise: int = 22  # greys
    specks: int = 25  # on a page
    quality: int = 60  # of the JPEG
    quarter_turns: int = 0  # clockwise
    seed: int = 20261122


def scanned(source: bytes, scanner: Scanner | None = None, pages: Iterable[int] | None = None) -> bytes:
    """The PDF as if it had been printed and scanned; `pages`, counted from 1, are those that are kept."""
    scanner = scanner or Scanner()
    found = pictures(source, scanner, pages)
    room = io.BytesIO()
    found[0].save(
        room,
        "PDF",
        resolution=scanner.dots_an_inch,
        save_all=True,
        append_images=found[1:],
        quality=scanner.quality,
    )
    return room.getvalue()


def pictures(source: bytes, scanner: Scanner, pages: Iterable[int] | None = None) -> list[Image.Image]:
    """The pages of such a scan as pictures."""
    chance = random.Random(scanner.seed)
    document = pdfium.PdfDocument(source)
    try:
        numbers = list(pages or range(1, len(document) + 1))
        return [_spoiled(_drawn(document, number, scanner), scanner, chance) for number in numbers]
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int, scanner: Scanner) -> Image.Image:
    page = document[number - 1]
    bitmap = page.render(scale=scanner.dots_an_inch / 72, grayscale=True)
    picture = bitmap.to_pil().convert("L")
    bitmap.close()
    page.close()
    return picture


def _spoiled(picture: Image.Image, scanner: Scanner, chance: random.Random) -> Image.Image:
    angle = chance.uniform(-scanner.steepest, scanner.steepest)
    picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(0.5))
    brush = ImageDraw.Draw(picture)
    for _ in range(scanner.specks):
        x, y = chance.randrange(picture.width), chance.randrange(picture.height)
        brush.rectangle((x, y, x + chance.randrange(2), y + chance.randrange(2)), fill=chance.randrange(90))
    grain = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    grain = grain.point([128 + (level - 128) * scanner.noise // 128 for level in range(256)])
    picture = ImageChops.add(picture.point([12 + level * 232 // 255 for level in range(256)]), grain, 1, -128)
    return picture.rotate(-90 * scanner.quarter_turns, expand=True) if scanner.quarter_turns else picture
