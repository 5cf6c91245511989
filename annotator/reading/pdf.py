"""PDF: words come from a limited child process; reading order and paragraphs are made here."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from annotator.child_process import child_command
from annotator.reading.errors import ReadingError, ScanError
from annotator.reading.extract import Extract
from annotator.reading.limits import MEGABYTE, Limits
from annotator.reading.pdf_answers import parse_answers
from annotator.reading.pdf_columns import reading_order
from annotator.reading.pdf_furniture import furniture_notice, without_furniture
from annotator.reading.pdf_hyphens import Vocabulary
from annotator.reading.pdf_lines import Line, Row, read_words, rows_of
from annotator.reading.pdf_margins import without_margins
from annotator.reading.pdf_paragraphs import paragraphs, with_common_edges
from annotator.reading.title import choose_title

# A page with fewer letters than this holds at most a stamp or a page number.
FEWEST_LETTERS = 3
_PICTURES = "without text (pictures of text?): run OCR (--ocr) if they matter."
_CHILD = Path(__file__).with_name("pdf_child.py")


def read_pdf(data: bytes, name: str, limits: Limits) -> Extract:
    """Return the text of a PDF.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        File name for messages.
    limits
        Time, memory and pages that it may take.

    Raises
    ------
    ReadingError
        If the file is encrypted, broken, or asks for more than the limits; a ``ScanError`` if it is a scan without text.
    """
    head, raw_pages = _extract(data, name, limits)
    pages = [rows_of(read_words(page.get("words", []))) for page in raw_pages]
    empty = [index for index, rows in enumerate(pages) if _letters(rows) < FEWEST_LETTERS]
    if len(empty) == len(pages):
        raise ScanError(
            f"{name} has no text, so it is probably a scan: run `ocrmypdf in.pdf out.pdf` and give out.pdf instead; "
            "annotate and tree do that themselves with --ocr. Compare what you quote with the pages: recognition misreads."
        )
    lines: list[Line] = []
    notes: list[tuple[int, str]] = []
    headings = 0
    bodies = without_furniture(pages)
    for index, rows in enumerate(bodies):
        page = without_margins(rows)
        notes.extend((index, note) for note in page.notes)
        headings += page.headings
        lines.extend(reading_order(page.rows, index))
    lines = with_common_edges(lines, [page["size"][0] for page in raw_pages])
    text, starts = paragraphs(lines, Vocabulary(lines))
    length = len(text)
    text += _margin_notes(notes)
    return Extract(
        text,
        title=choose_title(str(head.get("title", "")), text),
        pages=_page_offsets(len(pages), starts, length),
        notices=(*furniture_notice(pages, bodies), *_margin_notices(headings, len(notes)), *_notices(empty, raw_pages)),
    )


def has_pictures_of_pages(extract: Extract) -> bool:
    """Whether some pages of a PDF that was read hold a picture and no text."""
    return any(notice.endswith(_PICTURES) for notice in extract.notices)


def _extract(data: bytes, name: str, limits: Limits) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Run the child and check what it says; it is killed at the time limit and leaves nothing behind."""
    bounds = [str(limits.pdf_seconds), str(limits.pdf_memory_bytes), str(limits.pdf_pages)]
    command = child_command(str(_CHILD), *bounds)
    try:
        done = subprocess.run(
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=limits.pdf_seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingError(
            f"{name} takes longer than {limits.pdf_seconds:g} seconds to read: print it to a new PDF, "
            "or raise the limit (--limit pdf-seconds=N)."
        ) from error
    except OSError as error:
        raise ReadingError(f"{name} cannot be read because no second process starts ({error.strerror}): try again.") from error
    answers = parse_answers(done.stdout)
    if not answers or "error" in answers[-1] or len(answers) != 1 + answers[0]["pages"]:
        raise ReadingError(_failure(answers, name, limits))
    return answers[0], answers[1:]


def _failure(answers: list[dict[str, Any]], name: str, limits: Limits) -> str:
    error = answers[-1].get("error", "") if answers else ""
    if error == "password":
        return f"{name} is protected by a password: save a copy without one (for example with `qpdf --decrypt`) and try again."
    if error == "pages":
        count = answers[-1].get("count")
        return f"{name} has {count} pages, more than {limits.pdf_pages}: split it, or raise the limit (--limit pdf-pages=N)."
    if error == "characters":
        return f"{name} holds more text than any law: split it into several files."
    if error == "broken":
        return f"{name} is a broken PDF: open it in a viewer, print it to a new PDF and try again."
    if error == "memory":
        megabytes = limits.pdf_memory_bytes // MEGABYTE
        return (
            f"{name} needs more than {megabytes} MB of memory to read: print it to a new PDF, "
            "or raise the limit (--limit pdf-megabytes=N)."
        )
    return f"{name} makes the PDF reader fail: open it in a viewer, print it to a new PDF and try again."


def _letters(rows: list[Row]) -> int:
    return sum(c.isalpha() for row in rows for c in row.text)


def _page_offsets(count: int, starts: dict[int, int], length: int) -> tuple[int, ...]:
    """An offset for every page; a page without text begins where the next one does."""
    offsets = [length] * count
    following = length
    for page in range(count - 1, -1, -1):
        following = starts.get(page, following)
        offsets[page] = following
    return tuple(offsets)


def _margin_notes(notes: list[tuple[int, str]]) -> str:
    """Notes that are no headings, at the end, with the page each stands on."""
    if not notes:
        return ""
    return "\nMARGINAL NOTES\n\n" + "".join(f"[Page {page + 1}] {note}\n" for page, note in notes)


def _margin_notices(headings: int, notes: int) -> tuple[str, ...]:
    result = []
    if headings:
        result.append(f"{headings} notes in the margin were set as the headings of their sections.")
    if notes:
        result.append(f"{notes} other notes in the margin were put at the end of the text.")
    return tuple(result)


def _notices(empty: list[int], pages: list[dict[str, Any]]) -> tuple[str, ...]:
    result = []
    pictures = [index + 1 for index in empty if pages[index].get("images")]
    if pictures:
        result.append(f"{_page_list(pictures)} {_PICTURES}")
    blank = [index + 1 for index in empty if not pages[index].get("images") and not pages[index].get("broken")]
    if blank:
        result.append(f"{_page_list(blank)} empty.")
    broken = [index + 1 for index, page in enumerate(pages) if page.get("broken")]
    if broken:
        result.append(f"{_page_list(broken)} broken and could not be read.")
    turned = [index + 1 for index, page in enumerate(pages) if page.get("turned", 0) >= FEWEST_LETTERS]
    if turned:
        result.append(
            f"{_page_list(turned)} printed with text turned against the rest (stamps, notes along the margin), "
            "which was left out."
        )
    return tuple(result)


def _page_list(numbers: list[int]) -> str:
    shown = ", ".join(str(n) for n in numbers[:20]) + (" and more" if len(numbers) > 20 else "")
    return f"Page {shown} is" if len(numbers) == 1 else f"Pages {shown} are"
