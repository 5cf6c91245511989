"""How much a file may ask of the machine. Every limit is a constant with its reason and can be raised."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.reading.errors import ReadingError

MEGABYTE = 1024 * 1024

# The longest instrument collected so far has under 2 MB of text; 50 MB leaves room for whole codes and
# scanned-and-recognised PDFs, and still reads within the memory of a small laptop.
FILE_BYTES = 50 * MEGABYTE
# Word's XML of a 1,000-page law is about 60 MB unpacked.
UNPACKED_BYTES = 100 * MEGABYTE
# Real Word XML packs 10 to 60 times smaller; bombs reach 1,000. Small parts are exempt (see RATIO_FREE_BYTES).
PACKING_RATIO = 200
# Below this size a ratio says nothing: one megabyte harms nobody.
RATIO_FREE_BYTES = MEGABYTE
# A Word file has some 15 parts and one for each picture.
ARCHIVE_PARTS = 5_000
# Extraction takes about 2 ms a page; a minute is enough for 10,000 pages on a slow machine.
PDF_SECONDS = 60.0
# PDFium needs about 100 MB for the largest gazettes tried; a bomb stops here.
PDF_MEMORY_BYTES = 1024 * MEGABYTE
# The longest code tried has 1,500 pages; a page count beyond this is a malformed or hostile file.
PDF_PAGES = 20_000
# Recognition takes a second or two a page; twenty minutes are enough for a long gazette. It only runs where it is asked for.
OCR_SECONDS = 1200.0
# A text file of FILE_BYTES fits; a Word file of UNPACKED_BYTES of nothing but text does not.
CHARACTERS = 60_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single file may cost; pass an instance with larger values to read larger files.

    Parameters
    ----------
    file_bytes
        Largest file, in bytes.
    unpacked_bytes
        Most bytes that all parts of a zip or Word file may unpack to, measured while unpacking.
    packing_ratio
        Highest ratio of unpacked to packed size of one part.
    archive_parts
        Most entries in a zip or Word file.
    pdf_seconds
        Longest time that the child process may work on a PDF.
    pdf_memory_bytes
        Most address space of that child process (where the system can limit it).
    pdf_pages
        Most pages of a PDF.
    ocr_seconds
        Longest time that text recognition of a scanned PDF may take; 0 never runs it.
    characters
        Most characters of the extracted text.
    """

    file_bytes: int = FILE_BYTES
    unpacked_bytes: int = UNPACKED_BYTES
    packing_ratio: int = PACKING_RATIO
    archive_parts: int = ARCHIVE_PARTS
    pdf_seconds: float = PDF_SECONDS
    pdf_memory_bytes: int = PDF_MEMORY_BYTES
    pdf_pages: int = PDF_PAGES
    ocr_seconds: float = 0.0
    characters: int = CHARACTERS


DEFAULT_LIMITS = Limits()
WITH_OCR = Limits(ocr_seconds=OCR_SECONDS)
# What a person calls each limit, the field it sets, and how many of the field's units one of hers is.
NAMED = {
    "file-megabytes": ("file_bytes", MEGABYTE),
    "unpacked-megabytes": ("unpacked_bytes", MEGABYTE),
    "packing-ratio": ("packing_ratio", 1),
    "archive-parts": ("archive_parts", 1),
    "pdf-seconds": ("pdf_seconds", 1),
    "pdf-megabytes": ("pdf_memory_bytes", MEGABYTE),
    "pdf-pages": ("pdf_pages", 1),
    "characters": ("characters", 1),
}
# Above this a number means nothing any more, and systems refuse it as a bound.
LARGEST = 1_000_000_000


def parse_limits(settings: Sequence[str], limits: Limits = DEFAULT_LIMITS) -> Limits:
    """Limits with some of them set by a person.

    Parameters
    ----------
    settings
        ``name=number``, with a name of ``NAMED``.
    limits
        What holds where nothing is set.

    Raises
    ------
    ReadingError
        If a name is unknown or a number is not one, or not above zero.
    """
    for setting in settings:
        name, _, number = setting.partition("=")
        if name not in NAMED:
            raise ReadingError(f"There is no limit {name!r}; there are {', '.join(NAMED)} (for example pdf-pages=50000).")
        field, unit = NAMED[name]
        try:
            value = float(number)
        except ValueError:
            value = math.nan
        if not 0 < value <= LARGEST:
            raise ReadingError(f"The limit {name} needs a number above zero and up to {LARGEST}, as in {name}=200.")
        changed: dict[str, Any] = {field: value if field == "pdf_seconds" else max(1, int(value * unit))}
        limits = replace(limits, **changed)
    return limits
