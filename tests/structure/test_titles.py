"""Where a title ends and the body begins: nothing that a law says is taken for a title, and no title for law."""

from __future__ import annotations

import pytest

from annotator.structure.line_numbers import blank_line_numbers
from annotator.structure.lines import Line
from annotator.structure.parse import parse_structure
from annotator.structure.titles import is_cut_sentence, is_titlelike, split_title

PARTED = {
    "Access.—Whoever enters a system commits an offence.": "Access",
    "Theft: (1) If any person steals code, he is liable.": "Theft",
    "Theft – (1) A person shall not steal code.": "Theft",
    "Theft (1) A person shall not steal code.": "Theft",
    "BREACH OF COMPUTER SECURITY.  (a)  A person commits an offence if he enters.": "BREACH OF COMPUTER SECURITY",
    "Interpretation. In this Act, data means facts.": "Interpretation",
    "Rules: The Minister may make rules.": "Rules",
    "Unauthorised access to systems.—(1)": "Unauthorised access to systems",
    "Rules.— The Minister": "Rules",
}
WHOLE = (
    "Director-General may issue a direction for business records",
    "Inspector-General to be told of each warrant",
    "A person who enters: (1) by night; or (2) by force, commits an offence.",
    "In this Act: Data means facts and figures of any kind.",
    "Amendment of Act No. 12 of 2003. Section 4 is amended.",
    "Any officer. The officer may enter premises.",
    "Powers of police officers and others",
)
CUT = {
    ("A police officer may by written notice require a person to", "preserve data for ninety days."): True,
    ("Where a judge of the High Court of the Republic", "is satisfied of the need, he issues a warrant."): True,
    ("The Minister may make regulations for the purposes of this", "Act and of the Second Schedule."): True,
    ("Director-General may issue a direction for business records", "The Director-General may issue a direction."): False,
    ("Powers of the police to enter and search premises", "and to seize the things found there"): False,
    ("Short title", "and commencement of the Act are here;"): False,
    ("A police officer may by written notice require a person to", "(a) preserve data."): False,
}


@pytest.mark.parametrize(("line", "title"), PARTED.items())
def test_a_line_that_holds_title_and_body_is_parted(line: str, title: str) -> None:
    parted = split_title(line)
    assert parted is not None
    assert parted[0] == title
    assert line[parted[1] :].lstrip() == line[parted[1] :]


@pytest.mark.parametrize("line", WHOLE)
def test_a_line_that_is_all_title_or_all_body_stays_whole(line: str) -> None:
    assert split_title(line) is None


@pytest.mark.parametrize(("lines", "is_cut"), CUT.items())
def test_a_sentence_cut_by_the_line_is_no_title(lines: tuple[str, str], is_cut: bool) -> None:
    assert is_cut_sentence(lines[0], Line(0, len(lines[1]), lines[1])) is is_cut


@pytest.mark.parametrize("line", ["1- Law No. 3 is repealed", "First: This is repealed", "2/ Others", "(2) Others"])
def test_what_opens_a_list_is_no_title(line: str) -> None:
    assert not is_titlelike(line)


UNTITLED = """1. This Act may be cited as the Act.
2. A police officer may by written notice require a person to
preserve data for ninety days.
3. The Minister may make rules.
"""
ABOVE = """Access
5. A person shall not enter.
Interception
6. The Authority may, with the approval of the court, intercept a message.
Rules
7. The Authority may make rules.
"""
GULF = """Article (12)
1- Law No. 3 of 2003 is repealed.
2- Any contrary text is repealed.
Article (13)
1- The Minister issues the regulations.
2- He does so in a year.
Article (14)
1- This Law takes effect today.
2- It is published.
"""
LISTED = """1. Short title
This is the Proclamation.
2. Definitions
In this Proclamation:
1. Access means to use a system.
2. Data means facts.
3. Traffic data means data on a chain of communication.
4. Content means the meaning of a message.
3. Illegal access
Whosoever enters shall be punished.
4. Interception
Whosoever intercepts shall be punished.
5. Attempt
An attempt shall be punished.
"""
IN_WHOLE = {
    "sentences cut by the line": (UNTITLED, ["sec_1", "sec_2", "sec_3"], ["", "", ""]),
    "titles above": (ABOVE, ["sec_5", "sec_6", "sec_7"], ["", "Interception", "Rules"]),
    "numbers with a dash": (GULF, ["art_12", "art_13", "art_14"], ["", "", ""]),
    "definitions with numbers of sections": (
        LISTED,
        ["sec_1", "sec_2", "sec_3", "sec_4", "sec_5"],
        ["Short title", "Definitions", "Illegal access", "Interception", "Attempt"],
    ),
}


@pytest.mark.parametrize("name", IN_WHOLE)
def test_every_section_keeps_its_title_and_its_words(name: str) -> None:
    text, eids, titles = IN_WHOLE[name]
    structure = parse_structure(text)
    units = [p for p in structure.provisions if p.kind in {"section", "article"}]
    assert [unit.eid for unit in units] == eids
    assert [unit.heading for unit in units] == titles
    assert {unit.eid for unit in units} == {clause.eid.split("__")[0] for clause in structure.clauses}


def numbered_lines(every: int, page: int) -> str:
    lines = [f"line of a bill and its words {'abcdefghij'[n % 10]}" for n in range(4 * page)]
    return "\n".join(
        f"{n % page + 1:>2}   {line}" if (n % page + 1) % every == 0 else f"     {line}" for n, line in enumerate(lines)
    )


@pytest.mark.parametrize(("every", "page"), [(1, 25), (5, 30), (5, 28)])
def test_line_numbers_of_a_bill_become_blanks(every: int, page: int) -> None:
    text = numbered_lines(every, page)
    plain = blank_line_numbers(text)
    assert len(plain) == len(text)
    assert not any(char.isdigit() for char in plain)


def test_other_numbers_at_the_edge_stay() -> None:
    table = "\n".join(f"{year}  grams and more   {year + 3}" for year in (12, 7, 45, 3, 20, 31, 5, 16, 8, 25, 2))
    sections = "\n".join(f"{n}  Title of a section\nIts body says something.\nAnd something more." for n in range(1, 30))
    assert blank_line_numbers(table) == table
    assert blank_line_numbers(sections) == sections
