"""Text recognition of scanned PDFs by ``ocrmypdf``, only where a user asks for it and has it installed.

It is a program of its own (it needs Tesseract and Ghostscript), so it is no dependency: it runs as a child process.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from annotator.reading.errors import ReadingError

PROGRAM = "ocrmypdf"
HOW_TO = "install it (`pip install ocrmypdf` and the program tesseract-ocr, see https://ocrmypdf.readthedocs.io)"
NOTICE = "The text was recognised from pictures of pages (OCR): compare doubtful words and numbers with the original."


def recognise(data: bytes, name: str, seconds: float) -> bytes:
    """Return a PDF with a text layer on every page that had none.

    Parameters
    ----------
    data
        A PDF.
    name
        File name for messages.
    seconds
        Longest time the program may work.

    Raises
    ------
    ReadingError
        If ``ocrmypdf`` is not installed, fails, or takes too long.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise ReadingError(f"{name} needs text recognition, but the program {PROGRAM} is not installed: {HOW_TO}.")
    with tempfile.TemporaryDirectory(prefix="annotator-ocr-") as folder:
        source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        source.write_bytes(data)
        # Pages that have text keep it; the file is not made an archive copy, which would need more programs.
        command = [program, "--skip-text", "--output-type", "pdf", "--quiet", str(source), str(target)]
        code = _run(command, name, seconds)
        if code != 0 or not target.is_file():
            ended = f"{PROGRAM} ended with code {code}"
            raise ReadingError(f"{name} could not be recognised ({ended}): run `ocrmypdf in.pdf out.pdf` yourself to see why.")
        return target.read_bytes()


def _run(command: list[str], name: str, seconds: float) -> int:
    """Run a program in a session of its own, so that its helpers end with it."""
    try:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        raise ReadingError(f"{name} could not be recognised because {PROGRAM} does not start: {HOW_TO}.") from error
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        advice = f"run {PROGRAM} yourself, or split the file"
        raise ReadingError(f"{name} takes longer than {seconds:g} seconds to recognise: {advice}.") from error
    finally:
        if child.poll() is None:
            with contextlib.suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL) if hasattr(os, "killpg") else child.kill()
            child.wait()
