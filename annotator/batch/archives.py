"""Zip archives of many laws: entries are listed once and read one at a time, under the limits of a single file."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from functools import lru_cache
from pathlib import Path, PurePosixPath

from annotator.reading.endings import OTHER_DOCUMENTS, READABLE
from annotator.reading.errors import ReadingError
from annotator.reading.limits import DEFAULT_LIMITS, MEGABYTE, RATIO_FREE_BYTES, Limits

# A national gazette of a century has fewer entries; listing more would itself fill the memory.
ENTRIES = 200_000
_CLUTTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED_FLAG = 0x1
_CHUNK = 64 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive of files rather than a single Word or OpenDocument file."""
    if path.suffix.lower() != ".zip":
        return False
    try:
        names = set(_open(str(path), path.stat().st_mtime_ns).namelist())
    except _BROKEN:
        return True  # listing it will say what is wrong
    return "[Content_Types].xml" not in names and "mimetype" not in names


def list_members(path: Path) -> list[str]:
    """Names of the files in an archive that may be laws, sorted; clutter and files of other kinds are left out.

    Raises
    ------
    ReadingError
        If the archive is damaged, empty, or has more than ``ENTRIES`` entries.
    """
    try:
        infos = _open(str(path), path.stat().st_mtime_ns).infolist()
    except _BROKEN as error:
        raise _damaged(path) from error
    if len(infos) > ENTRIES:
        raise ReadingError(f"{path.name} has more than {ENTRIES} entries: split it into several archives.")
    names = {info.filename for info in infos if not info.is_dir() and not _is_clutter(info.filename)}
    if not names:
        raise ReadingError(f"{path.name} is an empty zip file: put the laws into it.")
    readable = sorted(name for name in names if _is_readable(name))
    if not readable:
        raise ReadingError(f"There is nothing to read in {path.name} ({len(names)} files of other kinds were left out).")
    return readable


def count_others(path: Path) -> int:
    """Number of files of other kinds in an archive; 0 if it cannot be read, which listing it will say."""
    try:
        infos = _open(str(path), path.stat().st_mtime_ns).infolist()
    except _BROKEN:
        return 0
    return sum(not (info.is_dir() or _is_clutter(info.filename) or _is_readable(info.filename)) for info in infos)


def find_repeated(path: Path) -> list[str]:
    """Names that more than one file in an archive has; reading gives the last, as unpacking does.

    Raises
    ------
    ReadingError
        As ``list_members`` does.
    """
    members = set(list_members(path))
    counts = Counter(info.filename for info in _open(str(path), path.stat().st_mtime_ns).infolist())
    return sorted(name for name, count in counts.items() if count > 1 and name in members)


def read_member(path: Path, member: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Bytes of one entry, measured while they are unpacked: what the archive claims about sizes is not believed.

    Raises
    ------
    ReadingError
        If the entry is encrypted, damaged, or unpacks beyond the limits of a single file.
    """
    name = f"{PurePosixPath(member).name} in {path.name}"
    try:
        archive = _open(str(path), path.stat().st_mtime_ns)
        info = archive.getinfo(member)
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise ReadingError(f"{name} is protected by a password: unpack it and give the files.")
        if info.compress_type not in _METHODS:
            raise ReadingError(f"{name} is packed in an unusual way: pack it again as an ordinary zip file.")
        chunks, size = [], 0
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > limits.file_bytes:
                    raise ReadingError(f"{name} unpacks to more than {limits.file_bytes // MEGABYTE} MB.")
                if size > RATIO_FREE_BYTES and size > limits.packing_ratio * max(info.compress_size, 1):
                    raise ReadingError(f"{name} unpacks to over {limits.packing_ratio} times its size, as malicious files do.")
                chunks.append(chunk)
    except KeyError as error:
        raise ReadingError(f"{name} is no longer there.") from error
    except _BROKEN as error:
        raise _damaged(path) from error
    return b"".join(chunks)


@lru_cache(maxsize=1)
def _open(path: str, changed: int) -> zipfile.ZipFile:
    """The archive, its list of entries read once for a run of entries; ``changed`` is its time of change."""
    archive = zipfile.ZipFile(path)
    if not all(info.filename for info in archive.infolist()):
        raise zipfile.BadZipFile("a part has no name")  # on which `is_dir` would fail
    return archive


def _is_readable(name: str) -> bool:
    """As in a folder; a file without an ending, which nobody would pack beside laws by mistake, is tried too."""
    suffix = PurePosixPath(name).suffix.lower()
    return not suffix or suffix in READABLE or suffix in OTHER_DOCUMENTS


def _is_clutter(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not parts or "__MACOSX" in parts or parts[-1].lower() in _CLUTTER or parts[-1].startswith("._")


def _damaged(path: Path) -> ReadingError:
    return ReadingError(f"{path.name} is a damaged zip file: pack it again.")
