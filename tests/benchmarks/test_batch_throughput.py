"""Throughput of ``annotator batch``: words a second by number of workers, beside a plain spaCy + transformers pipeline.

Run with ``pytest -s -m slow tests/benchmarks``. Figures of a busy machine mean nothing, so the test then skips; the
table is printed all the same, with the load, and CPU seconds that depend on it least.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
COPIES = 24
# Two workers on two free cores share memory bandwidth and the writing of the outputs; below this something waits.
LEAST_GAIN = 1.5

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


@dataclass(frozen=True)
class Measurement:
    """What a run took: seconds on the clock, CPU seconds of all its processes, most memory of one, words read."""

    name: str
    clock: float
    cpu: float
    memory: float
    words: int

    def line(self) -> str:
        return (
            f"{self.name:34} {self.clock:8.1f} s {self.cpu:8.1f} CPU s {self.memory:7.0f} MB "
            f"{self.words / self.clock:9,.0f} words/s {self.words / self.cpu:9,.0f} words/CPU s"
        )


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example bill many times under as many names."""
    folder = tmp_path_factory.mktemp("laws")
    text = (REPOSITORY / "corpus" / "examples" / "example-bill.txt").read_text(encoding="utf-8")
    for number in range(COPIES):
        (folder / f"bill{number:02}.txt").write_text(f"{text}\n\n{number}\n", encoding="utf-8")
    return folder


def measure(name: str, laws: Path, *command: str) -> Measurement:
    words = sum(len(p.read_text(encoding="utf-8").split()) for p in laws.iterdir())
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}
    )
    clock, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measurement(name, clock, cpu, after.ru_maxrss / 1024, words)


def test_two_workers_do_more_than_one(laws: Path, tmp_path: Path, shipped_model: Path) -> None:
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    runs = [
        measure(
            f"{n} worker{'s' * (n > 1)}",
            laws,
            "-m",
            "annotator",
            "batch",
            str(laws),
            "--out",
            str(tmp_path / str(n)),
            "--workers",
            str(n),
        )
        for n in (1, 2)
    ]
    print(
        f"\n{COPIES} bills, model {shipped_model.parent.name}/{shipped_model.name}, {cores} cores, load {load:.1f} at the start"
    )
    for run in runs:
        print(run.line())
    if cores < 2 or load > 0.5:
        pytest.skip(f"the machine is busy or small (load {load:.1f} on {cores} cores): nothing to conclude")
    assert runs[0].clock / runs[1].clock > LEAST_GAIN


def test_spark_with_two_workers_beside_one(laws: Path, tmp_path: Path, shipped_model: Path) -> None:
    """Spark's own start (Java, the archive for the executors) is part of what it costs: see the local engine for comparison."""
    missing = [name for name in ("pyspark", "pandas", "pyarrow") if importlib.util.find_spec(name) is None]
    if missing or (shutil.which("java") is None and "JAVA_HOME" not in os.environ):
        pytest.skip(f"needs the [spark] extra and Java 17: {', '.join(missing) or 'java'}")
    load = os.getloadavg()[0]
    settings = ("--spark-conf", "spark.ui.enabled=false", "--spark-conf", "spark.ui.showConsoleProgress=false")
    runs = []
    for n in (1, 2):
        out = ("--out", str(tmp_path / str(n)), "--engine", "spark", "--master", f"local-cluster[{n},1,2048]", *settings)
        runs.append(measure(f"Spark, {n} worker{'s' * (n > 1)}", laws, "-m", "annotator", "batch", str(laws), *out))
    print(f"\n{COPIES} bills, load {load:.1f} at the start")
    for run in runs:
        print(run.line())
    written = [sorted(p.name for p in (tmp_path / str(n) / "reports").iterdir()) for n in (1, 2)]
    assert written[0] == written[1]


PLAIN = """
import re, sys, time
from pathlib import Path
import spacy, torch
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import BertConfig, BertForSequenceClassification
torch.set_num_threads(1)
torch.manual_seed(0)
texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).iterdir())]
tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
tokenizer.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=30000, special_tokens=["[PAD]", "[UNK]"]))
tokenizer.enable_truncation(256)
tokenizer.enable_padding()
size = dict(hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536, num_labels=25)
model = BertForSequenceClassification(BertConfig(vocab_size=tokenizer.get_vocab_size(), **size)).eval()
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
for doc in nlp.pipe(texts):
    clauses = [s.text for s in doc.sents]
    for at in range(0, len(clauses), 32):
        batch = tokenizer.encode_batch(clauses[at : at + 32])
        with torch.inference_mode():
            model(torch.tensor([e.ids for e in batch]), torch.tensor([e.attention_mask for e in batch]))
"""


def test_beside_a_plain_spacy_and_transformers_pipeline(laws: Path, tmp_path: Path, shipped_model: Path) -> None:
    """Sentences into a transformer of MiniLM's size in one process and thread. Its weights are random: speed only."""
    missing = [name for name in ("torch", "transformers", "tokenizers") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"needs the [train] extra: {', '.join(missing)}")
    ours = measure(
        "annotator batch, 1 worker", laws, "-m", "annotator", "batch", str(laws), "--out", str(tmp_path / "o"), "--workers", "1"
    )
    plain = measure("spaCy + transformers, 1 thread", laws, "-c", PLAIN, str(laws))
    print(f"\nload {os.getloadavg()[0]:.1f}\n{ours.line()}\n{plain.line()}")
    assert ours.words == plain.words
