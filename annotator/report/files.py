"""Writing files whole or not at all, never over a file that nobody asked to replace, never through a link."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from annotator.errors import AnnotatorError

# Where Linux lists the open files of this process.
_HANDLES = "/proc/self/fd"


def write_text(path: Path, text: str, *, overwrite: bool = True) -> None:
    """Write a text whole or not at all, as UTF-8 with its line ends as they are; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8"), overwrite=overwrite)


def write_bytes(path: Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file whole or not at all.

    Where the system has files without a name (Linux), the content grows in one of them: whatever kills this
    process leaves nothing behind. Elsewhere it grows in a neighbour that is then renamed.

    Parameters
    ----------
    path
        The file. A link that stands there is replaced, not followed.
    content
        All of its bytes.
    overwrite
        Whether a file that is there by now may be replaced.

    Raises
    ------
    AnnotatorError
        If it cannot be written, or is there and must stay.
    """
    try:
        if not _write_unnamed(path, content, overwrite):
            _write_neighbour(path, content, overwrite)
    except FileExistsError as error:
        raise AnnotatorError(f"{str(path)!r} exists; add --force to overwrite it.") from error
    except OSError as error:
        raise AnnotatorError(f"{path.name} cannot be written ({error.strerror or error}).") from error


def _write_unnamed(path: Path, content: bytes, overwrite: bool) -> bool:
    """Write by way of a file without a name; ``False`` where there is no such thing."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir(_HANDLES):
        return False
    try:
        handle = os.open(path.parent, flag | os.O_WRONLY | os.O_CLOEXEC, 0o666)
    except OSError:
        return False  # a file system without them; if the folder cannot be written to, the other way says so
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        handles = os.open(_HANDLES, os.O_RDONLY | os.O_CLOEXEC)
        try:
            # Only with a folder to start from does Python have the system follow the handle to its file.
            _put_in_place(lambda name: os.link(str(handle), name, src_dir_fd=handles, follow_symlinks=True), path, overwrite)
        finally:
            os.close(handles)
    return True


def _write_neighbour(path: Path, content: bytes, overwrite: bool) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".annotator-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o666 & ~_umask())
        if overwrite:
            os.replace(temporary, path)
        else:
            _claim(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _put_in_place(link: Callable[[Path], None], path: Path, overwrite: bool) -> None:
    """Give a finished file its name; where the name is taken and may be, by a second name renamed over it."""
    try:
        link(path)
    except FileExistsError:
        if not overwrite:
            raise
        second = path.with_name(f".annotator-{secrets.token_hex(8)}.part")
        link(second)
        try:
            os.replace(second, path)
        except BaseException:
            second.unlink(missing_ok=True)
            raise


def _claim(temporary: str, path: Path) -> None:
    """Give a finished file a name that must be free."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError from None
        os.replace(temporary, path)


def _umask() -> int:
    """The process's file mode mask, which can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
