"""The progress of a batch on stderr: a bar with rate and remaining time on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.batch.progress import Progress, Tell

# Seconds between two lines where there is no terminal.
EVERY = 10.0


@contextmanager
def show_progress() -> Iterator[Tell]:
    """A function that shows how far a batch is."""
    if sys.stderr is not None and sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines()


def _lines() -> Tell:
    began = time.monotonic()
    last = began
    was_writing = False

    def tell(progress: Progress) -> None:
        nonlocal last, was_writing
        now = time.monotonic()
        if progress.is_writing and not was_writing:
            was_writing = True
        elif now - last < EVERY:
            return
        last = now
        print(describe_progress(progress, now - began), file=sys.stderr, flush=True)

    return tell


def describe_progress(progress: Progress, seconds: float) -> str:
    """One line: how many of how many, how fast, how long it will still take, how many failed.

    >>> describe_progress(Progress(total=60, done=20, failed=1), 10)
    '20 of 60 instruments, 2.0 a second, about 20 s left, 1 not read'
    """
    if progress.is_writing:
        return f"{progress.done} of {progress.total} instruments, writing the tables and the page"
    parts = [f"{progress.done} of {max(progress.total, progress.done)} instruments"]
    if progress.scored and seconds > 0:
        rate = progress.scored / seconds
        parts.append(f"{rate:.1f} a second" if rate >= 1 else f"{1 / rate:.1f} s each")
        parts.append(f"about {_duration((progress.total - progress.done) / rate)} left")
    if progress.failed:
        parts.append(f"{progress.failed} not read")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    """Seconds, minutes or hours, whichever a person would say."""
    if seconds < 90:
        return f"{max(0, seconds):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    began = time.monotonic()
    with RichProgress(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        task = bar.add_task("Annotating", total=None, rate="")

        def tell(progress: Progress) -> None:
            what = "Writing" if progress.is_writing else "Annotating"
            rate = describe_progress(progress, time.monotonic() - began).partition(", ")[2]
            bar.update(task, total=progress.total or None, completed=progress.done, description=what, rate=rate)

        yield tell
