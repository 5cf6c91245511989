"""Small files for the reading tests, written byte by byte so that each test shows what is in them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence

from docx import Document as WordDocument
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# One printed line: x, y, size of the letters, text.
Line = tuple[float, float, float, str]


def pdf(pages: Sequence[Iterable[Line]], *, trailer: str = "", extra: Sequence[bytes] = (), bold: bool = False) -> bytes:
    """A PDF with these lines on its pages, in Helvetica on A4."""
    streams = [_content(lines) for lines in pages]
    return pdf_of_streams(streams, trailer=trailer, extra=extra, bold=bold)


def _content(lines: Iterable[Line]) -> bytes:
    parts = []
    for x, y, size, text in lines:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        parts.append(f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET")
    return "\n".join(parts).encode("cp1252")


def turned(lines: Iterable[Line], quarter: int) -> bytes:
    """The content of an A4 page whose lines are turned clockwise by so many quarters; they are placed as on a landscape page."""
    matrix = {1: "0 -1 1 0 0 842", 2: "-1 0 0 -1 595 842", 3: "0 1 -1 0 595 0"}[quarter]
    return f"q {matrix} cm\n".encode() + _content(lines) + b"\nQ\n"


def pdf_of_streams(
    streams: Sequence[bytes], *, trailer: str = "", extra: Sequence[bytes] = (), bold: bool = False, rotate: int = 0
) -> bytes:
    """A PDF whose pages have these content streams; ``extra`` objects are numbered from 4 on."""
    font = b"Helvetica-Bold" if bold else b"Helvetica"
    first_page = 4 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first_page + 2 * i) for i in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font,
        *extra,
    ]
    for index, stream in enumerate(streams):
        packed = zlib.compress(stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (rotate, first_page + 2 * index + 1)
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.encode(), start)
    return bytes(out)


def column(text: str, *, x: float = 72, y: float = 770, size: float = 10, pitch: float = 14) -> list[Line]:
    """Lines one below the other; an empty line leaves a gap."""
    return [(x, y - pitch * i, size, line) for i, line in enumerate(text.split("\n")) if line]


def docx(*bodies: str, numbering: str = "", parts: dict[str, str] | None = None) -> bytes:
    """A Word file whose body holds these paragraphs, given as the inside of ``w:p`` or as whole elements."""
    word = WordDocument()
    body = word.element.body
    for inside in bodies:
        xml = inside if inside.startswith(("<w:p ", "<w:p>", "<w:tbl")) else f"<w:p>{inside}</w:p>"
        body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {W}>", 1) if not xml.startswith("<w:p/") else xml))
    if numbering:
        element = word.part.numbering_part.element
        for child in list(element):
            element.remove(child)
        for child in parse_xml(f"<w:numbering {W}>{numbering}</w:numbering>"):
            element.append(child)
    stream = io.BytesIO()
    word.save(stream)
    return with_parts(stream.getvalue(), parts) if parts else stream.getvalue()


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, depth: int = 0, list_id: int = 1) -> str:
    """A paragraph that Word numbers."""
    return f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>{run(text)}'


def level(depth: int, number_format: str, text: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    """One abstract list with one instance, ``numId`` 1."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def with_parts(data: bytes, parts: dict[str, str]) -> bytes:
    """A zip file with some parts added or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            if item not in parts:
                new.writestr(item, old.read(item))
        for item, content in parts.items():
            new.writestr(item, content)
    return stream.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()
