"""Files that a user names beside the law: earlier reports, decisions. Read whole, if they are ordinary and not too large."""

from __future__ import annotations

from pathlib import Path

from annotator.errors import AnnotatorError

# The report of the longest law tried has 40 MB; one of the largest text that is read at all could have some ten times that.
REPORT_BYTES = 500_000_000
# A decision takes some 200 bytes; nobody writes fifty thousand of them, and the YAML parser is slow.
DECISIONS_BYTES = 10_000_000


def read_companion(path: Path, most: int) -> bytes:
    """The bytes of a file.

    Parameters
    ----------
    path
        The file.
    most
        Bytes that it may have.

    Raises
    ------
    AnnotatorError
        If it cannot be read, is a folder, a device or a pipe, or is larger.
    """
    try:
        if path.exists() and not path.is_file():
            raise AnnotatorError(f"{path.name or path} is not an ordinary file: name one.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not valid"
        raise AnnotatorError(f"{path.name} cannot be read ({reason.lower()}).") from error
    if len(data) > most:
        raise AnnotatorError(f"{path.name} is larger than {most // 1_000_000} MB, so it is not what it should be.")
    return data
