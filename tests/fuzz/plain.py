"""A plain mutation fuzzer of ours, for systems without Atheris: no coverage to guide it, but the same harnesses and seeds."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Crash:
    """An input and what it caused."""

    data: bytes
    error: str


def mutations(seeds: tuple[bytes, ...], words: tuple[str, ...], seed: int) -> Iterator[bytes]:
    """Endless changed copies of the seeds; the same ones for the same ``seed``."""
    chance = random.Random(seed)
    spliced = [word.encode() for word in words]
    while True:
        data = bytearray(chance.choice(seeds) if seeds else b"")
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            _change(data, seeds, spliced, chance)
        yield bytes(data)


def _change(data: bytearray, seeds: tuple[bytes, ...], words: list[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 1, 2, 8, 64, 512))
    kind = chance.randrange(7)
    if kind == 0:
        data[at : at + length] = b""
    elif kind == 1:
        data[at:at] = chance.randbytes(length)
    elif kind == 2 and words:
        data[at:at] = chance.choice(words) * chance.choice((1, 1, 2, 30))
    elif kind == 3 and at < len(data):
        data[at] ^= 1 << chance.randrange(8)
    elif kind == 4:
        data[at:at] = data[at : at + length] * chance.choice((1, 2, 20))
    elif kind == 5 and seeds:
        other = chance.choice(seeds)
        start = chance.randrange(len(other) + 1)
        data[at : at + length] = other[start : start + length * 4]
    else:
        data[at : at + length] = chance.choice((b"0", b"-1", b"999999999999", b"\x00", b"\xff", b"\xed\xa0\x80", b"\n", b"1e999"))


def fuzz(
    harness: Callable[[bytes], None],
    seeds: tuple[bytes, ...],
    words: tuple[str, ...],
    seconds: float,
    seed: int = 0,
    slow: float = 10.0,
) -> tuple[int, list[Crash]]:
    """Run a harness on changed seeds for so long; return the number of runs and the crashes, one for each kind.

    An input that takes longer than ``slow`` seconds of processor time counts as a crash.
    """  # fmt: skip
    crashes: dict[str, Crash] = {}
    runs = 0
    until = time.monotonic() + seconds
    for data in mutations(seeds, words, seed):
        if time.monotonic() >= until and runs:
            break
        runs += 1
        start = time.process_time()
        try:
            harness(data)
        except Exception as error:
            kind = f"{type(error).__name__} at {_place(error)}"
            crashes.setdefault(kind, Crash(data, f"{kind}: {str(error)[:200]}"))
        if time.process_time() - start > slow:
            crashes.setdefault("slow", Crash(data, f"slow: {time.process_time() - start:.1f} s for {len(data)} bytes"))
    return runs, list(crashes.values())


def _place(error: BaseException) -> str:
    """File and line of the innermost frame."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "nowhere"
