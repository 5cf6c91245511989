"""Start a second Python process of ours that the environment cannot steer."""

from __future__ import annotations

import json
import sys

# The child runs isolated from the environment's Python settings and the current folder, on our module path.
_BOOT = "import sys, json, runpy; sys.path[:] = json.loads(sys.argv.pop()); runpy.{run}(sys.argv.pop(1), run_name='__main__')"


def child_command(target: str, *arguments: str) -> list[str]:
    """Return the command line of a Python process that runs one of our programs.

    Parameters
    ----------
    target
        Path of a Python file (ending in ``.py``), or the dotted name of a module.
    arguments
        What the program finds in ``sys.argv`` behind its own name.

    Returns
    -------
    list of str
        For `subprocess`; the last argument carries the module path, each folder once (Linux takes no argument over
        128 KB, and a long session in a notebook can repeat folders thousands of times).
    """
    boot = _BOOT.format(run="run_path" if target.endswith(".py") else "run_module")
    module_path = json.dumps([entry for entry in dict.fromkeys(sys.path) if entry])
    return [sys.executable, "-I", "-c", boot, target, *arguments, module_path]
