"""Everything that a model card says about the five gold laws, measured in one go."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from training.calibration import expected_calibration_error
from training.gold import score_gold
from training.gold_errors import causes_page, find_errors, read_judgements
from training.gold_evidence import evidence_overlap
from training.locations import GOLD
from training.reliability import gold_cells


@dataclass(frozen=True, slots=True)
class GoldFigures:
    """What one model does on the gold laws.

    ``table`` is what the scorer prints, ``causes`` why it errs as a reader judged; ``overlap`` of the ``true`` findings share
    words with the gold quote; ``calibration_error`` is that of the risk labels, pooled.
    """

    table: str
    causes: str
    true: int
    overlap: int
    calibration_error: float


def measure_gold(folder: Path) -> GoldFigures | None:
    """Figures of a model folder on the gold laws; ``None`` if these are not at hand."""
    if not (GOLD / "score.py").is_file():
        return None
    with tempfile.TemporaryDirectory() as name:
        reports = Path(name)
        table = score_gold(reports, str(folder))[0]
        causes = causes_page(list(find_errors(reports)), read_judgements())
        evidence = evidence_overlap(reports)
        return GoldFigures(table, causes, evidence["true"], evidence["overlap"], expected_calibration_error(*gold_cells(reports)))
