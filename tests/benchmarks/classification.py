"""Classification alone: our three modes beside spaCy's classifiers, TF-IDF in scikit-learn and a transformer in torch."""

from __future__ import annotations

import json
import time
from pathlib import Path

from .processes import Failed, run
from .rows import Row, Section, rate, skipped
from .structure_speed import long_law

COLUMNS = ("clauses read", "clauses a CPU second", "clauses a second on the clock, all cores")
# Least clauses a second on the clock, on two cores.
GOALS = {"cascade": 800, "full": 200}
CHARACTERS = 100_000
# What takes milliseconds a clause reads fewer of them.
SLOW = 200
PEERS = (
    ("spaCy textcat, bag of words", "textcat.py", "bag of words", False),
    ("spaCy textcat, ensemble", "textcat.py", "ensemble", True),
    ("TF-IDF and logistic regression, scikit-learn", "tfidf.py", "", False),
    ("a transformer of MiniLM's size, torch", "minilm.py", "", True),
)


def measure(folder: Path, peer: str) -> Section:
    """One run for each; ``peer`` is the Python that has scikit-learn and torch."""
    from annotator.api import load
    from annotator.perceive.scorer import ClauseInput
    from annotator.structure.parse import parse_structure

    text = long_law(CHARACTERS)
    clauses = [ClauseInput(text[c.span.start : c.span.end], c.heading, c.path, ()) for c in parse_structure(text).clauses]
    rows = []
    for mode in ("linear", "cascade", "full"):
        scorer = load(mode).get_pipe("clause_classifier").scorer  # type: ignore[attr-defined]
        read = clauses if mode == "linear" else clauses[:SLOW]
        scorer.score(read[:5])
        start, begin = time.perf_counter(), time.process_time()
        scorer.score(read)
        elapsed, used = time.perf_counter() - start, time.process_time() - begin
        figures = (f"{len(read):,}", rate(len(read), used), rate(len(read), elapsed))
        goal = GOALS.get(mode)
        is_met = None if goal is None else len(read) / elapsed >= goal
        rows.append(Row(f"**annotator, {mode} model**", figures, f"≥ {goal}" if goal else "", is_met))
    for name, script, kind, is_slow in PEERS:
        read = clauses[:SLOW] if is_slow else clauses
        path = folder / f"clauses-{len(read)}.json"
        path.write_text(json.dumps([clause.text for clause in read]), encoding="utf-8")
        rows.append(beside(name, script, [str(path), *([kind] if kind else [])], len(read), peer))
    explanation = (
        "The example bill's clauses, over and over. The peers have 25 labels and random weights: speed, not judgement. "
        "Ours read each clause with its headings; reading, structure and reasoning are left out."
    )
    return Section("Classification", explanation, COLUMNS, tuple(rows))


def beside(name: str, script: str, arguments: list[str], count: int, peer: str) -> Row:
    """One peer in a process of its own, or why it could not run."""
    try:
        taken = run(str(Path(__file__).parent / "peers" / script), *arguments, python=peer)
    except Failed as error:
        return skipped(name, str(error), COLUMNS)
    figures = json.loads(taken.output.strip().splitlines()[-1])
    return Row(f"{name} {figures['version']}", (f"{count:,}", rate(count, figures["seconds"]), rate(count, figures["elapsed"])))
