"""One invented law, and the layouts in which sources in English print laws, so that the tree of every print is known."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, zip_longest

Path = tuple[str, ...]
Finish = Callable[[str], str]


@dataclass(frozen=True)
class Point:
    """Words behind a label such as (a), and the subpoints under them; every @ in words is printed as a marker word."""

    words: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Subsection:
    """Words, the points they lead to, and the words that close the sentence behind the points."""

    words: str
    points: tuple[Point, ...] = ()
    closing: str = ""


@dataclass(frozen=True)
class Section:
    """A title and its subsections, which bear numbers where there is more than one."""

    title: str
    subsections: tuple[Subsection, ...]


@dataclass(frozen=True)
class Part:
    """A Part of the law."""

    title: str
    sections: tuple[Section, ...]


# fmt: off
LAW = (
    Part("Preliminary", (
        Section("Short title and commencement", (
            Subsection("This Act may be cited as the Computer Misuse and @ Crimes Act, 2024."),
            Subsection("This Act comes into operation on a date appointed by the Minister by notice in the @ Gazette."))),
        Section("Interpretation", (
            Subsection('In this Act, unless the context otherwise requires, "computer data" means any representation of @ facts '
                       'suitable for processing; "service provider" means any public or private @ entity that provides the '
                       "ability to communicate."),)),
        Section("Application", (
            Subsection("This Act applies to an act done outside the country where the @ computer system is located in the "
                       "country."),)))),
    Part("Offences", (
        Section("Unauthorised access", (
            Subsection("A person who intentionally and without authority accesses the whole or any part of a @ computer system "
                       "commits an offence and is liable on conviction to a fine not exceeding fifty thousand dollars or to "
                       "imprisonment for a term not exceeding two years, or to both."),
            Subsection("Where the offence under subsection (1) is committed by infringing @ security measures, the penalty is "
                       "imprisonment for five years."))),
        Section("Illegal interception", (
            Subsection("A person who, without lawful excuse or justification, intercepts by technical means", (
                Point("any non-public transmission of @ data to, from or within a computer system; or"),
                Point("electromagnetic emissions carrying @ data, where the person", (
                    Point("knows that the emissions come from a @ system; or"),
                    Point("is reckless as to their @ origin,")))),
                "commits an offence and is liable on conviction to imprisonment for a term not exceeding @ three years."),
            Subsection("It is a defence to a charge under subsection (1) that the @ interception was authorised by a judge."))),
        Section("Child sexual abuse material", (
            Subsection("A person commits an offence who knowingly", (
                Point("produces @ child sexual abuse material for its distribution through a computer system;"),
                Point("offers or makes available @ such material;"),
                Point("possesses @ such material in a computer system."))),)),
        Section("Cyber harassment", (
            Subsection("No person shall use a computer system to send a message that is grossly @ offensive, indecent or "
                       "menacing to another person."),
            Subsection("A person who contravenes subsection (1) commits an offence and is liable to a fine of @ ten thousand "
                       "dollars."),
            Subsection("The court may, in addition, order the person to refrain from @ contact with the victim."))))),
    Part("Powers of Investigation", (
        Section("Search and seizure", (
            Subsection("If a magistrate is satisfied on information on oath that there are reasonable grounds to believe that a "
                       "computer system contains evidence of an @ offence, the magistrate may issue a warrant authorising a "
                       "police officer to", (
                Point("enter and search any @ premises specified in the warrant;"),
                Point("seize or similarly secure a @ computer system or part of it; and"),
                Point("make and retain a copy of @ computer data."))),
            Subsection("A warrant issued under subsection (1) shall be executed within fourteen @ days of the date on which it "
                       "was issued."),
            Subsection("The officer shall give the occupier a list of the @ things that have been seized."))),
        Section("Production order", (
            Subsection("A judge may order a person in the country in control of a computer system to produce @ specified "
                       "computer data."),
            Subsection("An order under subsection (1) shall not be made unless the judge is satisfied that the order is @ "
                       "necessary and proportionate."))),
        Section("Expedited preservation", (
            Subsection("A police officer may by written notice require a person to preserve @ data for a period of ninety days "
                       "where", (
                Point("the data is reasonably required for an @ investigation; and"),
                Point("there is a risk that the data may be @ destroyed."))),)),
        Section("Real-time collection of traffic data", (
            Subsection("A judge may order a service provider to collect or record @ traffic data in real time and to keep the "
                       "execution of the order confidential."),
            Subsection("The order lapses after thirty @ days unless it is renewed by the judge."))))),
    Part("General Provisions", (
        Section("International cooperation", (
            Subsection("The Attorney General may cooperate with any foreign @ government for the purpose of investigations "
                       "concerning offences under this Act."),)),
        Section("Regulations", (
            Subsection("The Minister may make regulations for the better carrying out of the @ provisions of this Act, and such "
                       "regulations may prescribe", (
                Point("the forms of @ orders and warrants;"),
                Point("the fees @ payable."))),)),
        Section("Repeal and savings", (
            Subsection("The Computer Offences Act, 2003 is @ repealed."),
            Subsection("Anything done under the repealed Act shall be deemed to have been done under this @ Act."))))),
)
# fmt: on


@dataclass(frozen=True)
class Contents:
    """How the table of contents prints a section, what stands above it, and whether it names the Parts."""

    entry: str = "{number}. {title}"
    heading: str = "ARRANGEMENT OF SECTIONS"
    names_parts: bool = True


@dataclass(frozen=True)
class Margin:
    """Where the margin prints titles, and whether the blanks that keep the columns apart were kept."""

    side: str
    keeps_columns: bool = True
    note_width: int = 18
    body_width: int = 60


@dataclass(frozen=True)
class Layout:
    """How a source prints a law. Format strings know the names that `numerals` gives, and of a heading {title} and {TITLE}.

    A section head that does not end its line runs into the body. ``before_subsection`` follows the head of a section that has
    numbered subsections, ``before_words`` that of any other. A layout whose titles are lost is read rightly in all but titles.
    """

    section: str = "{number}. {title}\n"
    part: str = "PART {roman}\n{TITLE}"
    number: str = "{number}"
    before_subsection: str = ""
    before_words: str = ""
    subsection: str = "({number}) "
    point: str = "({letter}) "
    subpoint: str = "({roman_small}) "
    dash: str = "—"
    indent: str = ""
    wrap: int = 0
    blank_lines: bool = False
    body_is_one_line: bool = False
    contents: Contents | None = None
    margin: Margin | None = None
    finish: Finish | None = None
    titles_are_lost: bool = False

    @property
    def prints_titles(self) -> bool:
        """Whether the titles of sections are anywhere in the text."""
        return self.margin is not None or "{title}" in self.section.lower()


@dataclass(frozen=True)
class Unit:
    """A section as it must be found: its number and title as printed, and the title of its Part where Parts are printed."""

    number: str
    title: str
    part: str


@dataclass(frozen=True)
class Printed:
    """A printed law, its sections in order, the path of every marker, and the markers in the closing words of a sentence."""

    text: str
    units: tuple[Unit, ...]
    paths: dict[str, Path]
    closing: frozenset[str]


ROMAN = ["I", "II", "III", "IV"]
ORDINALS = ["First", "Second", "Third", "Fourth"]
WORDS = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen".split()


def numerals(number: int) -> dict[str, str | int]:
    """Write a number in every way that a layout may ask for; Parts and points are few, so not every way goes far."""
    roman = ROMAN[number - 1] if number <= len(ROMAN) else ""
    ordinal = ORDINALS[number - 1] if number <= len(ORDINALS) else ""
    letter, word = chr(ord("a") + number - 1), WORDS[number - 1]
    ways = {"letter": letter, "LETTER": letter.upper(), "roman": roman, "roman_small": roman.lower()}
    ways |= {"word": word, "WORD": word.upper(), "ordinal": ordinal, "ORDINAL": ordinal.upper()}
    return {"number": number, **ways}


class Markers:
    """Hands out marker words, each for one place, and keeps the path of each."""

    def __init__(self) -> None:
        self.paths: dict[str, Path] = {}
        self.closing: set[str] = set()

    def place(self, words: str, path: Path, closing: bool = False) -> str:
        """Put a new marker word in the place of every @."""
        first, *rest = words.split("@")
        for piece in rest:
            marker = f"q{chr(ord('a') + len(self.paths) // 26)}{chr(ord('a') + len(self.paths) % 26)}x"
            self.paths[marker] = path
            if closing:
                self.closing.add(marker)
            first += marker + piece
        return first


def print_law(layout: Layout) -> Printed:
    """Print the law in a layout, and say what must be found in it."""
    markers = Markers()
    units: list[Unit] = []
    pieces = [_contents(layout, layout.contents)] if layout.contents else []
    for at, part in enumerate(LAW, 1):
        if layout.part:
            pieces.append(_part_heading(layout, at))
        for section in part.sections:
            number = layout.number.format(**numerals(len(units) + 1))
            units.append(Unit(number, section.title if layout.prints_titles else "", part.title if layout.part else ""))
            pieces.append(_section(layout, section, number, markers))
    text = "\n\n".join(pieces) + "\n"
    return Printed(layout.finish(text) if layout.finish else text, tuple(units), markers.paths, frozenset(markers.closing))


def _part_heading(layout: Layout, at: int) -> str:
    title = LAW[at - 1].title
    return layout.part.format(**numerals(at), title=title, TITLE=title.upper())


def _contents(layout: Layout, contents: Contents) -> str:
    lines = ["CYBERCRIMES ACT, 2024", "", contents.heading, "", "Section", ""]
    number = 0
    for at, part in enumerate(LAW, 1):
        if contents.names_parts:
            lines += ["", _part_heading(layout, at), ""]
        for section in part.sections:
            number += 1
            lines.append(contents.entry.format(number=number, title=section.title, page=number + 3))
    enacted = "An Act to provide for offences against computer systems.\n\nENACTED by the Parliament of the Republic as follows:"
    return "\n".join([*lines, "", enacted])


def _section(layout: Layout, section: Section, number: str, markers: Markers) -> str:
    is_numbered = len(section.subsections) > 1
    head = layout.section.format(number=number, title=section.title, TITLE=section.title.upper())
    head += layout.before_subsection if is_numbered else layout.before_words
    blocks: list[str] = []
    for at, subsection in enumerate(section.subsections, 1):
        label = layout.subsection.format(**numerals(at), section=number) if is_numbered else ""
        path = (number, _key(label)) if is_numbered else (number,)
        blocks.append(label + markers.place(subsection.words, path) + (layout.dash if subsection.points else ""))
        blocks += _points(layout, subsection.points, path, markers, (layout.point, layout.subpoint), layout.indent)
        if subsection.closing:
            blocks.append(markers.place(subsection.closing, path, closing=True))
    if layout.body_is_one_line:
        blocks = [" ".join(blocks)]
    blocks = [head.removesuffix("\n"), *blocks] if head.endswith("\n") else [head + blocks[0], *blocks[1:]]
    if layout.margin:
        return "\n".join(_beside(layout.margin, section.title + ".", blocks))
    return ("\n\n" if layout.blank_lines else "\n").join(_wrapped(block, layout.wrap) for block in blocks)


def _points(
    layout: Layout, points: tuple[Point, ...], above: Path, markers: Markers, labels: tuple[str, ...], indent: str
) -> list[str]:
    blocks: list[str] = []
    for at, point in enumerate(points, 1):
        label = labels[0].format(**numerals(at))
        path = (*above, _key(label))
        blocks.append(indent + label + markers.place(point.words, path) + (layout.dash if point.points else ""))
        blocks += _points(layout, point.points, path, markers, labels[1:], indent + layout.indent)
    return blocks


def _key(label: str) -> str:
    """The number that a label bears, the last where it repeats that of the section; a dash bears none."""
    numbers: list[str] = re.findall(r"\w+", label)
    return numbers[-1] if numbers else ""


def _wrapped(block: str, width: int) -> str:
    if not width:
        return block
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) if line.strip() else line for line in block.split("\n"))


def _beside(margin: Margin, title: str, blocks: list[str]) -> list[str]:
    body = [line for block in blocks for line in textwrap.wrap(block, margin.body_width)]
    note_width, body_width = (margin.note_width + 2, margin.body_width + 3) if margin.keeps_columns else (0, 0)
    lines: list[str] = []
    for note, line in zip_longest(textwrap.wrap(title, margin.note_width), body, fillvalue=""):
        gap = " " if note and not margin.keeps_columns else ""
        lines.append(f"{note:<{note_width}}{gap}{line}" if margin.side == "left" else f"{line:<{body_width}}{gap}{note}")
    return [line.rstrip() for line in lines]


def head_pages(text: str, headers: tuple[str, ...], every: int = 28, new_page: str = "") -> str:
    """Put the page headers, each in its turn, between every so many lines, ahead of them what a new page begins with."""
    turn = cycle(headers)
    lines: list[str] = []
    for at, line in enumerate(text.split("\n")):
        if at and at % every == 0:
            lines.append(new_page + next(turn).format(page=1 + at // every))
        lines.append(line)
    return "\n".join(lines)


def number_lines(text: str, page: int, step: int = 1, column: int = 0) -> str:
    """Number every line of print, or every fifth, anew on each page: in a column to the right or, without one, to the left."""
    lines: list[str] = []
    count = 0
    for line in text.split("\n"):
        count = count % page + 1 if line.strip() else count
        if not line.strip() or count % step:
            lines.append(line)
        else:
            lines.append(f"{line:<{column}}{count}" if column else f"{count:>2}   {line}")
    return "\n".join(lines)
