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
            Subsection("This Act is to be called the Machines and @ Networks (Misuse) Act, 2024."),
            Subsection("This Act takes effect on whatever day the Minister makes known in the @ Gazette."))),
        Section("Interpretation", (
            Subsection('In this Act, "machine data" means signs that hold @ facts and that a machine can work on; "carrier" '
                       "means whoever, for pay or without, runs a @ network for the use of others."),)),
        Section("Application", (
            Subsection("This Act applies to what is done abroad if the @ machine that suffers by it stands here."),)))),
    Part("Offences", (
        Section("Unauthorised access", (
            Subsection("A person who knowingly and without leave opens a @ machine, or any part of one, commits an offence and "
                       "may be punished by a fine of at most fifty thousand dollars, by at most two years of prison, or both."),
            Subsection("Where the person under subsection (1) breaks a @ lock or password, the prison term is at most five "
                       "years."))),
        Section("Illegal interception", (
            Subsection("A person who, without leave and without a good reason, listens in by any device to", (
                Point("private words or signs that @ machines send to each other; or"),
                Point("waves by which a machine betrays its @ work, where the person", (
                    Point("knows from which @ machine the waves come; or"),
                    Point("does not care about their @ source,")))),
                "commits an offence and is to be punished by prison of at most @ three years."),
            Subsection("A person does not offend against subsection (1) if a judge had @ allowed the listening."))),
        Section("Images of abuse", (
            Subsection("A person commits an offence who knowingly", (
                Point("makes @ images of the abuse of a child in order to hand them round;"),
                Point("gives or shows @ such images to others;"),
                Point("keeps @ such images on a machine."))),)),
        Section("Cyber harassment", (
            Subsection("No person shall send to another by a machine what is meant to @ frighten or to shame him."),
            Subsection("A person who does not obey subsection (1) commits an offence and must pay a fine of @ ten thousand "
                       "dollars."),
            Subsection("The court may also forbid the person to have any @ dealings with whom he harmed."))))),
    Part("Powers of Investigation", (
        Section("Search and seizure", (
            Subsection("If a magistrate is convinced by sworn words that a machine is likely to hold proof of an @ offence, the "
                       "magistrate may give a warrant by which a police officer may", (
                Point("enter and search any @ place that the warrant names;"),
                Point("take away or seal a @ machine or some of its parts; and"),
                Point("copy and keep what @ data the machine holds."))),
            Subsection("A warrant under subsection (1) must be used within fourteen @ days from its date."),
            Subsection("The officer shall leave with the occupier a list of the @ things that were taken."))),
        Section("Production order", (
            Subsection("A judge may order whoever rules over a machine in the country to hand over @ named machine data."),
            Subsection("The judge shall not give an order under subsection (1) unless it is @ needed and no milder way does."))),
        Section("Expedited preservation", (
            Subsection("A police officer may ask in writing that a person keep @ data unchanged for ninety days where", (
                Point("the data is needed to clear up an @ offence; and"),
                Point("without such a letter the data may soon be @ gone."))),)),
        Section("Real-time collection of traffic data", (
            Subsection("A judge may order a carrier to note, as they pass, whence and whither @ messages go, and to tell nobody "
                       "of the order."),
            Subsection("The order ends after thirty @ days unless the judge gives it anew."))))),
    Part("General Provisions", (
        Section("International cooperation", (
            Subsection("The Attorney General may work together with any foreign @ government to clear up offences under this "
                       "Act."),)),
        Section("Regulations", (
            Subsection("The Minister may make regulations that bring the @ purposes of this Act about, and these may set out", (
                Point("the forms of @ orders and warrants;"),
                Point("the fees to be @ paid."))),)),
        Section("Repeal and savings", (
            Subsection("The Machines Act, 2003 is @ repealed."),
            Subsection("What was done under the Act so repealed counts as done under this @ Act."))))),
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
