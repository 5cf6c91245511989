"""The reasoning step as one object: thresholds from the model folder, rules from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.catalogue_learned import learned_needs
from annotator.catalogue_records import Catalogue, Label
from annotator.perceive.evidence import find_evidence
from annotator.perceive.scorer import Scorer
from annotator.reason.findings import absence_findings, risk_findings
from annotator.reason.matrix.reach import ReachResolver
from annotator.reason.matrix.rows import build_matrix
from annotator.reason.offences.elsewhere import Elsewhere
from annotator.reason.offences.finder import OffenceFinder
from annotator.reason.precedents import load_precedents
from annotator.reason.whole.derive import derive
from annotator.reason.whole.facts import Facts
from annotator.records import (
    Definition,
    ExceptionStatement,
    Finding,
    Judgement,
    MatrixRow,
    Offence,
    Provision,
    Reference,
    ScopeStatement,
    Span,
)


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What reasoning derives from one instrument."""

    matrix: tuple[MatrixRow, ...]
    findings: tuple[Finding, ...]
    offences: tuple[Offence, ...]


# What protects a power must be more likely than not. A safeguard is reported from a lower probability, where it is found and
# missed equally often; but a power answers to many clauses, and one of them errs soon (``python -m training evaluate-matrix
# --held-out``: F1 of "absent" .384 to .407, cells .630 to .650).
LEAST_LIKELY = 0.5


def _with_likely_safeguards(judgement: Judgement) -> Judgement:
    if all(s.probability >= LEAST_LIKELY for s in judgement.safeguards):
        return judgement
    return replace(judgement, safeguards=tuple(s for s in judgement.safeguards if s.probability >= LEAST_LIKELY))


class Reasoner:
    """Derives matrix and findings from judgements.

    Parameters
    ----------
    scorer
        The models: their thresholds decide, their weights locate the words.
    catalogue
        Labels, powers table, messages.
    """

    def __init__(self, scorer: Scorer, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._model = scorer.linear
        table = dict(zip(scorer.labels, (float(t) for t in scorer.thresholds), strict=True))
        self._thresholds = {k.removeprefix("risk:"): t for k, t in table.items() if k.startswith("risk:")}
        self._needs = learned_needs(catalogue.powers_table, table)
        self._confers = table.get("confers:matrix", 0.5)

    def reason(
        self,
        text: str,
        provisions: Sequence[Provision],
        judgements: Sequence[Judgement],
        references: Sequence[Reference] = (),
        scopes: Sequence[ScopeStatement] = (),
        exceptions: Sequence[ExceptionStatement] = (),
        definitions: Sequence[Definition] = (),
    ) -> Conclusions:
        """Matrix rows, offences and findings of one instrument."""

        def locate(judgement: Judgement, label: Label) -> Span:
            group = "power:" if label.family == "powers" else "risk:"
            return find_evidence(
                text,
                judgement.clause.span,
                group + label.id,
                self._model,
                judgement.cues,
                label.evidence_lexicons,
                judgement.focus.get(group + label.id),
            )

        likely = [_with_likely_safeguards(judgement) for judgement in judgements]
        resolver = ReachResolver(provisions, likely, text, references, scopes, self._confers, definitions)
        ties = references, scopes, resolver, definitions
        matrix = build_matrix(text, provisions, likely, self._needs, self._confers, *ties)
        elsewhere = Elsewhere.find(text, resolver.tree, judgements, references, exceptions, definitions)
        findings = risk_findings(text, judgements, self._catalogue, self._thresholds, locate, elsewhere)
        findings += absence_findings(text, matrix, judgements, self._catalogue, locate)
        finder = OffenceFinder(text, resolver.tree, judgements, references, exceptions, self._catalogue, elsewhere)
        offences = finder.find()
        known = frozenset((f.label, f.eid) for f in findings)
        facts = Facts(text, resolver.tree, judgements, matrix, offences, definitions, references, resolver, known)
        findings += derive(facts, self._catalogue)
        return Conclusions(matrix, tuple(self._with_precedents(text, findings, judgements)), offences)

    def _with_precedents(self, text: str, findings: Sequence[Finding], judgements: Sequence[Judgement]) -> Iterator[Finding]:
        """Findings with the published criticisms of similar provisions."""
        finder = load_precedents()
        # A provision can hold two clauses (its opening words and its rest): the one that holds the words is meant.
        owners: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            owners.setdefault(judgement.clause.eid, []).append(judgement)
        for finding in findings:
            mine = owners[finding.eid]
            judgement = next((j for j in mine if j.clause.span.contains(finding.span)), mine[0])
            span = judgement.clause.span
            wording = f"{judgement.clause.heading} {text[span.start : span.end]}"
            yield replace(finding, precedents=finder.find(finding.label, wording, judgement.powers))
