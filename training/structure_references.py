"""Cross-references against a sample judged by hand: ``corpus/samples/references.jsonl``.

Each record is one section of a law, drawn at random and read as a whole, so that overlooked references count.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotator.records import Reference
from annotator.structure.parse import Structure, parse_structure
from training.locations import CORPUS, read_law

SAMPLE = CORPUS / "samples" / "references.jsonl"


@dataclass(slots=True)
class Score:
    """Counts over a sample; ``mistakes`` holds one line for each reference that is not found or not resolved."""

    judged: int = 0
    found: int = 0
    resolved: int = 0
    exact: int = 0
    spurious: int = 0
    mistakes: list[str] = field(default_factory=list)


def read_sample(path: Path = SAMPLE) -> list[dict[str, Any]]:
    """The judged sections.

    Raises
    ------
    FileNotFoundError
        If the sample is missing.
    """
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@lru_cache(maxsize=2)
def structure_of(law: str) -> tuple[str, Structure]:
    """A law and its structure."""
    text = read_law(law)
    return text, parse_structure(text)


def score_references(sample: list[dict[str, Any]]) -> dict[str, Score]:
    """Compare the references found in the sampled sections with the judged ones, by law.

    Parameters
    ----------
    sample
        What ``read_sample`` returns.

    Returns
    -------
    dict
        A judged reference is *found* if one of ours shares characters with it, *resolved* if all of ours that do
        mean the same provisions (or the same absence: another law, or a part that the text leaves out), and
        *exact* if one of ours has the same characters as well. *Spurious* are ours that meet none.

    Raises
    ------
    ValueError
        If the text of a section is not the one that was judged.
    """
    scores: dict[str, Score] = {}
    for section in sorted(sample, key=lambda s: (str(s["instrument"]), int(s["start"]))):
        text, structure = structure_of(section["instrument"])
        check_text(text, section)
        ours = [r for r in structure.references if section["start"] <= r.span.start < section["end"]]
        _score_section(text, section, ours, scores.setdefault(section["instrument"], Score()))
    return scores


def check_text(text: str, section: dict[str, Any]) -> None:
    """Raise ``ValueError`` where a stand-off record no longer fits the text it was made for."""
    piece = text[section["start"] : section["end"]]
    if hashlib.sha256(piece.encode()).hexdigest()[:16] != section["sha256"]:
        raise ValueError(f"{section['instrument']} {section['eid']}: the text changed since it was judged")


def _score_section(text: str, section: dict[str, Any], ours: list[Reference], score: Score) -> None:
    judged = section["references"]
    for reference in ours:
        if not any(_meet(reference, other) for other in judged):
            score.spurious += 1
            score.mistakes.append(f"{section['eid']}: spurious {_words(text, reference)!r} -> {reference.targets}")
    for record in judged:
        score.judged += 1
        mine = [r for r in ours if _meet(r, record)]
        if not mine:
            score.mistakes.append(f"{section['eid']}: missed {record['quote']!r}")
            continue
        score.found += 1
        # One of ours may join what the reader took for two references, and the other way round.
        group = [other for other in judged if any(_meet(r, other) for r in mine)]
        if is_resolved(mine, group):
            score.resolved += 1
            score.exact += any((r.span.start, r.span.end) == (record["start"], record["end"]) for r in mine)
        else:
            means = [t for r in mine for t in r.targets] or [r.instrument for r in mine]
            score.mistakes.append(f"{section['eid']}: {record['quote']!r} is {record['kind']} {record['targets']}, not {means}")


def _meet(reference: Reference, record: dict[str, Any]) -> bool:
    return bool(reference.span.start < record["end"] and record["start"] < reference.span.end)


def is_resolved(ours: list[Reference], judged: list[dict[str, Any]]) -> bool:
    """Whether references mean what was judged, all of them together."""
    kinds = {record["kind"] for record in judged}
    targets = {target for reference in ours for target in reference.targets}
    if kinds == {"external"}:
        return not targets and all(reference.instrument for reference in ours)
    expected = {target for record in judged for target in record["targets"]}
    return targets == expected and (not any(r.instrument for r in ours) or "external" in kinds)


def _words(text: str, reference: Reference) -> str:
    return " ".join(text[reference.span.start : reference.span.end].split())
