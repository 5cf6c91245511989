"""The parent of a batch keeps no results: its memory hardly grows with the number of instruments, whatever these hold."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from factories import TOY_LAW

REPOSITORY = Path(__file__).parents[2]
# The page shows a thousand instruments, and the tables are written in groups of 5,000 rows: from here on nothing fills any more.
FEW, MANY = 1_000, 3_000
#: Bytes of the findings of each instrument, in hexadecimal digits that compress to half.
HELD = 24_000
#: A line of the page and its place in the order of the instruments.
KILOBYTES_A_FILE = 6.0

# A batch whose workers answer at once, so that a thousand instruments take seconds; the rest is the real thing.
BATCH = """
import random, resource, sys
from pathlib import Path
import annotator.batch.run as run
from annotator.batch.inputs import find_inputs
from annotator.batch.items import Item
from annotator.batch.packing import pack
from annotator.batch.score import score_partition

table, out, law, held = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
(model,) = score_partition([Item("law", path=str(law))])

class Pool:
    def __init__(self, *_, **__): pass
    def close(self): pass
    def run(self, tasks):
        chance = random.Random(0)
        for item in tasks:
            about = {**model.instrument, "id": item.id}
            size = held // len(model.findings)
            findings = [{**f, "id": item.id, "quote": chance.randbytes(size // 2).hex()} for f in model.findings]
            rows = pack({"findings": findings, "matrix": model.matrix})
            yield item, {"content": "x", "instrument": about, "written": {}, "rows": rows}

run.Pool = Pool
progress = run.run_batch(find_inputs([table], out), run.Options(out))
assert progress.done == progress.total and not progress.failed, progress
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform != "darwin" else 1024))
"""


def peak(folder: Path, count: int) -> float:
    """Most memory in kB that the parent of a batch of so many instruments held."""
    law = folder / "law.txt"
    law.write_text(TOY_LAW, encoding="utf-8")
    table = folder / f"texts{count}.csv"
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text"])
        writer.writerows((f"law{number:06}", f"An Act numbered {number}.") for number in range(count))
    command = [sys.executable, "-c", BATCH, str(table), str(folder / f"out{count}"), str(law), str(HELD)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(REPOSITORY)})
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="the system does not say how much memory was held")
def test_the_parent_keeps_no_results(tmp_path: Path) -> None:
    """Kept results would show as some 14 kB a file (``HELD``, packed), more than twice what is allowed."""
    few, many = peak(tmp_path, FEW), peak(tmp_path, MANY)
    assert (many - few) / (MANY - FEW) < KILOBYTES_A_FILE
