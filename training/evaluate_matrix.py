"""How good the matrix rules alone are: powers and safeguards as annotated, statuses as the rules derive them, law by law.

``python -m training evaluate-matrix [--law ID]`` on the annotated training laws beside the checkout; the gold laws are left out.
With ``--law`` every cell that differs is listed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.catalogue_loader import load_catalogue
from annotator.reason.matrix.rows import build_matrix
from annotator.records import Clause, Judgement, MatrixRow, Safeguard, Span
from annotator.structure.parse import parse_structure
from training.locations import ANNOTATIONS, GOLD_LAWS, LAWS, read_law

# The annotators know three statuses; of several rows in one unit the worst counts, as in the gold laws' scorer.
SIMPLE = {"optional": "weak", "deferred": "weak"}
_WORST_FIRST = ("absent", "weak", "present")


@dataclass(slots=True)
class MatrixScore:
    """Cells of one law or of all: annotated against derived status, as counts."""

    law: str
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    differing: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the cells derived as absent that are so annotated."""
        return self._share([k for k in self.cells if k[1] == "absent"])

    @property
    def recall(self) -> float:
        """Share of the cells annotated as absent that are so derived."""
        return self._share([k for k in self.cells if k[0] == "absent"])

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 0 where neither side has an absent cell."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def accuracy(self) -> float:
        """Share of cells with the same status, among those that both sides fill."""
        filled = {k: n for k, n in self.cells.items() if "" not in k}
        return sum(n for (a, b), n in filled.items() if a == b) / max(1, sum(filled.values()))

    def _share(self, keys: Sequence[tuple[str, str]]) -> float:
        total = sum(self.cells[k] for k in keys)
        return self.cells["absent", "absent"] / total if total else 0.0


def read_annotations(law: str) -> list[dict[str, Any]]:
    """Annotated units of a law, in the order of their file."""
    return [json.loads(line) for line in (ANNOTATIONS / f"{law}.jsonl").read_text(encoding="utf-8").splitlines()]


def unit_of(clause: Clause, records: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The annotated unit that a clause overlaps most; ``None`` where it overlaps none."""
    record = max(records, key=lambda r: clause.span.overlap(Span(r["start"], r["end"])))
    return record if clause.span.overlap(Span(record["start"], record["end"])) else None


def annotated_judgements(clauses: Sequence[Clause], records: Sequence[dict[str, Any]]) -> list[tuple[Judgement, dict[str, Any]]]:
    """Each clause with what the annotator saw in the unit it overlaps most; clauses outside every unit are left out."""
    found = []
    for clause in clauses:
        record = unit_of(clause, records)
        if record is None:
            continue
        spans = [(s, Span(record["start"] + s["start"], record["start"] + s["end"])) for s in record["safeguards"]]
        judgement = Judgement(
            clause=clause,
            roles=tuple(record["role"]),
            offences=tuple(record["offence"]),
            powers=tuple(record["powers"]),
            safeguards=tuple(Safeguard(s["type"], s["strength"], at) for s, at in spans if clause.span.overlap(at)),
            modality=record["modality"],
            probabilities={"confers:matrix": 1.0 if record["matrix"] else 0.0},
        )
        found.append((judgement, record))
    return found


def derive_rows(
    text: str, records: Sequence[dict[str, Any]]
) -> tuple[tuple[MatrixRow, ...], list[tuple[Judgement, dict[str, Any]]]]:
    """Matrix of an annotated text with annotated perception, and the judgements it rests on."""
    structure = parse_structure(text)
    pairs = annotated_judgements(structure.clauses, records)
    table = load_catalogue().powers_table
    judgements = [judgement for judgement, _ in pairs]
    ties = structure.references, structure.scopes
    rows = build_matrix(text, structure.provisions, judgements, table, 0.5, *ties, definitions=structure.definitions)
    return rows, pairs


def score_law(law: str) -> MatrixScore:
    """Compare one law's derived matrix with the annotated one, unit by unit."""
    return score_text(law, read_law(law), read_annotations(law))


def score_text(name: str, text: str, records: Sequence[dict[str, Any]]) -> MatrixScore:
    """Compare the derived matrix of a text with the annotated one, unit by unit; units are annotated by their offsets."""
    rows, pairs = derive_rows(text, records)
    return compare_rows(name, rows, {judgement.clause.eid: record for judgement, record in reversed(pairs)})


def compare_rows(law: str, rows: Sequence[MatrixRow], units: Mapping[str, dict[str, Any]]) -> MatrixScore:
    """Compare a derived matrix with the annotated one.

    Parameters
    ----------
    units
        The annotated unit of each clause, by the clause's eId.
    """
    derived: dict[str, dict[str, str]] = {}
    for row in rows:
        cells = derived.setdefault(units[row.eid]["eid"], {})
        for cell in row.cells:
            status = SIMPLE.get(cell.status, cell.status)
            cells[cell.safeguard] = min(status, cells.get(cell.safeguard, status), key=_WORST_FIRST.index)
    score = MatrixScore(law)
    for record in {r["eid"]: r for r in units.values()}.values():
        wanted, got = record["matrix"], derived.get(record["eid"], {})
        for name in sorted(set(wanted) | set(got)):
            pair = (wanted.get(name, ""), got.get(name, ""))
            score.cells[pair] += 1
            if pair[0] != pair[1]:
                score.differing.append((record["eid"], name, *pair))
    return score


def score_laws(laws: Sequence[str] = ()) -> Iterator[MatrixScore]:
    """Scores of the annotated laws whose text is at hand, or of those named; never a gold law.

    Raises
    ------
    FileNotFoundError
        If no text is at hand.
    """
    known = sorted(p.stem for p in ANNOTATIONS.glob("*.jsonl") if (LAWS / p.stem / "text.txt").is_file())
    if not known:
        raise FileNotFoundError("the texts of the laws are not beside the checkout")
    for law in laws or known:
        if law not in GOLD_LAWS:
            yield score_law(law)


def matrix_table(scores: Sequence[MatrixScore], what: str = "laws") -> str:
    """One line a law with more than ten cells, and the sum; ``what`` the texts are called there."""
    total = MatrixScore(f"all {len(scores)} {what}")
    for score in scores:
        total.cells.update(score.cells)
    lines = [f"{'law':32}{'cells':>6}{'absent P':>10}{'R':>7}{'F1':>7}{'accuracy':>10}"]
    lines += [
        f"{s.law:32}{sum(s.cells.values()):6}{s.precision:10.3f}{s.recall:7.3f}{s.f1:7.3f}{s.accuracy:10.3f}"
        for s in (*scores, total)
        if s is total or sum(s.cells.values()) > 10
    ]
    faults = [(n, f"annotated {a or 'nothing'}, derived {b or 'nothing'}") for (a, b), n in total.cells.most_common() if a != b]
    return "\n".join([*lines, "", *(f"{n:5} {what}" for n, what in faults)]) + "\n"
