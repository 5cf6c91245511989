"""Characters that XML cannot hold, or not between elements: replaced one by one, so that every offset stays."""

from __future__ import annotations

import re
from dataclasses import dataclass

# XML 1.0, production 2, turned round.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# White space to a reader, but not to XML: it may not stand between elements.
_EXOTIC = re.compile(r"[^\S \t\r\n]")


@dataclass(frozen=True, slots=True)
class SafeText:
    """A text that XML can hold and what stood there before: offset to code point."""

    text: str
    replaced: dict[int, int]

    def by_code(self) -> dict[int, list[int]]:
        """Offsets of the replaced characters, by code point."""
        offsets: dict[int, list[int]] = {}
        for at, code in sorted(self.replaced.items()):
            offsets.setdefault(code, []).append(at)
        return offsets


def make_safe(text: str) -> SafeText:
    """Replace white space that XML does not know by a space, and characters that it forbids by U+FFFD."""
    replaced = {m.start(): ord(m.group()) for pattern in (_EXOTIC, _ILLEGAL) for m in pattern.finditer(text)}
    safe = _ILLEGAL.sub("\ufffd", _EXOTIC.sub(" ", text)) if replaced else text
    return SafeText(safe, replaced)


def legal(text: str) -> str:
    """Any text as XML can hold it, for what is not the law's own words."""
    return _ILLEGAL.sub("\ufffd", text)
