"""What the rules for the whole instrument reason from: text, tree, judgements, matrix, offences, definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.matrix.reach import ReachResolver
from annotator.reason.tree import ProvisionTree
from annotator.records import Definition, Evidence, Judgement, MatrixRow, Offence, Reference, Span


@dataclass(frozen=True, slots=True)
class Derivation:
    """A conclusion of one rule: the words it stands on, its further premises, and where it was searched in vain."""

    label: str
    judgement: Judgement
    words: Evidence
    premises: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """One instrument as perceived, and what was derived from it so far.

    ``known`` are labels already found by the model, as (label, eId): a rule need not repeat them.
    """

    text: str
    tree: ProvisionTree
    judgements: Sequence[Judgement]
    matrix: Sequence[MatrixRow]
    offences: Sequence[Offence]
    definitions: Sequence[Definition]
    references: Sequence[Reference]
    resolver: ReachResolver
    known: frozenset[tuple[str, str]] = frozenset()

    def wording(self, judgement: Judgement) -> str:
        """The words of a clause."""
        return self.text[judgement.clause.span.start : judgement.clause.span.end]

    def quote(self, eid: str, span: Span, note: str = "") -> Evidence:
        """Words of the instrument as evidence."""
        return Evidence(eid, span, self.text[span.start : span.end], note)

    def powers(self) -> list[tuple[Judgement, MatrixRow]]:
        """Clauses that confer powers, with their rows of the matrix."""
        owners = {judgement.clause.id: judgement for judgement in self.judgements}
        return [(owners[row.clause], row) for row in self.matrix]
