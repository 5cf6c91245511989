"""Instruments that the corpus knows: title, address, provenance, and a user's cache of their texts."""

from __future__ import annotations

import hashlib
import http.client
import os
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.paths import find_data

# Longest law text seen is 3 MB of HTML; anything beyond this is not a law.
LARGEST_DOWNLOAD = 50_000_000
PATIENCE_SECONDS = 30
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or treaty that is cited somewhere. ``sha256`` is of the very file at ``address``, if that was ever hashed."""

    id: str
    title: str
    year: int | None
    kind: str
    language: str
    address: str | None
    sha256: str | None


def instruments_folder() -> Path:
    """Folder of the instrument files: inside the installed package, or ``corpus/instruments`` of a checkout."""
    folder = find_data("_instruments", "corpus/instruments")
    if folder is not None:
        return folder
    raise AnnotatorError("The list of instruments is missing from this installation; reinstall the package.")


def find_instrument(name: str, folder: Path | None = None) -> Instrument:
    """The instrument with this id or alias.

    Raises
    ------
    AnnotatorError
        If there is none; the message suggests the nearest id.
    """
    import difflib

    import yaml

    folder = folder or instruments_folder()
    names = []
    for path in sorted(folder.glob("*.yaml")):
        names.append(path.stem)
        if path.stem != name and name not in path.read_text(encoding="utf-8"):
            continue
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if name == data["id"] or name in data.get("aliases", []):
            return Instrument(
                data["id"],
                data["title"],
                data.get("year"),
                data["kind"],
                data["language"],
                data.get("address"),
                data.get("address_sha256"),
            )
    near = difflib.get_close_matches(name, names, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise AnnotatorError(f"There is no instrument {name!r}.{hint}")


def cache_folder() -> Path:
    """Where fetched texts are kept: the user's cache folder by the XDG convention."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "clause-risk-annotator" / "texts"


def fetch_instrument(instrument: Instrument, target: Path | None = None) -> tuple[Path, bool]:
    """Download an instrument's text from its official address into the cache.

    Parameters
    ----------
    instrument
        What to fetch.
    target
        Folder to keep it in; the user's cache by default.

    Returns
    -------
    tuple
        The file, and whether its hash was checked (``False`` where none is on record).

    Raises
    ------
    AnnotatorError
        If no address is on record, the address cannot be reached, the file is too large, or its hash
        differs from the one on record (nothing is kept then).
    """
    if not instrument.address:
        raise AnnotatorError(
            f"No official address is on record for {instrument.id!r}; add one to its file in corpus/instruments."
        )
    parts = urllib.parse.urlsplit(instrument.address)
    if parts.scheme not in {"https", "http"}:
        raise AnnotatorError(f"The address of {instrument.id!r} is not a web address.")
    data = _download(instrument)
    digest = hashlib.sha256(data).hexdigest()
    if instrument.sha256 and digest != instrument.sha256:
        raise AnnotatorError(
            f"The text of {instrument.id!r} is not the one on record: its hash is {digest[:16]}, "
            f"not {instrument.sha256[:16]}. Nothing was kept."
        )
    folder = target or cache_folder()
    suffix = Path(parts.path).suffix.lower()
    path = folder / (instrument.id + (suffix if suffix in {".pdf", ".html", ".htm", ".txt", ".docx", ".xml"} else ".html"))
    partial = path.with_name(path.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        raise AnnotatorError(f"{path.name} cannot be kept in {folder} ({error.strerror}).") from error
    return path, bool(instrument.sha256)


def _download(instrument: Instrument) -> bytes:
    request = urllib.request.Request(str(instrument.address), headers={"User-Agent": "clause-risk-annotator"})
    pieces, size = [], 0
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            while piece := answer.read(_CHUNK):
                size += len(piece)
                if size > LARGEST_DOWNLOAD:
                    raise AnnotatorError(
                        f"The file at the address of {instrument.id!r} is larger than {LARGEST_DOWNLOAD // 1_000_000} MB."
                    )
                pieces.append(piece)
    except urllib.error.HTTPError as error:
        raise AnnotatorError(
            f"{parts_host(instrument)} answered {error.code} for {instrument.id!r}; check the address."
        ) from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, OSError) as error:
        raise AnnotatorError(f"{parts_host(instrument)} cannot be reached ({_reason(error)}); try again when online.") from error
    return b"".join(pieces)


def parts_host(instrument: Instrument) -> str:
    """Host of an instrument's address, for messages."""
    return urllib.parse.urlsplit(instrument.address or "").hostname or "the address"


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return str(reason) or type(error).__name__
