"""``annotator compare``: two or more drafts of one law, earliest first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.cli.progress import waiting
from annotator.cli.source import read_argument
from annotator.errors import AnnotatorError
from annotator.records import Document

SEVERITIES = ("low", "medium", "high")


def run_compare(files: Sequence[str], outputs: Sequence[str], fail_on_worse: str | None, model: str | None, force: bool) -> int:
    """Compare drafts and show or write the result; return the exit code."""
    from annotator.api import annotate
    from annotator.compare.history import compare_drafts
    from annotator.compare.outputs import check_targets, write_comparison

    if len(files) < 2:
        raise AnnotatorError("Name at least two drafts, the earlier one first.")
    if list(files).count("-") > 1:
        raise AnnotatorError("Only one draft can come from standard input.")
    targets = [Path(o) for o in outputs]
    check_targets(targets, force)
    for target in targets:
        if target.exists() and any(Path(f).exists() and target.samefile(f) for f in files):
            raise AnnotatorError("The comparison would overwrite one of the drafts: choose another name.")
    documents = [_read(file) for file in files]  # before any work, so that a missing file is said at once
    with waiting(f"Comparing {len(files)} drafts ..."):
        history = compare_drafts([annotate(document, model=model) for document in documents])
    if targets:
        for path in write_comparison(history, targets):
            print(f"Wrote {path}", file=sys.stderr)
    else:
        from annotator.compare.terminal import print_comparison

        print_comparison(history)
    for report in history.drafts:
        for notice in report.document.notices:
            print(f"Note on {report.document.source.name}: {notice}", file=sys.stderr)
    if fail_on_worse is not None:
        least = SEVERITIES.index(fail_on_worse)
        if any(c.direction == "worse" and SEVERITIES.index(c.severity) >= least for c in history.changes):
            return 1
    return 0


def _read(file: str) -> Document:
    """The text of a draft, or a refusal if there is none."""
    document = read_argument(file)
    if not document.text.strip():
        raise AnnotatorError(f"{document.source.name} contains no text.")
    return document
