"""Headings whose letters stand apart are headings; initials, columns and lists of letters are none. All invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure
from annotator.structure.spaced_letters import close_letters

ACT = """{part}
{title}

1. Short title
The name of this Act is the Data Act.

2. Access
A person who opens a machine commits an offence.

3. Regulations
The Minister may make regulations.
"""


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("P A R T  I", "PART     I"),
        ("P A R T  I I", "PART      II"),
        ("P A R T I I", "PART     II"),
        ("P A R T  1 2", "PART      12"),
        ("P A R T  O N E", "PART       ONE"),
        ("# C H A P T E R   1: Search", "# CHAPTER         1: Search"),
        ("S C H E D U L E", "SCHEDULE       "),
        ("F I R S T  S C H E D U L E", "FIRST             SCHEDULE"),
        ("P A R T I E  1", "PARTIE       1"),
        ("P A R T  I\nG E N E R A L   R U L E S", "PART     I\n      GENERAL       RULES"),
        ("A R R A N G E M E N T  O F  S E C T I O N S", "ARRANGEMENT             OF         SECTIONS"),
    ],
)
def test_spaced_headings_are_closed_up_in_place(printed: str, closed: str) -> None:
    assert close_letters(printed) == closed
    assert len(printed) == len(closed)


@pytest.mark.parametrize(
    "line",
    [
        "A B C D E F", "P A R T Y", "P A R T N E R S", "J. R. R. P A R T", "a b c d e f g", "Part A B C D", "A. B. C. D. Part",
        "P A R", "Y E S  N O", "P A R T I C U L A R S",
    ],
)  # fmt: skip
def test_other_spaced_letters_stay(line: str) -> None:
    assert close_letters(f"Above\n{line}\nBelow") == f"Above\n{line}\nBelow"


@pytest.mark.parametrize(
    ("part", "title", "heading"),
    [
        ("P A R T  I", "P R E L I M I N A R Y", "PRELIMINARY"),
        ("P A R T  I", "G E N E R A L   R U L E S", "GENERAL RULES"),
        ("P A R T  O N E", "PRELIMINARY", "PRELIMINARY"),
        ("P A R T  I  -  P R E L I M I N A R Y", "", "PRELIMINARY"),
        ("*P A R T  I*", "Preliminary", "Preliminary"),
    ],
)
def test_a_spaced_part_holds_its_sections(part: str, title: str, heading: str) -> None:
    provisions = parse_structure(ACT.format(part=part, title=title)).provisions
    assert [(p.kind, p.heading) for p in provisions][:2] == [("part", heading), ("section", "Short title")]
    assert {p.parent for p in provisions if p.kind == "section"} == {provisions[0].eid}
