"""A worker process: scores instruments that arrive as JSON lines on standard input, answers on standard output.

It never outlives whoever started it: when standard input ends, it ends at once. Reports go straight to the
disk, so that only rows travel between processes.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from annotator.batch.items import content_hash, from_message
from annotator.batch.packing import pack
from annotator.batch.score import score_partition
from annotator.errors import AnnotatorError


def main() -> int:
    """Serve until standard input ends; the first line holds the settings."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    lines: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin, lines), daemon=True).start()
    settings = json.loads(lines.get())
    _limit_memory(settings.get("memory"))
    try:
        serve = begin(settings)
    except AnnotatorError as error:
        _say(answers, {"refusal": str(error)})
        return 2
    _say(answers, {"ready": True})
    while True:
        _say(answers, {**serve(json.loads(lines.get())), "memory": _memory()})


def begin(settings: dict[str, Any]) -> Any:
    """Load what every instrument needs, and return the function that serves one."""
    from annotator.api import load

    model = settings["model"]
    load(model)
    if settings["task"] == "report":
        return lambda message: _report(message, model)
    folder, formats = Path(settings["folder"]), settings["formats"]
    return lambda message: _score(message, model, folder, formats)


def _score(message: dict[str, Any], model: str | None, folder: Path, formats: list[str]) -> dict[str, Any]:
    """Score one instrument, write its reports, answer with its rows."""
    from annotator.batch.reports import write_reports

    item = from_message(message)
    content = content_hash(item)
    (scored,) = score_partition([item], model, formats)
    try:
        written = write_reports(folder, scored)
    except AnnotatorError as error:
        return {"refusal": str(error)}  # a full disk concerns the whole batch
    return {
        "content": content if scored.is_final else "",
        "instrument": scored.instrument,
        "written": written,
        "rows": pack({"findings": scored.findings, "matrix": scored.matrix}),
    }


def _report(message: dict[str, Any], model: str | None) -> dict[str, Any]:
    """Annotate one instrument and answer with the whole report."""
    from annotator.api import annotate
    from annotator.batch import many
    from annotator.batch.transport import encode

    try:
        return {"report": encode(annotate(many.from_message(message), model=model))}
    except AnnotatorError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "It needs more memory than there is."}
    except Exception as error:  # one text must not end the others
        return {"error": f"Something went wrong inside ({type(error).__name__}: {error}). This is our mistake; please report it."}


def _receive(source: IO[str], lines: SimpleQueue[str]) -> None:
    for line in source:
        lines.put(line)
    os._exit(0)  # whoever started this process is gone or done


def _say(stream: IO[str], value: dict[str, Any]) -> None:
    stream.write(json.dumps(value) + "\n")
    stream.flush()


def _limit_memory(most: int | None) -> None:
    """Let an instrument that asks for too much fail by itself instead of taking the machine along, where the system can."""
    if not most:
        return
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (ImportError, OSError, ValueError):
        return


def _memory() -> int:
    """Most bytes that this process has ever held; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


if __name__ == "__main__":
    sys.exit(main())
