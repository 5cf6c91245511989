"""Every shipped regular expression against the texts that are worst for it: time grows with the text, not faster."""

from __future__ import annotations

import re
import signal
import sys
import threading
import time
from typing import Any

import pytest
from shipped_patterns import PACKAGE, Shipped, methods_of, shipped_patterns
from worst_prefixes import worst_texts

# A pattern of quadratic time needs seconds for this many characters, one of linear time a few milliseconds.
LONG = 16_000
LONGEST = 100_000
#: Processor time, not elapsed time, so that a busy machine fails nothing; an order above what any of ours takes.
SECONDS = 0.15
MOST = 1.5
# Where the text is short by construction, how long it can be, and why. A longer text never reaches the pattern.
BOUNDED: dict[str, tuple[int, str]] = {
    "perceive.no_sanction._COMMITS": (190, "searched in the words just before a term"),
    "perceive.prison._DURATION": (110, "searched in the window behind or before the word for prison"),
    "perceive.prison._RANGE": (110, "searched in the same window"),
    "reason.whole.incorporation._DEFINED": (160, "searched in so many characters before the words of an offence"),
    "structure.amendments._IS_AMENDED": (400, "searched in so many characters behind a citation"),
    "structure.marks._AT_LINE": (36, "searched in the few characters before a mark"),
    "structure.parse._SIGNED": (800, "searched in the last characters of a law"),
    "structure.references._TRAILING": (90, "replaced in a name that is read from so many characters"),
}
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


def part_of(shipped: Shipped) -> str:
    """The folder of the package that a pattern stands in, or its module."""
    return shipped.module.split(".")[1]


def trouble(shipped: Shipped) -> str:
    """What is wrong with a pattern; empty if its time grows with the text."""
    bound, _ = BOUNDED.get(shipped.id, (LONG, ""))
    taken, text = slowest(shipped, min(bound, LONG), SECONDS)
    if taken < SECONDS:
        return ""
    if bound >= LONG:
        # Slow, but perhaps only by a constant: a quarter of the text must then take about a quarter of the time.
        # The least of three: other work only adds to a time.
        taken, quarter = (min(slowest(shipped, n, 20 * SECONDS)[0] for _ in range(3)) for n in (LONG, LONG // 4))
        if taken < MOST and taken < 6 * max(quarter, 0.02):
            return ""
    return f"{shipped.id} needs {taken:.2f} s for {min(bound, LONG)} characters that begin {text!r}"


# Folders of the package; the modules beside them come together.
PARTS = ("", *sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))


@pytest.mark.parametrize("part", PARTS, ids=lambda name: name or "beside")
def test_every_shipped_pattern_takes_linear_time(part: str) -> None:
    ours = [s for s in shipped_patterns() if part_of(s) == part or (not part and part_of(s) not in PARTS)]
    assert not list(filter(None, map(trouble, ours)))


@pytest.mark.slow
@pytest.mark.timing
def test_the_slowest_patterns_stay_linear_to_the_end() -> None:
    """The ten that took longest above, on two lengths: twice the text takes about twice the time, never four times."""
    ours = [s for s in shipped_patterns() if s.id not in BOUNDED]
    ranked = sorted(ours, key=lambda s: slowest(s, 4_000, SECONDS)[0], reverse=True)[:10]
    for shipped in ranked:
        for small, large in zip(worst_texts(shipped.pattern, LONGEST // 2), worst_texts(shipped.pattern, LONGEST), strict=True):
            half, whole = (seconds(shipped.pattern, text, shipped.is_anchored, 10 * SECONDS) for text in (small, large))
            # Below some hundredths of a second the clock's own steps would decide; other work only adds to a time.
            if whole >= 2.3 * max(half, 0.05) + 0.05:
                whole = min(whole, seconds(shipped.pattern, large, shipped.is_anchored, 10 * SECONDS))
            assert whole < 3 * max(half, 0.05) + 0.05, (shipped.id, small[:40], half, whole)


def test_the_table_of_bounds_names_patterns_that_exist() -> None:
    assert set(BOUNDED) <= {s.id for s in shipped_patterns()}


@pytest.mark.parametrize("written", [r"(a+)+$", r"(?:\s*,?\s*)*x", r"(\w+\s?)*;", r"\s+$", r"(?:a|a)*b", r"a.*b.*c"])
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
    assert methods_of("_PAGE_NUMBER", "annotator.reading.pdf_furniture") == {"fullmatch"}
    assert "annotator.structure.parse" in sys.modules
