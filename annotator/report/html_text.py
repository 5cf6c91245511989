"""Text of a law as HTML: escaped once, invisible controls made visible, links only to the open web."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

__all__ = ["anchor", "element_id", "is_web_address", "keep_together", "show", "show_plain", "show_prose"]

_SHORT_NAMES = {
    0x00AD: "SHY",
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0x2028: "LS",
    0x2029: "PS",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
_WHITE = "\t\n\r\f\v\x85"
_VARIATIONS = (
    "\u180b\u180c\u180d\u180f\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
)
_BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters and marks that draw nothing
_SUSPECT = re.compile(  # every character that could be hidden; Arabic number signs are format characters that show
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U0010ffff]"
)
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co"}
_JOINERS = "\u200c\u200d"


def show(text: str, before: str = "", after: str = "") -> Markup:
    """Return ``text`` as HTML in which no character can hide, reorder or become markup.

    Line ends become newlines; other control, format, private-use and surrogate characters are replaced by a
    small visible mark that names the code point. Joiners stay where a script or an emoji needs them.

    Parameters
    ----------
    text
        Any string, lone surrogates and NUL included.
    before, after
        The characters around it, for the joiners at its edges.

    """
    text = _line_ends(text)
    if text.isascii() and text.isprintable():
        return escape(text)
    pieces: list[str] = []
    done = 0
    for match in _SUSPECT.finditer(text):
        here = match.start()
        left = text[here - 1] if here else before[-1:]
        right = text[here + 1] if here + 1 < len(text) else after[:1]
        if not _is_hidden(match.group(), left, right):
            continue
        pieces.append(str(escape(text[done:here])))
        pieces.append(_mark(match.group()))
        done = match.end()
    pieces.append(str(escape(text[done:])))
    return Markup("".join(pieces))


def show_plain(text: str) -> str:
    """Return ``text`` for places that take no markup (titles, attributes): hidden characters as ``[U+202E]``."""
    text = _line_ends(text)
    return _SUSPECT.sub(lambda m: f"[{_code(m.group())}]" if _is_hidden(m.group(), "", "") else m.group(), text)


def keep_together(text: str) -> str:
    """Return text in which a number of years or months never parts from its noun at the end of a line."""
    return re.sub(r"(?<=\d) (?=years?\b|months?\b)", "\u00a0", text)


def show_prose(text: str) -> str:
    """Return our own prose (catalogue, messages) as it is typeset: curly apostrophes, dashes; quoted words untouched.

    Parameters
    ----------
    text
        A sentence of the catalogue, in which words of a law may stand between “ and ”.

    """
    parts = re.split(r"(“[^”]*(?:”|\Z))", show_plain(text))
    own = (_typeset(part) if index % 2 == 0 else part for index, part in enumerate(parts))
    return "".join(own)


def _typeset(prose: str) -> str:
    """Return prose with apostrophes and dashes as a printer sets them, and no line break before a dash."""
    return re.sub(r"(?<=\w)'", "’", prose).replace(" - ", "\u00a0– ")


def element_id(name: str) -> str:
    """Return the id that a provision or finding gets on the page; ids of the page's own parts, ``r-...``, stay theirs."""
    return f"law-{name}" if name.startswith("r-") and not name.startswith("r-label-") else name


def anchor(name: str) -> str:
    """Return the fragment that leads to the provision, finding or label whose name is ``name``."""
    return "#" + quote(element_id(name).encode("utf-8", "replace"), safe="~()*!.'")


def is_web_address(url: str | None) -> bool:
    """Whether ``url`` is an absolute http or https address with a host and without control characters."""
    if not url or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _line_ends(text: str) -> str:
    """Return ``text`` with every kind of line end and page break as one newline."""
    if text.isprintable():
        return text
    return re.sub("\r\n|[\r\f\v\x85]", "\n", text)


def _is_hidden(char: str, left: str, right: str) -> bool:
    """Whether a reader could not see ``char``, or it could reorder what she sees."""
    if char in _WHITE:
        return False
    if char in _VARIATIONS:
        return not _takes_variation(left)
    if char in _JOINERS:
        return not (_takes_joiner(left) and _takes_joiner(right))
    if "\u2028" <= char <= "\u2029" or char in _BLANK_LETTERS or "\U000e0100" <= char <= "\U000e01ef":
        return True
    return unicodedata.category(char) in _HIDDEN_CATEGORIES


def _takes_joiner(char: str) -> bool:
    """Whether zero-width joiners have work to do beside ``char`` (cursive scripts, emoji)."""
    return bool(char) and (
        0x0590 <= ord(char) < 0x1100 or ord(char) >= 0x1F000 or 0x2600 <= ord(char) < 0x27C0 or char == "\ufe0f"
    )


def _takes_variation(char: str) -> bool:
    """Whether a variation selector has work to do after ``char``; anywhere else it can only carry something unseen."""
    if not char or char in "#*0123456789©®‼⁉":
        return bool(char)
    is_symbol_or_ideograph = 0x2100 <= ord(char) < 0xE000 or 0xF900 <= ord(char) < 0xFB00 or ord(char) >= 0x1F000
    return is_symbol_or_ideograph or 0x1000 <= ord(char) < 0x10A0 or 0x1800 <= ord(char) < 0x18B0  # Myanmar, Mongolian


def _code(char: str) -> str:
    """Return the code point as people write it, ``U+202E``."""
    return f"U+{ord(char):04X}"


@cache
def _mark(char: str) -> str:
    """Return the visible mark that stands for a hidden character; its text is drawn by the style sheet."""
    code = _code(char)
    name = unicodedata.name(char, "control character").lower()
    short = _SHORT_NAMES.get(ord(char), code)
    kind = "ctl soft" if ord(char) in (0x00AD, 0x200B, 0x2060, 0xFEFF) else "ctl"
    return f'<span class="{kind}" data-c="{short}" title="{escape(name)} ({code})"></span>'
