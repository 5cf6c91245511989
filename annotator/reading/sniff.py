"""What a file is, judged by its content and never by its name alone."""

from __future__ import annotations

import re
from enum import Enum


class Kind(Enum):
    """The formats that we can tell apart."""

    TEXT = "text"
    PDF = "pdf"
    HTML = "html"
    XML = "xml"
    ZIP = "zip"
    OLE = "ole"
    RTF = "rtf"
    IMAGE = "image"
    PACKED = "packed"
    PROGRAM = "program"


_SIGNATURES = (
    (b"PK\x03\x04", Kind.ZIP), (b"PK\x05\x06", Kind.ZIP), (b"PK\x07\x08", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE), (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n", Kind.IMAGE), (b"\xff\xd8\xff", Kind.IMAGE), (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE), (b"MM\x00*", Kind.IMAGE), (b"RIFF", Kind.IMAGE),
    (b"\x1f\x8b", Kind.PACKED), (b"BZh", Kind.PACKED), (b"\xfd7zXZ\x00", Kind.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Kind.PACKED), (b"Rar!\x1a\x07", Kind.PACKED),
    (b"\x7fELF", Kind.PROGRAM), (b"MZ\x90\x00", Kind.PROGRAM),
)  # fmt: skip

# PDF readers accept some bytes of rubbish before the header.
_PDF = re.compile(rb"(?:\A|[\r\n])[\s\xef\xbb\xbf]{0,64}%PDF-\d")
_PDF_HEADER_WITHIN = 1024
# Mark-up has to show near the beginning; comments and scripts may come first.
_HEAD = 4096
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|main|article|section|div|p|h[1-6]|table|ol|ul|center|font|span|b|br)\b",
    re.IGNORECASE,
)
_HTML_INSIDE = re.compile(r"<(?:html|body)(?:\s[^<>]*)?>", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s+|<\?[^>]{0,2000}\?>|<!--.{0,3000}?-->)*", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[\w.-]+)[\s/>]")
_DOCTYPE = re.compile(r"<!doctype\s+(?P<name>[\w:.-]+)", re.IGNORECASE)


def sniff(data: bytes) -> Kind:
    """Return the kind of a file from its first bytes."""
    if _PDF.search(data[:_PDF_HEADER_WITHIN]):
        return Kind.PDF
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = _peek(data)
    prologue = _PROLOGUE.match(head)
    start = head[prologue.end() if prologue else 0 :]
    if start.startswith("<"):
        return _markup(head, start)
    if _HTML_INSIDE.search(head):
        return Kind.HTML
    return Kind.TEXT


def _markup(head: str, start: str) -> Kind:
    doctype = _DOCTYPE.match(start)
    if doctype:
        return Kind.HTML if doctype["name"].lower() == "html" else Kind.XML
    root = _ROOT.match(start)
    if (root and root["name"].lower() == "html") or _HTML_START.match(start):
        return Kind.HTML
    if head.lstrip().startswith("<?xml") or (root and "xmlns" in start[:1000]) or (root and root["name"] == "akomaNtoso"):
        return Kind.XML
    return Kind.HTML if _HTML_INSIDE.search(head) else Kind.TEXT


def _peek(data: bytes) -> str:
    """The beginning of the file as characters, well enough to see mark-up."""
    head = data[: 2 * _HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace").lstrip("\ufeff")
    if head.startswith(b"<\x00"):
        return head.decode("utf-16-le", errors="replace")
    if head.startswith(b"\x00<"):
        return head.decode("utf-16-be", errors="replace")
    return head.decode("utf-8", errors="replace").lstrip("\ufeff")[:_HEAD]
