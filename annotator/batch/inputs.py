"""From what a user names (files, folders, globs, archives, tables) to instruments with unique ids."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from annotator.batch.archives import count_others, find_repeated, is_archive, list_members
from annotator.batch.items import Item
from annotator.batch.texts import TABLE_ENDINGS, Columns, check_table, count_texts, read_texts
from annotator.errors import AnnotatorError
from annotator.reading.endings import READABLE

# A folder with this file in it was written by a batch, and its reports are not laws.
STATE_FILE = ".annotator-batch.sqlite"
_WILD = frozenset("*?[")


@dataclass(slots=True)
class Inputs:
    """Everything that was named, as files in a fixed order; ``skipped`` counts files of other kinds in folders.

    ``files`` and ``archives`` map an id to a path; ``tables`` are read row by row while the batch runs.
    """

    files: dict[str, Path] = field(default_factory=dict)
    archives: dict[str, Path] = field(default_factory=dict)
    tables: dict[str, Path] = field(default_factory=dict)
    columns: Columns = field(default_factory=Columns)
    skipped: int = 0

    def count(self) -> int:
        """Number of instruments, as far as it can be told without reading them."""
        members = sum(_count_members(path) for path in self.archives.values())
        return len(self.files) + members + sum(count_texts(path) for path in self.tables.values())

    def items(self, *, largest_first: bool = False) -> Iterator[Item]:
        """The instruments: files, then entries of archives, then rows of tables; ids are unique.

        Parameters
        ----------
        largest_first
            Files by falling size instead of by name: no worker is then left with a long one at the end.
        """
        seen: set[str] = set()
        for item in self._all(largest_first):
            name, number = item.id, 1
            while name in seen:
                number += 1
                name = f"{item.id} ({number})"
            seen.add(name)
            yield item if name == item.id else replace(item, id=name)

    def _all(self, largest_first: bool) -> Iterator[Item]:
        for name, path in sorted(self.files.items(), key=lambda file: (-_size(file[1]) if largest_first else 0, file[0])):
            yield Item(name, path=str(path))
        for name, path in sorted(self.archives.items()):
            try:
                members, repeated = list_members(path), find_repeated(path)
            except AnnotatorError as error:
                yield Item(name, problem=str(error))
                continue
            for member in repeated:
                problem = (
                    f"{path.name} has several files named {member!r}, of which the last is read: give them names of their own."
                )
                yield Item(f"{name}/{member} (earlier)", problem=problem)
            for member in members:
                yield Item(f"{name}/{member}", path=str(path), member=member)
        for name, path in sorted(self.tables.items()):
            try:
                yield from read_texts(path, name, self.columns)
            except AnnotatorError as error:  # the rows before it are good
                yield Item(name, problem=str(error))


def find_inputs(named: Sequence[str], out: Path, columns: Columns | None = None) -> Inputs:
    """Find what the user named.

    Parameters
    ----------
    named
        Files, folders (searched with all below them), glob patterns, zip archives, CSV, TSV or Parquet tables.
    out
        Folder of the results, which is never searched.
    columns
        Names of the columns of tables.

    Raises
    ------
    AnnotatorError
        If something that was named does not exist, or nothing was found at all.
    """
    inputs = Inputs(columns=columns or Columns())
    found: dict[Path, tuple[str, Path]] = {}  # by what it is on the disk, so that nothing counts twice
    for name in named:
        for path in _expand(name):
            for file, root in _files(path, out, inputs):
                found.setdefault(Path(os.path.realpath(file)), (file.relative_to(root).as_posix(), file))
    for name, path in sorted(_unique(found.values())):
        kind = inputs.archives if is_archive(path) else inputs.tables if path.suffix.lower() in TABLE_ENDINGS else inputs.files
        kind[name] = path
        if kind is inputs.archives:
            inputs.skipped += count_others(path)
        if kind is inputs.tables:
            check_table(path, inputs.columns)
    if not found:
        others = f" ({inputs.skipped} files of other kinds were left out)" if inputs.skipped else ""
        raise AnnotatorError(f"There is nothing to read in {', '.join(named)}{others}.")
    return inputs


def _expand(name: str) -> list[Path]:
    """The paths that a name stands for: itself, or what a pattern matches."""
    path = Path(name)
    if name and os.path.lexists(path):
        return [path]
    if not name or not _WILD & set(name):
        raise AnnotatorError(f"{name!r} does not exist: check the name and the folder.")
    matches = sorted(glob.glob(name, recursive=True))
    if not matches:
        raise AnnotatorError(f"No file matches {name!r}.")
    return [Path(match) for match in matches]


def _files(path: Path, out: Path, inputs: Inputs) -> Iterator[tuple[Path, Path]]:
    """Files with the folder that their id is relative to."""
    if not path.is_dir():
        yield path, path.parent
        return
    target = os.path.realpath(out)
    for folder, below, names in os.walk(path):
        if os.path.realpath(folder) == target or STATE_FILE in names:
            below.clear()
            continue
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            if Path(name).suffix.lower() in READABLE:
                yield Path(folder, name), path
            else:
                inputs.skipped += 1


def _unique(pairs: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """Ids made unique by as many folders above as it takes, whatever the order of naming; the paths differ."""
    unique: list[tuple[str, Path]] = []
    waiting = list(pairs)
    while waiting:
        names = Counter(name for name, _ in waiting)
        longer = [(_longer(name, path), path) for name, path in waiting if names[name] > 1]
        unique += [(name, path) for name, path in waiting if names[name] == 1]
        if all(names[name] > 1 and name == new for (name, _), (new, _) in zip(waiting, longer, strict=False)):
            return unique + longer  # nothing left to lengthen; ``items`` numbers what is still the same
        waiting = longer
    return unique


def _longer(name: str, path: Path) -> str:
    """An id with one more folder in front."""
    parts = Path(os.path.abspath(path)).parts[1:]
    return "/".join(parts[-(len(PurePosixPath(name).parts) + 1) :])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _count_members(path: Path) -> int:
    try:
        return len(list_members(path)) + len(find_repeated(path))
    except AnnotatorError:
        return 1
