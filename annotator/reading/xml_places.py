"""Where each element of an XML text begins and ends, in characters, so that a file can be added to without rewriting it.

No parser of the standard library or lxml gives these places; a scanner for text that is already known to be well-formed
XML without a document type needs one expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|"
    r"<(?P<close>/?)(?P<name>[^\s/<>\"']+)(?=[\s/>])[^<>\"']*(?:(?:\"[^<\"]*\"|'[^<']*')[^<>\"']*)*>",
    re.DOTALL,
)
_CHARACTER = re.compile(r"&[^;]*;|\r\n|[^<]", re.DOTALL)


@dataclass(slots=True)
class Place:
    """One element: ``name`` as written (with prefix), its whole extent and that of its content, as half-open ranges."""

    name: str
    start: int
    inner_start: int
    inner_end: int
    end: int

    @property
    def prefix(self) -> str:
        """The prefix of the name with its colon, ``w:``; empty where there is none."""
        return self.name.rpartition(":")[0] + ":" if ":" in self.name else ""


def find_places(xml: str) -> list[Place]:
    """Every element of a well-formed XML text, in document order.

    Raises
    ------
    ValueError
        If elements are not properly nested.
    """
    places: list[Place] = []
    open_places: list[Place] = []
    for token in _TOKEN.finditer(xml):
        name = token["name"]
        if name is None:
            continue
        if token["close"]:
            if not open_places or open_places[-1].name != name:
                raise ValueError(f"</{name}> closes nothing at {token.start()}")
            place = open_places.pop()
            place.inner_end, place.end = token.start(), token.end()
            continue
        is_empty = xml[token.end() - 2] == "/"
        place = Place(name, token.start(), token.end(), token.end(), token.end())
        places.append(place)
        if not is_empty:
            open_places.append(place)
    if open_places:
        raise ValueError(f"<{open_places[-1].name}> is never closed")
    return places


def character_places(xml: str, place: Place) -> list[int] | None:
    """Where each character of an element's text begins, and where the last one ends.

    Returns
    -------
    list of int or None
        One place more than there are characters (a reference such as ``&amp;`` is one); ``None`` if the content is
        more than plain characters and references.
    """
    places = []
    at = place.inner_start
    while at < place.inner_end:
        match = _CHARACTER.match(xml, at, place.inner_end)
        if match is None:
            return None
        places.append(at)
        at = match.end()
    return [*places, at]
