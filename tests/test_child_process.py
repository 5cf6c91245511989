"""Children of ours start whatever a long session has done to the module path."""

from __future__ import annotations

import subprocess
import sys

import pytest

from annotator.child_process import child_command


def test_a_module_path_with_thousands_of_repetitions_starts_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux takes no argument over 128 KB; a session in a notebook can put a folder on the path again and again."""
    monkeypatch.setattr(sys, "path", ["/a/folder/that/is/named/again/and/again"] * 10_000 + sys.path)
    done = subprocess.run(child_command("annotator", "--version"), stdout=subprocess.PIPE, check=True)
    assert done.stdout.startswith(b"annotator ")
