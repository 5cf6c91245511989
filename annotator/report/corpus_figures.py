"""The figures of the corpus that a scorecard is compared with: numbers of many instruments, measured on one day by one model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError

#: Inside this package; made by ``python -m training scorecard-corpus``.
FILE = "measured/figures.json"


@dataclass(frozen=True, slots=True)
class InstrumentFigures:
    """One instrument: ``sha256`` of the file that was read, findings by family, and each share as (count, of)."""

    id: str
    sha256: str
    findings: Mapping[str, int]
    shares: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class CorpusFigures:
    """Figures of many instruments, the day they were measured (ISO 8601), and what measured them."""

    date: str
    version: str
    model: str
    model_sha256: str
    mode: str
    catalogue: str
    instruments: tuple[InstrumentFigures, ...]


@cache
def load_figures(path: Path | None = None) -> CorpusFigures | None:
    """The figures in a file, by default those that come with the package; ``None`` where there are none.

    Raises
    ------
    AnnotatorError
        If the file is not as the command wrote it.
    """
    source = path or files("annotator.report").joinpath(FILE)
    try:
        return from_dict(json.loads(source.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise AnnotatorError(f"The figures of the corpus in {source.name!r} are not as they were made; reinstall.") from error


def from_dict(data: Mapping[str, Any]) -> CorpusFigures:
    """The figures from the values of their file.

    Raises
    ------
    KeyError, TypeError, ValueError
        If a value is missing or of another kind.
    """
    instruments = tuple(
        InstrumentFigures(
            str(entry["id"]),
            str(entry["sha256"]),
            {str(family): int(count) for family, count in entry["findings"].items()},
            {str(name): _pair(*pair) for name, pair in entry["shares"].items()},
        )
        for entry in data["instruments"]
    )
    made = {key: str(data[key]) for key in ("date", "version", "model", "model_sha256", "mode", "catalogue")}
    return CorpusFigures(**made, instruments=instruments)


def to_dict(figures: CorpusFigures) -> dict[str, Any]:
    """The figures as the values of their file, with the number of instruments beside them."""
    return {
        "date": figures.date,
        "version": figures.version,
        "model": figures.model,
        "model_sha256": figures.model_sha256,
        "mode": figures.mode,
        "catalogue": figures.catalogue,
        "n": len(figures.instruments),
        "instruments": [
            {
                "id": i.id,
                "sha256": i.sha256,
                "findings": dict(i.findings),
                "shares": {name: list(pair) for name, pair in i.shares.items()},
            }
            for i in figures.instruments
        ],
    }


def _pair(count: int, of: int) -> tuple[int, int]:
    if not 0 <= count <= of:
        raise ValueError(f"not a share: {count} of {of}")
    return int(count), int(of)
