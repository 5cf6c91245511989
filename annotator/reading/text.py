"""Plain text and Markdown: bytes to characters, line ends kept."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from annotator.reading.errors import ReadingError
from annotator.reading.extract import Extract
from annotator.reading.language import guess_language

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Enough to tell one encoding from another; detection time grows faster than the file.
DETECTION_BYTES = 200_000
# A file with one broken byte in a hundred is damaged text; with more it is another encoding.
BROKEN_SHARE = 0.01
# Text has practically no control characters; binary data has many.
CONTROL_SHARE = 0.02
# Languages that were written in Windows-1252.
_WESTERN = frozenset({"en", "fr", "es", "pt", "it", "de", "nl", "id", "sw", "tl"})
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# CommonMark 2.4: any ASCII punctuation mark may be escaped.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BINARY = "{name} is binary data, not text: give the law as text, PDF, DOCX or HTML."


def read_plain(data: bytes, name: str) -> Extract:
    """Return the text of a plain-text file.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        File name for messages.

    Raises
    ------
    ReadingError
        If the bytes are not text in any known encoding.
    """
    text, notices = decode(data, name)
    return Extract(text, notices=notices)


def read_markdown(data: bytes, name: str) -> Extract:
    """Return the text of a Markdown file with its marks; only the backslash goes that keeps a full stop from making a list.

    Raises
    ------
    ReadingError
        If the bytes are not text in any known encoding.
    """
    extract = read_plain(data, name)
    return replace(extract, text=_ESCAPED.sub(r"\1", extract.text))


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a text file without its byte order mark, and what had to be guessed."""
    text, notices = _decode_marked(data, name) or _decode_unmarked(data, name)
    sample = text[:DETECTION_BYTES]
    if len(_CONTROLS.findall(sample)) > CONTROL_SHARE * len(sample):
        raise ReadingError(_BINARY.format(name=name))
    return text, notices


def _decode_marked(data: bytes, name: str) -> tuple[str, tuple[str, ...]] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            if text.count("\ufffd") > BROKEN_SHARE * max(len(text), 1):
                raise ReadingError(_BINARY.format(name=name))
            return text, _broken_notice(text, encoding.upper())
    return None


def _decode_unmarked(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if b"\x00" in data:
        encoding = _unmarked_utf16(data)
        if encoding is None:
            raise ReadingError(_BINARY.format(name=name))
        return data.decode(encoding, errors="replace"), (f"The encoding was guessed: {encoding.upper()}.",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    loose = data.decode("utf-8", errors="replace")
    # Valid sequences of several bytes hardly occur by chance, so a few broken ones among them are damage.
    if _is_damaged_utf8(loose):
        return loose, _broken_notice(loose, "UTF-8")
    return _detect(data, name)


def _is_damaged_utf8(loose: str) -> bool:
    broken = loose.count("\ufffd")
    foreign = sum(1 for c in loose[:DETECTION_BYTES] if ord(c) > 127 and c != "\ufffd")
    return foreign > 3 * broken


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in every second byte."""
    sample = data[:4096]
    if len(sample) % 2:
        sample = sample[:-1]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) // 2
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.7 * half and low == 0:
        return "utf-16-le"
    if low > 0.7 * half and high == 0:
        return "utf-16-be"
    return None


def _detect(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    encoding = "cp1252" if _is_western(data[:DETECTION_BYTES]) else _ask_detector(data[:DETECTION_BYTES])
    if encoding is None:
        raise ReadingError(f"{name} is in an unknown encoding or is not text: save it as UTF-8 and try again.")
    text = data.decode(encoding, errors="replace")
    guess = f"The encoding was guessed ({encoding}); save the file as UTF-8 if letters look wrong."
    return text, (guess, *_broken_notice(text, encoding))


def _is_western(data: bytes) -> bool:
    """Whether the text reads as a language of Western Europe in that region's most frequent encoding.

    Detectors take accented letters of such texts for those of neighbouring encodings.
    """
    try:
        return guess_language(data.decode("cp1252")) in _WESTERN
    except UnicodeDecodeError:
        return False


def _ask_detector(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best is not None else None


def _broken_notice(text: str, encoding: str) -> tuple[str, ...]:
    broken = text.count("\ufffd")
    if not broken:
        return ()
    return (f"{broken} byte sequences are not valid {encoding} and were replaced by a question mark sign.",)
