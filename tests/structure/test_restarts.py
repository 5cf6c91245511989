"""Laws whose Parts each count their sections from 1: nothing is lost, and a citation means the section of its own Part."""

from __future__ import annotations

from annotator.structure.parse import parse_structure

PARTS = """Computer Act

PART I
PRELIMINARY

1. Short title
The name of this Act is the Computer Act.

2. Meaning of terms
In this Act, "data" means facts.

3. Application
This Act applies to everybody.

PART II
OFFENCES

1. Access
A person who intentionally opens a system commits an offence.

2. Alteration
A person who alters data commits an offence under section 1.

PART III
POWERS

1. Search
A police officer may search any place, subject to section 2.

2. Orders
A court may order any person to hand over data.
"""
# The sections go on counting; each Part's first holds a list that begins at 1.
LISTS = """Computer Act

PART I
PRELIMINARY

1. Objects
The objects of this Act are:
1. to protect systems; and
2. to protect data.

2. Meaning of terms
In this Act, "data" means facts.

PART II
OFFENCES

3. Access
A person who intentionally opens a system commits an offence.

4. Alteration
A person who alters data commits an offence.
"""


def sections(text: str) -> dict[str, str]:
    return {p.eid: p.heading for p in parse_structure(text).provisions if p.kind == "section"}


def test_every_part_keeps_its_sections() -> None:
    assert sections(PARTS) == {
        "sec_1": "Short title", "sec_2": "Meaning of terms", "sec_3": "Application",
        "part_II__sec_1": "Access", "part_II__sec_2": "Alteration",
        "part_III__sec_1": "Search", "part_III__sec_2": "Orders",
    }  # fmt: skip


def test_a_citation_means_the_section_of_its_own_part() -> None:
    cited = {r.eid: r.targets for r in parse_structure(PARTS).references if any(r.targets)}
    assert cited == {"part_II__sec_2": ("part_II__sec_1",), "part_III__sec_1": ("part_III__sec_2",)}


def test_chapters_of_articles_may_begin_anew_too() -> None:
    text = PARTS.replace("PART ", "CHAPTER ").replace("\n1. ", "\nArticle 1 - ").replace("\n2. ", "\nArticle 2 - ")
    text = text.replace("\n3. ", "\nArticle 3 - ").replace("section ", "article ")
    found = [p.eid for p in parse_structure(text).provisions if p.kind == "article"]
    assert found == ["art_1", "art_2", "art_3", "chp_II__art_1", "chp_II__art_2", "chp_III__art_1", "chp_III__art_2"]


def test_lists_inside_sections_begin_nothing_anew() -> None:
    assert list(sections(LISTS)) == ["sec_1", "sec_2", "sec_3", "sec_4"]
