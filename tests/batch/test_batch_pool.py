"""The pool against workers that crash, hang, refuse or never start: every task gets an answer or a reason."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.batch.pool import FAILED_STARTS, IN_FLIGHT, Lost, Pool
from annotator.errors import AnnotatorError

# Speaks the protocol of a worker and does what the task says.
WORKER = """
import json, os, sys, time, signal
json.loads(sys.stdin.readline())
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    task = json.loads(line)
    what = task["do"]
    if what == "crash": os.kill(os.getpid(), signal.SIGSEGV)
    if what == "exit": sys.exit(3)
    if what == "hang": time.sleep(60)
    if what == "refuse": print(json.dumps({"refusal": "The disk is full."}), flush=True); time.sleep(60)
    if what == "once" and not os.path.exists(task["mark"]): open(task["mark"], "w").close(); os.kill(os.getpid(), signal.SIGKILL)
    print(json.dumps({"done": what, "pid": os.getpid(), "memory": task.get("memory", 0)}), flush=True)
"""
Answers = list[tuple[dict[str, Any], "dict[str, Any] | Lost"]]


def pool(workers: int = 2, program: str = WORKER, **options: Any) -> Pool[dict[str, Any]]:
    return Pool({}, lambda task: task, workers, command=[sys.executable, "-c", program], **options)


def run(tasks: list[dict[str, Any]], **options: Any) -> Answers:
    return list(pool(**options).run(tasks))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_task_is_answered_once(workers: int) -> None:
    tasks = [{"do": "work", "n": n} for n in range(23)]
    answers = run(tasks, workers=workers)
    assert sorted(task["n"] for task, _ in answers) == list(range(23))
    assert len({answer["pid"] for _, answer in answers if isinstance(answer, dict)}) <= workers


@pytest.mark.parametrize(("kind", "reason"), [("crash", "SIGSEGV"), ("exit", "exit code 3")])
def test_a_task_that_kills_workers_is_lost_and_the_others_are_done(kind: str, reason: str) -> None:
    tasks = [{"do": kind if n == 4 else "work", "n": n} for n in range(12)]
    answers = {task["n"]: answer for task, answer in run(tasks)}
    assert sorted(answers) == list(range(12))
    lost = answers.pop(4)
    assert isinstance(lost, Lost)
    assert reason in lost.reason
    assert all(isinstance(answer, dict) for answer in answers.values())


def test_bad_luck_gets_a_second_try(tmp_path: Path) -> None:
    ((_, answer),) = run([{"do": "once", "mark": str(tmp_path / "mark")}])
    assert isinstance(answer, dict)


def test_a_task_that_hangs_is_stopped_and_the_others_are_done() -> None:
    began = time.monotonic()
    answers = {t["n"]: a for t, a in run([{"do": "hang" if n == 1 else "work", "n": n} for n in range(6)], seconds=1.0)}
    assert time.monotonic() - began < 30
    lost = answers.pop(1)
    assert isinstance(lost, Lost)
    assert "longer than 1 seconds" in lost.reason
    assert len(answers) == 5
    assert all(isinstance(answer, dict) for answer in answers.values())


def test_tasks_are_taken_only_as_workers_become_free() -> None:
    taken = 0

    def tasks() -> Iterator[dict[str, Any]]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield {"do": "work", "n": number}

    for answered, _ in enumerate(pool().run(tasks()), start=1):
        assert taken <= answered + 2 * IN_FLIGHT


def test_workers_are_replaced_after_a_number_of_tasks() -> None:
    answers = run([{"do": "work"}] * 20, workers=1, tasks_per_worker=5)
    assert len(answers) == 20
    assert len({answer["pid"] for _, answer in answers if isinstance(answer, dict)}) == 4


def test_a_worker_that_grew_too_large_is_replaced() -> None:
    answers = run([{"do": "work", "memory": 10**10 if n == 0 else 0} for n in range(10)], workers=1)
    assert len(answers) == 10
    assert len({answer["pid"] for _, answer in answers if isinstance(answer, dict)}) == 2


def test_closing_ends_the_workers() -> None:
    answers = pool().run([{"do": "work"}] * 10)
    _, answer = next(answers)
    assert isinstance(answer, dict)
    answers.close()  # type: ignore[attr-defined]
    assert not is_alive(answer["pid"])


def test_what_concerns_everything_ends_the_batch() -> None:
    with pytest.raises(AnnotatorError, match="The disk is full"):
        run([{"do": "refuse"}])


def test_workers_that_cannot_start_end_the_batch() -> None:
    with pytest.raises(AnnotatorError, match="cannot start"):
        run([{"do": "work"}] * 3, program="raise SystemExit(9)")
    assert FAILED_STARTS > 1
