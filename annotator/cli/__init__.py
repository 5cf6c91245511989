"""The command line. Only this package prints."""

from __future__ import annotations

import sys


def main() -> None:
    """Run ``annotator`` with the process's arguments; never shows a traceback for what a user can mend."""
    from annotator.cli.app import run

    sys.exit(run(sys.argv[1:]))
