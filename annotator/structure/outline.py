"""Which heading candidates really are the divisions of this law."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise

from annotator.letters import is_small
from annotator.records import Span
from annotator.structure.bodies import with_bodies
from annotator.structure.chain import find_chain, weights
from annotator.structure.counts_below import sections_alone
from annotator.structure.decimals import without_decimals
from annotator.structure.headings import (
    Heading,
    find_attachment,
    find_container,
    find_number_unit,
    find_rare_unit,
    find_word_unit,
    is_number_alone,
)
from annotator.structure.lines import Line, continues_sentence, find_furniture, is_blank_above, is_blank_below, split_lines
from annotator.structure.listed_numbers import without_lists
from annotator.structure.numerals import NumberKey, is_numbered_apart
from annotator.structure.quotes import find_quoted_blocks
from annotator.structure.restarts import find_restarts, restarts_below
from annotator.structure.titles import is_titlelike
from annotator.structure.words import CONTENTS

# Fewer than this many "Article N" lines do not make a law of articles.
MINIMUM_CHAIN = 3
# A title that drifted away from its number stands within so many lines.
DRIFT = 16
LONGEST_REPEATED_TITLE = 300
_PUNCTUATION = re.compile(r"[\s.:–—\-)\]*_।]*")
_EU_SECTION = re.compile(
    r"\s*(?:SECTION|Section|PARAGRAF|Paragraf)\s+"
    r"(\d+|[IVX]+(?!\w)|première|premiere|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|[A-Z](?!\w))\s*[.:–—-]*\s*[–—-]?\s*(.{0,120})"
)


@dataclass(frozen=True, slots=True)
class Outline:
    """Chosen divisions in document order; ``contents_start`` is where a table of contents begins, if any."""

    headings: tuple[Heading, ...]
    contents_start: int | None
    body_start: int
    furniture: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Candidates:
    containers: list[Heading]
    words: dict[str, list[Heading]]
    numbers: list[Heading]
    contents_start: int | None = None
    # Candidates by number alone, each for itself where ``numbers`` holds one for a number that is repeated right below.
    repeated: list[Heading] = field(default_factory=list)


def find_outline(text: str) -> Outline:
    """Choose the divisions of a law.

    Parameters
    ----------
    text
        The whole text.

    Returns
    -------
    Outline
        Containers, attachments and basic units that make up the operative text.
    """
    all_lines = split_lines(text)
    furniture = find_furniture(text, all_lines)
    masked = {span.start for span in furniture}
    lines = [line for line in all_lines if line.start not in masked] if masked else all_lines
    candidates = _collect(text, lines)
    quoted = find_quoted_blocks(text)
    candidates.containers = _outside(candidates.containers, quoted)
    words = {s: _outside(found, quoted) for s, found in candidates.words.items()}
    apart = [h for found in words.values() for h in found if is_numbered_apart(h.number)]
    style, chain = _choose_style(
        {s: [h for h in found if not is_numbered_apart(h.number)] for s, found in words.items()},
        _numbered(text, candidates, quoted),
        candidates.containers,
        apart,
        len(text),
        candidates.contents_start is not None,
    )
    if len(chain) < MINIMUM_CHAIN:
        rare = _rare_chain(lines, candidates.containers, len(text))
        style, chain = (rare[0].style, rare) if rare else (style, chain)
    chain = _with_apart(chain, [h for h in apart if h.style == style])
    first = _first_division(chain[0], candidates.containers, text) if chain else 0
    kept = [c for c in candidates.containers if c.span.start >= first]
    if style == "word:article":
        attached = [c.span.start for c in kept if c.kind == "attachment"]
        kept += [c for c in _eu_sections(lines, first) if not attached or c.span.start < attached[0]]
    inside = {h.span.start for h in chain}
    headings = sorted([c for c in kept if c.span.start not in inside] + chain, key=lambda h: h.span.start)
    contents = candidates.contents_start
    if contents is not None and contents >= first:
        contents = None
    headings = with_bodies(text, _without_overlaps(_merge_repeats(text, headings)))
    return Outline(tuple(headings), contents, first, furniture, tuple(quoted))


def _numbered(text: str, candidates: _Candidates, quoted: list[Span]) -> list[Heading]:
    """Candidates by number alone, without subsections and the items of lists."""
    sections = sections_alone(text, _outside(candidates.repeated, quoted), candidates.containers)
    return without_decimals(text, sections or without_lists(text, _outside(candidates.numbers, quoted)))


def _collect(text: str, lines: list[Line]) -> _Candidates:
    """Every line that could open a division."""
    found = _Candidates([], {}, [])
    taken_until = -1
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if found.contents_start is None and len(line.text) < 60 and _is_contents(line.text):
            found.contents_start = line.start
        # A line that begins with a small letter goes on with a sentence; most lines do, and need no closer look.
        if line.start < taken_until or is_small(line.text.lstrip()[:1]):
            continue
        is_continued = index > 0 and continues_sentence(text, lines[index - 1], line)
        division = None if is_continued else find_attachment(line, following) or find_container(line, following)
        if division is not None:
            found.containers.append(division)
            taken_until = division.span.end
            continue
        unit = None if is_continued else find_word_unit(line, following)
        if unit is not None:
            _append(text, found.words.setdefault(unit.style, []), unit)
        numbered = find_number_unit(line, following)
        if numbered is None and unit is None:
            numbered = _find_drifted(text, lines, index)
        if numbered is not None and numbered.number == "1" and _opens_body(text, found.numbers, line):
            # New Zealand prints subsection 1 without any punctuation right below the section's title.
            continue
        if numbered is not None and (unit is None or numbered.number == unit.number):
            found.repeated.append(numbered)
            _append(text, found.numbers, numbered)
    return found


def _is_contents(words: str) -> bool:
    """Whether a line announces a table of contents."""
    return " ".join(words.strip(" *_#:.").lower().split()) in CONTENTS


def _opens_body(text: str, found: list[Heading], line: Line) -> bool:
    """Whether a line beginning with a bare ``1`` is the first of the body that the last heading opened."""
    if not found or found[-1].number == "1" or not re.match(r"\s*1\s[^\W\d_]", line.text):
        return False
    return not text[found[-1].body_start : line.start].strip()


def _append(text: str, found: list[Heading], heading: Heading) -> None:
    """Add a candidate; where the one before only announced the same number and title, the two become one."""
    if found and found[-1].key == heading.key and found[-1].body_start <= heading.span.start:
        previous = found[-1]
        between = text[previous.body_start : heading.span.start].strip(" \t\r\n.*_[")
        if not between or (
            not previous.title
            and len(between) < LONGEST_REPEATED_TITLE
            and between in text[heading.span.start : heading.span.start + 400]
        ):
            title = previous.title or between or heading.title
            body = heading.body_start if title == heading.title else _after_number(text, heading, title)
            found[-1] = replace(previous, title=title, span=Span(previous.span.start, body), body_start=body)
            return
    found.append(heading)


def _after_number(text: str, heading: Heading, title: str) -> int:
    """Where a repeated number, and a repeated title behind it, end: what follows is the body."""
    at = text.find(heading.number, heading.span.start) + len(heading.number)
    at = _PUNCTUATION.match(text, at).end()  # type: ignore[union-attr]
    if title and text.startswith(title, at):
        at = _PUNCTUATION.match(text, at + len(title)).end()  # type: ignore[union-attr]
    return at


def _find_drifted(text: str, lines: list[Line], index: int) -> Heading | None:
    """A section number alone on its line whose title stands some lines below, as in text read column by column."""
    number = is_number_alone(lines[index])
    if not number:
        return None
    for at in range(index + 1, min(len(lines) - 1, index + DRIFT)):
        line, following = lines[at], lines[at + 1]
        if is_number_alone(line):
            return None
        words = line.text.split()
        is_isolated = is_blank_above(text, line.start) and is_blank_below(text, line.end)
        if (len(words) < 2 and not is_isolated) or not is_titlelike(line.text) or line.text.rstrip()[-1] in ".;:,—":
            continue
        if (
            len(line.text) > 4
            and re.match(r"\s*\(1\)|\s*[A-Z][a-z]* ", following.text)
            and not re.match(r"\s*\(\w{1,4}\)", line.text)
        ):
            return Heading("section", "number", number, line.text.strip(" .*_"), Span(line.start, line.end), line.end)
    return None


def _outside(headings: list[Heading], blocks: list[Span]) -> list[Heading]:
    """Candidates that do not stand inside quoted text."""
    if not blocks:
        return headings
    starts = [block.start for block in blocks]
    kept = []
    for heading in headings:
        at = bisect_right(starts, heading.span.start) - 1
        if at < 0 or heading.span.start >= blocks[at].end:
            kept.append(heading)
    return kept


def _choose_style(
    words: dict[str, list[Heading]],
    numbers: list[Heading],
    containers: list[Heading],
    apart: list[Heading],
    length: int,
    has_contents: bool,
) -> tuple[str, list[Heading]]:
    """The way of numbering whose best chain carries the most text; self-naming styles win ties."""
    breaks = [c.span.start for c in containers if c.kind == "attachment"]
    # Below a heading such as ``Ek Maddeler``, each article numbered apart may have a count of its own behind it.
    breaks = sorted(breaks + [h.span.start for h in apart if breaks and h.span.start > breaks[0]])
    best: tuple[float, str, list[Heading], list[Heading]] = (0.0, "", [], [])
    for style, candidates in [*words.items(), ("number", numbers)]:
        chain = find_chain(candidates, sorted(breaks + find_restarts(candidates, containers)), length, has_contents)
        is_short = style != "number" and len(chain) < MINIMUM_CHAIN and len(numbers) > len(chain)
        if is_short and not restarts_below(chain, numbers):
            continue
        weight = sum(weights(chain, length)) * (1.0 if style == "number" else 1.6)
        if weight > best[0]:
            best = (weight, style, chain, candidates)
    _, style, chain, candidates = best
    chain = sorted(_with_strays(chain, candidates, style) + _misnumbered(chain, candidates), key=lambda h: h.span.start)
    if style.startswith("word:") and breaks:
        # Inside schedules, paragraphs often go by number alone although sections name themselves.
        covered = [h for h in numbers if h.span.start > breaks[0] and not any(c.span.start > breaks[0] for c in chain)]
        chain = sorted(chain + find_chain(covered, breaks, length), key=lambda h: h.span.start)
    return style, chain


def _rare_chain(lines: list[Line], containers: list[Heading], length: int) -> list[Heading]:
    """Units by numbers printed as few laws do, all in one way, if these count from one without many gaps."""
    by_style: dict[str, list[Heading]] = {}
    for line, following in pairwise(lines):
        heading = find_rare_unit(line, following)
        if heading is not None:
            by_style.setdefault(heading.style, []).append(heading)
    breaks = [c.span.start for c in containers if c.kind == "attachment"]
    chains = [find_chain(found, breaks, length) for found in by_style.values()]
    counted = [c for c in chains if len(c) >= MINIMUM_CHAIN and c[0].number == "1" and c[-1].key[0][0] <= 2 * len(c)]
    return max(counted, key=lambda chain: sum(weights(chain, length)), default=[])


def _with_strays(chain: list[Heading], candidates: list[Heading], style: str) -> list[Heading]:
    """Put back headings that are only out of order: columns read crosswise, 84 printed after 84A, another code's articles."""
    if not chain:
        return chain
    chosen = {h.span.start for h in chain}
    numbers = {h.key for h in chain}
    first, result = chain[0].span.start, list(chain)
    starts = [h.span.start for h in chain]
    for heading in candidates:
        if heading.span.start in chosen or heading.key in numbers or heading.span.start < first:
            continue
        previous = chain[bisect_right(starts, heading.span.start) - 1]
        same_stem = heading.key[:-1] == previous.key[:-1] and heading.key[-1][0] == previous.key[-1][0]
        if style == "number" and not (same_stem and heading.is_titled):
            continue
        if style != "number" and not (heading.is_titled or heading.body_start == heading.span.end):
            continue
        result.append(heading)
        numbers.add(heading.key)
    return sorted(result, key=lambda h: h.span.start)


def _with_apart(chain: list[Heading], apart: list[Heading]) -> list[Heading]:
    """The units of a law with those that are numbered apart, wherever they stand among them; the first of each number."""
    found: dict[NumberKey, Heading] = {}
    for heading in apart:
        if chain and heading.span.start > chain[0].span.start:
            found.setdefault(heading.key, heading)
    return sorted([*chain, *found.values()], key=lambda h: h.span.start)


def _misnumbered(chain: list[Heading], candidates: list[Heading]) -> list[Heading]:
    """The other one of two units to which a draft gives one number, one right behind the other, each below its own title."""
    chosen = {h.span.start for h in chain}
    first, found = (chain[0].span.start if chain else 0), []
    for index, (one, other) in enumerate(pairwise(candidates)):
        around = [*candidates[max(0, index - 1) : index], *candidates[index + 2 : index + 3]]
        are_titled = all(h.is_titled and h.span.start >= first for h in (one, other))
        if one.key != other.key or not are_titled or one.title.casefold() == other.title.casefold():
            continue
        lost = [h for h in (one, other) if h.span.start not in chosen]
        if len(lost) == 1 and all(h.span.start in chosen for h in around):
            found += lost
    return found


def _first_division(unit: Heading, containers: list[Heading], text: str) -> int:
    """Where the law itself begins: the first unit, or the run of containers directly above it."""
    start = unit.span.start
    nearest: dict[str, NumberKey] = {}
    for container in reversed([c for c in containers if c.span.end <= unit.span.start and c.kind != "attachment"]):
        between = text[container.span.end : start].strip()
        if len(between) > 160 or re.search(r"^\s*\d+[A-Z]?\.", between, re.MULTILINE):
            break
        if container.key > nearest.setdefault(container.kind, container.key):
            # Chapter 3 right above chapter 1 is the last line of a table of contents.
            break
        nearest[container.kind] = container.key
        start = container.span.start
    return start


def _eu_sections(lines: list[Line], first: int) -> list[Heading]:
    """In laws of articles a line ``Section 2`` is a container, not a basic unit."""
    found = []
    for index, line in enumerate(lines[:-1]):
        if line.start < first or len(line.text) > 160:
            continue
        match = _EU_SECTION.fullmatch(line.text)
        if match and not (match[2].endswith(".") and re.search(r"\b(?:shall|may|of)\b", match[2])):
            title, end = match[2].strip(), line.end
            if not title and len(lines[index + 1].text) < 160:
                title, end = lines[index + 1].text.strip(), lines[index + 1].end
            found.append(Heading("division", "container", match[1], title, Span(line.start, end), end))
    return found


def _merge_repeats(text: str, headings: list[Heading]) -> list[Heading]:
    """A container announced at the end of the text before and printed again above its sections is one container."""
    result: list[Heading] = []
    for heading in headings:
        previous = result[-1] if result else None
        if (
            previous is not None and heading.style == previous.style == "container" and heading.kind == previous.kind
            and heading.key == previous.key and len(text[previous.span.end : heading.span.start].strip()) < 160
        ):  # fmt: skip
            title = previous.title or heading.title
            result[-1] = replace(
                previous, title=title, span=Span(previous.span.start, heading.span.end), body_start=heading.span.end
            )
            continue
        result.append(heading)
    return result


def _without_overlaps(headings: list[Heading]) -> list[Heading]:
    result: list[Heading] = []
    for heading in headings:
        if result and heading.span.start < result[-1].span.end:
            if result[-1].style == "container" and heading.style != "container":
                cut = heading.span.start
                result[-1] = replace(result[-1], span=Span(result[-1].span.start, cut), body_start=cut)
            else:
                continue
        result.append(heading)
    return result
