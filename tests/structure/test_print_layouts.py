"""One invented law in the layouts of many sources: its sections, Parts and sentences are found wherever print puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

import pytest
from print_layouts import Contents, Layout, Margin, Path, Printed, head_pages, number_lines, print_law

from annotator.records import Provision
from annotator.structure.parse import Structure, parse_structure

UNITS = {"section", "article", "rule", "clause"}
DIVISIONS = {"part", "chapter", "title", "division"}
CHAPTER = "CHAPTER {roman}\n{title}"
CHAPTER_NUMBER = "Chapter {number}\n{title}"
TITLE_ABOVE = "{title}\n{number}. "
RUN_IN = "{number}. {title}.— "

CIVIL_LAW = {
    "Ethiopia: 1/ a/": Layout(part="PART {WORD}\n{TITLE}", subsection="{number}/ ", point="{letter}/ "),
    "Ethiopia: 1) a)": Layout(part="PART {WORD}\n{TITLE}", subsection="{number}) ", point="{letter}) "),
    "Ethiopia: Article 3. Title": Layout("Article {number}. {title}\n", CHAPTER, subsection="{number}/ ", point="{letter}/ "),
    "Gulf: Article (5), 1. a.": Layout(
        "Article ({number})\n", CHAPTER_NUMBER, subsection="{number}. ", point="{letter}. ", dash=":"
    ),
    "Gulf: Article (5), 1- a-": Layout(
        "Article ({number})\n", CHAPTER_NUMBER, subsection="{number}- ", point="{letter}- ", dash=":"
    ),
    "Gulf: Article (5), title on a line": Layout(
        "Article ({number})\n{title}\n", CHAPTER_NUMBER, subsection="{number}- ", point="{letter}- ", dash=":"
    ),
    "Gulf: Article (5): title, Chapter (I)": Layout(
        "Article ({number}): {title}\n", "Chapter ({roman})\n{title}", subsection="{number}. "
    ),
    "Gulf: Article (5): on a line, Chapter One": Layout(
        "Article ({number}):\n", "Chapter {word}\n{title}", subsection="{number}. "
    ),
    "Gulf: Article Five:": Layout("Article {number}:\n", "", "{word}", subsection="{number}- ", dash=":"),
    "Iraq: Article (5), First:": Layout("Article ({number})\n", CHAPTER, subsection="{ordinal}: ", dash=":"),
    "Iraq: Article 5, First-, A-": Layout(
        "Article {number}\n", CHAPTER, subsection="{ordinal}- ", point="{LETTER}- ", subpoint="{number}- ", dash=":"
    ),
    "Iraq: Article 5 - First., 1-": Layout("Article {number} - ", "", subsection="{ordinal}. ", point="{number}- ", dash=":"),
    "Iraq: Article 5: First., wrapped": Layout("Article {number}: ", "", subsection="{ordinal}. ", dash=":", wrap=70),
    "Ethiopia: section 3., subsection 1.": Layout(part=CHAPTER, subsection="{number}. ", point="{letter}) "),
    "Ethiopia: section 3., subsection 1., wrapped": Layout(part=CHAPTER, subsection="{number}. ", point="{letter}) ", wrap=75),
    "section 3., subsection 1., contents": Layout(subsection="{number}. ", contents=Contents()),
    "section 3., subsection 1., blank lines": Layout(subsection="{number}. ", blank_lines=True),
    "section 3, title below, subsection 1.": Layout("{number}.\n{title}\n", subsection="{number}. "),
    "3. TITLE, subsection 1., (i)": Layout(
        "{number}. {TITLE}\n", subsection="{number}. ", point="({roman_small}) ", subpoint="({LETTER}) "
    ),
    "Laos: Article 8. Title, 1. 1.": Layout(
        "Article {number}. {title}\n", CHAPTER, subsection="{number}. ", point="{number}. ", dash=":"
    ),
    "Laos: Article 8 Title, 1) 1), wrapped": Layout(
        "Article {number} {title}\n", CHAPTER, subsection="{number}) ", point="{number}) ", dash=":", wrap=70
    ),
    "Cambodia: Article 23._, dashes": Layout("Article {number}._ {title}\n", CHAPTER, point="- ", dash=":"),
    "Cambodia: Article 23.- Title": Layout("Article {number}.- {title}\n", CHAPTER, dash=":"),
    "Viet Nam: Article 8. Title, 1. a)": Layout(
        "Article {number}. {title}\n", CHAPTER, subsection="{number}. ", point="{letter}) ", dash=":"
    ),
    "African Union: Article 29: Title, 1. a)": Layout(
        "Article {number}: {title}\n", "Chapter {roman}: {title}", subsection="{number}. ", point="{letter}) ", dash=":"
    ),
    "Rwanda: Article 3: Title, 1°": Layout(
        "Article {number}: {title}\n", "CHAPTER {roman}: {TITLE}", subsection="{number}° ", point="{letter}) ", dash=":"
    ),
}
COMMON_LAW = {
    "number, title, body below": Layout(),
    "Pakistan: title, dash, (1)": Layout("{number}. {title}.—", CHAPTER),
    "Pakistan: title, dash, wrapped": Layout(RUN_IN, CHAPTER, wrap=72),
    "Pakistan: title, hyphen, blank lines": Layout("{number}. {title}.- ", CHAPTER, wrap=72, blank_lines=True),
    "India, rules: title, dash, (1)": Layout(RUN_IN, "", wrap=80),
    "Nepal: title, colon, (1)": Layout("{number}. {title}: ", CHAPTER_NUMBER, dash=":"),
    "Nepal: title, colon, wrapped": Layout(
        "{number}. {title} : ", CHAPTER_NUMBER, dash=":-", wrap=75, blank_lines=True, titles_are_lost=True
    ),
    "Samoa: title, dash, words": Layout("{number}. {title} – ", "PART {number}\n{TITLE}", dash=":"),
    "Samoa: title, hyphen, wrapped": Layout(
        "{number}. {title}-", "PART {number}\n{TITLE}", dash=":", wrap=70, titles_are_lost=True
    ),
    "title, stop, words": Layout("{number}. {title}. "),
    "title, stop, wrapped": Layout("{number}. {title}. ", wrap=70),
    "title, words without a stop": Layout("{number}. {title} ", titles_are_lost=True),
    "title, dash, narrow column": Layout(RUN_IN, wrap=40, titles_are_lost=True),
    "Philippines: SEC. 4. Title. -": Layout("SEC. {number}. {title}. - ", CHAPTER, dash=":", blank_lines=True),
    "Philippines: SECTION 1. Title. –": Layout("SECTION {number}. {title}. – ", CHAPTER, dash=":", blank_lines=True),
    "Philippines: a section is one line": Layout("SEC. {number}. {title}. — ", "", body_is_one_line=True),
    "a body is one line": Layout(body_is_one_line=True),
    "Section 4. Title. (1)": Layout("Section {number}. {title}. "),
    "Section 4: Title": Layout("Section {number}: {title}\n"),
    "Section 4 Title": Layout("Section {number} {title}\n"),
    "Section 4 - Title, blank lines": Layout("Section {number} - {title}\n", blank_lines=True),
    "Section 4, title on a line": Layout("Section {number}\n{title}\n"),
    "Sec 4 - Title": Layout("Sec {number} - {title}\n"),
    "Clause 4: Title": Layout("Clause {number}: {title}\n"),
    "CLAUSE 4, title on a line": Layout("CLAUSE {number}\n{title}\n"),
    "S.4 Title": Layout("S.{number} {title}\n"),
    "s. 4 Title": Layout("s. {number} {title}\n"),
    "[s 4] Title": Layout("[s {number}] {title}\n"),
    "4.- Title": Layout("{number}.- {title}\n"),
    "4: Title": Layout("{number}: {title}\n"),
    "4- Title": Layout("{number}- {title}\n"),
    "4 – Title": Layout("{number} – {title}\n"),
    "4) Title": Layout("{number}) {title}\n"),
    "(4) Title, (a) (i)": Layout(
        "({number}) {title}\n", subsection="({letter}) ", point="({roman_small}) ", subpoint="({LETTER}) "
    ),
    "TITLE in capitals": Layout("{number}. {TITLE}\n"),
    "Papua New Guinea: 4. TITLE.": Layout("{number}. {TITLE}.\n", "PART {roman}. – {TITLE}.", dash=" – "),
    "Papua New Guinea, wrapped": Layout("{number}. {TITLE}.\n", "PART {roman}. – {TITLE}.", dash=" – ", wrap=75),
    "Tonga: 4 Title": Layout("{number} {title}\n", "PART {number} - {TITLE}"),
    "United Kingdom: 1 Title": Layout("{number} {title}\n", "PART {number}\n{TITLE}", wrap=68),
    "United Kingdom: number and title apart": Layout("{number}    {title}\n", "PART {number}\n{TITLE}", wrap=68),
    "Scotland: indents, blank lines": Layout("{number} {title}\n", "PART {number}\n{TITLE}", indent="  ", blank_lines=True),
    "Ireland: title above, 3.—(1)": Layout(
        "{title}\n{number}.", "PART {number}\n{title}", before_subsection="—", before_words=" ", wrap=75
    ),
    "Ireland: no titles, 3.— (1)": Layout("{number}.— ", "PART {number}\n{title}", wrap=75),
    "Ireland: title and stop above, 3.—(1)": Layout("{title}.\n\n{number}.—", wrap=70),
    "Namibia: title above, blank lines": Layout(
        "{title}\n\n{number}. ", "PART {roman}—{TITLE}", subsection="({number})  ", wrap=78, blank_lines=True
    ),
    "Bhutan: title above, CHAPTER 1": Layout(TITLE_ABOVE, "CHAPTER {number}\n{TITLE}"),
    "Maldives: title above, 1. (a) (1)": Layout(
        TITLE_ABOVE, "CHAPTER {WORD}\n{TITLE}", subsection="({letter}) ", point="({number}) "
    ),
    "Ghana: title above in asterisks": Layout("*{title}*\n{number}. ", "", wrap=70, titles_are_lost=True),
    "title above": Layout(TITLE_ABOVE),
    "title above, wrapped": Layout(TITLE_ABOVE, wrap=70),
    "title above, blank line, wrapped": Layout("{title}\n\n{number}. ", wrap=70),
    "title and stop above, wrapped": Layout("{title}.\n{number}. ", wrap=70),
    "TITLE above, wrapped": Layout("{TITLE}\n{number}. ", wrap=70, titles_are_lost=True),
    "title above, 4 (1)": Layout("{title}\n{number} ", wrap=70),
    "title above, 4.-(1)": Layout("{title}\n{number}.", before_subsection="-", before_words=" ", wrap=70),
    "title above, 4(1)": Layout("{title}\n{number}", before_words=" "),
    "no titles, 4. (1)": Layout("{number}. "),
    "no titles, 4. (1), wrapped": Layout("{number}. ", wrap=70),
    "no titles, 4.-(1)": Layout("{number}.", before_subsection="-", before_words=" "),
    "no titles, 4(1)": Layout("{number}", before_words=" "),
    "number alone, title below": Layout("{number}.\n{title}\n"),
    "number alone, words below": Layout("{number}.\n"),
    "Myanmar: 33. (a) (i) (aa)": Layout(
        "{number}. ", CHAPTER, subsection="({letter}) ", point="({roman_small}) ", subpoint="({letter}{letter}) ", dash=":"
    ),
    "Markdown, bold": Layout("**{number}. {title}**\n", "**PART {roman}**\n**{TITLE}**"),
    "Markdown, headings": Layout("### {number}. {title}\n", "## PART {roman} — {TITLE}"),
    "tabs behind labels": Layout("{number}.\t{title}\n", subsection="({number})\t", point="({letter})\t"),
    "PART ONE": Layout(part="PART {WORD}\n{TITLE}"),
    "Part 1 – Title": Layout(part="Part {number} – {title}"),
    "PART I: TITLE": Layout(part="PART {roman}: {TITLE}"),
    "FIRST PART": Layout(part="{ORDINAL} PART\n{TITLE}"),
    "P A R T  I": Layout(part="P A R T  {roman}\n{TITLE}"),
    "P A R T I": Layout(part="P A R T {roman}\n{TITLE}"),
    "C H A P T E R   I - TITLE": Layout(part="C H A P T E R   {roman} - {TITLE}"),
    "C h a p t e r  1, title on a line": Layout("{number}. {title}.—", "C h a p t e r  {number}\n{title}", wrap=72),
    "subsections 1.1": Layout(subsection="{section}.{number} "),
    "subsections 1.1., wrapped": Layout(subsection="{section}.{number}. ", wrap=70),
    "sections without a stop, subsections 1.1": Layout("{number} {title}\n", subsection="{section}.{number} ", indent="  "),
    "subsections 1.1, contents": Layout(subsection="{section}.{number} ", contents=Contents()),
    "Article 1, subsections 1.1.": Layout("Article {number}. {title}\n", CHAPTER, subsection="{section}.{number}. ", dash=":"),
    "Article 1: subsections 1.1": Layout("Article {number}\n", CHAPTER, subsection="{section}.{number} ", dash=":"),
    "no Parts": Layout(part=""),
}
LETTERS_FIRST = Layout(part="", subsection="({letter}) ", point="({number}) ", subpoint="({LETTER}) ")
ARIZONA = Layout(
    "§ {number}. {title}\n",
    "",
    "13-23{number:02d}",
    subsection="{LETTER}. ",
    point="{number}. ",
    subpoint="({letter}) ",
    dash=":",
)
TEXAS = replace(LETTERS_FIRST, section="Sec. {number}. {TITLE}. ", number="33.{number:02d}", dash=":")
UNITED_STATES = {
    "Arizona: § 13-2316. Title, A. 1. (a)": ARIZONA,
    "Arizona: 13-2316. Title": replace(ARIZONA, section="{number}. {title}\n"),
    "Texas: Sec. 33.02. TITLE. (a) (1) (A)": TEXAS,
    "Texas, wrapped": replace(TEXAS, section="Sec. {number}.  {TITLE}.  ", wrap=65, titles_are_lost=True),
    "Florida: 815.06 Title.—(1) (a) 1.": Layout("{number} {title}.—", "", "815.{number:02d}", subpoint="{number}. "),
    "New York: § 156.05 Title.": Layout("§ {number} {title}.\n", "", "156.{number:02d}", subsection="{number}. ", dash=":"),
    "California: 502. (a) (1) (A)": replace(LETTERS_FIRST, section="{number}. ", number="5{number:02d}", dash=":"),
    "United States bill with line numbers": replace(
        LETTERS_FIRST, section="SEC. {number}. {TITLE}.\n", wrap=60, finish=partial(number_lines, page=25)
    ),
}
BARE = "{number} {title}"
WITH_CONTENTS = {
    "contents": Layout(contents=Contents()),
    "contents with dots and pages": Layout(contents=Contents("{number}. {title} ........ {page}")),
    "contents without Parts": Layout(contents=Contents(names_parts=False)),
    "contents without a heading": Layout(contents=Contents(heading="")),
    "contents without stops": Layout(contents=Contents(BARE)),
    "contents and law without stops": Layout(BARE + "\n", contents=Contents(BARE)),
    "contents, title above": Layout(TITLE_ABOVE, wrap=70, contents=Contents()),
    "contents, title and dash": Layout(RUN_IN, wrap=70, contents=Contents()),
    "contents, SEC. 4. Title": Layout(
        "SEC. {number}. {title}. — ", wrap=70, contents=Contents("SEC. {number}. {title}", "TABLE OF CONTENTS")
    ),
}
ALTERNATING = ("{page} No. 12 Cybercrimes Act 2024", "2024 Cybercrimes Act No. 12 {page}")
ON_PAGES = {
    "page header between blanks": Layout(
        wrap=75, finish=partial(head_pages, headers=("\n11{page}  No. 12  Cybercrimes Act  2024\n",))
    ),
    "page headers left and right": Layout(wrap=75, finish=partial(head_pages, headers=ALTERNATING)),
    "page headers behind form feeds": Layout(wrap=75, finish=partial(head_pages, headers=ALTERNATING, new_page="\f")),
    "page numbers alone": Layout(wrap=75, finish=partial(head_pages, headers=("11{page}",))),
    "page numbers of one digit": Layout(wrap=75, finish=partial(head_pages, headers=("{page}",), every=20)),
    "page numbers behind form feeds": Layout(wrap=75, finish=partial(head_pages, headers=("{page}",), every=20, new_page="\f")),
    "page numbers between dashes": Layout(wrap=75, finish=partial(head_pages, headers=("- {page} -",))),
    "Page 3 of 20": Layout(wrap=75, finish=partial(head_pages, headers=("Page {page} of 20",))),
    "gazette: header of two lines": Layout(
        wrap=75, finish=partial(head_pages, headers=("\nCybercrimes Bill, 2024\n\nC 11{page}\n",), every=20)
    ),
    "chapter number and header": Layout(
        wrap=75, finish=partial(head_pages, headers=("[Cap. 79:06]\nAct No. 12  Cybercrimes  11{page}",), every=22, new_page="\f")
    ),
    "line numbers to the right": Layout(wrap=70, finish=partial(number_lines, page=30, step=5, column=80)),
    "line numbers to the left": Layout(wrap=70, finish=partial(number_lines, page=30, step=5)),
    "titles in the left margin": Layout("{number}. ", margin=Margin("left"), titles_are_lost=True),
    "titles in the left margin, 3.-(1)": Layout(
        "{number}.", before_subsection="-", before_words=" ", margin=Margin("left"), titles_are_lost=True
    ),
    "every line indented": Layout(wrap=70, finish=partial(re.sub, "(?m)^", "      ")),
    "Windows line ends": Layout(finish=partial(re.sub, "\n", "\r\n")),
    "a blank line behind each": Layout(wrap=70, finish=partial(re.sub, "\n", "\n\n")),
    "narrow column": Layout(wrap=40),
    "narrow column that cuts titles": Layout(wrap=30),
}
SCANNED = {
    "scan: blank ahead of the stop": Layout(finish=partial(re.sub, r"(?m)^(\d+)\. ", r"\1 . ")),
    "scan: (l) for (1)": Layout(finish=partial(re.sub, r"\(1\) ", "(l) ")),
    "scan: (I) for (1)": Layout(finish=partial(re.sub, r"\(1\) ", "(I) ")),
    "scan: comma for stop": Layout(finish=partial(re.sub, r"(?m)^(\d+)\. ", r"\1, ")),
    "scan: (1} for (1)": Layout(finish=partial(re.sub, r"(?m)^\((\w)\) ", r"(\1} ")),
    "scan: {1) for (1)": Layout(finish=partial(re.sub, r"(?m)^\((\w{1,3})\) ", r"{\1) ")),
    "scan: blanks within brackets": Layout(finish=partial(re.sub, r"(?m)^\((\w+)\) ", r"( \1 ) ")),
}
LAYOUTS: dict[str, Layout] = CIVIL_LAW | COMMON_LAW | UNITED_STATES | WITH_CONTENTS | ON_PAGES | SCANNED
NOT_READ: dict[str, tuple[Layout, str]] = {
    "titles in the right margin": (Layout("{number}. ", margin=Margin("right")), "notes stand amid sentences"),
    "right margin run into the body": (
        Layout("{number}. ", margin=Margin("right", keeps_columns=False)),
        "notes stand amid sentences",
    ),
    "left margin run into the body": (
        Layout("{number}. ", margin=Margin("left", keeps_columns=False)),
        "notes stand before numbers",
    ),
    "a law in one line": (Layout(finish=partial(re.sub, "\n", " ")), "nothing begins a line"),
    "scan: l. for 1.": (Layout(finish=partial(re.sub, r"(?m)^1\. ", "l. ")), "the first number is lost"),
    "scan: 1l. for 11.": (Layout(finish=partial(re.sub, r"(?m)^11\. ", "1l. ")), "a number is lost"),
}


@dataclass(frozen=True)
class Reading:
    """A printed law beside what was found in it."""

    printed: Printed
    structure: Structure


@cache
def read(layout: Layout) -> Reading:
    """Print the law and parse it, once for all tests of a layout."""
    printed = print_law(layout)
    return Reading(printed, parse_structure(printed.text))


def units(structure: Structure) -> list[Provision]:
    """The operative sections, in order."""
    return [p for p in structure.provisions if p.kind in UNITS and p.is_operative]


def plain(title: str) -> str:
    """A title without its case and closing stop, which belong to the layout."""
    return " ".join(title.split()).strip(" .").casefold()


def markers(printed: Printed) -> Iterator[tuple[str, int, Path]]:
    """Every marker, where it is, and the path at which it must be found."""
    for marker, path in printed.paths.items():
        yield marker, printed.text.index(marker), path


def path_at(structure: Structure, at: int) -> Path:
    """The numbers from the section down to the innermost provision at an offset."""
    around = [p for p in structure.provisions if p.span.start <= at < p.span.end and p.kind not in DIVISIONS]
    return tuple(p.num for p in sorted(around, key=lambda p: (p.span.start, -p.span.end)))


every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


@every_layout
def test_sections_are_found_in_order(layout: Layout) -> None:
    reading = read(layout)
    assert [p.num for p in units(reading.structure)] == [unit.number for unit in reading.printed.units]


@every_layout
def test_sections_bear_their_titles(layout: Layout) -> None:
    reading = read(layout)
    found = [plain(p.heading) for p in units(reading.structure)]
    printed = [plain(unit.title) for unit in reading.printed.units]
    if layout.titles_are_lost:
        # Part of a title is no worse than none, but words of the law in its place would be missed in the clause.
        printed = [title[: len(start)] for start, title in zip(found, printed, strict=False)]
    assert found == printed


@every_layout
def test_sections_lie_in_their_parts(layout: Layout) -> None:
    reading = read(layout)
    by_eid = {p.eid: p for p in reading.structure.provisions}
    parents = [by_eid.get(p.parent or "") for p in units(reading.structure)]
    assert [plain(p.heading) if p else "" for p in parents] == [plain(unit.part) for unit in reading.printed.units]


@every_layout
def test_every_marker_is_in_one_clause(layout: Layout) -> None:
    reading = read(layout)
    spans = [clause.span for clause in reading.structure.clauses]
    holders = {marker: sum(s.start <= at < s.end for s in spans) for marker, at, _ in markers(reading.printed)}
    assert {marker: count for marker, count in holders.items() if count != 1} == {}


@every_layout
def test_every_marker_is_at_its_path(layout: Layout) -> None:
    reading = read(layout)
    wrong: dict[str, tuple[Path, Path]] = {}
    for marker, at, path in markers(reading.printed):
        found = path_at(reading.structure, at)
        # Print that indents nothing does not tell the words that close a sentence from the last point, so these may lie deeper.
        if (found[: len(path)] if marker in reading.printed.closing else found) != path:
            wrong[marker] = (path, found)
    assert wrong == {}


@every_layout
def test_nearly_all_words_have_a_place(layout: Layout) -> None:
    structure = read(layout).structure
    assert structure.coverage >= 0.97, structure.unrecognised


@every_layout
def test_offsets_are_within_the_text(layout: Layout) -> None:
    reading = read(layout)
    spans = [p.span for p in reading.structure.provisions] + [c.span for c in reading.structure.clauses]
    assert [s for s in spans if not 0 <= s.start < s.end <= len(reading.printed.text)] == []


CHECKS = (
    test_sections_are_found_in_order,
    test_sections_bear_their_titles,
    test_sections_lie_in_their_parts,
    test_every_marker_is_in_one_clause,
    test_every_marker_is_at_its_path,
    test_nearly_all_words_have_a_place,
    test_offsets_are_within_the_text,
)


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(layout, id=name, marks=pytest.mark.xfail(raises=AssertionError, strict=True, reason=reason))
        for name, (layout, reason) in NOT_READ.items()
    ],
)
def test_layouts_not_read_yet(layout: Layout) -> None:
    for check in CHECKS:
        check(layout)
