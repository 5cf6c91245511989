"""Worker processes fed lazily: bounded in flight, restarted after a crash or many instruments, killed when stuck."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from annotator.child_process import child_command
from annotator.errors import AnnotatorError

T = TypeVar("T")

# One instrument in work and one waiting, so that a worker never idles; more would only hold memory.
IN_FLIGHT = 2
# Python's memory grows by fragmentation; a fresh process every few hundred laws keeps it flat for two seconds' work.
TASKS_PER_WORKER = 200
# A worker that ever held this much is replaced when it is done with what it has.
LARGEST_WORKER = 1500 * 1024 * 1024
# The longest law tried (190,000 words) takes 12 seconds on a slow core; ten minutes are a hang.
SECONDS_PER_TASK = 600.0
# One crash may be bad luck (the system ended the largest process); twice is the instrument's doing.
TRIES = 2
# Workers that die before they are ready, one after the other, before the batch is given up.
FAILED_STARTS = 3
_TICK = 0.5
# Each worker computes in one thread: the workers are the parallelism.
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True)
class Lost:
    """A task whose worker died or was stopped; ``reason`` is a plain sentence without subject, ``ended ...``."""

    reason: str


@dataclass(slots=True)
class _Task(Generic[T]):
    item: T
    line: bytes
    tries: int = 0


@dataclass(slots=True, eq=False)
class _Worker(Generic[T]):
    process: subprocess.Popen[bytes]
    tasks: deque[_Task[T]] = field(default_factory=deque)
    since: float = 0.0
    done: int = 0
    is_ready: bool = False
    is_retiring: bool = False
    is_late: bool = False


class Pool(Generic[T]):
    """Runs tasks in worker processes and yields what they answer, in the order of completion.

    Parameters
    ----------
    settings
        What every worker is told at its start.
    to_message
        A task as plain values.
    workers
        Number of processes.
    seconds
        Longest time that a task may take.
    tasks_per_worker
        After how many tasks a process is replaced.
    command
        Program to run instead of ``annotator.batch.worker``; it must speak the same protocol.
    can_take
        Asked before another task is taken; it must not refuse while no task is in work.
    """

    def __init__(
        self,
        settings: dict[str, Any],
        to_message: Callable[[T], dict[str, Any]],
        workers: int,
        *,
        seconds: float = SECONDS_PER_TASK,
        tasks_per_worker: int = TASKS_PER_WORKER,
        command: Sequence[str] = (),
        can_take: Callable[[], bool] = lambda: True,
    ) -> None:
        self._settings = json.dumps(settings).encode() + b"\n"
        self._to_message = to_message
        self._count = workers
        self._seconds = seconds
        self._tasks_per_worker = tasks_per_worker
        self._command = list(command)
        self._can_take = can_take
        self._events: SimpleQueue[tuple[_Worker[T], bytes | None]] = SimpleQueue()
        self._workers: list[_Worker[T]] = []
        self._again: deque[_Task[T]] = deque()
        self._failed_starts = 0

    def run(self, tasks: Iterable[T]) -> Iterator[tuple[T, dict[str, Any] | Lost]]:
        """Yield each task with its answer; closing the iterator ends the workers.

        Raises
        ------
        AnnotatorError
            If workers cannot start, or one reports something that concerns all tasks.
        """
        waiting = iter(tasks)
        try:
            while True:
                self._feed(waiting)
                if not any(w.tasks for w in self._workers) and not self._again:
                    return
                try:
                    worker, line = self._events.get(timeout=_TICK)
                except Empty:
                    self._stop_late()
                    continue
                if line is None:
                    yield from self._bury(worker)
                else:
                    yield from self._take(worker, line)
                self._stop_late()
        finally:
            self.close()

    def close(self) -> None:
        """End all workers at once, and what they started."""
        for worker in self._workers:
            _kill(worker.process)
        for worker in self._workers:
            worker.process.wait()
        self._workers.clear()

    def _feed(self, waiting: Iterator[T]) -> None:
        """Give every worker what it may hold, the emptiest first; start one where there is work for it."""
        while True:
            free = [w for w in self._workers if not w.is_retiring and len(w.tasks) < IN_FLIGHT]
            can_start = len(self._workers) < self._count
            if not free and not can_start:
                return
            if self._again:
                task = self._again.popleft()
            elif not self._can_take():
                return
            else:
                item = next(waiting, None)
                if item is None:
                    return
                task = _Task(item, json.dumps(self._to_message(item)).encode() + b"\n")
            worker = min(free, key=lambda w: len(w.tasks), default=None)
            if worker is None or (worker.tasks and can_start):
                worker = self._start()
            if not worker.tasks:
                worker.since = time.monotonic()
            worker.tasks.append(task)
            self._send(worker, task.line)

    def _start(self) -> _Worker[T]:
        process = subprocess.Popen(
            self._command or child_command("annotator.batch.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD},
            start_new_session=True,  # Ctrl-C goes to us, and we end the workers with all they started
        )
        worker: _Worker[T] = _Worker(process, since=time.monotonic())
        self._workers.append(worker)
        threading.Thread(target=self._listen, args=(worker,), daemon=True).start()
        self._send(worker, self._settings)
        return worker

    def _listen(self, worker: _Worker[T]) -> None:
        assert worker.process.stdout is not None
        with worker.process.stdout as answers:
            for line in answers:
                self._events.put((worker, line))
        self._events.put((worker, None))

    def _send(self, worker: _Worker[T], line: bytes) -> None:
        assert worker.process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it died; its end is on the way to us
            worker.process.stdin.write(line)
            worker.process.stdin.flush()

    def _take(self, worker: _Worker[T], line: bytes) -> Iterator[tuple[T, dict[str, Any] | Lost]]:
        try:
            answer = json.loads(line)
        except ValueError:  # cut off by its death, which follows
            return
        if "refusal" in answer:
            raise AnnotatorError(answer["refusal"])
        worker.since = time.monotonic()
        if "ready" in answer:
            worker.is_ready = True
            self._failed_starts = 0
            return
        task = worker.tasks.popleft()
        worker.done += 1
        if worker.done + len(worker.tasks) >= self._tasks_per_worker or answer.get("memory", 0) > LARGEST_WORKER:
            worker.is_retiring = True
        if worker.is_retiring and not worker.tasks:
            self._retire(worker)
        yield task.item, answer

    def _retire(self, worker: _Worker[T]) -> None:
        self._workers.remove(worker)
        _kill(worker.process)
        worker.process.wait()

    def _bury(self, worker: _Worker[T]) -> Iterator[tuple[T, dict[str, Any] | Lost]]:
        """A worker ended: the task it was at gets another try or is lost, those behind it go back in line."""
        if worker not in self._workers:
            return
        code = worker.process.wait()
        self._retire(worker)
        if not worker.is_ready and not worker.is_late:
            self._failed_starts += 1
            if self._failed_starts >= FAILED_STARTS:
                raise AnnotatorError(f"The worker processes cannot start ({_how(code)}). Is there enough memory?")
            self._again.extend(worker.tasks)
            return
        if worker.tasks:
            task = worker.tasks.popleft()
            task.tries += 1
            if worker.is_late:
                yield task.item, Lost(f"takes longer than {self._seconds:g} seconds to score: raise --seconds or split it.")
            elif task.tries >= TRIES:
                yield task.item, Lost(f"made the process that scored it end, twice ({_how(code)}).")
            else:
                self._again.append(task)
        self._again.extend(worker.tasks)

    def _stop_late(self) -> None:
        now = time.monotonic()
        for worker in self._workers:
            if worker.is_ready and worker.tasks and now - worker.since > self._seconds and not worker.is_late:
                worker.is_late = True
                _kill(worker.process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and, where the system has process groups, what it started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with contextlib.suppress(OSError, ValueError):
        if process.stdin is not None:
            process.stdin.close()


def _how(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"ended by signal {-code}"
