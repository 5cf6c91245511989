"""What a batch has done so far: one SQLite file in the folder of results, which survives a kill at any moment."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.batch.inputs import STATE_FILE
from annotator.batch.output_names import find_outputs
from annotator.batch.packing import Rows, unpack
from annotator.batch.reports import FOLDER, ending
from annotator.errors import AnnotatorError

FORMAT = 1
_TABLES = """
create table if not exists results (
  id text primary key, key text not null, instrument text not null, written text not null, rows text not null
) without rowid;
create temp table wanted (id text primary key) without rowid;
"""


class Store:
    """The results in a folder.

    Parameters
    ----------
    folder
        Folder of the results; made if it does not exist.
    keep
        Whether to go on with what is there; otherwise the folder must hold no earlier batch.
    replace
        Whether to remove an earlier batch and its reports first, and to write over files that no batch has written.

    Raises
    ------
    AnnotatorError
        If the folder cannot be written to, holds an earlier batch or files that the outputs would overwrite, or
        another batch is at work in it.
    """

    def __init__(self, folder: Path, *, keep: bool = False, replace: bool = False) -> None:
        self.folder = folder
        self.reports = folder / FOLDER
        try:
            is_new = not (folder / STATE_FILE).exists()
            foreign = find_outputs(folder) if is_new and not replace else []
            if foreign:
                raise AnnotatorError(
                    f"{str(folder)!r} holds {', '.join(foreign)}, which no batch has written: "
                    "choose another folder or add --force to write over them."
                )
            self.reports.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(folder / STATE_FILE, timeout=0.5, isolation_level=None)
            # The lock is held until we end, however we end; a second batch in the same folder is refused.
            self._base.executescript("pragma locking_mode = exclusive; pragma synchronous = normal;")
            self._base.execute("begin exclusive")
            self._base.execute("commit")
            (found,) = self._base.execute("pragma user_version").fetchone()
            is_other = not is_new and found not in (0, FORMAT) and not replace
            if not is_other:  # what another version wrote stays as it is
                self._base.executescript(_TABLES + f"pragma user_version = {FORMAT};")
        except OSError as error:
            raise AnnotatorError(f"The folder {str(folder)!r} cannot be written to ({error.strerror}).") from error
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise AnnotatorError(f"Another batch is at work in {str(folder)!r}; wait for it to end.") from error
            raise AnnotatorError(
                f"{STATE_FILE} in {str(folder)!r} cannot be used ({error}); choose another folder or remove it."
            ) from error
        if is_other:
            self.close()
            raise AnnotatorError(f"{str(folder)!r} was written by another version; add --force to begin anew.")
        (done,) = self._base.execute("select count(*) from results").fetchone()
        if done and not keep and not replace:
            self.close()
            raise AnnotatorError(
                f"{str(folder)!r} holds an earlier batch: add --resume to go on with it or --force to begin anew."
            )
        if replace:
            self._empty()
        for leftover in self.reports.glob(".annotator-*.part"):  # of a run that was killed while writing
            leftover.unlink(missing_ok=True)

    def close(self) -> None:
        """Give the folder free."""
        self._base.close()

    def want(self, name: str) -> None:
        """Say that an instrument belongs to this run: only these appear in the outputs."""
        self._base.execute("insert or ignore into wanted values (?)", (name,))

    def has(self, name: str, key: str, suffixes: tuple[str, ...]) -> bool:
        """Whether an instrument has a result of this key, and its reports are still there as they were written."""
        found = self._base.execute("select key, written from results where id = ?", (name,)).fetchone()
        if found is None or found[0] != key or not key:
            return False
        written = json.loads(found[1])
        if written and not set(suffixes) <= {ending(file) for file in written}:
            return False
        return all(_size(self.folder / file) == size for file, size in written.items())

    def add(self, name: str, key: str, instrument: Mapping[str, Any], written: Mapping[str, int], rows: str) -> None:
        """Keep a result; from now on it survives whatever happens. Reports of an earlier result go.

        Parameters
        ----------
        name, key
            The instrument, and what its result depends on (empty if the result should not be kept by ``--resume``).
        instrument
            Its row.
        written
            Its report files, relative to the folder, and their sizes in bytes.
        rows
            Rows of the other tables, packed.
        """
        found = self._base.execute("select written from results where id = ?", (name,)).fetchone()
        self._base.execute(
            "insert or replace into results values (?, ?, ?, ?, ?)",
            (name, key, json.dumps(instrument), json.dumps(written), rows),
        )
        for file in json.loads(found[0]) if found else ():
            if file not in written:
                (self.folder / file).unlink(missing_ok=True)

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table for this run, in the order of the instruments' ids."""
        if table == "instruments":
            for instrument, _ in self.instruments():
                yield instrument
            return
        for (packed,) in self._base.execute("select rows from results join wanted using (id) order by id"):
            yield from unpack(packed)[table]

    def instruments(self) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
        """The instruments of this run in the order of their ids, each with its report files."""
        for instrument, written in self._base.execute(
            "select instrument, written from results join wanted using (id) order by id"
        ):
            yield json.loads(instrument), tuple(json.loads(written))

    def details(self) -> Iterator[tuple[dict[str, Any], tuple[str, ...], Rows]]:
        """The same with the rows of the other tables, one instrument in memory at a time."""
        for instrument, written, packed in self._base.execute(
            "select instrument, written, rows from results join wanted using (id) order by id"
        ):
            yield json.loads(instrument), tuple(json.loads(written)), unpack(packed)

    def unlisted(self) -> int:
        """Number of results of earlier runs that this run did not name."""
        (count,) = self._base.execute("select count(*) from results where id not in (select id from wanted)").fetchone()
        return int(count)

    def _empty(self) -> None:
        for (written,) in self._base.execute("select written from results").fetchall():
            for file in json.loads(written):
                with contextlib.suppress(OSError):
                    (self.folder / file).unlink(missing_ok=True)
        self._base.execute("delete from results")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
