"""One instrument to be scored, from wherever it comes, and how to read it."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotator.batch.archives import read_member
from annotator.errors import AnnotatorError
from annotator.reading import read_bytes, read_file, read_text
from annotator.reading.limits import DEFAULT_LIMITS
from annotator.records import Document

_CHUNK = 1024 * 1024
#: What a row without text says, whichever engine reads it.
NO_TEXT = "The row has no text: give each law its text or the name of its file."


@dataclass(frozen=True, slots=True)
class Item:
    """An instrument to be scored: exactly one of ``text``, ``content``, ``path`` and ``problem`` is given.

    Parameters
    ----------
    id
        Unique within a batch, made of the path below what the user named; never a full path.
    text, content
        The text itself, or the bytes of a file.
    path, member
        A file, and the entry of it if it is a zip archive.
    title, country, year
        What is known about the instrument; empty or ``None`` where nothing is.
    problem
        Why there is nothing to read.
    """

    id: str
    text: str | None = None
    content: bytes | None = None
    path: str = ""
    member: str = ""
    title: str = ""
    country: str = ""
    year: int | None = None
    problem: str = ""

    @property
    def name(self) -> str:
        """What the file is called in reports."""
        return PurePosixPath(self.member or self.path or self.id).name or self.id


def read_item(item: Item) -> Document:
    """Read an item's text; a title that is known beats one that is guessed.

    Raises
    ------
    AnnotatorError
        If it cannot be read as a law.
    """
    if item.problem:
        raise AnnotatorError(item.problem)
    if item.text is not None:
        document = read_text(item.text, item.name)
    elif item.content is not None:
        document = read_bytes(item.content, item.name)
    elif item.member:
        document = read_bytes(read_member(Path(item.path), item.member), item.name)
    else:
        document = read_file(Path(item.path))
    return replace(document, title=" ".join(item.title.split())) if item.title.strip() else document


def content_hash(item: Item) -> str:
    """SHA-256 of what an item holds, or an empty string if it cannot be read at all."""
    if item.problem:
        return ""
    if item.text is not None:
        return hashlib.sha256(item.text.encode("utf-8", "surrogatepass")).hexdigest()
    if item.content is not None:
        return hashlib.sha256(item.content).hexdigest()
    digest = hashlib.sha256()
    try:
        if item.member:
            digest.update(read_member(Path(item.path), item.member))
        else:
            path = Path(item.path)
            if not path.is_file():
                return ""
            if path.stat().st_size > DEFAULT_LIMITS.file_bytes:
                return f"larger than {DEFAULT_LIMITS.file_bytes} bytes"  # refused unread, whatever it holds
            with path.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
    except (AnnotatorError, OSError, ValueError):
        return ""
    return digest.hexdigest()


def to_message(item: Item) -> dict[str, Any]:
    """An item as plain values, for a worker; bytes do not travel, because workers read files themselves.

    Raises
    ------
    ValueError
        If the item carries bytes.
    """
    if item.content is not None:
        raise ValueError("an item with bytes cannot be sent to a worker")
    # An empty text is a text: without it the item would name the file "", which is the folder where the worker runs.
    return {key: value for key, value in asdict(item).items() if value is not None and (value != "" or key == "text")}


def from_message(message: dict[str, Any]) -> Item:
    """The item that ``to_message`` was given."""
    return Item(**message)
