"""A batch that is interrupted or killed: what it leaves is valid, and it goes on where it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_outputs import outputs, rows
from factories import TOY_LAW

REPOSITORY = Path(__file__).parents[2]


def heed_interrupts() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and a suite run so would hand that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(laws: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "annotator", "batch", str(laws), "--out", str(out), *more],
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        preexec_fn=None if os.name == "nt" else heed_interrupts,
    )


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = TOY_LAW.replace("TOY", f"ACT {number}") * (1 + number % 4)
        (folder / f"law{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_leaves_a_valid_partial_result(tmp_path: Path) -> None:
    laws, out = many(tmp_path / "many", 1500), tmp_path / "out"
    process = start(laws, out)
    wait_for_reports(out, process, 10)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert "stopped" in err
    assert "Traceback" not in err
    done = rows(out, "instruments")
    assert 0 < len(done) < 1500
    assert "This comparison is not complete" in (out / "index.html").read_text(encoding="utf-8")
    assert len(rows(out, "findings")) == sum(int(row["findings"]) for row in done)


def wait_for_reports(out: Path, process: subprocess.Popen[str], count: int) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        if (out / "reports").is_dir() and sum(1 for _ in (out / "reports").iterdir()) >= count:
            return
        time.sleep(0.02)
    raise AssertionError("the batch did not come that far")


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_killed_at_random_moments_and_resumed_it_gives_the_same_bytes(tmp_path: Path) -> None:
    """Set ANNOTATOR_KILLS=20 for the number that the project promises; workers are killed in between as well."""
    import random

    kills, chance = int(os.environ.get("ANNOTATOR_KILLS", "4")), random.Random(20)
    laws, out = many(tmp_path / "many", 30 * kills), tmp_path / "out"
    hit = 0
    for _ in range(kills):
        process = start(laws, out, "--resume")
        wait_for_more(out, process, chance.choice([0, 1, 5, 20, 30, 40]))
        time.sleep(chance.uniform(0.0, 0.3))
        for pid in children(process.pid)[: chance.randrange(2)]:
            os.kill(pid, signal.SIGKILL)
        time.sleep(chance.uniform(0.0, 0.3))
        hit += process.poll() is None
        process.kill()
        process.communicate()
    assert hit >= kills // 2, "too few kills hit a batch at work"
    process = start(laws, out, "--resume")
    _, err = process.communicate(timeout=1200)
    assert process.returncode == 0, err
    undisturbed = start(laws, tmp_path / "undisturbed")
    _, err = undisturbed.communicate(timeout=1200)
    assert undisturbed.returncode == 0, err
    ours, theirs = outputs(out), outputs(tmp_path / "undisturbed")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def wait_for_more(out: Path, process: subprocess.Popen[str], more: int) -> None:
    """Until the state is there and this many report files have come, or the batch is through."""
    while process.poll() is None and not (out / "reports").is_dir():
        time.sleep(0.01)
    begun = sum(1 for _ in (out / "reports").iterdir())
    while process.poll() is None and sum(1 for _ in (out / "reports").iterdir()) < begun + 2 * more:
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    """Processes that this one started, where the system tells."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(p) for p in listed.read_text().split()] if listed.exists() else []


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc")
def test_workers_end_when_whoever_started_them_is_killed(tmp_path: Path) -> None:
    laws, out = many(tmp_path / "many", 200), tmp_path / "out"
    process = start(laws, out)
    wait_for_reports(out, process, 2)
    workers = children(process.pid)
    assert workers
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() and not is_zombie(pid) for pid in workers):
        time.sleep(0.1)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists() and not is_zombie(pid)]


def is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
