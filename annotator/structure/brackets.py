"""Brackets around a number of which a scan misread one: ``(1}``, ``{a)``. Round ones take their place."""

from __future__ import annotations

import re

# A pair of braces may be meant; a brace and a bracket never are a pair.
_NUMBER = r"\s?(?:\d{1,3}[A-Za-z]{0,2}|[ivxIVX]{1,5}|[^\W\d_]{1,2})\s?"
_UNLIKE = re.compile(rf"\((?P<closed>{_NUMBER})\}}|\{{(?P<opened>{_NUMBER})\)")


def mend_brackets(text: str) -> str:
    """Return a text of the same length in which the brackets around a number or letter are of one kind.

    Parameters
    ----------
    text
        Any text. Braces with more between them, or without a bracket as their partner, stay.
    """
    if "{" not in text and "}" not in text:
        return text
    return _UNLIKE.sub(lambda found: f"({found['closed'] or found['opened']})", text)
