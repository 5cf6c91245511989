"""``annotator batch``: many instruments to a folder of reports, tables and a page that compares them."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from annotator.batch.progress import Progress
from annotator.batch.run import Options
from annotator.cli.batch_progress import show_progress
from annotator.errors import AnnotatorError


def check_local_options(master: str, settings: list[str]) -> None:
    """Refuse what only a Spark cluster understands: whoever names one would believe that it works."""
    if master or settings:
        raise AnnotatorError("--master and --spark-conf need --engine spark.")


def check_spark_options(workers: int, seconds: float | None) -> None:
    """Refuse what only this machine's own processes understand."""
    if workers or seconds is not None:
        raise AnnotatorError("--workers and --seconds are for the local engine; Spark has settings of its own (--spark-conf).")


def run_local(paths: list[str], columns: str, options: Options) -> int:
    """Run a batch on this machine; return 0, or 2 if a file could not be read."""
    from annotator.batch.inputs import find_inputs
    from annotator.batch.run import run_batch
    from annotator.batch.texts import parse_columns

    if options.resume and options.force:
        raise AnnotatorError("Choose --resume (go on) or --force (begin anew), not both.")
    inputs = find_inputs(paths, options.out, parse_columns(columns))
    began = time.monotonic()
    with show_progress() as tell:
        progress = run_batch(inputs, options, tell)
    print(*describe(progress, inputs.skipped, time.monotonic() - began, options.out), sep="\n", file=sys.stderr)
    return 2 if progress.failed else 0


def run_on_spark(
    paths: list[str],
    columns: str,
    out: str,
    master: str,
    model: str | None,
    formats: tuple[str, ...],
    settings: list[str],
    *,
    resume: bool,
    force: bool,
) -> int:
    """Run a batch on a Spark cluster; return 0, or 2 if a text could not be read."""
    from annotator.batch.spark import SparkOptions, run_spark
    from annotator.batch.texts import parse_columns

    if resume:
        raise AnnotatorError("Spark repeats by itself what fails; --resume is for the local engine.")
    pairs = dict(setting.partition("=")[::2] for setting in settings)
    if not all(key and value for key, value in pairs.items()):
        raise AnnotatorError("--spark-conf takes key=value.")
    began = time.monotonic()
    progress = run_spark(paths, SparkOptions(out, master, model, formats, force, parse_columns(columns), pairs))
    lines = describe(progress, 0, time.monotonic() - began, Path(out))
    if "://" in out:
        lines[-1] = f"The tables and the reports are in {out}"
    print(*lines, sep="\n", file=sys.stderr)
    return 2 if progress.failed else 0


def describe(progress: Progress, skipped: int, seconds: float, out: Path) -> list[str]:
    """What a run did, in a few plain lines."""
    lines = [f"{_count(progress.done, 'instrument')} in {seconds:.0f} s: {progress.done - progress.failed} with a result."]
    if progress.kept:
        lines.append(f"{_count(progress.kept, 'result')} taken from the earlier run.")
    if progress.failed:
        lines.append(f"{progress.failed} could not be read; the reasons are in instruments.csv and at the end of the page.")
    if progress.unlisted:
        lines.append(f"{_count(progress.unlisted, 'earlier result')} not named this time; left in the folder, not in the tables.")
    if skipped:
        lines.append(f"{_count(skipped, 'file')} of other kinds left out.")
    return [*lines, f"Open {out / 'index.html'}"]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
