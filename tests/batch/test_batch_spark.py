"""The Spark engine on a real cluster of two workers: the same bytes as the local engine, an executor killed on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from factories import TOY_LAW

from annotator.batch.bundle import write_bundle
from annotator.batch.inputs import STATE_FILE
from annotator.cli.app import run

REPOSITORY = Path(__file__).parents[2]
CLUSTER = "local-cluster[2,1,1024]"
QUIET = ("spark.ui.enabled=false", "spark.ui.showConsoleProgress=false", "spark.sql.shuffle.partitions=2")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Forty invented laws as Parquet, one of them empty."""
    pa = pytest.importorskip("pyarrow", reason="needs the [spark] extra: pyarrow")
    import pyarrow.parquet as pq

    texts = [TOY_LAW.replace("TOY", f"ACT {n}") * (1 + n % 3) for n in range(39)] + [" "]
    rows = [
        {
            "id": f"law{n:02}",
            "title": f"Act {n}",
            "text": text,
            "country": ("", "Ruritania")[n % 2],
            "year": 1980 + n if n % 5 else None,
        }
        for n, text in enumerate(texts)
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "laws.parquet")
    return tmp_path / "laws.parquet"


def need_spark() -> None:
    pytest.importorskip("pyspark", reason="needs the [spark] extra: pyspark")
    pytest.importorskip("pandas", reason="needs the [spark] extra: pandas")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("needs Java 17")


def start(*arguments: str, master: str = CLUSTER) -> subprocess.Popen[str]:
    need_spark()
    settings = [part for setting in QUIET for part in ("--spark-conf", setting)]
    command = [sys.executable, "-m", "annotator", "batch", *arguments, "--engine", "spark", "--master", master, *settings]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    return subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, cwd=arguments and Path(arguments[0]).parent
    )


def outputs(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != STATE_FILE)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def descendants(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *descendants(int(child))]
    return found


def is_working_executor(pid: int) -> bool:
    """Whether a process is an executor with a Python worker, hence at work on a task."""
    try:
        if b"CoarseGrainedExecutorBackend" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            return False
        return any(b"pyspark" in Path(f"/proc/{child}/cmdline").read_bytes() for child in descendants(pid))
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.timeout(1500)
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc")
def test_a_cluster_that_loses_an_executor_gives_the_bytes_of_the_local_engine(table: Path, tmp_path: Path, here: None) -> None:
    job = start(str(table), "--out", str(tmp_path / "spark"))
    killed = None
    while killed is None and job.poll() is None:
        killed = next((pid for pid in descendants(job.pid) if is_working_executor(pid)), None)
        time.sleep(0.2)
    assert killed is not None, job.communicate()[1]
    os.kill(killed, signal.SIGKILL)
    _, err = job.communicate(timeout=1200)
    assert job.returncode == 2, err  # one text is empty
    assert "39 with a result" in err
    assert run(["batch", str(table), "--out", str(tmp_path / "local")]) == 2
    spark, local = outputs(tmp_path / "spark"), outputs(tmp_path / "local")
    assert spark.keys() == local.keys()
    assert [name for name in local if spark[name] != local[name]] == []
    # What Spark made, the local engine can go on with.
    assert run(["batch", str(table), "--out", str(tmp_path / "spark"), "--resume"]) == 2
    assert outputs(tmp_path / "spark") == local


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_to_an_address_spark_writes_the_same_rows_as_data_sets(table: Path, tmp_path: Path, here: None) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the [spark] extra: pyarrow")
    job = start(str(table), "--out", f"{(tmp_path / 'remote').as_uri()}", "--format", "json", master="local[2]")
    _, err = job.communicate(timeout=1200)
    assert job.returncode == 2, err
    run(["batch", str(table), "--out", str(tmp_path / "local"), "--format", "json"])
    for name in ("instruments", "findings", "matrix"):
        local = pq.read_table(tmp_path / "local" / f"{name}.parquet").to_pylist()
        spark = pq.read_table(tmp_path / "remote" / f"{name}.parquet").to_pylist()
        assert sorted(map(repr, spark)) == sorted(map(repr, local))
    scored = pq.read_table(tmp_path / "remote" / "scored.parquet").to_pylist()
    assert sum(len(row["contents"]) for row in scored) == 39


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_folder_of_files_has_the_ids_of_the_local_engine(laws: Path, tmp_path: Path, here: None) -> None:
    job = start(str(laws), "--out", str(tmp_path / "spark"), master="local[2]")
    _, err = job.communicate(timeout=900)
    assert job.returncode == 2, err
    run(["batch", str(laws), "--out", str(tmp_path / "local")])
    assert outputs(tmp_path / "spark") == outputs(tmp_path / "local")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--resume"], "--resume is for the local engine"),
        (["--spark-conf", "nothing"], "key=value"),
        (["--format", "x"], "no format"),
    ],
)
def test_bad_usage_is_refused_before_spark_starts(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    assert run(["batch", str(table), "--engine", "spark", "--out", str(tmp_path / "out"), *more]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_without_pyspark_one_sentence_says_what_is_missing(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyspark", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, None)
    assert run(["batch", str(table), "--engine", "spark", "--out", str(tmp_path / "out")]) == 2
    assert "[spark]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_archive_for_the_cluster_runs_by_itself(tmp_path: Path, toy_model: Path) -> None:
    """Unpacked into an empty folder, with nothing of the checkout on the path, it scores."""
    model = write_bundle(tmp_path / "bundle.zip", str(toy_model))
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
        names = archive.namelist()
    assert not [n for n in names if "__pycache__" in n or n.startswith(("/", ".."))]
    assert write_bundle(tmp_path / "again.zip", str(toy_model)) == model
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "bundle.zip").read_bytes()
    (tmp_path / "law.txt").write_text(TOY_LAW, encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import annotator.batch.score as s; from annotator.batch.items import Item\n"
        "assert s.__file__.startswith(sys.argv[1])\n"
        "(r,) = s.score_partition([Item('x', path='law.txt')], sys.argv[2])\n"
        "print(r.instrument['findings'], r.instrument['model'])"
    )
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "ANNOTATOR"))}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "unpacked"), str(tmp_path / "unpacked" / model)],
        capture_output=True, text=True, cwd=tmp_path, env=clean, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    count, name = done.stdout.split()
    assert int(count) > 0
    assert name == "toy/0.0.1"
