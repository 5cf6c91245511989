"""Bring annotations of real laws into the corpus as stand-off data: offsets and hashes, never sentences.

``python -m training import-annotations FOLDER`` reads ``units/`` and ``ann/`` of a folder (``gold/train``
beside the checkout by default) and writes ``corpus/annotations/<instrument>.jsonl`` for laws that are not there
yet: once imported, the corpus is the master copy and is corrected in place. A quote of up to eight words is
kept for readers; a longer one survives only as offsets into the unit.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from training.locations import ANNOTATIONS, GOLD, GOLD_LAWS, read_law

LONGEST_QUOTE = 8


def unit_hash(text: str) -> str:
    """Short SHA-256 of a unit's text, to notice when a source changed."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _stretch(unit_text: str, quote: str | None) -> dict[str, Any]:
    if not quote or quote not in unit_text:
        return {}
    start = unit_text.index(quote)
    stretch: dict[str, Any] = {"start": start, "end": start + len(quote)}
    if len(quote.split()) <= LONGEST_QUOTE:
        stretch["quote"] = quote
    return stretch


def convert(annotation: dict[str, Any], unit: dict[str, Any], unit_text: str) -> dict[str, Any]:
    """One annotation as a stand-off record.

    Parameters
    ----------
    annotation, unit
        Records of the annotation and unit files.
    unit_text
        Text of the unit.
    """
    return {
        "instrument": unit["law"],
        "eid": unit["unit"],
        "start": unit["start"],
        "end": unit["end"],
        "sha256": unit_hash(unit_text),
        "role": annotation["role"],
        "offence": annotation["offence"],
        "powers": annotation["powers"],
        "safeguards": [
            {"type": s["type"], "strength": s["strength"], **_stretch(unit_text, s.get("quote"))}
            for s in annotation["safeguards"]
        ],
        "modality": annotation["modality"],
        "penalty": annotation["penalty"],
        "risks": [{"label": r["label"], **_stretch(unit_text, r.get("quote"))} for r in annotation["risks"]],
        "matrix": annotation["matrix"],
        "vague_terms": [v for v in annotation["vague_terms"] if len(v.split()) <= LONGEST_QUOTE],
        "uncertain": annotation["uncertain"],
    }


def import_annotations(source: Path = GOLD / "train", target: Path = ANNOTATIONS) -> dict[str, int]:
    """Convert every annotated law that the target does not hold yet; return the number of units per instrument.

    Parameters
    ----------
    source
        Folder with ``units/<law>.jsonl`` and ``ann/<law>.jsonl``.
    target
        Folder of the stand-off records.

    Raises
    ------
    ValueError
        If a gold law is among them.
    """
    target.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for path in sorted((source / "units").glob("*.jsonl")):
        instrument = path.stem
        if instrument in GOLD_LAWS:
            raise ValueError(f"{instrument} is a gold law and must not be trained on")
        if (target / path.name).exists():
            continue
        text = read_law(instrument)
        units = {u["unit"]: u for u in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        lines = []
        for line in (source / "ann" / path.name).read_text(encoding="utf-8").splitlines():
            annotation = json.loads(line)
            unit = units[annotation["unit"]]
            record = convert(annotation, unit, text[unit["start"] : unit["end"]])
            lines.append(json.dumps(record, ensure_ascii=False))
        (target / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        counts[instrument] = len(lines)
    return counts
