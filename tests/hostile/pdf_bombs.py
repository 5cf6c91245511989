"""PDF files made to harm the one who opens them, written object by object."""

from __future__ import annotations

import zlib

LIMIT_SECONDS = 10.0


def pdf(*objects: bytes, trailer: bytes = b"", version: bytes = b"1.7") -> bytes:
    """A PDF of these objects, numbered from 1, of which the first is the catalogue."""
    out = bytearray(b"%PDF-" + version + b"\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CONTENT = b"BT /F1 12 Tf 72 700 Td (1. Law of the data) Tj ET"


def page(contents: bytes = b"4 0 R", resources: bytes = b"/Font << /F1 5 0 R >>", more: bytes = b"") -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %s /Resources << %s >> %s >>" % (
        contents,
        resources,
        more,
    )


def stream(data: bytes, filters: bytes = b"", more: bytes = b"") -> bytes:
    named = b"/Filter %s " % filters if filters else b""
    return b"<< /Length %d %s%s >>\nstream\n%s\nendstream" % (len(data), named, more, data)


def stacked(times: int, size: int) -> bytes:
    """A content stream packed several times over: a few hundred bytes that unpack to ``size``."""
    data = b" " * size
    for _ in range(times):
        data = zlib.compress(data, 9)
    return pdf(CATALOGUE, PAGES, page(), stream(data, b"[" + b"/FlateDecode " * times + b"]"), FONT)


def with_xref_loop() -> bytes:
    data = pdf(CATALOGUE, PAGES, page(), stream(CONTENT), FONT)
    start = int(data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    return data.replace(b"/Root 1 0 R", b"/Prev %d /Root 1 0 R" % start)


def honest(trailer: bytes = b"", **changes: bytes) -> bytes:
    """A one-page law, some of its objects replaced (``catalogue``, ``pages``, ``page``, ``content``, ``font``)."""
    parts = {"catalogue": CATALOGUE, "pages": PAGES, "page": page(), "content": stream(CONTENT), "font": FONT, **changes}
    return pdf(*parts.values(), trailer=trailer)


ENCRYPTED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
IMAGE = b"/Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
DEEP = b"[" * 50_000 + b"]" * 50_000

#: Files that have to be refused, and a word of the sentence.
REFUSED = {
    "encrypted": (honest(ENCRYPTED), "password"),
    "a million pages": (honest(pages=b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>"), "pages"),
    "pages that hold themselves": (honest(pages=b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"), ""),
    "nothing but a header": (b"%PDF-1.7\n%%EOF", "broken"),
    "catalogue that is its own pages": (honest(catalogue=b"<< /Type /Catalog /Pages 1 0 R >>"), ""),
}

#: Files that may be read or refused, but within the limits of the child process.
READ_OR_REFUSED = {
    "packed four times over": lambda: stacked(4, 300_000_000),
    "a page of a gigabyte": lambda: stacked(3, 1_000_000_000),
    "cross-references in a loop": with_xref_loop,
    "deep arrays": lambda: honest(page=page(more=b"/Deep " + DEEP)),
    "deep dictionaries": lambda: honest(page=page(more=b"/Deep " + b"<< /A " * 20_000 + b"1" + b" >>" * 20_000)),
    "form that draws itself": lambda: pdf(
        CATALOGUE, PAGES, page(resources=b"/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>"),
        stream(CONTENT + b" /X Do"), FONT,
        stream(b"/X Do /X Do", more=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"),
    ),
    "font with a character map outside": lambda: honest(
        font=b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /..#2f..#2f..#2fetc#2fpasswd /DescendantFonts [5 0 R] >>"
    ),
    "script and launch at opening": lambda: honest(
        catalogue=b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> "
        b"/AA << /WC << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9'\\)) >> >> >>"
    ),
    "a huge sheet": lambda: honest(page=page(more=b"/MediaBox [0 0 99999999999 99999999999]")),
    "letters of no size": lambda: honest(content=stream(b"BT /F1 0 Tf 0 0 0 0 0 0 Tm (1. Law) Tj ET")),
    "letters of all sizes": lambda: honest(
        content=stream(b"BT " + b"".join(b"/F1 %d Tf 1e%d 7 Td (a) Tj " % (n, n % 38) for n in range(2000)) + b" ET")
    ),
    "half a million letters on a page": lambda: honest(content=stream(b"BT /F1 1 Tf 1 1 Td (" + b"law " * 125_000 + b") Tj ET")),
    "length that lies": lambda: honest(content=b"<< /Length 999999999 >>\nstream\n" + CONTENT + b"\nendstream"),
    "image bomb": lambda: pdf(
        CATALOGUE, PAGES, page(resources=b"/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>"), stream(b"/X Do"), FONT,
        stream(b"", more=IMAGE),
    ),
}  # fmt: skip
