"""Akoma Ntoso files that this program wrote: the text they were made from, character for character.

Such a file holds the whole text outside ``meta``, and in ``meta`` the text's hash, its pages, and which characters XML
could not hold. If the hash does not fit, somebody has edited the file, and it is read like any other.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:clause-risk-annotator:akn:1"


def own_text(root: _Element) -> tuple[str, tuple[int, ...]] | None:
    """The text and the offsets of its pages.

    Parameters
    ----------
    root
        The element ``akomaNtoso``.

    Returns
    -------
    tuple or None
        ``None`` if the file is not ours or was edited.
    """
    record = next(root.iter(f"{{{OWN}}}text"), None)
    if record is None:
        return None
    characters = list("".join(_text_outside_meta(root)))
    try:
        for element in record.iter(f"{{{OWN}}}replaced"):
            character = chr(int(element.get("code", "")))
            for offset in (element.text or "").split():
                characters[int(offset)] = character
        text = "".join(characters)
        pages = tuple(int(page) for page in record.get("pages", "").split())
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except (ValueError, IndexError, OverflowError):
        return None
    is_ours = digest == record.get("sha256") and all(0 <= page <= len(text) for page in pages)
    return (text, pages) if is_ours else None


def _text_outside_meta(root: _Element) -> list[str]:
    """All characters in order, without recursion; white space around ``akomaNtoso``'s child is not part of the text."""
    pieces: list[str] = []
    pending: list[tuple[_Element, bool]] = [(child, False) for child in reversed(root)]
    while pending:
        element, is_end = pending.pop()
        if is_end:
            pieces.append(element.tail or "" if element.getparent() is not root else "")
        elif element.tag == f"{{{AKN}}}meta":
            pieces.append(element.tail or "")
        else:
            pieces.append(element.text or "")
            pending.append((element, True))
            pending.extend((child, False) for child in reversed(element))
    return pieces
