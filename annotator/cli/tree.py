"""``annotator tree``: the provision tree as text or as Akoma Ntoso."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.cli.source import read_argument
from annotator.errors import AnnotatorError
from annotator.reading.limits import DEFAULT_LIMITS, WITH_OCR, parse_limits
from annotator.report.akn import render_akn
from annotator.report.counts import number
from annotator.report.formats import check_path, write_bytes
from annotator.structure.contents import CONTENTS_NOTICE, is_only_contents
from annotator.structure.leaves import find_leaves, judged_text
from annotator.structure.parse import Structure, parse_structure
from annotator.version import __version__


def run_tree(
    file: str,
    depth: int,
    akn: str | None = None,
    force: bool = False,
    leaves: bool = False,
    ocr: bool = False,
    limits: Sequence[str] = (),
) -> int:
    """Print one line a provision (indentation, kind, number, heading, eId) or write Akoma Ntoso; return the exit code.

    With ``leaves``, print instead each point as it is to be read: opening words, its own, closing words.
    """
    target = Path(akn) if akn is not None else None
    if target is not None:
        check_path(target, force)
        if target.exists() and Path(file).exists() and target.samefile(file):
            raise AnnotatorError("The tree would overwrite the law itself: choose another name.")
    document = read_argument(file, parse_limits(limits, WITH_OCR if ocr else DEFAULT_LIMITS))
    structure = parse_structure(document.text)
    if target is not None:
        write_bytes(target, render_akn(document, structure.provisions, version=__version__))
        print(f"Wrote {target}", file=sys.stderr)
    elif leaves:
        for leaf in find_leaves(document.text, structure.provisions):
            print(f"[{leaf.eid}] {judged_text(document.text, leaf)}")
    else:
        _print_tree(structure, depth)
    if is_only_contents(document.text, structure.provisions):
        print(f"Note: {CONTENTS_NOTICE}", file=sys.stderr)
    counted = f"{number(len(structure.provisions), 'provision')}, {number(len(structure.clauses), 'clause')}"
    print(f"{counted}; {structure.coverage:.1%} of the words placed", file=sys.stderr)
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
