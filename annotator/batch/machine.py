"""How many processes a machine can run side by side, and how much memory each may take."""

from __future__ import annotations

import os

# Share of the machine's memory that all workers together may take.
MEMORY_SHARE = 0.8


def count_cores() -> int:
    """Number of cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def memory_for(workers: int) -> int | None:
    """Bytes that one of several workers may take; ``None`` where the system does not say how much there is."""
    try:
        return int(MEMORY_SHARE * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / workers)
    except (AttributeError, OSError, ValueError):
        return None
