"""Peak memory of ``annotator batch`` over more and more files: the parent's and the largest worker's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .batch_runs import run_batch

COUNTS = (300, 1_000, 3_000)
# An invented section, numbered through, is what the files consist of: an offence, a power and a safeguard in each.
_SECTIONS = (
    "A person who knowingly sends offensive message number {n} to another commits an offence and is liable to "
    "imprisonment for a term not exceeding {years} years.",
    "An officer may order provider number {n} to preserve the traffic data of a named account for {days} days.",
    "A judge shall approve every order under this Act in the matter numbered {n} before it is carried out.",
    "The Minister may by notice block any service numbered {n} that threatens public order.",
)
SECTIONS = 12


@dataclass(frozen=True)
class Peak:
    """``files`` texts took ``seconds`` on the clock; at most so many MB were held by the parent and by one worker."""

    files: int
    seconds: float
    parent: float
    worker: float
    written: float


def write_texts(folder: Path, count: int) -> None:
    """So many short laws, no two alike."""
    folder.mkdir()
    for number in range(count):
        sections = [
            f"{at}. Provision {at}\n" + _SECTIONS[at % len(_SECTIONS)].format(n=number, years=1 + (number + at) % 9, days=10 + at)
            for at in range(1, SECTIONS + 1)
        ]
        text = f"INVENTED ACT {number}\n\n" + "\n\n".join(sections) + "\n"
        (folder / f"act{number:05}.txt").write_text(text, encoding="utf-8")


def measure_memory(folder: Path, counts: Sequence[int] = COUNTS, *options: str) -> Iterator[Peak]:
    """Score so many files, each time into a new folder; yield each run when it is done."""
    for count in counts:
        texts, out = folder / f"texts{count}", folder / f"out{count}"
        write_texts(texts, count)
        taken = run_batch(texts, out, *options)
        written = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1024**2
        yield Peak(count, taken.clock, taken.parent, taken.worker, written)


def table(peaks: list[Peak]) -> list[str]:
    """The figures as a table in Markdown."""
    lines = ["| files | seconds | results written | peak of the parent | peak of a worker |", "|---:|---:|---:|---:|---:|"]
    for p in peaks:
        lines.append(f"| {p.files:,} | {p.seconds:.0f} | {p.written:,.0f} MB | {p.parent:.0f} MB | {p.worker:.0f} MB |")
    first, last = peaks[0], peaks[-1]
    if last.files > first.files:
        growth = 1024 * (last.parent - first.parent) / (last.files - first.files)
        lines += ["", f"The parent grows by {growth:.1f} kB a file; a worker is replaced after 200 files."]
    return lines
