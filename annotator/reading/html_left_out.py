"""What a page holds and does not show as law: deleted and struck-through text, and hidden text.

A reader of the page sees that struck words are no longer law and does not see hidden ones; both are emptied in place, so
that the words around them keep their places, and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,40}line-through", re.IGNORECASE)
# Never hidden as a whole: they are the page.
_PAGE_TAGS = frozenset({"html", "body", "main", "article"})
# What pages draw over themselves, hidden until somebody asks for it; ``aria-hidden`` alone hides nothing from the eye.
_OVERLAY = re.compile(r"modal|dialog|menu|\bnav|popup|popover|offcanvas|drawer|tooltip|toast|cookie|icon|\bfa\b", re.IGNORECASE)
# What is no part of the law, shown or not.
_NOT_TEXT = frozenset({
    "script", "style", "template", "noscript", "head", "nav", "footer", "aside", "button", "select", "svg", "math", "dialog",
})  # fmt: skip
# Decoration is small; the search for words in it ends here.
LARGEST_DECORATION = 200
# Where struck text makes up this share of the page, the mark is an error or the law is repealed: the text is read and told.
MOST = 0.5
_PUNCTUATION = tuple(".,;:)")


def is_hidden(element: _Element) -> bool:
    """Whether a page hides an element by a mark of its own, or sets it apart as decoration."""
    if element.tag in _PAGE_TAGS:
        return False
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    if element.get("aria-hidden") != "true":
        return False
    # Kept from screen readers only: seen by every other reader, unless it is drawn over the page or has no characters of text.
    return bool(_OVERLAY.search(element.get("class") or "")) or not _has_words(element)


def without_struck(root: _Element) -> tuple[str, ...]:
    """Empty the elements that mark text as deleted or struck through, in place; ``<s>`` comes as ``<del struck>``.

    Parameters
    ----------
    root
        The page.

    Returns
    -------
    tuple
        Notices of what was left out.
    """
    struck = [element for element in _outermost(root, _is_struck) if _has_words(element)]
    if not struck:
        return ()
    length = sum(_length(element) for element in struck)
    if length > MOST * _length(root):
        return ("Most of the page is marked as deleted or struck through; it was read as if it were not.",)
    deletions = sum(element.tag == "del" and element.get("struck") is None for element in struck)
    insertions = sum(1 for _ in root.iter("ins"))
    for element in struck:
        _empty(element)
    notices = []
    if deletions:
        notices.append(f"The page has marked changes: {insertions} insertions were kept and {deletions} deletions left out.")
    if len(struck) > deletions:
        notices.append(f"{len(struck) - deletions} stretches of struck-through text were left out.")
    return tuple(notices)


def without_hidden(root: _Element, frames: set[_Element]) -> tuple[str, ...]:
    """Empty the hidden elements of a page, in place, but for those that hold most of it.

    Parameters
    ----------
    root
        The page.
    frames
        The elements that hold most of the text.

    Returns
    -------
    tuple
        A notice of how many held words.
    """
    hidden = _outermost(root, lambda element: element not in frames and is_hidden(element))
    count = 0
    for element in hidden:
        count += _has_words(element)
        _clear(element, "")
        element.tag = "span"
    return (f"{count} stretches of hidden text were left out.",) if count else ()


def _is_struck(element: _Element) -> bool:
    if element.tag == "del":
        return True
    return element.tag not in _PAGE_TAGS and bool(_STRUCK.search(element.get("style") or ""))


def _outermost(root: _Element, is_wanted: Callable[[_Element], bool]) -> list[_Element]:
    """The elements wanted that stand in no other, in document order; walks without recursion."""
    found: list[_Element] = []
    pending = [root]
    while pending:
        element = pending.pop()
        if not isinstance(element.tag, str) or element.tag in _NOT_TEXT:
            continue
        if is_wanted(element):
            found.append(element)
        else:
            pending.extend(reversed(element))
    return found


def _empty(element: _Element) -> None:
    """Take the words out of an element; white space at its edges still parts its neighbours, but for a mark behind it."""
    text = "".join(str(piece) for piece in element.itertext())
    is_apart = text[:1].isspace() or text[-1:].isspace()
    if (element.tail or "").startswith(_PUNCTUATION):
        is_apart = False
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        elif parent is not None:
            parent.text = (parent.text or "").rstrip()
    _clear(element, " " if is_apart else "")


def _clear(element: _Element, text: str) -> None:
    del element[:]
    element.text = text


def _length(element: _Element) -> float:
    length = element.xpath("string-length(normalize-space(string(.)))")
    return length if isinstance(length, float) else 0.0


def _has_words(element: _Element) -> bool:
    """Whether an element holds letters or numbers (the number of a provision is law too)."""
    pending = [element]
    for _ in range(LARGEST_DECORATION):
        if not pending:
            return False
        inner = pending.pop()
        if not isinstance(inner.tag, str) or inner.tag in _NOT_TEXT:
            continue
        if _has_alphanumeric(inner.text) or any(_has_alphanumeric(child.tail) for child in inner):
            return True
        pending.extend(inner)
    return True


def _has_alphanumeric(text: str | None) -> bool:
    return any(character.isalnum() for character in text or "")
