"""``annotator tree``: the provision tree as text or as Akoma Ntoso."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.cli.source import read_argument
from annotator.errors import AnnotatorError
from annotator.report.akn import render_akn
from annotator.report.formats import check_path, write_bytes
from annotator.structure.parse import Structure, parse_structure
from annotator.version import __version__


def run_tree(file: str, depth: int, akn: str | None = None, force: bool = False) -> int:
    """Print one line a provision (indentation, kind, number, heading, eId) or write Akoma Ntoso; return the exit code."""
    target = Path(akn) if akn is not None else None
    if target is not None:
        check_path(target, force)
        if target.exists() and Path(file).exists() and target.samefile(file):
            raise AnnotatorError("The tree would overwrite the law itself: choose another name.")
    document = read_argument(file)
    structure = parse_structure(document.text)
    if target is None:
        _print_tree(structure, depth)
    else:
        write_bytes(target, render_akn(document, structure.provisions, version=__version__))
        print(f"Wrote {target}", file=sys.stderr)
    count = len(structure.provisions)
    print(f"{count} provisions, {len(structure.clauses)} clauses; {structure.coverage:.1%} of the words placed", file=sys.stderr)
    return 0


def _print_tree(structure: Structure, depth: int) -> None:
    level: dict[str, int] = {}
    for provision in structure.provisions:
        above = level.get(provision.parent, -1) if provision.parent else -1
        level[provision.eid] = above + 1
        if above + 1 < depth:
            name = " ".join(x for x in (provision.kind, provision.num) if x)
            heading = " ".join(provision.heading.split())[:80]
            mark = "" if provision.is_operative else "  (not operative)"
            print(f"{'  ' * (above + 1)}{name}{'  ' + heading if heading else ''}  [{provision.eid}]{mark}")
