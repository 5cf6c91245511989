"""``annotator review apply``: a reviewer's decisions become suppressions and candidate gold."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.cli.progress import waiting
from annotator.cli.source import read_argument
from annotator.errors import AnnotatorError


def run_apply(
    state: str, file: str, suppressions: str | None, gold: str | None, author: str, model: str | None, force: bool
) -> int:
    """Write the files asked for, or suppressions and candidate gold beside the state; return the exit code."""
    from annotator.api import annotate
    from annotator.catalogue_loader import load_catalogue
    from annotator.catalogue_records import REPORTED
    from annotator.report.formats import write_text
    from annotator.review.outcome import gold_lines, match_decisions, suppressions_yaml
    from annotator.review.state import read_state

    labels = {label.id for family in REPORTED for label in load_catalogue().family(family)}
    decided = read_state(Path(state), labels, author)
    if suppressions is None and gold is None:
        suppressions, gold = (str(Path(state).with_suffix(ending)) for ending in (".suppressions.yaml", ".gold.jsonl"))
    targets = [Path(name) for name in (suppressions, gold) if name]
    _check(targets, [Path(state), Path(file)], force)
    document = read_argument(file)
    with waiting(f"Annotating {document.source.name} ..."):
        report = annotate(document, model=model)
    if decided.sha256 != document.source.sha256:
        print(
            f"Note: {document.source.name} is not the file that was reviewed; findings are known again by their words.",
            file=sys.stderr,
        )
    matched, lost = match_decisions(report, decided.decisions)
    if suppressions:
        write_text(Path(suppressions), suppressions_yaml(matched))
    if gold:
        write_text(Path(gold), gold_lines(report, matched))
    for path in targets:
        print(f"Wrote {path}", file=sys.stderr)
    for decision in lost:
        print(
            f"Note: the decision on {decision.label} in {decision.eid} ({decision.finding}) fits no finding and was not applied.",
            file=sys.stderr,
        )
    counts = {
        verdict: sum(m.decision.verdict == verdict for m in matched) for verdict in ("accept", "reject", "relabel", "comment")
    }
    print(
        f"{counts['reject']} rejected, {counts['accept']} accepted, {counts['relabel']} relabelled, "
        f"{counts['comment']} only commented, {len(lost)} not applied."
    )
    return 0


def _check(targets: list[Path], inputs: list[Path], force: bool) -> None:
    """Fail before any work if a file could not be written."""
    from annotator.report.formats import real_paths

    if len(real_paths(targets)) < len(targets):
        raise AnnotatorError("The same file is named twice.")
    for path in targets:
        if real_paths([path]) & real_paths(inputs):
            raise AnnotatorError(f"{path.name} would overwrite what it is made from: choose another name.")
        if not path.parent.is_dir():
            raise AnnotatorError(f"The folder {str(path.parent)!r} for {path.name!r} does not exist.")
        if path.exists() and not force:
            raise AnnotatorError(f"{str(path)!r} exists; add --force to overwrite it.")
