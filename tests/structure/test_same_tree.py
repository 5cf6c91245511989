"""The same law in another typist's hand has the same tree: line ends, special spaces, quotation marks, wrapped lines."""

from __future__ import annotations

import re
import textwrap

import pytest
from test_traditions import CASES

from annotator.structure.parse import parse_structure


def tree(text: str) -> list[tuple[str, str]]:
    """eId and heading of every provision."""
    return [(p.eid, " ".join(p.heading.split())) for p in parse_structure(text).provisions]


def with_smart_quotes(text: str) -> str:
    return re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’")


def with_straight_quotes(text: str) -> str:
    return re.sub(r"[“”]", '"', text).replace("’", "'")


def rewrapped(text: str, width: int) -> str:
    """Every printed line longer than a column is broken at blanks, as an e-mail or a narrow page does."""
    lines = []
    for line in text.split("\n"):
        lines.extend(
            [line] if "\f" in line else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
        )
    return "\n".join(lines)


HANDS = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "some no-break spaces": lambda text: re.sub(r"(?<=[\d.)]) ", "\u00a0", text),
    "thin spaces behind numbers": lambda text: re.sub(r"(?<=\)) ", "\u2009", text),
    "smart quotes": with_smart_quotes,
    "straight quotes": with_straight_quotes,
    "trailing blanks": lambda text: text.replace("\n", "  \n"),
    "wrapped at 100": lambda text: rewrapped(text, 100),
    "wrapped at 72": lambda text: rewrapped(text, 72),
    "indented": lambda text: re.sub(r"(?m)^(?=\S)", " " * 8, text),
    "centred headings": lambda text: re.sub(r"(?m)^(?=[^\W\d_].{0,60}$)(?!.*[.;:,\f]$)", " " * 40, text),
    "points far in": lambda text: re.sub(r"(?m)^(?=\([a-z]+\))", " " * 24, text),
    "marks of direction": lambda text: re.sub(r"(?m)^(?=\S)", "\u200e", text).replace("\n", "\u200f\n"),
    "byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("hand", HANDS)
def test_another_hand_gives_the_same_tree(name: str, hand: str) -> None:
    text = CASES[name][0]
    assert tree(HANDS[hand](text)) == tree(text)
