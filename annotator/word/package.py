"""The parts of a Word file around the text: comments, content types, relationships; and a zip file that is always the same."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from annotator.errors import AnnotatorError
from annotator.reading.docx_source import decode_part
from annotator.reading.xml_places import find_places
from annotator.reading.xml_safe import parse_xml

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP = "/relationships/comments"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_KINDS = re.compile(
    r"application/vnd\.(?:ms-word\.(?:document\.macroEnabled|template\.macroEnabledTemplate)"
    r"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_MACRO_PART = re.compile(r"(?:^|/)vba(?:Project(?:Signature\w*)?|Data)\.(?:bin|xml)(?:\.rels)?$", re.IGNORECASE)
# Elements of the two lists that speak of macros; both lists were read as XML before, so that a tag ends at its first ``>``.
_MACRO_DECLARATION = re.compile(r"<(?:\w+:)?(?:Override|Default)\b(?=[^<>]*vba(?:Project|Data))[^<>]*/>", re.IGNORECASE)
_MACRO_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\b(?=[^<>]*/(?:vbaProject|wordVbaData)[\"'])[^<>]*/>", re.IGNORECASE)
# Zip files cannot hold an earlier date; a fixed one makes the same report the same bytes.
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
# The file says nothing about when it was made.
FIXED_TIME = datetime(2000, 1, 1)
NEW_COMMENTS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{_MAIN}"></w:comments>'


def relationships_of(part: str) -> str:
    """Name of the part that holds the relationships of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def add_comments_part(parts: dict[str, bytes], main: str) -> str:
    """Make and declare an empty comments part and return its name; other parts only grow by what that needs."""
    rels = relationships_of(main)
    name = posixpath.join(posixpath.dirname(main), "comments.xml")
    if name in parts:
        name = posixpath.join(posixpath.dirname(main), "annotator-comments.xml")
    parts[name] = NEW_COMMENTS.encode()
    parse_xml(parts[TYPES], TYPES)  # refuses what is damaged before it is added to
    types = decode_part(parts[TYPES])
    override = f'<{root_prefix(types)}Override PartName="/{name}" ContentType="{_COMMENTS_TYPE}"/>'
    parts[TYPES] = append_to_root(types, override).encode()
    if rels not in parts:
        parts[rels] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE}"/>'.encode()
    text = decode_part(parts[rels])
    taken = set(re.findall(r"""\bId\s*=\s*["']([^"']*)["']""", text))
    identity = next(i for n in range(len(taken) + 1) if (i := f"rIdAnnotator{n}") not in taken)
    base = _STRICT_OFFICE if _STRICT_OFFICE in text else _OFFICE
    target = posixpath.basename(name)
    parts[rels] = append_to_root(
        text, f'<{root_prefix(text)}Relationship Id="{identity}" Type="{base}{_RELATIONSHIP}" Target="{target}"/>'
    ).encode()
    return name


def find_comments_part(parts: dict[str, bytes], main: str) -> str | None:
    """Name of the comments part, if the file has one.

    Raises
    ------
    AnnotatorError
        If the file names comments that are not in it.
    """
    rels = relationships_of(main)
    if rels not in parts:
        return None
    for relationship in parse_xml(parts[rels], rels):
        if not (relationship.get("Type") or "").endswith(_RELATIONSHIP):
            continue
        target = relationship.get("Target") or ""
        name = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(main), target))
        if name not in parts or (relationship.get("TargetMode") or "").lower() == "external":
            raise AnnotatorError("The Word file names comments that are not in it: open it, save it again and try again.")
        return name
    return None


def make_plain_document(parts: dict[str, bytes], main: str) -> None:
    """Turn a file with macros, or a template, into a plain document: Word opens no other kind under the name ``.docx``.

    The macros and their declarations go; a file of findings that is sent around should run nothing. All else stays.
    """
    types = decode_part(parts[TYPES])
    if not _OTHER_KINDS.search(types):
        return
    for name in [name for name in parts if _MACRO_PART.search(name)]:
        del parts[name]
    parts[TYPES] = _MACRO_DECLARATION.sub("", _OTHER_KINDS.sub(_DOCUMENT_TYPE, types)).encode()
    rels = relationships_of(main)
    if rels in parts:
        parts[rels] = _MACRO_RELATIONSHIP.sub("", decode_part(parts[rels])).encode()


def append_to_root(xml: str, addition: str) -> str:
    """An XML text with elements added at the end of its root."""
    root = find_places(xml)[0]
    if root.inner_end == root.end:  # <Types/>
        return xml[: root.end].rstrip("/>").rstrip() + ">" + addition + f"</{root.name}>" + xml[root.end :]
    return xml[: root.inner_end] + addition + xml[root.inner_end :]


def root_prefix(xml: str) -> str:
    """The prefix of the root element with its colon; empty where it has none."""
    return find_places(xml)[0].prefix


def fixed_bytes(document: WordDocument) -> bytes:
    """A document of the Word library as a file that does not know the hour: the same document gives the same bytes."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return pack({entry.filename: archive.read(entry) for entry in archive.infolist()})


def pack(parts: dict[str, bytes]) -> bytes:
    """A zip file with these parts in this order; the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return stream.getvalue()
