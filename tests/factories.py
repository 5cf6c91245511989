"""Short builders for the values that flow through the pipeline. Every sentence of these tests is invented."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from annotator.model_folder import FORMAT, write_sums
from annotator.perceive.features import FEATURE_VERSION
from annotator.records import Clause, Judgement, Penalty, Provision, Safeguard, Span

Weights = Mapping[str, Mapping[str, float]]

# Safeguards that the toy model has learned but never sees: a law is searched for them in vain.
TOY_UNSEEN = (
    "data-protection", "dual-criminality", "human-rights-clause", "independent-oversight", "legality", "legitimate-aim",
    "necessity", "non-discrimination", "offence-limit", "proportionality", "public-interest-defence", "purpose-limitation",
    "refusal-ground", "remedy", "time-limit", "transparency",
)  # fmt: skip
# One word suffices for a label: weight 8 against a bias of -2, so that up to a dozen known words may share a clause.
WORD, BIAS = 8.0, -2.0
TOY_CLAUSE: Weights = {
    "confers:matrix": {"w:may order": WORD, "w:may search": WORD},
    "modality:obligation": {"w:shall": WORD},
    "modality:permission": {"w:may": WORD},
    "modality:prohibition": {"w:offence": WORD},
    "offence:false-information": {"w:false": WORD},
    "offence:illegal-access": {"w:access": WORD},
    "power:production": {"w:may order": WORD},
    "power:search-seizure": {"w:may search": WORD},
    "risk:missing-intent": {"w:offence": WORD},
    "risk:optional-safeguard": {"w:inform": WORD},
    "risk:vague-content-offence": {"w:false": WORD},
    "role:offence": {"w:offence": WORD},
    "role:power": {"w:may order": WORD, "w:may search": WORD},
    "role:safeguard": {"w:judge": WORD, "w:inform": WORD},
    "safeguard:judicial-authorisation": {"w:judge": WORD},
    "safeguard:notification": {"w:inform": WORD},
    **{f"safeguard:{name}": {} for name in TOY_UNSEEN},
}
TOY_STRENGTH: Weights = {
    "mandatory": {"s:shall": WORD},
    "weak": {"s:endeavour": WORD},
    "deferred": {"s:regulations": WORD},
    "optional": {"s:may": WORD},
}
# The law that the toy model understands: an offence, a power, and its safeguards in the next subsection.
TOY_LAW = """TOY DATA ACT

PART I - OFFENCES

1. Access
(1) A person who gains access to a machine commits an offence.
(2) A person guilty of that is liable to imprisonment for a term not exceeding three years.

2. Untruths
A person who spreads false news commits an offence.

PART II - POWERS

3. Handing over records
(1) An officer may order a provider to hand over records.
(2) The officer may inform the person concerned.
"""


def write_head(folder: Path, head: str, weights: Weights, bias: float = BIAS) -> None:
    """Write ``<head>.npz`` and ``<head>.vocabulary.json`` from a table label -> feature -> weight."""
    names = sorted({feature for row in weights.values() for feature in row})
    cells = [(names.index(f), j, w) for j, row in enumerate(weights.values()) for f, w in row.items()]
    np.savez(
        folder / f"{head}.npz",
        rows=np.array([c[0] for c in cells], dtype=np.uint32),
        columns=np.array([c[1] for c in cells], dtype=np.uint8),
        weights=np.array([c[2] for c in cells], dtype=np.float16),
        inverse_frequencies=np.ones(len(names), dtype=np.float32),
        bias=np.full(len(weights), bias, dtype=np.float32),
    )
    (folder / f"{head}.vocabulary.json").write_text(json.dumps(names), encoding="utf-8")


def toy_model_folder(
    folder: Path, clause: Weights = TOY_CLAUSE, strength: Weights = TOY_STRENGTH, config: Mapping[str, object] | None = None
) -> Path:
    """Write a complete model folder, hashes included, and return it; ``config`` overrides entries of ``config.json``."""
    folder.mkdir(parents=True)
    write_head(folder, "clause", clause)
    write_head(folder, "strength", strength, bias=0.0)
    table = {"linear": {label: {"slopes": [1.0], "offset": 0.0, "threshold": 0.5} for label in clause}}
    (folder / "calibration.json").write_text(json.dumps(table), encoding="utf-8")
    values = {
        "format": FORMAT,
        "mode": "linear",
        "feature_version": FEATURE_VERSION,
        "labels": {"clause": list(clause), "strength": list(strength)},
        "character_weight": 0.5,
    }
    (folder / "config.json").write_text(json.dumps(values | dict(config or {})), encoding="utf-8")
    write_sums(folder)
    return folder


@dataclass(frozen=True)
class Law:
    """An instrument as perceived: what the reasoning stage receives."""

    text: str
    provisions: tuple[Provision, ...]
    judgements: tuple[Judgement, ...]

    def judgement(self, eid: str) -> Judgement:
        """The judgement of one clause."""
        return next(j for j in self.judgements if j.clause.eid == eid)

    def without(self, eid: str) -> Law:
        """The same law, one clause no longer perceived."""
        return replace(self, judgements=tuple(j for j in self.judgements if j.clause.eid != eid))

    def with_strength(self, eid: str, strength: str) -> Law:
        """The same law, the safeguards of one clause worded more or less firmly."""

        def change(judgement: Judgement) -> Judgement:
            if judgement.clause.eid != eid:
                return judgement
            return replace(judgement, safeguards=tuple(replace(s, strength=strength) for s in judgement.safeguards))

        return replace(self, judgements=tuple(change(j) for j in self.judgements))


class LawBuilder:
    """Writes a law and its records together, so that offsets always agree.

    >>> law = LawBuilder().part("II").section("3").says("An officer may order records.", powers=["production"]).build()
    """

    def __init__(self) -> None:
        self._text = ""
        self._open: dict[str, Provision] = {}
        self._closed: list[Provision] = []
        self._judgements: list[Judgement] = []

    def part(self, number: str) -> LawBuilder:
        """Begin a Part."""
        return self._begin("part", number, f"part_{number}", f"PART {number}\n", below=())

    def section(self, number: str, heading: str = "A heading") -> LawBuilder:
        """Begin a section, inside the current Part if there is one."""
        return self._begin("section", number, f"sec_{number}", f"{number}. {heading}\n", below=("part",), heading=heading)

    def subsection(self, number: str) -> LawBuilder:
        """Begin a subsection of the current section."""
        above = self._open["section"].eid
        return self._begin("subsection", number, f"{above}__subsec_{number}", f"({number}) ", below=("part", "section"))

    def says(
        self,
        words: str,
        *,
        roles: Sequence[str] = (),
        offences: Sequence[str] = (),
        powers: Sequence[str] = (),
        safeguards: Mapping[str, str] | None = None,
        penalty: Penalty | None = None,
        probabilities: Mapping[str, float] | None = None,
    ) -> LawBuilder:
        """Give the innermost open provision its words and what was perceived in them.

        ``safeguards`` maps a type to its strength; their spans are the clause's first words.
        """
        home = list(self._open.values())[-1]
        start = len(self._text)
        self._text += words + "\n"
        span = Span(start, start + len(words))
        roles = roles or ([*(["power"] if powers else []), *(["safeguard"] if safeguards else [])] or ["other"])
        quoted = Span(start, start + min(len(words), 20))
        self._judgements.append(
            Judgement(
                clause=Clause(
                    "c:" + home.eid, home.eid, span, heading=self._open["section"].heading if "section" in self._open else ""
                ),
                roles=tuple(roles),
                offences=tuple(offences),
                powers=tuple(powers),
                safeguards=tuple(Safeguard(name, strength, quoted) for name, strength in (safeguards or {}).items()),
                penalty=penalty,
                probabilities=dict(probabilities or {}),
            )
        )
        return self

    def build(self) -> Law:
        """Close every provision."""
        self._close(keep=())
        order = sorted(self._closed, key=lambda p: (p.span.start, -p.span.end))
        return Law(self._text, tuple(order), tuple(self._judgements))

    def _begin(self, kind: str, number: str, eid: str, title: str, below: Sequence[str], heading: str = "") -> LawBuilder:
        self._close(keep=below)
        parents = [self._open[k].eid for k in below if k in self._open]
        start = len(self._text)
        self._text += title
        head = Span(start, start + len(title.rstrip()))
        self._open[kind] = Provision(eid, kind, number, heading, parents[-1] if parents else None, head, head)
        return self

    def _close(self, keep: Sequence[str]) -> None:
        end = len(self._text.rstrip())
        for kind in [k for k in self._open if k not in keep]:
            provision = self._open.pop(kind)
            self._closed.append(replace(provision, span=Span(provision.span.start, end)))


def judgement(text: str = "A clause.", **perceived: object) -> Judgement:
    """A judgement that stands alone."""
    return Judgement(Clause("c:sec_1", "sec_1", Span(0, len(text))), **perceived)  # type: ignore[arg-type]
