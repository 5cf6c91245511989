"""Reports without a model: structure is parsed, nothing is perceived unless a test says so."""

from __future__ import annotations

import hashlib

from annotator.compare.compare import compare_reports
from annotator.compare.records import Change, Comparison
from annotator.records import Document, Judgement, Report, Run, Source
from annotator.structure.parse import parse_structure


def report(text: str, name: str = "draft.txt", **perceived: object) -> Report:
    """A report of a text whose clauses carry no labels, or all the same ones."""
    structure = parse_structure(text)
    source = Source(name, "text/plain", hashlib.sha256(text.encode()).hexdigest())
    judgements = tuple(Judgement(clause, **perceived) for clause in structure.clauses)  # type: ignore[arg-type]
    return Report(
        document=Document(text, source, title=name),
        run=Run("0", "none", "0"),
        provisions=structure.provisions,
        judgements=judgements,
        findings=(),
        matrix=(),
        definitions=structure.definitions,
        references=structure.references,
        unrecognised=structure.unrecognised,
        coverage=structure.coverage,
    )


def law(*sections: str, heading: str = "Provision") -> str:
    """A law with one numbered section for each text."""
    return "EXAMPLE ACT\n\n" + "\n\n".join(f"{i}. {heading} {i}\n{text}" for i, text in enumerate(sections, start=1)) + "\n"


NEIGHBOUR = "The Registrar shall keep a seal and a book of minutes at the principal office."


def compare_texts(before: str, after: str) -> Comparison:
    """Compare two laws that differ in one section."""
    return compare_reports(report(law(NEIGHBOUR, before)), report(law(NEIGHBOUR, after)))


def directed(comparison: Comparison) -> list[Change]:
    """Changes for better or worse."""
    return [c for c in comparison.changes if c.direction != "neutral"]
