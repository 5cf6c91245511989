"""What is perceived in each clause: roles, offence types, powers, safeguards with strength, modality, penalty."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from annotator.perceive.constitutive import states_only
from annotator.perceive.evidence import find_evidence
from annotator.perceive.linear import LinearModel
from annotator.perceive.penalties import find_penalty
from annotator.perceive.scorer import ClauseInput, Scored, Scorer, focus_span
from annotator.perceive.set_phrases import is_mere_phrase
from annotator.perceive.strength import strength_features
from annotator.records import Clause, Cue, Judgement, Safeguard, Span
from annotator.structure.divisions import is_definitions_heading

POWER_ROLES = frozenset({"power", "provider-duty", "cooperation"})
CONFERS = "confers:matrix"
# A clause that hardly confers a power has none of any type (held-out laws: micro-F1 of powers .31 to .35, better than a
# gate by the clause's roles).
MAY_CONFER = 0.15
# What GUIDELINES.md defines as the rest; it gives way to what is clearly more probable (held-out clauses: fewer false ones
# at the same F1 on laws, a higher one on authored clauses).
RESTS = frozenset({"role:other", "offence:other-enabled"})
CLEARLY = 1.5
# A type or role that no threshold admits is still named if it is this probable and the clause needs one.
FALLBACK = 0.1


def cues_within(cues: Sequence[Cue], starts: Sequence[int], span: Span) -> tuple[Cue, ...]:
    """Cues inside a span; ``starts`` are the sorted start offsets of ``cues``."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return tuple(c for c in cues[first:last] if c.span.end <= span.end)


class Judge:
    """Turns clauses into judgements with one model.

    Parameters
    ----------
    scorer
        The models and their calibration.
    strength
        The head that tells how firmly a safeguard is worded.
    safeguard_lexicons
        Safeguard type to the lexicons that mark its words.
    """

    def __init__(
        self,
        scorer: Scorer,
        strength: LinearModel,
        safeguard_lexicons: Mapping[str, Sequence[str]],
    ) -> None:
        self.scorer = scorer
        self._strength = strength
        self._lexicons = safeguard_lexicons
        self._groups: dict[str, list[int]] = {}
        for i, label in enumerate(scorer.labels):
            self._groups.setdefault(label.split(":")[0], []).append(i)

    def judge(self, text: str, clauses: Sequence[Clause], cues: Sequence[Cue]) -> list[Judgement]:
        """Judge every clause of a document, in order."""
        starts = [c.span.start for c in cues]
        inside = [cues_within(cues, starts, clause.span) for clause in clauses]
        inputs = [
            ClauseInput(text[c.span.start : c.span.end], c.heading, c.path, tuple(q.lexicon for q in found))
            for c, found in zip(clauses, inside, strict=True)
        ]
        scored = self.scorer.score(inputs)
        focus = [self._focus(scored, i, c.span) for i, c in enumerate(clauses)]
        shown = np.round(scored.probabilities.astype(np.float64), 4).tolist()
        rows = zip(clauses, inside, scored.probabilities, shown, focus, strict=True)
        return [self._judge_one(text, *row) for row in rows]

    def _focus(self, scored: Scored, clause: int, span: Span) -> dict[str, Span]:
        """Where the encoder looked for the labels that are decided."""
        decided = np.flatnonzero(scored.probabilities[clause] >= self.scorer.thresholds).tolist()
        found = {self.scorer.labels[i]: focus_span(scored, clause, i, span.start) for i in decided}
        return {label: at for label, at in found.items() if at is not None and span.contains(at)}

    def _judge_one(
        self,
        text: str,
        clause: Clause,
        cues: tuple[Cue, ...],
        row: NDArray[np.float32],
        shown: Sequence[float],
        focus: dict[str, Span],
    ) -> Judgement:
        words = text[clause.span.start : clause.span.end]
        roles = self._decide("role", row, needs_one=True)
        offences = self._decide("offence", row, needs_one=True) if "offence" in roles else ()
        confers = self._confers(row) and not is_definitions_heading(clause.heading)
        powers = self._decide("power", row, needs_one=confers) if self._may_confer(row, roles) else ()
        if (confers or powers) and not POWER_ROLES & set(roles):
            roles = (*roles, max(sorted(POWER_ROLES), key=lambda r: self._probability("role:" + r, row)))
        safeguards = tuple(
            self._safeguard(text, clause, cues, name, float(row[self.scorer.column["safeguard:" + name]]), focus)
            for name in self._decide("safeguard", row)
            if not is_mere_phrase(name, words)
        )
        return Judgement(
            clause=clause,
            roles=roles,
            offences=offences,
            powers=powers,
            safeguards=safeguards,
            modality=self._modality(words, row),
            penalty=find_penalty(words),
            cues=cues,
            probabilities=dict(zip(self.scorer.labels, shown, strict=True)),
            focus=focus,
        )

    def _modality(self, words: str, row: NDArray[np.float32]) -> str:
        """The likeliest modality, unless it is read off a "shall" that lays no duty or a "shall not" that forbids nothing."""
        columns = self._groups["modality"]
        name = self.scorer.labels[columns[int(np.argmax(row[columns]))]].split(":")[1]
        if name == "obligation" and states_only(words):
            return "constitutive"
        return "constitutive" if name == "prohibition" and states_only(words, is_release_asked=True) else name

    def _probability(self, label: str, row: NDArray[np.float32]) -> float:
        return float(row[self.scorer.column[label]]) if label in self.scorer.column else 0.0

    def _confers(self, row: NDArray[np.float32]) -> bool:
        """Whether the clause confers a power rather than regulating its procedure: the model's own decision."""
        column = self.scorer.column.get(CONFERS)
        return column is not None and bool(row[column] >= self.scorer.thresholds[column])

    def _may_confer(self, row: NDArray[np.float32], roles: tuple[str, ...]) -> bool:
        if CONFERS not in self.scorer.column:
            return bool(POWER_ROLES & set(roles))
        return self._probability(CONFERS, row) >= MAY_CONFER

    def _decide(self, group: str, row: NDArray[np.float32], needs_one: bool = False) -> tuple[str, ...]:
        columns = self._groups.get(group, [])
        chosen = [i for i in columns if row[i] >= self.scorer.thresholds[i]]
        if not chosen and needs_one and columns:
            likeliest = max(columns, key=lambda i: float(row[i]))
            chosen = [likeliest] if row[likeliest] >= FALLBACK or group == "role" else []
        best = max((float(row[i]) for i in columns), default=0.0)
        kept = [i for i in chosen if self.scorer.labels[i] not in RESTS or CLEARLY * row[i] > best] or chosen
        return tuple(self.scorer.labels[i].split(":", 1)[1] for i in kept)

    def _safeguard(
        self, text: str, clause: Clause, cues: tuple[Cue, ...], name: str, probability: float, focus: dict[str, Span]
    ) -> Safeguard:
        label = "safeguard:" + name
        span = find_evidence(text, clause.span, label, self.scorer.linear, cues, self._lexicons.get(name, ()), focus.get(label))
        features = strength_features(text, clause.span, span, name, cues)
        scores = self._strength.score([self._strength.vectorise(features, ())])[0]
        strength = self._strength.labels[int(np.argmax(scores))]
        return Safeguard(name, strength, span, round(probability, 4))
