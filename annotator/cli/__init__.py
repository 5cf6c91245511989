"""The command line. Only this package prints."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run ``annotator`` with the process's arguments; never shows a traceback for what a user can mend."""
    from annotator.cli.app import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a character shows a question mark instead
    sys.exit(run(sys.argv[1:]))
