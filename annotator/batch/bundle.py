"""The annotator and one model as a single archive, so that every machine of a cluster runs exactly what the driver runs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from annotator.api import locate_model
from annotator.paths import find_data

# Data that scoring reads, by their name inside an installed package and in a checkout.
_DATA = (("_precedents/precedents.jsonl", "corpus/precedents/precedents.jsonl"), ("_instruments", "corpus/instruments"))
_LEFT_OUT = frozenset({"__pycache__", "_models", "_instruments", "_examples", "_precedents"})
# The same content gives the same archive, so that a cluster can tell that it has it.
_STAMP = (1980, 1, 1, 0, 0, 0)


def write_bundle(path: Path, model: str | None = None) -> str:
    """Write a zip archive that holds the package ``annotator``, the data it reads, and one model.

    Parameters
    ----------
    path
        The archive to write.
    model
        Folder of the model, or a mode of the one that ships.

    Returns
    -------
    str
        Path of the model inside the archive; it keeps the two names that identify it.
    """
    folder = locate_model(model)[0].resolve()
    inside = f"models/{folder.parent.name}/{folder.name}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in sorted(_contents(folder, inside)):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), file.read_bytes(), zipfile.ZIP_DEFLATED)
    return inside


def _contents(model: Path, inside: str) -> Iterator[tuple[str, Path]]:
    package = Path(str(files("annotator")))
    for file in package.rglob("*"):
        parts = file.relative_to(package).parts
        if file.is_file() and not _LEFT_OUT & set(parts):
            yield f"annotator/{'/'.join(parts)}", file
    for bundled, checkout in _DATA:
        found = find_data(bundled, checkout)
        if found is not None and found.is_file():
            yield f"annotator/{bundled}", found
        for file in found.glob("*.yaml") if found else ():
            yield f"annotator/{bundled}/{file.name}", file
    for file in model.iterdir():
        yield f"{inside}/{file.name}", file
