"""XML from strangers: no document type, no entities, no network, UTF-8 or UTF-16 only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.reading.errors import ReadingError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENCODING = re.compile(r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""", re.IGNORECASE)
_ALLOWED = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "utf_8", "us-ascii", "ascii"})
_LATIN = frozenset({"iso-8859-1", "latin1", "windows-1252", "cp1252"})


def parse_xml(data: bytes, what: str, *, allow_latin: bool = False) -> _Element:
    """Return the root element.

    Parameters
    ----------
    data
        The bytes of the document.
    what
        How to name the document in a message.
    allow_latin
        Whether the two western one-byte encodings are taken too; Office files never use them.

    Raises
    ------
    ReadingError
        If the XML is broken, declares a document type, or is in another encoding.
    """
    from lxml import etree

    text = _characters(data, what, allow_latin)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ReadingError(f"{what} declares a document type or entities, which is refused: save it again without them.")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadingError(f"{what} is damaged XML: open and save it again in the program it comes from.") from error
    if root is None:
        raise ReadingError(f"{what} is damaged XML: open and save it again in the program it comes from.")
    return root


def _characters(data: bytes, what: str, allow_latin: bool) -> str:
    """Decode, so that nothing can hide from us in an encoding that only the parser knows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif data.startswith(b"<\x00"):
        encoding = "utf-16-le"
    elif data.startswith(b"\x00<"):
        encoding = "utf-16-be"
    else:
        declared = _ENCODING.match(data[:400].decode("latin-1").lstrip("\xef\xbb\xbf \r\n\t"))
        name = declared[1].lower() if declared else "utf-8"
        encoding = "utf-8-sig"
        if allow_latin and name in _LATIN:
            encoding = "cp1252"
        elif name not in _ALLOWED:
            raise ReadingError(f"{what} is in the encoding {name!r}: save it as UTF-8.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        shown = encoding.removesuffix("-sig").upper()
        raise ReadingError(f"{what} is not valid {shown}: save it again as UTF-8.") from error
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).lstrip("\ufeff")
