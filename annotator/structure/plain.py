"""One spelling for white space, so that line ends, special blanks and unseen marks make no difference; every offset stays."""

from __future__ import annotations

import re

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b\u2060"
_BREAKS = "\v\x1c\x1d\x1e\x85\u2028\u2029"
_TABLE = str.maketrans({**dict.fromkeys(_BLANKS, " "), **dict.fromkeys(_BREAKS, "\n")})
# Marks of direction, soft hyphens and joiners: at the edge of a word they are nothing; inside one, a letter of some scripts.
_UNSEEN = "\u00ad\u034f\u061c\u200c\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SPECIAL, _HIDDEN = re.compile(f"[{_BLANKS}{_BREAKS}]"), re.compile(f"[{_UNSEEN}]")
_AT_AN_EDGE = re.compile(rf"(?<![^\W\d_])[{_UNSEEN}]+|[{_UNSEEN}]+(?![^\W\d_])")
# Persian typists set the stroke that stretches Arabic letters for a dash; behind a letter it stretches that.
_STROKE = re.compile("(?<![^\\W\\d_])\u0640+")
_RETURN = re.compile(r"\r(?!\n)")


def plain_spaces(text: str) -> str:
    """Return a text of the same length with ordinary blanks and line feeds only.

    Parameters
    ----------
    text
        Any text. Page breaks (form feeds) stay, because structure looks for running headers beside them.
    """
    if not text.isascii():
        # Most texts hold curly quotation marks and nothing of this: to look first is cheaper than to replace.
        if "\u0640" in text:
            text = _STROKE.sub(lambda found: "-" * len(found.group()), text)
        if _SPECIAL.search(text):
            text = text.translate(_TABLE)
        if _HIDDEN.search(text):
            text = _AT_AN_EDGE.sub(lambda found: " " * len(found.group()), text)
    if "\r" in text:
        # A carriage return before a line feed becomes a blank at the end of the line.
        text = _RETURN.sub("\n", text).replace("\r\n", " \n")
    return text
