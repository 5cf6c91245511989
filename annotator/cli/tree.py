"""``annotator tree``: the provision tree as text."""

from __future__ import annotations

import sys

from annotator.cli.source import read_argument
from annotator.structure.contents import CONTENTS_NOTICE, is_only_contents
from annotator.structure.leaves import find_leaves, judged_text
from annotator.structure.parse import Structure, parse_structure


def run_tree(file: str, depth: int, leaves: bool = False, ocr: bool = False) -> int:
    """Print one line a provision: indentation, kind, number, heading, eId; return the exit code.

    With ``leaves``, print instead each point as it is to be read: opening words, its own, closing words.
    """
    document = read_argument(file, ocr)
    structure = parse_structure(document.text)
    if leaves:
        for leaf in find_leaves(document.text, structure.provisions):
            print(f"[{leaf.eid}] {judged_text(document.text, leaf)}")
        return _say_counts(structure, document.text)
    level: dict[str, int] = {}
    for provision in structure.provisions:
        above = level.get(provision.parent, -1) if provision.parent else -1
        level[provision.eid] = above + 1
        if above + 1 < depth:
            name = " ".join(x for x in (provision.kind, provision.num) if x)
            heading = " ".join(provision.heading.split())[:80]
            mark = "" if provision.is_operative else "  (not operative)"
            print(f"{'  ' * (above + 1)}{name}{'  ' + heading if heading else ''}  [{provision.eid}]{mark}")
    return _say_counts(structure, document.text)


def _say_counts(structure: Structure, text: str) -> int:
    if is_only_contents(text, structure.provisions):
        print(f"Note: {CONTENTS_NOTICE}", file=sys.stderr)
    count = len(structure.provisions)
    print(f"{count} provisions, {len(structure.clauses)} clauses; {structure.coverage:.1%} of the words placed", file=sys.stderr)
    return 0
