"""The top of the page: what was read and marked, in a sentence and a line for each family, and what to read first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.catalogue_records import Label
from annotator.reason.offences.prison_terms import LIFE, years_in_words
from annotator.records import SEVERITIES, Provision, Report
from annotator.report.html_facets import Facets
from annotator.report.html_labels import OFFENCE, OTHER, SAFEGUARD, VAGUE, WORDING, FamilyStyle, Words
from annotator.report.html_layout import CONTAINERS, Layout
from annotator.report.html_marks import Numbered
from annotator.report.html_text import anchor, keep_together, show_plain
from annotator.report.reading_order import MOST, WEIGHT, rank_sections
from annotator.report.search_scope import FAMILY_TITLES, reported_labels

__all__ = ["FirstRead", "LedgerLine", "Places", "count_families", "join_words", "looked_for", "plural", "read_first", "summarise"]

#: Kinds whose number only serves the eId.
UNNUMBERED = frozenset(("preface", "preamble", "conclusions", "toc", "list", "sublist", "hcontainer"))


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``1 finding``, ``2 findings``, ``1,200 findings``; the number never parts from its noun."""
    return f"{count:,}\u00a0{one if count == 1 else many or one + 's'}"


def join_words(parts: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


class Places:
    """Names provisions as a lawyer would: “Section 24(1)(a) – Heading”."""

    def __init__(self, report: Report, layout: Layout) -> None:
        """Remember the provisions of a report and the tree they were laid out in."""
        self._by_eid = {p.eid: p for p in report.provisions}
        self._parents = layout.parents

    def section(self, eid: str) -> Provision | None:
        """Return the section or article that ``eid`` lies in, or the provision itself where there is none."""
        here = found = self._by_eid.get(eid)
        while here is not None and here.kind not in CONTAINERS:
            found = here
            here = self._parents.get(here.eid)
        return found

    def name(self, eid: str) -> str:
        """Return the number of a provision with those above it, ``Section 24(1)``; the eId itself if it is unknown."""
        here = self._by_eid.get(eid)
        if here is None:
            return show_plain(eid) or "The text as a whole"
        parts: list[str] = []
        while here is not None and (here.kind not in CONTAINERS or not parts):
            parts.append(_own_name(here, is_top=not self._has_section_above(here)))
            here = self._parents.get(here.eid)
        return "".join(reversed(parts)) or show_plain(eid)

    def heading(self, eid: str) -> str:
        """Return the heading of the section or article that ``eid`` lies in, on one line."""
        section = self.section(eid)
        return " ".join(show_plain(section.heading).split()) if section else ""

    def _has_section_above(self, provision: Provision) -> bool:
        """Whether another provision that is no container stands above this one."""
        parent = self._parents.get(provision.eid)
        return parent is not None and parent.kind not in CONTAINERS


def _own_name(provision: Provision, *, is_top: bool) -> str:
    """Return what a provision adds to its name: ``Section 24`` at the top, ``(1)`` below."""
    number = "" if provision.kind in UNNUMBERED else " ".join(show_plain(provision.num).split()).rstrip(".:")
    if not is_top:
        return f"({number.strip('().')})" if number.strip("().") else ""
    kind = provision.kind[:1].upper() + provision.kind[1:]
    if not number:
        return " ".join(show_plain(provision.heading).split()) or kind
    return number if number[:1].isalpha() and len(number.split()) > 1 else f"{kind} {number}"


def summarise(report: Report, numbered: Sequence[Numbered], words: Words) -> list[str]:
    """Return the summary, one sentence an entry: what was read and how much was marked, or what the search was for."""
    read = f"{plural(len(report.document.text.split()), 'word')} were read"
    kinds = Counter(p.kind for p in report.provisions if p.kind in ("section", "article"))
    read += f", in {join_words([plural(kinds[kind], kind) for kind in sorted(kinds)])}." if kinds else "."
    if numbered:
        places = len({n.finding.eid for n in numbered})
        verb = "deserves" if len(numbered) == 1 else "deserve"
        return [read, f"{plural(len(numbered), 'finding')} in {plural(places, 'provision')} {verb} a closer look:"]
    searched = sum(len(titles) for _, titles in looked_for(reported_labels(words.catalogue, report)))
    return [
        read,
        f"{plural(searched, 'kind')} of risk {'was' if searched == 1 else 'were'} searched for, and none was recognised.",
        "That describes the search and not the instrument: a person still has to read it.",
    ]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """How many marks of a family there are, what they are about, and how severe."""

    style: FamilyStyle
    count: int
    concern: str
    severities: str


_CONCERNS = {
    OFFENCE.code: "how offences and penalties are worded",
    SAFEGUARD.code: "that a power needs and nothing was found to supply",
    WORDING.code: "phrases that weaken a protection or harden a power",
    OTHER.code: "what only the whole text shows: gaps of scope, open words, gateways",
}


def count_families(numbered: Sequence[Numbered], vague: int) -> list[LedgerLine]:
    """Return one line for each family with marks, in the order of the legend; vague terms are marks and no findings."""
    lines = []
    for style in (OFFENCE, SAFEGUARD, WORDING, OTHER):
        members = [n for n in numbered if n.style is style]
        if members:
            lines.append(LedgerLine(style, len(members), _CONCERNS[style.code], _by_severity(members)))
    if vague:
        lines.append(LedgerLine(VAGUE, vague, "open words in offences and powers, underlined only", ""))
    return lines


def _by_severity(members: Iterable[Numbered]) -> str:
    """Return ``12 high, 20 medium and 8 low``."""
    counts = Counter(n.finding.severity for n in members)
    known = [f"{counts[name]:,}\u00a0{name}" for name in SEVERITIES if counts[name]]
    return join_words(known + [f"{counts[name]:,}\u00a0{show_plain(name)}" for name in sorted(counts) if name not in SEVERITIES])


def looked_for(labels: Sequence[Label]) -> list[tuple[str, list[str]]]:
    """Return kinds of findings family by family, for a page on which there are none."""
    return [
        (FAMILY_TITLES[family], titles)
        for family in ("risks", "absences", "wording", "instrument")
        if (titles := [show_plain(label.title) for label in labels if label.family == family])
    ]


@dataclass(frozen=True, slots=True)
class FirstRead:
    """A provision to read first: where it is, what it is called, and why."""

    href: str
    name: str
    heading: str
    severities: str
    why: tuple[tuple[FamilyStyle, str], ...]


def read_first(report: Report, numbered: Sequence[Numbered], places: Places, facets: Facets, words: Words) -> list[FirstRead]:
    """Return the ten sections with most and severest findings, weightiest first, and why."""
    prison = _longest_terms(report, places)

    def section_of(eid: str) -> str:
        section = places.section(eid)
        return section.eid if section else eid

    ranked = rank_sections([(section_of(item.finding.eid), item.finding) for item in numbered])[:MOST]
    chosen = [(eid, [numbered[position] for position in positions]) for eid, positions in ranked]
    return [
        FirstRead(
            anchor(eid),
            places.name(eid),
            places.heading(eid),
            _by_severity(items),
            tuple(_why(items, prison.get(eid), facets, words)),
        )
        for eid, items in chosen
    ]


def _longest_terms(report: Report, places: Places) -> dict[str, float]:
    """Return, by section, the longest imprisonment that its clauses state, in years."""
    longest: dict[str, float] = {}
    for judgement in report.judgements:
        stated = judgement.penalty.max_years if judgement.penalty else None
        section = places.section(judgement.clause.eid)
        if stated is not None and section is not None:
            longest[section.eid] = max(stated, longest.get(section.eid, 0.0))
    return longest


def _why(items: Sequence[Numbered], years: float | None, facets: Facets, words: Words) -> Iterable[tuple[FamilyStyle, str]]:
    """Yield for each family the kinds of findings in one section, severest first, and what is at stake: prison, a power."""
    for style in (OFFENCE, SAFEGUARD, WORDING, OTHER):
        members = [n for n in items if n.style is style]
        if not members:
            continue
        order = sorted(members, key=lambda n: (-WEIGHT.get(n.finding.severity, 1.0), n.number))
        titles = "; ".join(dict.fromkeys(_short_title(n, words) for n in order))
        if style is SAFEGUARD:
            powers = dict.fromkeys(words.title(power, "powers").lower() for n in order for power in facets.powers(n.finding))
            titles += f" (for {join_words(list(powers))})" if powers else ""
        elif style is OFFENCE and years:
            titles += keep_together(f" ({'up to ' if years < LIFE else ''}{years_in_words(years)})")
        yield style, titles


def _short_title(item: Numbered, words: Words) -> str:
    """Return what a finding is called under the name of its family: a missing safeguard by the safeguard alone."""
    finding = item.finding
    safeguard = words.label(finding.label.removeprefix("missing-"), "safeguards") if item.style is SAFEGUARD else None
    return words.title(safeguard.id, "safeguards") if safeguard else words.title(finding.label, finding.family)
