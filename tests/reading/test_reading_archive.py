"""Zip files: one law inside is read, several are not, and hostile archives are refused fast and small."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from dataclasses import replace

import pytest
from reading_factories import W, column, docx, pdf, run, with_parts, zipped

from annotator.reading import DEFAULT_LIMITS, ReadingError, read_bytes

LAW = b"Data Act 2030\n1. Short title\n"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("law.txt", LAW, "text/plain"),
        ("folder/law.html", b"<html><body><p>Data Act</p></body></html>", "text/html"),
        ("law.bin", pdf([column("Data Act")]), "application/pdf"),
        ("law.docx", docx(run("Data Act")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("../../../etc/law.txt", LAW, "text/plain"),
        ("C:\\windows\\law.txt", LAW, "text/plain"),
        ("/abs/law.txt", LAW, "text/plain"),
    ],
)
def test_a_zip_of_one_law_is_read(name: str, content: bytes, media_type: str) -> None:
    document = read_bytes(zipped({name: content, "__MACOSX/._law": b"x", "folder/": b""}), "laws.zip")
    assert document.text.startswith("Data Act")
    assert document.source.name == "laws.zip"
    assert document.source.media_type == media_type
    assert document.notices[0] == f"The text was read from law.{name.rsplit('.', 1)[1]} inside the zip file."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"a.txt": LAW, "b.txt": LAW}), "name one of them"),
        (zipped({}), "empty zip"),
        (zipped({"a.zip": zipped({"law.txt": LAW})}), "inside a zip"),
        (zipped({"law.txt": b""}), "empty"),
        (zipped({"law.txt": LAW})[:40], "damaged"),
        (b"PK\x03\x04" + b"\x00" * 40, "damaged"),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "spreadsheet"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "OpenDocument"),
        (zipped({"[Content_Types].xml": b"<x/>", "word/other.xml": b"<x/>"}), "no document inside"),
    ],
    # Archives hold the time; names made of their bytes would differ between processes.
    ids=["two", "none", "archive", "empty file", "cut", "broken", "spreadsheet", "OpenDocument", "other"],
)
def test_other_zips_are_told_apart(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read_bytes(data, "laws.zip")


def document_xml(text: str) -> str:
    return f"<w:document {W}><w:body><w:p>{run(text)}</w:p></w:body></w:document>"


def with_duplicate() -> bytes:
    stream = io.BytesIO(docx(run("law")))
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", document_xml("other"))
    return stream.getvalue()


def with_encryption_flag() -> bytes:
    data = bytearray(zipped({"law.txt": LAW}))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def with_size(claimed: int, content: bytes) -> bytes:
    """A zip whose directory lies about the unpacked size."""
    data = bytearray(zipped({"law.txt": content}))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(signature) + offset
        data[at : at + 4] = struct.pack("<I", claimed)
    return bytes(data)


BOMBS = {
    "ratio": lambda: with_parts(docx(run("law")), {"word/document.xml": document_xml("a" * 30_000_000)}),
    "zip ratio": lambda: zipped({"law.txt": b"a" * 30_000_000}),
    "declared size": lambda: with_size(0xFFFF0000, LAW),
    "size said too small": lambda: with_size(10, b"a" * 30_000_000),
    "count": lambda: zipped({f"{i}.txt": b"" for i in range(6000)}),
    "duplicate": with_duplicate,
    "encrypted": with_encryption_flag,
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.timing
def test_bombs_are_refused_fast_and_small(name: str) -> None:
    data = BOMBS[name]()
    tracemalloc.start()
    start = time.perf_counter()
    try:
        with pytest.raises(ReadingError):
            read_bytes(data, "bomb.docx")
        assert time.perf_counter() - start < 2
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_many_parts_that_unpack_to_much_together_are_refused() -> None:
    parts = {
        "word/document.xml": document_xml("law"),
        "word/styles.xml": f"<w:styles {W}/>",
        "word/numbering.xml": f"<w:numbering {W}/>",
    }
    data = with_parts(docx(run("law")), parts)
    with pytest.raises(ReadingError, match="raise the limit"):
        read_bytes(data, "law.docx", replace(DEFAULT_LIMITS, unpacked_bytes=300))


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "docProps/core.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused_in_every_part(part: str, encoding: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY")
    laughs = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{canary}">{laughs}]><x>&e;&b;</x>'
    body = f'{run("law")}<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = with_parts(docx(body), {part: xml.encode(encoding)})  # type: ignore[dict-item]
    with pytest.raises(ReadingError, match="document type"):
        read_bytes(data, "law.docx")


def test_a_large_honest_file_passes() -> None:
    """Twenty megabytes, most of it a picture that no zip can shrink."""
    import random

    data = with_parts(
        docx(*[run(f"({i}) Paragraph number {i} of a long law.") for i in range(2000)]),
        {"word/media/image1.png": random.Random(7).randbytes(20_000_000)},
    )  # type: ignore[dict-item]
    assert read_bytes(data, "law.docx").text.count("\n") == 2000
