"""Every shipped regular expression against the texts that are worst for it: time grows with the text, not faster."""

from __future__ import annotations

import re
import signal
import sys
import threading
import time
from typing import Any

import pytest
from shipped_patterns import Shipped, shipped_patterns
from worst_prefixes import worst_texts

# A pattern of quadratic time needs seconds for this many characters, one of linear time a few milliseconds.
LONG = 32_000
LONGEST = 200_000
#: Processor time, not elapsed time, so that a busy machine fails nothing; an order above what any of ours takes.
SECONDS = 0.15
# Where the text is short by construction, how long it can be, and why. A longer text never reaches the pattern.
BOUNDED: dict[str, tuple[int, str]] = {}
pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no processor-time alarm on this system")


class TooSlow(Exception):
    """The alarm went off."""


def seconds(pattern: re.Pattern[Any], text: str, is_anchored: bool, allowed: float) -> float:
    """Processor time of looking for the pattern everywhere (or at the beginning), cut off at twice ``allowed``."""
    assert threading.current_thread() is threading.main_thread()
    given = text if isinstance(pattern.pattern, str) else text.encode("utf-8")

    def ring(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, 2 * allowed)
    start = time.thread_time()
    try:
        if is_anchored:
            pattern.match(given)
        else:
            for _ in pattern.finditer(given):
                pass
    except TooSlow:
        return max(2 * allowed, time.thread_time() - start)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.thread_time() - start


def slowest(shipped: Shipped, length: int, allowed: float) -> tuple[float, str]:
    """The worst time of a pattern over its worst texts, and the text's beginning; stops at the first that is too slow."""
    worst = (0.0, "")
    for text in worst_texts(shipped.pattern, length):
        taken = seconds(shipped.pattern, text, shipped.is_anchored, allowed)
        worst = max(worst, (taken, text[:40]))
        if taken > allowed:
            break
    return worst


@pytest.mark.parametrize("shipped", shipped_patterns(), ids=lambda s: s.id)
def test_a_shipped_pattern_takes_linear_time(shipped: Shipped) -> None:
    bound, _ = BOUNDED.get(shipped.id, (LONG, ""))
    taken, text = slowest(shipped, min(bound, LONG), SECONDS)
    assert taken < SECONDS, f"{shipped.id} needs {taken:.2f} s for {min(bound, LONG)} characters that begin {text!r}"


@pytest.mark.slow
def test_the_slowest_patterns_stay_linear_to_the_end() -> None:
    """The ten that took longest above, on two lengths: twice the text takes at most about twice the time."""
    ours = [s for s in shipped_patterns() if s.id not in BOUNDED]
    ranked = sorted(ours, key=lambda s: slowest(s, 4_000, SECONDS)[0], reverse=True)[:10]
    for shipped in ranked:
        for small, large in zip(worst_texts(shipped.pattern, LONGEST // 2), worst_texts(shipped.pattern, LONGEST), strict=True):
            half, whole = (seconds(shipped.pattern, text, shipped.is_anchored, 10 * SECONDS) for text in (small, large))
            # Below some hundredths of a second the clock's own steps would decide.
            assert whole < 2.3 * max(half, 0.05) + 0.05, (shipped.id, small[:40], half, whole)


def test_the_table_of_bounds_names_patterns_that_exist() -> None:
    assert set(BOUNDED) <= {s.id for s in shipped_patterns()}


@pytest.mark.parametrize("written", [r"(a+)+$", r"(?:\s*,?\s*)*x", r"(\w+\s?)*;", r"\s+$", r"(?:a|a)*b", r'"[^"]*x', r"a.*b.*c"])
def test_the_texts_find_patterns_that_blow_up(written: str) -> None:
    """The measure can fail: well-known bad patterns do."""
    bad = Shipped("test", written, re.compile(written), is_anchored=False)
    assert slowest(bad, LONG, SECONDS)[0] > SECONDS


@pytest.mark.parametrize("written", [r"\d+", r"[a-z]+(?:-[a-z]+)*", r"(?<!\s)\s+$", r"a{1,5}b", r"^\s*x"])
def test_the_texts_pass_patterns_that_do_not(written: str) -> None:
    good = Shipped("test", written, re.compile(written), is_anchored=False)
    assert slowest(good, LONG, SECONDS)[0] < SECONDS


def test_patterns_are_found_wherever_they_are_written() -> None:
    ids = [s.id for s in shipped_patterns()]
    assert len(ids) > 150, "the walk over the modules lost most of them"
    assert any("[" in name for name in ids), "patterns inside tuples and dictionaries"
    assert any("line " in name for name in ids), "patterns written in calls"
    assert "annotator.structure.parse" in sys.modules
