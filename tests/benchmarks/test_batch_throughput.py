"""Batches measured: two workers do more than one, Spark gives the same, and a worker's memory stays flat.

Run with ``pytest -s -m slow tests/benchmarks``. Times of a busy machine mean nothing, so that a test of time then skips; its
figures are printed all the same. ``python -m tests.benchmarks.batch_page`` takes the figures of the documentation.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from . import batch_engines, batch_memory

# Two workers on two free cores share memory bandwidth and the writing of the outputs; below this something waits.
LEAST_GAIN = 1.5
LAWS = 12
# A worker is replaced after 200 files; its caches fill in the first of them.
FILES = (100, 400)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


def test_engines_give_the_same_and_two_workers_do_more_than_one(tmp_path: Path, shipped_model: Path) -> None:
    load = os.getloadavg()[0]
    speeds = list(batch_engines.measure_engines(tmp_path, os.environ.get("ANNOTATOR_PEER_PYTHON", ""), LAWS))
    print("", f"load {load:.1f}", *batch_engines.table(speeds, LAWS), sep="\n")
    assert batch_engines.are_equal(speeds)
    assert all(speed.rate > 0 for speed in speeds if not speed.missing)
    one, two = (speed for speed in speeds if "local" in speed.name)
    if (os.cpu_count() or 1) < 2 or load > 0.5:
        pytest.skip(f"the machine is busy or small (load {load:.1f}): nothing to conclude from its times")
    assert two.rate / one.rate > LEAST_GAIN


def test_the_memory_of_a_worker_does_not_grow_with_its_files(tmp_path: Path, shipped_model: Path) -> None:
    few, many = batch_memory.measure_memory(tmp_path, FILES, "--model", "linear", "--format", "json", "--workers", "1")
    print("", *batch_memory.table([few, many]), sep="\n")
    assert many.worker < 1.2 * few.worker
