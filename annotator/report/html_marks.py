"""Put findings on the page: lines under the words, bars beside whole clauses, numbered notes after each block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from annotator.records import Finding, Report, Span
from annotator.report.html_labels import FAMILIES, SAFEGUARD, VAGUE, FamilyStyle, family_style
from annotator.report.html_layout import Block, Layout
from annotator.report.html_text import anchor, show
from annotator.report.segments import Segment, cut

__all__ = ["Card", "Dressed", "Numbered", "dress", "number_findings", "vague_spans"]

#: Longer marks than this are shown as a bar beside the text, so that a page of law is never underlined whole.
LONGEST_UNDERLINE = 320
#: Marks that share so much of the words they cover have one number and one card; the rest would only repeat itself.
SAME_WORDS = 0.75
VAGUE_LEXICON = "vague-terms"
#: Vague words matter where a crime or a ground for a power turns on them (GUIDELINES.md, vague_terms).
VAGUE_ROLES = frozenset(("offence", "power", "provider-duty", "cooperation"))
_ORDER = {style.code: place for place, style in enumerate(FAMILIES)}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on this page and the way its family is drawn."""

    number: int
    finding: Finding
    style: FamilyStyle
    id: str


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in the margin: the findings of one family on the same words, or the safeguards missing from a clause."""

    style: FamilyStyle
    entries: tuple[Numbered, ...]

    @property
    def numbers(self) -> str:
        """The number or numbers, ``12``, ``12–16`` or ``12–13, 16``."""
        runs: list[list[int]] = []
        for entry in self.entries:
            if runs and runs[-1][-1] == entry.number - 1:
                runs[-1].append(entry.number)
            else:
                runs.append([entry.number])
        return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


@dataclass(slots=True)
class Dressed:
    """A block ready to print: its HTML, the families whose bar stands beside it, and its cards."""

    block: Block
    html: Markup
    bars: tuple[tuple[FamilyStyle, str], ...] = ()
    cards: list[Card] = field(default_factory=list)


def number_findings(findings: Sequence[Finding]) -> list[Numbered]:
    """Return the findings in the order of the text, numbered from one, each with an id that is unique on the page."""
    ordered = sorted(findings, key=lambda f: (f.span.start, _ORDER[family_style(f.family).code], f.span.end, f.label, f.id))
    seen: dict[str, int] = {}
    numbered = []
    for number, finding in enumerate(ordered, start=1):
        seen[finding.id] = seen.get(finding.id, 0) + 1
        name = finding.id if seen[finding.id] == 1 else f"{finding.id}--{seen[finding.id]}"
        numbered.append(Numbered(number, finding, family_style(finding.family), name))
    return numbered


def vague_spans(report: Report) -> list[Span]:
    """Return where vague terms were recognised in clauses on offences and powers, each place once."""
    clauses = [judgement for judgement in report.judgements if not VAGUE_ROLES.isdisjoint(judgement.roles)]
    spans = {cue.span for judgement in clauses for cue in judgement.cues if cue.lexicon == VAGUE_LEXICON}
    return sorted(span for span in spans if span.length)


def dress(report: Report, layout: Layout, numbered: Sequence[Numbered]) -> list[Dressed]:
    """Return every block of the layout with its findings on it.

    A finding is underlined where it marks a few words, and gets a bar where it concerns a whole clause. Its
    number follows the last underlined word of the block in which it begins, or the number of the clause.
    """
    text = report.document.text
    whole = {p.eid: p.span for p in report.provisions}
    underlined = [n for n in numbered if _is_underlined(n, text, whole.get(n.finding.eid))]
    vague = vague_spans(report)
    spans = [n.finding.span for n in underlined] + vague
    breaks = [
        offset
        for block in layout.blocks
        for offset in (block.start, block.num_end, _words_start(text, block), block.heading_end, _words_end(text, block))
    ]
    segments = cut(len(text), spans, breaks)
    homes = {n.number: layout.block_at(n.finding.span.start) for n in numbered}
    is_underlined = {n.number for n in underlined}
    bars = _bars(layout, [n for n in numbered if n.number not in is_underlined])
    dressed = []
    position = 0
    by_home = {home: list(group) for home, group in groupby(numbered, key=lambda n: homes[n.number])}
    for index, block in enumerate(layout.blocks):
        first = position
        while position < len(segments) and segments[position].start < block.end:
            position += 1
        here = by_home.get(index, [])
        html = _block_html(text, block, segments[first:position], underlined, here)
        dressed.append(Dressed(block, html, bars.get(index, ()), _cards(here)))
    return dressed


def _words_start(text: str, block: Block) -> int:
    """Return where the words of a block begin, after its number and the white space that follows it."""
    rest = text[block.num_end : block.end]
    return block.num_end + len(rest) - len(rest.lstrip())


def _words_end(text: str, block: Block) -> int:
    """Return where the words of a block end and the white space after them begins."""
    return block.start + len(text[block.start : block.end].rstrip())


def _is_underlined(item: Numbered, text: str, clause: Span | None) -> bool:
    """Whether a finding marks words rather than a clause as a whole."""
    span = item.finding.span
    if not 0 < span.length <= LONGEST_UNDERLINE:
        return False
    if clause is None:
        return True
    words = text[clause.start : clause.end]
    tight = clause.start + len(words) - len(words.lstrip())
    return not (span.start <= tight and span.end >= clause.start + len(words.rstrip()))


def _bars(layout: Layout, items: Sequence[Numbered]) -> dict[int, tuple[tuple[FamilyStyle, str], ...]]:
    """Return, by block, the bars of the findings that concern whole clauses: style and finding numbers."""
    found: dict[int, dict[str, list[int]]] = {}
    for item in items:
        span = item.finding.span
        first = layout.block_at(span.start)
        last = layout.block_at(max(span.start, span.end - 1))
        for index in range(first, last + 1):
            found.setdefault(index, {}).setdefault(item.style.code, []).append(item.number)
    return {
        index: tuple((style, " ".join(map(str, codes[style.code]))) for style in FAMILIES if style.code in codes)
        for index, codes in found.items()
    }


def _cards(here: Sequence[Numbered]) -> list[Card]:
    """Return the cards of a block: what one family says of almost the same words, and all missing safeguards, together."""
    groups: list[list[Numbered]] = []
    for item in here:
        home = next((group for group in groups if _share_card(group[0], item)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return sorted((Card(g[0].style, tuple(g)) for g in groups), key=lambda card: card.entries[0].number)


def _share_card(one: Numbered, other: Numbered) -> bool:
    """Whether two findings of a family concern the same words, give or take a few at their ends."""
    if one.style is not other.style or one.style is SAFEGUARD:
        return one.style is other.style
    a, b = one.finding.span, other.finding.span
    common = min(a.end, b.end) - max(a.start, b.start)
    return a == b or common >= SAME_WORDS * (max(a.end, b.end) - min(a.start, b.start)) > 0


def _block_html(
    text: str, block: Block, segments: Sequence[Segment], marked: Sequence[Numbered], here: Sequence[Numbered]
) -> Markup:
    """Return the words of a block with lines under them and numbers after them."""
    words_start, words_end = _words_start(text, block), _words_end(text, block)
    lanes = _lanes(segments, marked)
    after = _reference_places(block, words_end, here, segments, marked)
    out: list[str] = []
    opened = ""
    for segment in segments:
        wanted = _part(segment, block, words_end)
        if wanted != opened:
            out.append(_CLOSING.get(opened, "") + (_opening(wanted, block) if wanted else ""))
            opened = wanted
        if block.num_end > block.start and segment.end <= words_start:  # lines stand under words, not under their number
            segment = Segment(segment.start, segment.end, ())
        out.append(_segment_html(text, segment, marked, lanes))
        out.extend(_reference_html(card, ends_words) for card, ends_words in after.get(segment.end, ()))
    out.append(_CLOSING.get(opened, ""))
    return Markup("".join(out))


_CLOSING = {"num": "</a>", "rih": "</span>", "ws": "</span>"}


def _opening(part: str, block: Block) -> str:
    """Return the tag that begins a part of a block; a number is the address of its clause."""
    if part != "num":
        return f'<span class="{part}">'
    return f'<a class="num" href="{escape(anchor(block.anchors[0]))}">' if block.anchors else '<a class="num">'


def _part(segment: Segment, block: Block, words_end: int) -> str:
    """Return the class of the part of a block that a segment lies in: number, run-in heading, white space at the end."""
    if segment.end <= block.num_end:
        return "num"
    if segment.end <= block.heading_end:
        return "rih"
    return "ws" if segment.start >= words_end else ""


def _lanes(segments: Sequence[Segment], marked: Sequence[Numbered]) -> dict[str, int]:
    """Return which line under the words each family takes in this block, nearest first."""
    codes = {_code(index, marked) for segment in segments for index in segment.covers}
    return {code: lane for lane, code in enumerate(sorted(codes, key=_ORDER.__getitem__), start=1)}


def _code(index: int, marked: Sequence[Numbered]) -> str:
    """Return the class of the span with this index: findings come first, vague terms after them."""
    return marked[index].style.code if index < len(marked) else VAGUE.code


def _segment_html(text: str, segment: Segment, marked: Sequence[Numbered], lanes: dict[str, int]) -> str:
    """Return one segment, wrapped once for each family that marks it."""
    words = show(
        text[segment.start : segment.end], text[max(0, segment.start - 1) : segment.start], text[segment.end : segment.end + 1]
    )
    if not segment.covers:
        return str(words)
    families: dict[str, list[int]] = {}
    for index in segment.covers:
        families.setdefault(_code(index, marked), []).append(index)
    html = str(words)
    for code in sorted(families, key=_ORDER.__getitem__, reverse=True):
        numbers = " ".join(str(marked[i].number) for i in families[code] if i < len(marked))
        data = f' data-f="{numbers}"' if numbers else ""
        html = f'<mark class="u {code} l{lanes[code]}"{data}>{html}</mark>'
    return html


def _reference_places(
    block: Block, words_end: int, here: Sequence[Numbered], segments: Sequence[Segment], marked: Sequence[Numbered]
) -> dict[int, list[tuple[Card, bool]]]:
    """Return, by offset, the cards whose numbers stand there and whether they follow words of their own.

    Other numbers stand at the end of the clause they concern.
    """
    ends: dict[int, int] = {}
    for segment in segments:
        for index in segment.covers:
            if index < len(marked):
                ends[marked[index].number] = segment.end
    last = [segment.end for segment in segments if segment.end <= words_end] or [block.end]
    places: dict[int, list[tuple[Card, bool]]] = {}
    for card in _cards(here):
        own = [ends[entry.number] for entry in card.entries if entry.number in ends]
        places.setdefault(max(own, default=last[-1]), []).append((card, bool(own)))
    return places


def _reference_html(card: Card, ends_words: bool) -> str:
    """Return the raised number that leads from the text to its note; the digits are drawn by the style sheet."""
    numbers = card.numbers
    data = " ".join(str(entry.number) for entry in card.entries)
    whole = "" if ends_words else " whole"
    name = f"Finding {numbers}" if len(card.entries) == 1 else f"Findings {numbers}"
    target = escape(anchor(card.entries[0].id))
    return f'<a class="ref {card.style.code}{whole}" href="{target}" data-f="{data}" data-n="{numbers}" aria-label="{name}"></a>'
