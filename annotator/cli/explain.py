"""``annotator explain PLACE FILE``: the chain of reasons for one provision."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

from annotator.cli.progress import waiting
from annotator.cli.source import read_argument
from annotator.errors import AnnotatorError
from annotator.reading.limits import parse_limits

WIDTH = 100


def run_explain_place(place: str, file: str, model: str | None, limits: Sequence[str] = ()) -> int:
    """Print the chain of reasons for every clause of a provision; return the exit code."""
    from annotator.api import annotate
    from annotator.catalogue_loader import load_catalogue
    from annotator.report.reasons import explain_clause, find_clauses

    with waiting(f"Annotating {'standard input' if file == '-' else Path(file).name} ..."):
        document = read_argument(file, parse_limits(limits))
        if not document.text.strip():
            raise AnnotatorError(f"{document.source.name} contains no text.")
        report = annotate(document, model=model)
    catalogue = load_catalogue()
    for number, judgement in enumerate(find_clauses(report, place)):
        if number:
            print("\n" + "-" * WIDTH + "\n")
        for step in explain_clause(report, judgement, catalogue):
            indent = "  " * step.depth
            print(
                textwrap.fill(step.words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)
            )
    for notice in report.document.notices:
        print(f"Note: {notice}", file=sys.stderr)
    return 0
