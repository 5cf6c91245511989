"""The chain of reasons for one provision: what was perceived, which rules applied, where was searched, what findings rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.catalogue_records import Catalogue
from annotator.errors import AnnotatorError
from annotator.records import Evidence, Finding, Judgement, MatrixCell, MatrixRow, Offence, Report, Span
from annotator.report.places import ProvisionNames, on_one_line
from annotator.report.sanctions import penalty_in_words
from annotator.report.tables import title_of

# From here on a label that was not decided is worth a line: a reader may ask why it is not there.
NEARLY = 0.2
LONGEST_QUOTE = 200
_ORIGINS = {"model": "recognised by the trained model", "rule": "derived by a rule", "absence": "looked for and not found"}
_STRONG = {"role": "roles", "offence": "offences", "power": "powers", "safeguard": "safeguards", "modality": "modalities"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the chain; ``depth`` 0 is a heading, deeper lines are its parts."""

    depth: int
    words: str


def find_clauses(report: Report, place: str) -> tuple[Judgement, ...]:
    """The clauses at or below a provision, in the order of the text.

    Parameters
    ----------
    report
        A run on the instrument.
    place
        An eId (``sec_24__subsec_1``) or a citation as a lawyer writes it (``section 24(1)``, ``24(1)``).

    Raises
    ------
    AnnotatorError
        If no provision of the instrument is called so.
    """
    names = ProvisionNames(report)
    wanted = _plain(place)
    matching = {p.eid for p in report.provisions if p.eid == place.strip()}
    if not matching:
        matching = {p.eid for p in report.provisions if wanted in (_plain(names.name(p.eid)), _number(names.name(p.eid)))}
    parents = {p.eid: p.parent for p in report.provisions}

    def is_inside(eid: str | None) -> bool:
        while eid is not None:
            if eid in matching:
                return True
            eid = parents.get(eid)
        return False

    found = tuple(j for j in report.judgements if is_inside(j.clause.eid))
    if matching and not found:  # a point inside a clause: the clause that holds it is what was judged
        spans = [p.span for p in report.provisions if p.eid in matching]
        found = tuple(j for j in report.judgements if any(j.clause.span.contains(s) for s in spans))
    if not found:
        raise AnnotatorError(
            f"There is no clause {place!r} in {report.document.source.name}: annotator tree lists the provisions with their eIds."
        )
    return found


def _plain(words: str) -> str:
    return re.sub(r"[\s.]+", "", words).lower()


def _number(name: str) -> str:
    """``Section 24(1)`` without its kind."""
    return _plain(name.split(" ", 1)[-1])


def explain_clause(report: Report, judgement: Judgement, catalogue: Catalogue) -> tuple[Step, ...]:
    """Every step from the words of one clause to its findings."""
    return tuple(_Chain(report, catalogue).steps(judgement))


class _Chain:
    def __init__(self, report: Report, catalogue: Catalogue) -> None:
        self._report = report
        self._catalogue = catalogue
        self._names = ProvisionNames(report)

    def steps(self, judgement: Judgement) -> Iterator[Step]:
        eid = judgement.clause.eid
        heading = self._names.heading(eid)
        yield Step(0, f"{self._names.name(eid)}{'  ' + heading if heading else ''}  [{eid}]")
        yield Step(1, self._quote(judgement.clause.span))
        yield Step(0, "What was perceived")
        yield from self._perceived(judgement)
        for offence in self._report.offences:
            if offence.eid == eid:
                yield Step(0, "The offence, taken apart by rule")
                yield from self._offence(offence)
        for row in self._report.matrix:
            if row.eid == eid and row.powers == judgement.powers:
                yield Step(0, "The power: safeguards that it needs, and what reaches it")
                yield from self._row(row)
        if judgement.powers and not any(row.eid == eid for row in self._report.matrix):
            yield Step(0, "No row of the matrix: the clause is taken to regulate a power rather than to confer one")
        lent = list(self._lent(judgement))
        if lent:
            yield Step(0, "Powers elsewhere that rest on this clause")
            yield from lent
        yield from self._citations(judgement)
        yield from self._findings(judgement)

    def _perceived(self, judgement: Judgement) -> Iterator[Step]:
        decided = {
            *(f"role:{r}" for r in judgement.roles),
            *(f"offence:{o}" for o in judgement.offences),
            *(f"power:{p}" for p in judgement.powers),
            *(f"safeguard:{s.type}" for s in judgement.safeguards),
            f"modality:{judgement.modality}",
        }
        for key in sorted(decided, key=lambda k: (list(_STRONG).index(k.partition(":")[0]), k)):
            group, _, name = key.partition(":")
            probability = judgement.probabilities.get(key)
            estimate = " (by rule)" if probability is None else f" (calibrated probability {probability:.2f})"
            yield Step(1, f"{group}: {title_of(name, _STRONG[group], self._catalogue)}{estimate}")
        for safeguard in judgement.safeguards:
            title = title_of(safeguard.type, "safeguards", self._catalogue)
            yield Step(1, f"worded as {safeguard.strength}: {title} – {self._quote(safeguard.span)}")
        if judgement.penalty is not None:
            yield Step(1, f"penalty: {penalty_in_words(judgement.penalty)}")
        for actor in judgement.actors:
            yield Step(1, f"{actor.kind} {actor.modality.replace('-', ' ')}: {self._quote(actor.span)}")
        words: dict[str, list[str]] = {}
        for cue in judgement.cues:
            words.setdefault(cue.lexicon, []).append(self._quote(cue.span))
        for lexicon, quotes in sorted(words.items()):
            yield Step(1, f"words of the list {lexicon}: {', '.join(dict.fromkeys(quotes))}")
        near = [
            f"{key} {probability:.2f}"
            for key, probability in sorted(judgement.probabilities.items(), key=lambda item: (-item[1], item[0]))
            if probability >= NEARLY and key not in decided and key.partition(":")[0] in _STRONG
        ]
        if near:
            yield Step(1, f"considered, but not decided: {', '.join(near)}")

    def _offence(self, offence: Offence) -> Iterator[Step]:
        kind = f"{offence.category}, an offence of expression" if offence.is_expression else offence.category
        yield Step(1, f"kind: {kind}")
        parts = (
            ("conduct", offence.conduct),
            ("object", offence.object),
            ("mental element", offence.mental),
            ("harm", offence.harm),
        )
        for name, part in parts:
            yield Step(1, f"{name}: {self._evidence(part, offence.eid) if part else 'nothing words it'}")
        for exception in offence.exceptions:
            yield Step(1, f"exception: {self._evidence(exception, offence.eid)}")
        if offence.penalty is None:
            yield Step(1, "penalty: none could be joined")
        else:
            where = "" if offence.penalty_eid == offence.eid else f", stated in {self._names.name(offence.penalty_eid)}"
            yield Step(1, f"penalty: {penalty_in_words(offence.penalty)}{where}")
        if offence.passes_gateway:
            yield Step(1, "the maximum reaches four years: treaties on serious crime can open cooperation for it")

    def _row(self, row: MatrixRow) -> Iterator[Step]:
        titles = ", ".join(title_of(p, "powers", self._catalogue) for p in row.powers)
        yield Step(1, f"powers: {titles}")
        for cell in row.cells:
            yield Step(1, f"{title_of(cell.safeguard, 'safeguards', self._catalogue)}: {cell.status}")
            yield from self._cell(cell, row.eid)

    def _cell(self, cell: MatrixCell, own: str) -> Iterator[Step]:
        for evidence in cell.evidence:
            yield Step(2, self._evidence(evidence, own))
        if cell.status == "absent":
            yield Step(2, f"looked for in vain in {self._places(cell.searched) or 'the whole instrument'}")

    def _lent(self, judgement: Judgement) -> Iterator[Step]:
        for row in self._report.matrix:
            for cell in row.cells:
                for evidence in cell.evidence:
                    if evidence.eid == judgement.clause.eid != row.eid and judgement.clause.span.contains(evidence.span):
                        title = title_of(cell.safeguard, "safeguards", self._catalogue)
                        yield Step(1, f"{self._names.name(row.eid)}: {title} {cell.status} ({evidence.note})")
                        break

    def _cited(self, targets: Sequence[str]) -> str:
        """What a citation means in words; an empty eId is the instrument itself."""
        if "" in targets:
            return "the whole instrument"
        return self._places(tuple(targets)) or "not resolved"

    def _citations(self, judgement: Judgement) -> Iterator[Step]:
        eid = judgement.clause.eid
        out = [
            f"{self._quote(r.span)} = {r.instrument or self._cited(r.targets)}"
            for r in self._report.references
            if r.eid == eid and judgement.clause.span.contains(r.span)
        ]
        into = dict.fromkeys(r.eid for r in self._report.references if eid in r.targets and r.eid != eid)
        if out or into:
            yield Step(0, "Citations")
            yield from (Step(1, f"cites {line}") for line in out)
            if into:
                yield Step(1, f"is cited by {self._places(tuple(into))}")

    def _findings(self, judgement: Judgement) -> Iterator[Step]:
        span = judgement.clause.span
        mine = [f for f in self._report.findings if f.eid == judgement.clause.eid and span.contains(f.span)]
        yield Step(0, "Findings" if mine else "No finding: nothing that was looked for was recognised here")
        for finding in mine:
            yield from self._finding(finding)
        reported = {f.label for f in mine}
        near = [
            f"{key.removeprefix('risk:')} {probability:.2f}"
            for key, probability in sorted(judgement.probabilities.items(), key=lambda item: (-item[1], item[0]))
            if key.startswith("risk:") and probability >= NEARLY and key.removeprefix("risk:") not in reported
        ]
        if near:
            yield Step(1, f"not reported (below the threshold, or impossible for such a clause): {', '.join(near)}")

    def _finding(self, finding: Finding) -> Iterator[Step]:
        title = title_of(finding.label, finding.family, self._catalogue)
        estimate = "" if finding.probability is None else f", calibrated probability {finding.probability:.2f}"
        origin = _ORIGINS.get(finding.origin, finding.origin)
        yield Step(1, f"{title} [{finding.label}, {finding.id}]: severity {finding.severity}; {origin}{estimate}")
        yield Step(2, on_one_line(finding.message))
        for evidence in finding.evidence:
            yield Step(2, f"rests on {self._evidence(evidence, '')}")
        if finding.searched:
            yield Step(2, f"searched: {self._places(finding.searched)}")
        if finding.suppression is not None:
            yield Step(2, f"silenced: {on_one_line(finding.suppression.reason)} ({on_one_line(finding.suppression.author)})")

    def _evidence(self, evidence: Evidence, own: str) -> str:
        place = "" if evidence.eid == own else f"{self._names.name(evidence.eid)} "
        note = f" ({on_one_line(evidence.note)})" if evidence.note else ""
        return f"{place}{_shorten(evidence.quote)}{note}"

    def _quote(self, span: Span) -> str:
        return _shorten(self._report.document.text[span.start : span.end])

    def _places(self, eids: Sequence[str]) -> str:
        return ", ".join(dict.fromkeys(self._names.name(eid) for eid in eids if eid))


def _shorten(words: str) -> str:
    plain = on_one_line(words)
    return f"“{plain}”" if len(plain) <= LONGEST_QUOTE else f"“{plain[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …”"
