"""From a file to a ``Document``: look at the content, choose the reader, record where the text came from."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath

from annotator.reading.archive import SafeZip
from annotator.reading.errors import ReadingError, ScanError
from annotator.reading.extract import Extract
from annotator.reading.language import guess_language
from annotator.reading.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from annotator.reading.not_laws import refusal
from annotator.reading.sniff import Kind, sniff
from annotator.reading.title import clean_title, guess_title
from annotator.records import Document, Source

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Markdown has no signature; the suffix only decides what the report calls a text.
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_REFUSALS = {
    Kind.RTF: "{name} is an RTF file: open it in a word processor, save it as DOCX and try again.",
    Kind.IMAGE: "{name} is a picture: run OCR on it (for example `ocrmypdf --image-dpi 300 in.png out.pdf`) and give the result.",
    Kind.PACKED: "{name} is a packed file of a kind that is not read: unpack it, or use zip.",
    Kind.PROGRAM: "{name} is a program, not a law: give the law as text, PDF, DOCX or HTML.",
}
# Files that systems add to archives and that hold no text of anybody.
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read one file of any supported format.

    Parameters
    ----------
    path
        The file; its suffix does not matter.
    limits
        How much the file may ask of the machine.

    Returns
    -------
    Document
        Text, title, language, pages and notices; nothing of the path but the file's name.

    Raises
    ------
    ReadingError
        With one plain sentence, if there is no such file or it cannot be read as a law.
    """
    path = Path(path)
    return read_bytes(load_bytes(path, limits), path.name or str(path), limits)


def load_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file.

    Raises
    ------
    ReadingError
        With one plain sentence, if it is no ordinary file, too large, or cannot be read.
    """
    name = _display_name(path.name or str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadingError(f"{name} is a directory: name one file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError(f"{name} is not an ordinary file: copy its content into a file and give that.")
        if status.st_size > limits.file_bytes:
            raise _too_large(name, limits)
        with path.open("rb") as stream:
            return stream.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise ReadingError(f"{name} does not exist: check the name and the folder.") from error
    except PermissionError as error:
        raise ReadingError(f"{name} may not be read by this user: change its permissions or copy it.") from error
    except (OSError, ValueError) as error:
        raise ReadingError(f"{name} cannot be read ({_reason(error)}): copy it to a local folder and try again.") from error


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the bytes of a file, for example from standard input.

    Parameters
    ----------
    data
        The bytes.
    name
        What to call them; a path is cut down to its last part.
    limits
        How much the file may ask of the machine.

    Raises
    ------
    ReadingError
        With one plain sentence, if the bytes cannot be read as a law.
    """
    name = _display_name(name)
    if len(data) > limits.file_bytes:
        raise _too_large(name, limits)
    if not data:
        raise ReadingError(f"{name} is empty: give a file that holds the text of a law.")
    extract, media_type = _extract(data, name, limits, is_inner=False)
    if len(extract.text) > limits.characters:
        raise ReadingError(
            f"{name} holds more than {limits.characters:,} characters: split it, or raise the limit (--limit characters=N)."
        )
    return _document(extract, Source(name, media_type, hashlib.sha256(data).hexdigest()))


def read_text(text: str, name: str = "text") -> Document:
    """Wrap a string as a document; the text stays as it is, apart from lone surrogates.

    Parameters
    ----------
    text
        The text of an instrument.
    name
        What to call it.

    Raises
    ------
    ReadingError
        If there is nothing but white space.
    """
    name = _display_name(name)
    clean, notices = _without_surrogates(text)
    source = Source(name, "text/plain", hashlib.sha256(clean.encode("utf-8")).hexdigest())
    return _document(Extract(clean, notices=notices), source)


def _document(extract: Extract, source: Source) -> Document:
    text, notices = _without_surrogates(extract.text)
    if not text.strip("\ufeff\u200b\u2060 \t\r\n") or not text.strip():
        raise ReadingError(f"{source.name} holds only white space: give a file that holds the text of a law.")
    return Document(
        text=text,
        source=source,
        title=clean_title(_without_surrogates(extract.title)[0]) or guess_title(text),
        language=guess_language(text),
        pages=extract.pages,
        notices=tuple(dict.fromkeys((*extract.notices, *notices))),
    )


def _extract(data: bytes, name: str, limits: Limits, *, is_inner: bool) -> tuple[Extract, str]:
    """Choose the reader by content; every reader is imported only when it is needed."""
    kind = sniff(data)
    if kind in _REFUSALS:
        raise ReadingError(_REFUSALS[kind].format(name=name))
    if kind in {Kind.TEXT, Kind.HTML} and (reason := refusal(data, name)):
        raise ReadingError(reason)
    if kind is Kind.PDF:
        return _extract_pdf(data, name, limits), "application/pdf"
    if kind is Kind.HTML:
        from annotator.reading.html import read_html

        return read_html(data, name), "text/html"
    if kind is Kind.XML:
        from annotator.reading.akn import read_akn

        return read_akn(data, name), "application/akn+xml"
    if kind is Kind.ZIP:
        return _extract_zip(data, name, limits, is_inner)
    if kind is Kind.OLE:
        raise ReadingError(_ole_message(data, name))
    from annotator.reading.text import read_markdown, read_plain

    if PurePosixPath(name).suffix.lower() in _MARKDOWN_SUFFIXES:
        return read_markdown(data, name), "text/markdown"
    return read_plain(data, name), "text/plain"


def _extract_pdf(data: bytes, name: str, limits: Limits) -> Extract:
    """Text of a PDF; a scan's is recognised where that is asked for."""
    from annotator.reading.pdf import has_pictures_of_pages, read_pdf

    try:
        extract = read_pdf(data, name, limits)
    except ScanError:
        if not limits.ocr_seconds:
            raise
    else:
        if not (limits.ocr_seconds and has_pictures_of_pages(extract)):
            return extract
    from annotator.reading.ocr import NOTICE, recognise

    extract = read_pdf(recognise(data, name, limits.ocr_seconds), name, limits)
    return replace(extract, notices=(NOTICE, *extract.notices))


def _extract_zip(data: bytes, name: str, limits: Limits, is_inner: bool) -> tuple[Extract, str]:
    archive = SafeZip(data, name, limits)
    names = archive.names()
    if "[Content_Types].xml" in archive:
        if any(part.startswith("word/") for part in names):
            from annotator.reading.docx import read_docx

            return read_docx(archive, name), DOCX_TYPE
        raise ReadingError(f"{name} is a spreadsheet, slides or another Office file: save the text of the law as DOCX or PDF.")
    if "mimetype" in archive and "content.xml" in archive:
        raise ReadingError(f"{name} is an OpenDocument file: open it in a word processor, save it as DOCX and try again.")
    if is_inner:
        raise ReadingError(f"{name} is a zip file inside a zip file: unpack it first.")
    files = [part for part in names if not part.startswith(_CLUTTER[0]) and PurePosixPath(part).name not in _CLUTTER]
    if not files:
        raise ReadingError(f"{name} is an empty zip file: put the law into it.")
    if len(files) > 1:
        raise ReadingError(f"{name} holds {len(files)} files: unpack it and name one of them.")
    content = archive.read(files[0])
    inner_name = _display_name(files[0])
    if not content:
        raise ReadingError(f"{inner_name} in {name} is empty: give a file that holds the text of a law.")
    if len(content) > limits.file_bytes:
        raise _too_large(inner_name, limits)
    extract, media_type = _extract(content, inner_name, limits, is_inner=True)
    return replace(extract, notices=(f"The text was read from {inner_name} inside the zip file.", *extract.notices)), media_type


def _ole_message(data: bytes, name: str) -> str:
    """Word before 2007, or a newer Office file under a password, which hides in the same container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{name} is protected by a password: save it without one and try again."
    return f"{name} is an old Word or Office file (.doc): open it in a word processor, save it as DOCX and try again."


def _without_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace lone surrogates, which no file can hold, by the replacement character; offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
        return clean, ("Characters that are not valid Unicode were replaced by a question mark sign.",)
    return text, ()


def _display_name(name: str) -> str:
    """The last part of a path in any system's spelling, printable and of bounded length."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2] or "file"
    return "".join(c if c.isprintable() else "\ufffd" for c in last)[:255]


def _too_large(name: str, limits: Limits) -> ReadingError:
    size = limits.file_bytes / MEGABYTE
    return ReadingError(
        f"{name} is larger than {size:g} MB: give the law without its annexes, or raise the limit (--limit file-megabytes=N)."
    )


def _reason(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return os.strerror(number).lower() if isinstance(number, int) else "the name is not valid"
