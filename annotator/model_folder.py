"""A model folder: plain data with hashes. Nothing in it is ever unpickled; a changed file is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from annotator.errors import AnnotatorError

SUMS = "SHA256SUMS"
CONFIG = "config.json"
# Raised whenever the files of a folder change their meaning.
FORMAT = 2
# The linear model alone; the encoder where the linear model is in doubt; both on every clause.
MODES = ("linear", "cascade", "full")


class ModelError(AnnotatorError):
    """A model folder that is missing, incomplete or altered."""


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A verified folder; ``name`` is ``<family>/<version>``, ``sha256`` the hash of its list of hashes."""

    path: Path
    name: str
    config: Mapping[str, Any]
    sha256: str = ""

    def read_bytes(self, file: str) -> bytes:
        """Bytes of one of the folder's files."""
        return (self.path / file).read_bytes()

    def read_json(self, file: str) -> Any:
        """Parsed JSON of one of the folder's files."""
        return json.loads(self.read_bytes(file))


@contextmanager
def consistent(folder: ModelFolder) -> Iterator[None]:
    """Turn whatever goes wrong while files are read whose hashes are right, but whose content is not, into one sentence.

    Raises
    ------
    ModelError
        For every failure that is not said in a sentence already.
    """
    try:
        yield
    except AnnotatorError:
        raise
    except (
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        EOFError,
        OSError,
        BadZipFile,
    ) as error:
        raise ModelError(f"The model {folder.name} is inconsistent: train or install it again.") from error


def file_hash(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over every other file of a folder, sorted by name."""
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name != SUMS)
    (folder / SUMS).write_text("".join(f"{file_hash(p)}  {p.name}\n" for p in files), encoding="utf-8")


def open_model(path: Path) -> ModelFolder:
    """Verify a model folder and return it.

    Parameters
    ----------
    path
        The folder.

    Raises
    ------
    ModelError
        If the folder, its sums or one of its files is missing, a hash differs, a file is not
        listed, or the format is one this version does not read.
    """
    sums = path / SUMS
    if not sums.is_file():
        raise ModelError(
            f"No model in {path.name or str(path)!r}: {SUMS} is missing. Reinstall, or name another folder with --model."
        )
    listed: dict[str, str] = {}
    for line in sums.read_text(encoding="utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        if "/" in name or "\\" in name or name.startswith("."):
            raise ModelError(f"The model {path.name!r} lists a file outside its folder: {name!r}.")
        listed[name] = digest
    present = {p.name for p in path.iterdir()} - {SUMS}
    for name in sorted(present ^ set(listed)):
        what = "is missing" if name in listed else "is not listed in its hashes"
        raise ModelError(f"The model {path.name!r} is not as it was made: {name} {what}.")
    for name, digest in sorted(listed.items()):
        if file_hash(path / name) != digest:
            raise ModelError(f"The model {path.name!r} is not as it was made: {name} has another content than its hash says.")
    config = _read_config(path)
    if config.get("format") != FORMAT:
        raise ModelError(f"The model {path.name!r} has format {config.get('format')}; this version reads format {FORMAT}.")
    return ModelFolder(path, _public_name(path), config, file_hash(sums))


def _read_config(path: Path) -> Mapping[str, Any]:
    try:
        config = json.loads((path / CONFIG).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"The model {path.name!r} has no readable {CONFIG}: train or install it again.") from error
    if not isinstance(config, dict):
        raise ModelError(f"The model {path.name!r} has no readable {CONFIG}: train or install it again.")
    return config


def _public_name(path: Path) -> str:
    """What reports call a model. A folder that is not named by a version says nothing of the folders above it."""
    is_version = path.name[:1].isdigit() and path.parent != Path.home()
    return f"{path.parent.name}/{path.name}" if is_version else path.name
