"""Pages that hold one law in several languages, for example in tabs: only one version is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.reading.language import guess_language

if TYPE_CHECKING:
    from lxml.etree import _Element

# A version of the law makes up this share of its page, and is at least this long in characters.
VERSION_SHARE = 0.15
SHORTEST_VERSION = 2_000
# Page frames nest some dozen tables; deeper there is no choice left to make.
DEEPEST = 60
PREFERRED = "en"


def without_other_versions(root: _Element) -> tuple[str, ...]:
    """Cut all language versions but one out of the page, in place: English if there is one, else the first.

    Returns
    -------
    tuple
        A notice where something was left out.
    """
    total = _length(root)
    element = root
    for _ in range(DEEPEST):
        large = [child for child in element if isinstance(child.tag, str) and _is_large(child, total)]
        if len(large) == 1:
            element = large[0]
            continue
        languages = [guess_language(_text(child)) for child in large]
        known = [language for language in dict.fromkeys(languages) if language != "und"]
        if len(known) < 2:
            return ()
        kept = PREFERRED if PREFERRED in known else known[0]
        for child, language in zip(large, languages, strict=True):
            if language in known and language != kept:
                element.remove(child)
        return (f"The page holds the law in several languages ({', '.join(known)}); only the text in {kept!r} was read.",)
    return ()


def _is_large(element: _Element, total: float) -> bool:
    length = _length(element)
    return length >= SHORTEST_VERSION and length >= VERSION_SHARE * total


def _length(element: _Element) -> float:
    length = element.xpath("string-length(string(.))")
    return length if isinstance(length, float) else 0.0


def _text(element: _Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
