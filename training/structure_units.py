"""How well the structure stage cuts the annotated laws: boundary F1, exact paths, coverage and speed per law.

The annotated units were cut by a script and can be wrong. Every disagreement is therefore judged by a reader
in ``training/structure_judgements.tsv``; the figures are given as measured and as judged.
"""

from __future__ import annotations

import csv
import json
import re
import time
from bisect import bisect_left
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from annotator.records import Clause
from annotator.structure.parse import parse_structure

JUDGEMENTS = Path(__file__).with_name("structure_judgements.tsv")
# Whose cut is right: ours, the annotation's, either of two readings of the rule, or neither because the source is broken.
VERDICTS = ("ours", "gold", "either", "source")

# A clause and a unit are the same if they share this part of the characters either covers.
SAME = 0.8
# Units may include the heading above them, and a heading that belongs to the next unit behind them.
_TRAILING_HEADINGS = re.compile(
    r"(?:\s*\n\s*\n(?:PART|CHAPTER|TITLE|SECTION|Part|Chapter|Title|Section)\s[^\n]*"
    r"(?:\n\s*\n[A-Z][A-Z ,/0-9()-]+)?)+\s*$"
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reader's decision about one disagreement; ``unit`` may be a pattern."""

    law: str
    unit: str
    verdict: str
    why: str


@dataclass(frozen=True, slots=True)
class Unit:
    """An annotated unit, the clause that is the same (if any), and whether its path is."""

    name: str
    start: int
    end: int
    clause: Clause | None
    share: float
    is_exact: bool
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one law."""

    law: str
    units: tuple[Unit, ...]
    extra: tuple[Clause, ...]
    coverage: float
    characters: int
    seconds: float

    def figures(self, is_judged: bool) -> tuple[float, float, float]:
        """Share found, F1 of boundaries and share of exact paths.

        Parameters
        ----------
        is_judged
            Whether to leave out the units whose cut a reader found wrong or as good as ours, and our clauses inside them.

        Returns
        -------
        tuple
            Clauses inside annotated stretches that match no unit count as wrong in F1.
        """
        units = [u for u in self.units if not (is_judged and u.judgement and u.judgement.verdict in {"ours", "either"})]
        left_out = [u for u in self.units if u not in units]
        extra = [c for c in self.extra if not any(u.start <= c.span.start and c.span.end <= u.end + 1 for u in left_out)]
        found = sum(u.clause is not None for u in units)
        exact = sum(u.is_exact for u in units)
        total = len(units) or 1
        return found / total, 2 * found / (len(units) + found + len(extra)) if units else 1.0, exact / total

    @property
    def disagreements(self) -> list[Unit]:
        """Units that are not found or whose path differs."""
        return [unit for unit in self.units if not unit.is_exact]


@cache
def judgements() -> tuple[Judgement, ...]:
    """The judged disagreements."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        return tuple(Judgement(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def judgement_of(law: str, unit: str) -> Judgement | None:
    """The judgement that covers a unit, if there is one."""
    return next((j for j in judgements() if j.law == law and fnmatchcase(unit, j.unit)), None)


def evaluate_law(text: str, units_file: Path) -> Row:
    """Compare the clauses of one law with its annotated units.

    Parameters
    ----------
    text
        The law.
    units_file
        A file of ``gold/units`` or ``gold/train/units``.
    """
    records = [json.loads(line) for line in units_file.read_text(encoding="utf-8").splitlines() if line.strip()]
    start = time.process_time()
    structure = parse_structure(text)
    seconds = time.process_time() - start
    units = tuple(_unit(text, record, structure.clauses, units_file.stem) for record in records)
    matched = {unit.clause.id for unit in units if unit.clause}
    spans = [(unit.start, unit.end) for unit in units]
    extra = tuple(
        clause
        for clause in structure.clauses
        if clause.id not in matched and any(a <= clause.span.start and clause.span.end <= b + 1 for a, b in spans)
    )
    return Row(units_file.stem, units, extra, structure.coverage, len(text), seconds)


def _unit(text: str, record: dict[str, object], clauses: tuple[Clause, ...], law: str) -> Unit:
    name, begin, until = str(record["unit"]), int(str(record["start"])), int(str(record["end"]))
    heading = len(str(record.get("heading", ""))) + 12
    end = begin + len(_TRAILING_HEADINGS.sub("", text[begin:until]).rstrip())
    best, best_clause = 0.0, None
    first = bisect_left(clauses, begin, key=lambda clause: clause.span.start)
    for clause in clauses[max(0, first - 3) :]:
        if clause.span.start >= end:
            break
        shared = max(0, min(clause.span.end, end) - max(clause.span.start, begin))
        low = begin if clause.span.start < begin else min(clause.span.start, begin + heading)
        share = shared / max(1, max(clause.span.end, end) - min(clause.span.start, low))
        if share > best:
            best, best_clause = share, clause
    clause = best_clause if best >= SAME else None
    return Unit(name, begin, until, clause, best, clause is not None and is_same_path(name, clause.eid), judgement_of(law, name))


def is_same_path(unit: str, eid: str) -> bool:
    """Whether an annotated name and an eId mean the same provision.

    The annotation calls a schedule ``sch`` or ``sched`` where Akoma Ntoso says ``att``, and names an inserted
    provision by its own number, with or without the amending section's: ``sec_35_163`` or ``sec_163`` is
    ``sec_35__subsec_1__qstr_163``.
    """
    plain = re.sub(r"__content_nn_\d+$", "", eid)
    if plain == re.sub(r"^(?:sched|sch)_", "att_", unit):
        return True
    outer, quoted, inner = plain.partition("__qstr_")
    return bool(quoted) and unit in {f"sec_{inner}", f"{outer.split('__')[0]}_{inner}"}
