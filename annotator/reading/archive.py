"""Zip files from strangers: counted and measured while they are unpacked, in memory, never onto the disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from annotator.reading.errors import ReadingError
from annotator.reading.limits import RATIO_FREE_BYTES, Limits

_CHUNK = 64 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED_FLAG = 0x1


class SafeZip:
    """The entries of a zip file, read under limits.

    Parameters
    ----------
    data
        The bytes of the zip file.
    name
        File name for messages.
    limits
        Most entries, bytes and ratio allowed.

    Raises
    ------
    ReadingError
        If the file is damaged, encrypted, has an entry twice, or would unpack beyond the limits.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        if not all(info.filename for info in infos):
            raise self._damaged()  # `is_dir` fails on a part without a name
        if len(infos) > limits.archive_parts:
            raise ReadingError(
                f"{name} has {len(infos)} parts, more than the limit of {limits.archive_parts}: give the law as a single file, "
                "or raise the limit (--limit archive-parts=N)."
            )
        if sum(info.file_size for info in infos) > limits.unpacked_bytes:
            raise self._too_large()
        self._infos = {info.filename: info for info in infos}
        if len(self._infos) != len(infos):
            raise ReadingError(
                f"{name} holds two parts of the same name, which is refused: save it again in the program it comes from."
            )

    def names(self) -> list[str]:
        """Names of all entries that are files."""
        return [name for name, info in self._infos.items() if not info.is_dir()]

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def read(self, part: str) -> bytes:
        """Return the bytes of one entry; what it claims about its size is not believed."""
        info = self._infos[part]
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise ReadingError(f"{self._name} is protected by a password: save it without one and try again.")
        if info.compress_type not in _METHODS:
            raise ReadingError(f"{self._name} is packed in an unusual way: pack it again as an ordinary zip file.")
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    self._check(size, info.compress_size)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
            raise self._damaged() from error
        return b"".join(chunks)

    def _check(self, size: int, packed: int) -> None:
        if self._unpacked > self._limits.unpacked_bytes:
            raise self._too_large()
        if size > RATIO_FREE_BYTES and size > self._limits.packing_ratio * max(packed, 1):
            raise ReadingError(
                f"{self._name} unpacks to more than {self._limits.packing_ratio} times its size, as malicious files do: "
                "save it again in the program it comes from, or raise the limit (--limit packing-ratio=N)."
            )

    def _too_large(self) -> ReadingError:
        megabytes = self._limits.unpacked_bytes // (1024 * 1024)
        return ReadingError(
            f"{self._name} unpacks to more than {megabytes} MB: give the law as plain text, "
            "or raise the limit (--limit unpacked-megabytes=N)."
        )

    def _damaged(self) -> ReadingError:
        return ReadingError(f"{self._name} is a damaged zip or Word file: open and save it again in the program it comes from.")
