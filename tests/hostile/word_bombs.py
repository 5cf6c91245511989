"""Word and zip files made to harm the one who opens them, each a few kilobytes and built in code."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
LAW = b"Data Act 2030\n1. Short title\nThis Act is the Data Act.\n"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str) -> str:
    return f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"


def word(body: str = "", **parts: str | bytes) -> bytes:
    """A Word file with this body; ``parts`` adds or replaces parts, ``__`` standing for a slash and ``_xml`` for ``.xml``."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document(body or paragraph("1. Law")),
    }
    files.update({name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()})
    return zipped(files)


def zipped(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_header_size(data: bytes, size: int) -> bytes:
    """The same zip with a lie about the unpacked size of its first entry, in both places that state it."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = changed.index(signature) + offset
        changed[at : at + 4] = struct.pack("<I", size)
    return bytes(changed)


def with_flag(data: bytes, flag: int) -> bytes:
    changed = bytearray(data)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = changed.index(signature) + offset
        changed[at : at + 2] = struct.pack("<H", flag)
    return bytes(changed)


def overlapping(copies: int) -> bytes:
    """A directory in which many entries point at the one packed stream (the layout of the non-recursive zip bomb)."""
    single = zipped({"0.txt": b"a" * 400_000})
    start, end = single.index(b"PK\x01\x02"), single.index(b"PK\x05\x06")
    entry = bytearray(single[start:end])
    at = entry.index(b"0.txt")
    entries = b""
    for number in range(copies):
        entry[at : at + 5] = b"%05d" % number
        entries += bytes(entry)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, len(entries), start, 0)
    return single[:start] + entries + tail


def twice_the_same_part() -> bytes:
    stream = io.BytesIO(word())
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", document(paragraph("1. Another law")))
    return stream.getvalue()


def nested_zips(depth: int) -> bytes:
    data = zipped({"law.txt": LAW})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def style_loop() -> str:
    pairs = (("a", "b"), ("b", "a"), ("c", "c"))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{own}"/><w:basedOn w:val="{base}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for own, base in pairs
    )
    return f"<w:styles {W}>{styles}</w:styles>"


def list_loop() -> str:
    """Two abstract lists that name each other's style as their definition."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{own}"><w:numStyleLink w:val="{link}"/></w:abstractNum>'
        f'<w:num w:numId="{own}"><w:abstractNumId w:val="{own}"/></w:num>'
        for own, link in ((1, "a"), (2, "b"))
    )
    return f"<w:numbering {W}>{lists}</w:numbering>"


def numbered(level: object, list_id: object = 1) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
        "<w:r><w:t>Item</w:t></w:r></w:p>"
    )


#: Files that have to be refused, and a word of the sentence that refuses them.
REFUSED = {
    "ratio": (lambda: word(paragraph("a" * 30_000_000)), "times its size"),
    "zip ratio": (lambda: zipped({"law.txt": b"a" * 30_000_000}), "times its size"),
    "many entries": (lambda: zipped({f"{n}.txt": b"" for n in range(6000)}), "parts"),
    "overlapping entries": (lambda: overlapping(20_000), "parts"),
    "size said too large": (lambda: with_header_size(zipped({"law.txt": LAW}), 0xFFFF0000), "unpacks to more"),
    "size said too small": (lambda: with_header_size(zipped({"law.txt": b"a" * 30_000_000}), 10), "law"),
    "zip in zip in zip": (lambda: nested_zips(20), "inside a zip"),
    "the same part twice": (twice_the_same_part, "two parts of the same name"),
    "encrypted": (lambda: with_flag(zipped({"law.txt": LAW}), 1), "password"),
    "truncated": (lambda: word()[:200], "damaged"),
    "unusual packing": (lambda: zipped({"law.txt": LAW}, zipfile.ZIP_LZMA), "unusual way"),
    "deeply nested elements": (lambda: word("<w:p>" * 30_000 + "</w:p>" * 30_000), "damaged"),
    "part that is a zip bomb beside the law": (
        lambda: word(paragraph("1. Law"), word__styles_xml=f"<w:styles {W}>{' ' * 40_000_000}</w:styles>"), "times its size",
    ),
    "paths only": (lambda: zipped({"../../../etc/passwd": LAW, "/etc/shadow": LAW}), "holds 2 files"),
}  # fmt: skip

#: Files that may be read or refused, but quickly, in little memory and with nothing fetched or written.
READ_OR_REFUSED = {
    "styles based on each other": lambda: word(numbered(0) * 3, word__styles_xml=style_loop(), word__numbering_xml=list_loop()),
    "level a billion": lambda: word(numbered(10**9) + numbered(-5) + numbered("x")),
    "nested tables": lambda: word("<w:tbl><w:tr><w:tc>" * 80 + paragraph("cell") + "</w:tc></w:tr></w:tbl>" * 80),
    "a row of a billion columns": lambda: word(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>' + paragraph("cell") + "</w:tc></w:tr></w:tbl>"
    ),
    "path in the name": lambda: zipped({"../../outside.txt": LAW}),
    "drive letter": lambda: zipped({"C:\\windows\\outside.txt": LAW}),
    "device name": lambda: zipped({"CON": LAW}),
    "absolute path": lambda: zipped({"/tmp/outside.txt": LAW}),
    "parts of nothing": lambda: word("", word__document_xml=""),
    "twenty thousand empty paragraphs": lambda: word("<w:p/>" * 20_000 + paragraph("1. Law")),
    "footnote that refers to itself": lambda: word(
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        word__footnotes_xml=f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        "</w:footnote></w:footnotes>",
    ),
}


def symlink_entry() -> bytes:
    """A zip whose only entry is a symbolic link to a file of the system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("law.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return stream.getvalue()


READ_OR_REFUSED["symbolic link"] = symlink_entry
