"""What the README promises: its Python example runs, its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_python_example_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    law = ROOT / "corpus" / "examples" / "example-bill.txt"
    script = tmp_path / "example.py"
    script.write_text(code.replace('"law.pdf"', repr(str(law))), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, cwd=ROOT, timeout=120, env=_environment()
    )
    assert done.returncode == 0, done.stderr
    assert "missing-" in done.stdout


def test_every_command_it_names_exists() -> None:
    from annotator.cli.app import app

    known = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback} | {
        g.name for g in app.registered_groups
    }
    named = set(re.findall(r"^annotator ([\w-]+)", README, re.MULTILINE))
    assert named
    assert named <= known


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}
