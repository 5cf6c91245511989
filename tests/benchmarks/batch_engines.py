"""Throughput of the engines of ``annotator batch`` on one machine: local and Spark, one worker and two, and a plain pipeline.

Every engine scores a few laws first and then many: the difference is what scoring takes, the rest is what starting takes.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .batch_runs import digest, run_batch, run_process, write_laws

# Two a worker and source, so that no worker is without work in the small run.
FEW = 4
MANY = 48
QUIET = ("--spark-conf", "spark.ui.enabled=false", "--spark-conf", "spark.ui.showConsoleProgress=false")


@dataclass(frozen=True)
class Speed:
    """One engine: ``start`` seconds before and after scoring, words a second while scoring, with how many workers.

    ``cpu_rate`` is words a second of the processor, 0 where it is not known; ``missing`` says why there are no figures.
    """

    name: str
    workers: int
    start: float = 0.0
    clock: float = 0.0
    rate: float = 0.0
    cpu_rate: float = 0.0
    result: str = ""
    missing: str = ""


def measure_engines(folder: Path, peer: str, many: int = MANY) -> Iterator[Speed]:
    """Yield each engine when it is done.

    Parameters
    ----------
    folder
        An empty folder.
    peer
        Python that has spaCy, torch and transformers; empty to leave the plain pipeline out.
    many
        Number of laws in the large run.
    """
    words = {name: write_laws(folder / name, count) for name, count in (("few", FEW), ("many", many))}

    def both(name: str, workers: int, run: Callable[[str], tuple[float, float]], out: str = "") -> Speed:
        (short, short_cpu), (long, long_cpu) = run("few"), run("many")
        more = words["many"] - words["few"]
        if long <= short:
            result = digest(folder / f"{out}-many") if out else ""
            return Speed(name, workers, result=result, missing="the machine was too busy, many laws took no longer than few")
        rate = more / (long - short)
        # Java does not wait for its executors, so that nobody is told what they took of the processor.
        cpu_rate = 0.0 if "Spark" in name else more / max(long_cpu - short_cpu, 1e-9)
        result = digest(folder / f"{out}-many") if out else ""
        return Speed(name, workers, max(0.0, short - words["few"] / rate), long, rate, cpu_rate, result)

    def engine(out: str, *options: str) -> Callable[[str], tuple[float, float]]:
        def run(size: str) -> tuple[float, float]:
            taken = run_batch(folder / size, folder / f"{out}-{size}", *options)
            return taken.clock, taken.cpu

        return run

    for workers in (1, 2):
        out = f"local{workers}"
        yield both("annotator, local engine", workers, engine(out, "--workers", str(workers)), out)
    missing = missing_for_spark()
    for workers in (1, 2):
        out, master = f"spark{workers}", f"local-cluster[{workers},1,2048]"
        if missing:
            yield Speed("annotator, Spark engine", workers, missing=missing)
        else:
            run = engine(out, "--engine", "spark", "--master", master, *QUIET)
            yield both("annotator, Spark engine", workers, run, out)
    plain = "plain spaCy + transformers in torch"
    if not peer:
        yield Speed(plain, 1, missing="no --peer-python named")
    else:
        script = str(Path(__file__).parent / "plain_pipeline.py")
        yield both(plain, 1, lambda size: run_process([peer, script, str(folder / size)]))


def missing_for_spark() -> str:
    """What Spark lacks here; empty if nothing."""
    names = [name for name in ("pyspark", "pandas", "pyarrow") if importlib.util.find_spec(name) is None]
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        names.append("Java 17")
    return f"needs {', '.join(names)}" if names else ""


def table(speeds: list[Speed], many: int) -> list[str]:
    """The figures as a table in Markdown, and whether all engines wrote the same."""
    lines = [
        "| engine | workers | start and end | words/s | words/s per core | words/CPU s | from 1 to 2 workers |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    first: dict[str, Speed] = {}
    for speed in speeds:
        if speed.missing:
            lines.append(f"| {speed.name} | {speed.workers} | skipped: {speed.missing} | | | | |")
            continue
        one = first.setdefault(speed.name, speed)
        gain = f"× {speed.rate / one.rate:.2f}" if speed.workers > one.workers else ""
        figures = (f"{value:,.0f}" if value else "" for value in (speed.rate, speed.rate / speed.workers, speed.cpu_rate))
        cells = (speed.name, str(speed.workers), f"{speed.start:.0f} s", *figures, gain)
        lines.append(f"| {' | '.join(cells)} |")
    results = {speed.result for speed in speeds if speed.result}
    count = sum(bool(speed.result) for speed in speeds)
    verdict = "the same bytes in all tables, reports and pages" if len(results) == 1 else "**DIFFERENT results**"
    return [*lines, "", f"Of {many} laws, the {count} runs of our engines wrote {verdict}."]


def are_equal(speeds: list[Speed]) -> bool:
    """Whether all engines that wrote results wrote the same."""
    return len({speed.result for speed in speeds if speed.result}) == 1
