"""The comparison on the terminal: what became worse, what better, provision by provision."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from annotator.compare.records import ClausePair, Comparison, History
from annotator.compare.view import ARROWS, Names, draft_title, place_of, quoted, summarise

_COLOURS = {"worse": "red", "better": "green", "neutral": "cyan"}


def print_comparison(history: History, console: Console | None = None) -> None:
    """Print the changes of every step for a reader at a terminal."""
    console = console or Console(highlight=False, soft_wrap=False)
    names = [Names(report) for report in history.drafts]
    for at, step in enumerate(history.steps):
        console.print(Text(f"{_source(step, 'old')} → {_source(step, 'new')}", style="bold"))
        console.print(" ".join(summarise(step)))
        for pair in step.pairs:
            _print_pair(console, pair, step, names[at], names[at + 1])
        console.print()
    if len(history.steps) > 1:
        _print_history(console, history, names)
    console.print("Read both drafts side by side with: annotator compare OLD NEW -o comparison.html")


def _source(step: Comparison, side: str) -> str:
    report = step.old if side == "old" else step.new
    return " ".join(report.document.source.name.split()) or draft_title(report)


def _print_pair(console: Console, pair: ClausePair, step: Comparison, old: Names, new: Names) -> None:
    if not pair.changes:
        return
    console.print()
    eid = step.new.judgements[pair.new].clause.eid if pair.new is not None else step.old.judgements[pair.old or 0].clause.eid
    heading = (new if pair.new is not None else old).heading(eid)
    console.print(Text(f"{place_of(pair, step, old, new)}  {heading}".rstrip(), style="bold"))
    for change in pair.changes:
        line = Text.assemble(
            (f"{ARROWS[change.direction]} ", _COLOURS[change.direction]), (change.title, "bold"), f"  ({change.severity})"
        )
        console.print(Padding(line, (0, 0, 0, 2)))
        words = " → ".join(text for text in (quoted(change.old), quoted(change.new)) if text)
        if words:
            console.print(Padding(Text(words), (0, 0, 0, 4)))
        for sentence in change.consequences:
            console.print(Padding(Text(sentence, style="dim"), (0, 0, 0, 4)))


def _print_history(console: Console, history: History, names: list[Names]) -> None:
    """One line for each section in which something was recognised, or that is missing somewhere."""
    console.print(Text("History", style="bold"))
    for thread in history.threads:
        if not any(thread.changes) and None not in thread.eids:
            continue
        steps = []
        for at, eid in enumerate(thread.eids):
            changes = thread.changes[at - 1] if at else ()
            marks = "".join(ARROWS[c.direction] for c in changes if c.direction != "neutral")
            steps.append(f"{names[at].name(eid) if eid else '–'}{' ' + marks if marks else ''}")
        console.print(Padding(Text(" → ".join(steps)), (0, 0, 0, 2)))
