"""The child process that opens a PDF: words with their places, as JSON lines on standard output.

Runs alone: imports nothing of ours, so that it starts fast and a crash or a bomb in the PDF library
takes nothing else with it. Input is the PDF on standard input; nothing touches the disk.
"""

from __future__ import annotations

import ctypes
import json
import math
import signal
import sys
from typing import Any

# What pdfium reports for a hyphen at a line end that it takes for a soft one.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_SPACES = frozenset({0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000})
# Text turned by more than this (in radians) against most of its page is a stamp or a note along the margin.
TURNED = 0.2
_QUARTER = math.pi / 2
# Its number in Linux's <linux/prctl.h>.
_PR_SET_PDEATHSIG = 1
# A gap of this share of the letter's height inside a word separates two words that carry no space between.
WORD_GAP = 0.3
# No page of text has more characters; beyond it is an attack on memory.
CHARACTERS_A_PAGE = 200_000
# The longest code tried has 5 million characters; more would fill the memory of the process that waits for us.
CHARACTERS = 10_000_000


def limit_resources(seconds: float, memory: int) -> None:
    """Bound time, memory and files of this process where the system can, and let it die with its parent."""
    _die_with_parent()
    try:
        import resource
    except ImportError:  # Windows: the parent's timeout still holds.
        return
    wanted = [("RLIMIT_CPU", int(seconds) + 1), ("RLIMIT_AS", memory), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)]
    for name, value in wanted:
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        try:
            hard = resource.getrlimit(kind)[1]
            bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (bound, hard))
        except (OSError, ValueError):
            continue


def _die_with_parent() -> None:
    """On Linux, have this process killed when the one that waits for it is gone."""
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        except (OSError, AttributeError):
            return


def main() -> int:
    """Read the PDF from standard input and write one JSON value a line; the first tells how it went."""
    seconds, memory, pages = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    data = sys.stdin.buffer.read()
    limit_resources(seconds, memory)
    out = sys.stdout
    try:
        import pypdfium2
        import pypdfium2.raw as raw

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            _say(out, {"error": "password" if _is_password_error(error) else "broken"})
            return 0
        count = len(document)
        if count > pages:
            _say(out, {"error": "pages", "count": count})
            return 0
        _say(out, {"pages": count, "title": _title(document)})
        total = 0
        for index in range(count):
            page = _page(document, index, raw, pypdfium2)
            total += sum(len(word[0]) for word in page["words"])
            if total > CHARACTERS:
                _say(out, {"error": "characters"})
                return 0
            _say(out, page)
    except MemoryError:
        _say(out, {"error": "memory"})
    return 0


def _say(out: Any, value: Any) -> None:
    out.write(json.dumps(value) + "\n")
    out.flush()


def _is_password_error(error: Exception) -> bool:
    # FPDF_ERR_PASSWORD is 4, FPDF_ERR_SECURITY 5.
    return getattr(error, "err_code", None) in {4, 5} or "password" in str(error).lower() or "security" in str(error).lower()


def _title(document: Any) -> str:
    try:
        return str(document.get_metadata_value("Title"))[:500]
    except Exception:  # a broken title must not lose the text
        return ""


def _page(document: Any, index: int, raw: Any, pypdfium2: Any) -> dict[str, Any]:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return {"size": [0, 0], "words": [], "broken": True}
    try:
        text_page = page.get_textpage()
        width, height = page.get_size()
        if page.get_rotation() in {90, 270}:
            # The places of characters know nothing of the turn of the page; its size does.
            width, height = height, width
        words, others = _words(text_page, raw)
        quarter = max(others, key=lambda turn: others[turn], default=0)
        if quarter and others[quarter] > sum(len(word[0]) for word in words):
            # A landscape page: most of it is turned by whole quarters, and it is read as its reader turns it.
            words, others = _words(text_page, raw, quarter, (width, height))
            width, height = (height, width) if quarter % 2 else (width, height)
        return {
            "size": [round(width, 1), round(height, 1)],
            "words": words,
            "images": _has_images(page, raw) if not words else False,
            "turned": sum(others.values()),
        }
    except pypdfium2.PdfiumError:
        return {"size": [0, 0], "words": [], "broken": True}
    finally:
        page.close()


def _has_images(page: Any, raw: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _words(
    text_page: Any, raw: Any, quarter: int = 0, page_size: tuple[float, float] = (0.0, 0.0)
) -> tuple[list[list[Any]], dict[int, int]]:
    """Words and how many characters are turned otherwise.

    Parameters
    ----------
    text_page
        The characters of the page.
    raw
        The library.
    quarter
        By how many quarters, clockwise, the characters wanted are turned.
    page_size
        Width and height of the page before it is turned.

    Returns
    -------
    tuple
        ``[text, left, right, baseline, size, is_bold]`` of each word in the order of the content stream, and the number
        of other characters by their quarters (0 for those turned by no whole quarters).
    """
    others: dict[int, int] = {}
    words: list[list[Any]] = []
    current: list[Any] | None = None
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for at in range(min(text_page.count_chars(), CHARACTERS_A_PAGE)):
        code = raw.FPDFText_GetUnicode(text_page, at)
        if code in _SPACES or raw.FPDFText_IsGenerated(text_page, at) == 1:
            current = None
            continue
        character = _HYPHENS.get(code) or _character(code)
        if (
            not character
            or not raw.FPDFText_GetCharOrigin(text_page, at, x, y)
            or not raw.FPDFText_GetLooseCharBox(text_page, at, box)
        ):
            continue
        left, right, baseline = _upright(quarter, page_size, (box.left, box.bottom, box.right, box.top), (x.value, y.value))
        if current is not None:
            size = current[4]
            # A ligature comes as several letters with the same box, hence the reach to the left.
            if abs(baseline - current[3]) <= 0.5 * size and -1.5 * size <= left - current[2] <= WORD_GAP * size:
                current[0] += character
                current[2] = max(current[2], right)
                continue
        turn = _turn(raw.FPDFText_GetCharAngle(text_page, at))
        if turn != quarter:
            others[max(turn, 0)] = others.get(max(turn, 0), 0) + 1
            current = None
            continue
        across = box.right - box.left if quarter % 2 else box.top - box.bottom
        size = _font_size(text_page, at, raw) or abs(across)
        current = [character, left, right, baseline, size, _is_bold(text_page, at, raw)]
        words.append(current)
    return [[w[0], round(w[1], 1), round(w[2], 1), round(w[3], 1), round(w[4], 1), w[5]] for w in words], others


def _font_size(text_page: Any, at: int, raw: Any) -> float:
    """Size of the font as printed; boxes of letters differ from letter to letter."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text_page, at, matrix):
        return 0.0
    return float(raw.FPDFText_GetFontSize(text_page, at)) * math.hypot(matrix.c, matrix.d)


def _is_bold(text_page: Any, at: int, raw: Any) -> int:
    name = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text_page, at, name, 96, flags)
    bold_flag = 1 << 18
    is_named = size <= 96 and any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
    return int(is_named or bool(flags.value & bold_flag))


def _turn(angle: float) -> int:
    """By how many quarters a character is turned clockwise; -1 for anything between."""
    quarters = round(angle / _QUARTER)
    return quarters % 4 if abs(angle - quarters * _QUARTER) <= TURNED else -1


def _upright(
    quarter: int, page_size: tuple[float, float], box: tuple[float, float, float, float], origin: tuple[float, float]
) -> tuple[float, float, float]:
    """Left, right and baseline of a character once the page is turned back by so many quarters."""
    left, bottom, right, top = box
    width, height = page_size
    if quarter == 1:
        return height - top, height - bottom, origin[0]
    if quarter == 2:
        return width - right, width - left, height - origin[1]
    if quarter == 3:
        return bottom, top, width - origin[0]
    return left, right, origin[1]


def _character(code: int) -> str:
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


if __name__ == "__main__":
    sys.exit(main())
