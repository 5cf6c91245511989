"""``annotator tree``: the provision tree as text."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from annotator.cli.source import read_argument
from annotator.reading.limits import parse_limits
from annotator.structure.parse import parse_structure


def run_tree(file: str, depth: int, limits: Sequence[str] = ()) -> int:
    """Print one line a provision: indentation, kind, number, heading, eId; return the exit code."""
    document = read_argument(file, parse_limits(limits))
    structure = parse_structure(document.text)
    level: dict[str, int] = {}
    for provision in structure.provisions:
        above = level.get(provision.parent, -1) if provision.parent else -1
        level[provision.eid] = above + 1
        if above + 1 < depth:
            name = " ".join(x for x in (provision.kind, provision.num) if x)
            heading = " ".join(provision.heading.split())[:80]
            mark = "" if provision.is_operative else "  (not operative)"
            print(f"{'  ' * (above + 1)}{name}{'  ' + heading if heading else ''}  [{provision.eid}]{mark}")
    count = len(structure.provisions)
    print(f"{count} provisions, {len(structure.clauses)} clauses; {structure.coverage:.1%} of the words placed", file=sys.stderr)
    return 0
