"""Progress on stderr, shown only when work takes longer than a second and somebody is there to see it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Shorter waits need no message.
PATIENCE = 1.0


@contextmanager
def waiting(message: str) -> Iterator[None]:
    """Show ``message`` with a spinner on a terminal, or once as a line elsewhere, after ``PATIENCE`` seconds."""
    finished = threading.Event()

    def show() -> None:
        if finished.wait(PATIENCE):
            return
        if not sys.stderr.isatty():
            print(message, file=sys.stderr, flush=True)
            return
        from rich.console import Console

        with Console(stderr=True).status(message):
            finished.wait()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()
