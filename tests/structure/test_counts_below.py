"""Subsections numbered as sections are, and what only looks like them: lists, schedules, Parts that count anew. All invented."""

from __future__ import annotations

from annotator.structure.parse import parse_structure

ACT = """1. Short title
1. The name of this Act is the Data Act.
2. The Act takes effect at once.

2. Access
A person who opens a machine commits an offence.

3. Search
1. An officer may search a place where there is:
1. a machine; or
2. a list of words.
2. A warrant ends after a week.
3. Fees
4. The officer writes a report.

4. Regulations
The Minister may make regulations.
"""
SCHEDULE = """
SCHEDULE
Forms

1. The form of a warrant is in the first part.
2. The form of a report is in the second part.
3. Both forms are free.
"""
# Lists that a colon introduces belong to the sentence above them.
LISTS = """1. Objects
The objects of this Act are:
1. Protection of systems.
2. Protection of data.
3. Trust in both.

2. Functions
The functions of the Office, which the Minister may add to, are:
1. Advice.
2. Training.
3. Reports.
4. Whatever else the Minister asks for.

3. Powers
The Office may make rules.

4. Regulations
The Minister may make regulations.
"""
# A source that prints every number twice, once ahead of the title and once ahead of the words.
TWICE = """1. Short title
1. The name of this Act is the Data Act.

2. Access
2. A person who opens a machine commits an offence.

3. Regulations
3. The Minister may make regulations.
"""


def tree(text: str) -> list[str]:
    return [p.eid for p in parse_structure(text).provisions]


def test_subsections_lie_in_their_sections() -> None:
    found = [eid for eid in tree(ACT) if "para" not in eid]
    assert found == [
        "sec_1", "sec_1__subsec_1", "sec_1__subsec_2", "sec_2",
        "sec_3", "sec_3__subsec_1", "sec_3__subsec_2", "sec_3__subsec_3", "sec_3__subsec_4", "sec_4",
    ]  # fmt: skip


def test_paragraphs_of_a_schedule_are_its_own() -> None:
    found = [eid for eid in tree(ACT + SCHEDULE) if eid.startswith("att")]
    assert found == ["att_nn_1", "att_nn_1__para_1", "att_nn_1__para_2", "att_nn_1__para_3"]


def test_what_a_colon_introduces_is_no_subsection() -> None:
    provisions = parse_structure(LISTS).provisions
    assert [p.eid for p in provisions if p.kind == "section"] == ["sec_1", "sec_2", "sec_3", "sec_4"]
    assert {p.kind for p in provisions if p.parent} == {"paragraph"}
    assert len([p for p in provisions if p.parent]) == 7


def test_a_number_printed_twice_is_that_of_one_section() -> None:
    assert tree(TWICE) == ["sec_1", "sec_2", "sec_3"]


def test_sections_without_titles_below_a_list_of_titles_are_sections() -> None:
    contents = "CONTENTS\n1. Short title\n2. Access\n3. Regulations\n"
    words = ("The name of this Act is the Data Act.", "A person who opens a machine offends.", "The Minister may make rules.")
    law = "".join(f"\n{number}. {sentence} This does not bind the State.\n" for number, sentence in enumerate(words, 1))
    found = [(p.eid, p.span) for p in parse_structure(contents + law).provisions if p.kind == "section" and p.is_operative]
    assert [eid for eid, _ in found] == ["sec_1", "sec_2", "sec_3"]
