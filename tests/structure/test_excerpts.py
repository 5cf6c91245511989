"""Excerpts of a few articles, whose paragraphs must not be taken for the sections of a law. Every text is invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

TWO = """CONVENTION ON LAMPS

Article 14
Handing over
1. A State hands over whoever breaks a lamp.
2. It may refuse where it finds the lamp broken before.
3. It gives its reasons.

Article 15
Assistance
1. States help each other with lamps.
2. Requests are made in writing.
"""
SECTIONS = """LAMPS ACT

1. Lamps
The Office keeps the lamps lit under the treaty. It follows
Article 14
of the treaty in doing so.

2. Oil
The Office buys the oil and reports on it under
Article 15
of the treaty.

3. Wicks
The Office trims the wicks.
"""


def units(text: str) -> list[str]:
    return [p.eid for p in parse_structure(text).provisions if p.kind in {"article", "section"}]


def test_numbers_that_begin_again_in_each_of_two_articles_are_paragraphs() -> None:
    assert units(TWO) == ["art_14", "art_15"]
    assert "art_15__para_2" in {p.eid for p in parse_structure(TWO).provisions}


@pytest.mark.parametrize("lead", ["", "Article 14\nof the treaty asks for lamps, and so does\nArticle 15\nof the treaty.\n\n"])
def test_articles_named_in_the_text_of_numbered_sections_are_none(lead: str) -> None:
    assert units(SECTIONS.replace("\n1. Lamps", "\n" + lead + "1. Lamps")) == ["sec_1", "sec_2", "sec_3"]
