"""The lists below the text: offences, penalties, definitions, what was not recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from annotator.records import Definition, Evidence, Judgement, Offence, Report, Span
from annotator.report.html_labels import Words, in_words
from annotator.report.html_summary import Places
from annotator.report.html_text import anchor, keep_together, show, show_plain
from annotator.report.sanctions import fine_in_words, penalty_in_words, terms_in_words

__all__ = [
    "OffenceRow",
    "PenaltyRow",
    "Quote",
    "Term",
    "definitions",
    "offence_rows",
    "penalty_rows",
    "place_link",
    "quotes",
    "unrecognised",
]

MENTAL_LEXICON = "mental-elements"
#: Of a definition the table shows so many words, looked for in so many characters.
MEANING_WORDS = 30
MEANING_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text with the place they stand in."""

    href: str
    name: str
    html: Markup
    note: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class OffenceRow:
    """An offence as the table shows it."""

    href: str
    name: str
    heading: str
    types: str
    mental: str
    mental_href: str
    penalty: str


@dataclass(frozen=True, slots=True)
class PenaltyRow:
    """A sanction as the table of penalties shows it; the fine in the words of the text."""

    href: str
    name: str
    heading: str
    prison: str
    fine: str


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term and the first words that say what it means."""

    term: Markup
    meaning: Markup
    href: str
    name: str


def place_link(eid: str, places: Places) -> tuple[str, str]:
    """Return address and name of a provision, for a list of places."""
    return anchor(eid), places.name(eid)


def quotes(evidence: Sequence[Evidence], places: Places, own: Span | None = None) -> tuple[Quote, ...]:
    """Return evidence as quotations with links to where they stand; ``own`` is the span the reader is looking at."""
    return tuple(Quote(anchor(e.eid), places.name(e.eid), show(e.quote), show_plain(e.note), e.span == own) for e in evidence)


def offence_rows(report: Report, places: Places, words: Words) -> list[OffenceRow]:
    """Return the provisions that create offences, in the order of the text."""
    without = {f.eid for f in report.findings if f.label == "missing-intent"}
    sanctions = _sanctions(report, places)
    joined = {o.clause: o for o in report.offences}
    rows = []
    for judgement in report.judgements:
        if not judgement.offences:
            continue
        eid = judgement.clause.eid
        types = "; ".join(words.title(name, "offences") for name in judgement.offences)
        mental, href = _mental_element(report, judgement, eid in without)
        penalty = _sanction_of(judgement, joined.get(judgement.clause.id), sanctions, places)
        place = (anchor(eid), places.name(eid), places.heading(eid))
        rows.append(OffenceRow(*place, types, mental, href, keep_together(penalty)))
    return rows


def _sanction_of(judgement: Judgement, offence: Offence | None, sanctions: dict[str, list[str]], places: Places) -> str:
    """Return the sanction of an offence: its own, the one joined to it from elsewhere, or those of its section."""
    note = "; reaches four years" if offence is not None and offence.passes_gateway else ""
    if judgement.penalty:
        return penalty_in_words(judgement.penalty) + note
    if offence is not None and offence.penalty is not None:
        return f"{penalty_in_words(offence.penalty)} ({places.name(offence.penalty_eid)}){note}"
    section = places.section(judgement.clause.eid)
    nearby = sanctions.get(section.eid, []) if section else []
    return "; ".join(nearby[:3]) or "not stated here"


def _sanctions(report: Report, places: Places) -> dict[str, list[str]]:
    """Return, by section, the sanctions that its clauses state, each with its place."""
    found: dict[str, list[str]] = {}
    for judgement in report.judgements:
        section = places.section(judgement.clause.eid)
        if section is not None and judgement.penalty is not None and "penalty" in judgement.roles:
            words = f"{penalty_in_words(judgement.penalty)} ({places.name(judgement.clause.eid)})"
            found.setdefault(section.eid, []).append(words)
    return found


def _mental_element(report: Report, judgement: Judgement, is_missing: bool) -> tuple[str, str]:
    """Return the words of intent or knowledge in an offence; ``none found`` or ``not determined`` otherwise."""
    found = [cue.span for cue in judgement.cues if cue.lexicon == MENTAL_LEXICON]
    terms = list(dict.fromkeys(show_plain(report.document.text[s.start : s.end]).lower() for s in sorted(found)))
    if terms:
        return "; ".join(f"“{term}”" for term in terms[:4]), ""
    return ("none found", anchor(judgement.clause.eid)) if is_missing else ("not determined", "")


def penalty_rows(report: Report, places: Places) -> list[PenaltyRow]:
    """Return every sanction that was read, the longest imprisonment first."""
    stated = [(j.penalty, j.clause) for j in report.judgements if j.penalty is not None]
    stated.sort(key=lambda pair: (-(pair[0].max_years or 0), -(pair[0].min_years or 0), pair[1].span.start))
    return [
        PenaltyRow(
            anchor(clause.eid),
            places.name(clause.eid),
            places.heading(clause.eid),
            keep_together("; ".join(terms_in_words(penalty))),
            fine_in_words(penalty),
        )
        for penalty, clause in stated
    ]


def definitions(report: Report, places: Places) -> list[Term]:
    """Return the defined terms in alphabetical order."""
    ordered = sorted(report.definitions, key=lambda d: (d.term.casefold(), d.span.start))
    return [Term(show(d.term), show(_meaning(report.document.text, d)), anchor(d.eid), places.name(d.eid)) for d in ordered]


def _meaning(text: str, definition: Definition) -> str:
    """Return what stands after a term up to the end of its sentence or paragraph, at most some thirty words."""
    rest = text[definition.span.end : definition.span.end + MEANING_WINDOW]
    end = re.search(r"[;:]\s|\.\s|\n\s*\n", rest)
    found = (rest[: end.start()] if end else rest).lstrip(" \t\n,\"'”’»)").split()
    return " ".join(found) if end and len(found) <= MEANING_WORDS else " ".join([*found[:MEANING_WORDS], "…"])


def unrecognised(report: Report) -> list[tuple[str, int, Markup]]:
    """Return the stretches that structure could not place: reason, characters, the first words."""
    text = report.document.text
    rows = []
    for item in report.unrecognised:
        excerpt = " ".join(text[item.span.start : item.span.end][:160].split())
        rows.append((show_plain(item.reason) or in_words("no reason given"), item.span.length, show(excerpt)))
    return rows
