"""What a note says about its finding; severity, probability and origin stay three separate things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from annotator.records import SEVERITIES
from annotator.report.html_facets import Facets, band
from annotator.report.html_labels import SAFEGUARD, FamilyStyle, Reference, Words
from annotator.report.html_marks import Card, Numbered
from annotator.report.html_summary import Places
from annotator.report.html_tables import Quote, place_link, quotes
from annotator.report.html_text import show, show_plain, show_prose

__all__ = ["LabelText", "Note", "NoteCard", "card_view", "label_texts"]

DOTS = {"high": "●●●", "medium": "●●○", "low": "●○○"}
#: Standards named in a note; the others stand with the explanation of the label below the text.
MOST_STANDARDS = 3
#: Marked words of this length head the card that they share; longer ones are named by their place.
HEAD_WORDS = 12
ORIGINS = {
    "model": "recognised by the trained model",
    "rule": "derived by a rule",
    "absence": "an absence: looked for and not found",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, ready to print."""

    id: str
    number: int
    label: str
    title: str
    severity: str
    severity_key: str
    dots: str
    message: str
    quote: Markup
    why: str
    evidence: tuple[Quote, ...]
    references: tuple[Reference, ...]
    further: int
    label_id: str
    searched: tuple[tuple[str, str], ...]
    precedents: tuple[str, ...]
    suggestion: str
    probability: str
    origin: str
    band: str
    powers: str
    change: str


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One card in the margin with the notes on it; a card of several is headed by the words or the place they concern."""

    style: FamilyStyle
    numbers: str
    notes: tuple[Note, ...]
    place: str
    words: Markup


def card_view(card: Card, places: Places, words: Words, facets: Facets) -> NoteCard:
    """Return a card with the texts of its notes."""
    notes = tuple(_note(item, places, words, facets) for item in card.entries)
    first = card.entries[0].finding
    own = Markup("") if card.style is SAFEGUARD or len(first.quote.split()) > HEAD_WORDS else show(" ".join(first.quote.split()))
    return NoteCard(card.style, card.numbers, notes, places.name(first.eid), own)


def _note(item: Numbered, places: Places, words: Words, facets: Facets) -> Note:
    """Return the texts of one note."""
    finding = item.finding
    label = words.label(finding.label, finding.family)
    severity = finding.severity if finding.severity in SEVERITIES else "other"
    is_quoted = finding.origin == "absence" or any(e.span == finding.span for e in finding.evidence)
    quote = Markup("") if is_quoted else show(_shortened(finding.quote))
    references = words.references(finding.label, finding.family)
    return Note(
        id=item.id,
        number=item.number,
        label=finding.label,
        title=words.title(finding.label, finding.family),
        severity=show_plain(finding.severity),
        severity_key=severity,
        dots=DOTS.get(severity, ""),
        message=show_prose(finding.message),
        quote=quote,
        why=show_prose(label.why) if label else "",
        evidence=quotes(finding.evidence, places, finding.span),
        references=references[:MOST_STANDARDS],
        further=len(references[MOST_STANDARDS:]),
        label_id=label_id(finding.label, finding.family),
        searched=tuple(place_link(eid, places) for eid in finding.searched),
        precedents=tuple(show_prose(text) for text in finding.precedents),
        suggestion=show_prose(finding.suggestion),
        probability=_estimate(finding.probability),
        origin=ORIGINS.get(finding.origin, show_plain(finding.origin)),
        band=band(finding.probability),
        powers=" ".join(facets.powers(finding)),
        change=finding.change if finding.change in ("new", "unchanged") else "",
    )


def _estimate(probability: float | None) -> str:
    """Return a calibrated probability in words; none is ever called certain."""
    if probability is None:
        return ""
    shown = "over 0.99" if probability > 0.99 else "under 0.01" if probability < 0.01 else f"{probability:.2f}"
    return f"calibrated probability {shown}"


def _shortened(quote: str) -> str:
    """Return a quotation of at most some forty words, cut in the middle."""
    words = quote.split()
    return " ".join(words) if len(words) <= 44 else " ".join([*words[:24], "…", *words[-12:]])


def label_id(name: str, family: str) -> str:
    """Return the id of a label's explanation on this page."""
    return f"r-label-{family}-{name}"


@dataclass(frozen=True, slots=True)
class LabelText:
    """What a kind of finding means, for the list at the end."""

    id: str
    title: str
    style: FamilyStyle
    count: int
    flags: str
    not_flagged: str
    why: str
    references: tuple[Reference, ...]


def label_texts(numbered: Sequence[Numbered], words: Words) -> list[LabelText]:
    """Return the kinds of findings on this page with the catalogue's explanation, by family and title."""
    counts: dict[tuple[str, str], int] = {}
    styles: dict[tuple[str, str], FamilyStyle] = {}
    for item in numbered:
        key = (item.finding.label, item.finding.family)
        counts[key] = counts.get(key, 0) + 1
        styles[key] = item.style
    texts = []
    for (name, family), count in counts.items():
        label = words.label(name, family)
        flags, excluded, why = (show_prose(t) for t in ((label.flags, label.not_flagged, label.why) if label else ("", "", "")))
        title = words.title(name, family)
        texts.append(
            LabelText(
                label_id(name, family), title, styles[name, family], count, flags, excluded, why, words.references(name, family)
            )
        )
    order = {"o": 0, "s": 1, "w": 2}
    return sorted(texts, key=lambda t: (order.get(t.style.code, 3), t.title))
