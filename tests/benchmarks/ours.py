"""Our whole run in a process of its own: ``python -m tests.benchmarks.ours MODE LAW.txt FORMAT``; prints JSON.

From the text to the rendered report, after the pipeline is loaded and has read the example bill once.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from annotator.api import annotate_document, load, with_cautions
from annotator.reading import read_text
from annotator.report.formats import find_format, render_bytes

from .processes import REPOSITORY


def main() -> None:
    """Print characters, words, clauses and processor seconds."""
    mode, path, form = sys.argv[1:]
    pipeline = load(mode)
    bill = read_text((REPOSITORY / "corpus" / "examples" / "example-bill.txt").read_text(encoding="utf-8"))
    render_bytes(annotate_document(with_cautions(bill), pipeline), find_format(form))
    text = Path(path).read_text(encoding="utf-8")
    start = time.process_time()
    report = annotate_document(with_cautions(read_text(text)), pipeline)
    render_bytes(report, find_format(form))
    seconds = time.process_time() - start
    print(json.dumps({"characters": len(text), "clauses": len(report.judgements), "seconds": seconds}))


if __name__ == "__main__":
    main()
