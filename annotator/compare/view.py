"""A comparison as readers see it: names of provisions, quotations, sentences of summary. Shared by every output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.compare.change_rules import load_change_rules
from annotator.compare.records import SEVERITIES, Change, ClausePair, Comparison, History, Quote
from annotator.records import Report
from annotator.report.html_layout import lay_out
from annotator.report.html_summary import Places, join_words, plural
from annotator.report.html_text import show_plain

ARROWS = {"worse": "▼", "better": "▲", "neutral": "◆"}
DIRECTIONS = {"worse": "Worse", "better": "Better", "neutral": "Changed"}
LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A changed clause with what the tables show of it."""

    number: int
    place: str
    change: Change
    old: str
    new: str
    why: str


class Names:
    """Names of the provisions of one draft."""

    def __init__(self, report: Report) -> None:
        """Lay the draft out once."""
        self._places = Places(report, lay_out(report))
        self._eids = {j.clause.eid: None for j in report.judgements}

    def name(self, eid: str) -> str:
        """``Article 32(1)``."""
        return self._places.name(eid)

    def heading(self, eid: str) -> str:
        """The heading of the section or article around a provision."""
        return self._places.heading(eid)


def draft_title(report: Report) -> str:
    """The title of a draft on one line, or the name of its file."""
    title = " ".join(show_plain(report.document.title or report.document.source.name).split())
    return title or "Untitled draft"


def number_changes(history: History) -> dict[int, int]:
    """A running number for each change, by its identity."""
    return {id(change): at for at, change in enumerate(history.changes, start=1)}


def place_of(pair: ClausePair, step: Comparison, old: Names, new: Names) -> str:
    """What a clause is called: its name, or both where it has another one now."""
    before = "" if pair.old is None else old.name(step.old.judgements[pair.old].clause.eid)
    after = "" if pair.new is None else new.name(step.new.judgements[pair.new].clause.eid)
    if before and after:
        return before if before == after else f"{before} → {after}"
    return f"{after} (new)" if after else f"{before} (dropped)"


def table_rows(history: History) -> list[list[Row]]:
    """The changes of each step, in the order of the newer draft."""
    numbers = number_changes(history)
    names = [Names(report) for report in history.drafts]
    whys = reasons()
    steps = []
    for at, step in enumerate(history.steps):
        rows = []
        for pair in step.pairs:
            for change in pair.changes:
                place = place_of(pair, step, names[at], names[at + 1])
                rows.append(Row(numbers[id(change)], place, change, quoted(change.old), quoted(change.new), whys[change.type]))
        steps.append(rows)
    return steps


def reasons() -> dict[str, str]:
    """Why each type of change matters."""
    types = load_change_rules().types.values()
    return {verdict.id: t.why for t in types for verdict in (t.worse, t.better)}


def quoted(quotes: Sequence[Quote]) -> str:
    """Quotations on one line, each in quotation marks and of bearable length."""
    return "; ".join(f"“{shorten(quote.text)}”" for quote in quotes)


def shorten(text: str) -> str:
    """A text on one line, cut in the middle if it is long; hidden characters are made visible."""
    words = " ".join(show_plain(text).split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:140].rstrip()} … {words[-50:].lstrip()}"


def summarise(step: Comparison) -> list[str]:
    """What differs, in sentences."""
    kinds = Counter(r.kind for r in step.relations)
    changed = len(
        {(p.old_section, p.new_section) for p in step.pairs if p.is_changed and p.old is not None and p.new is not None}
    )
    directions = Counter(c.direction for c in step.changes)
    total = sum(1 for r in step.relations if r.kind != "dropped")
    sentences = [
        f"{plural(total, 'section or article', 'sections and articles')} of the later draft were laid beside the earlier one."
    ]
    if not any(p.is_changed for p in step.pairs) and not (kinds["moved"] or kinds["split"] or kinds["merged"]):
        sentences.append(
            "No word differs. Numbering, layout, spelling variants and amendment notes were left out of the comparison."
        )
        return sentences
    sentences.append(
        f"The wording differs in {plural(changed, 'of them', 'of them')}."
        if changed
        else "No wording differs in those that continue."
    )
    moves = [f"{kinds[kind]:,} {word}" for kind, word in _MOVES.items() if kinds[kind]]
    if moves:
        sentences.append(f"Provisions that did not simply stay: {join_words(moves)}.")
    if directions["worse"] or directions["better"]:
        grave = sum(c.direction == "worse" and c.severity == "high" for c in step.changes)
        sentences.append(
            f"Read off the wording: {plural(directions['worse'], 'change')} for the worse ({grave} of them grave) "
            f"and {directions['better']:,} for the better."
        )
    else:
        sentences.append("No change for the worse or the better was recognised; that describes the search and not the drafts.")
    return sentences


_MOVES = {"moved": "moved", "split": "split", "merged": "merged", "inserted": "new", "dropped": "dropped"}


def gravest(step: Comparison, most: int = 10) -> list[tuple[ClausePair, list[Change]]]:
    """The clauses with the most and gravest changes for the worse."""
    weights = dict(zip(SEVERITIES, (4, 2, 1), strict=True))
    ranked = []
    for at, pair in enumerate(step.pairs):
        worse = [c for c in pair.changes if c.direction == "worse"]
        if worse:
            ranked.append((-sum(weights[c.severity] for c in worse), at, pair, worse))
    ranked.sort(key=lambda item: item[:2])
    return [(pair, worse) for _, _, pair, worse in ranked[:most]]
