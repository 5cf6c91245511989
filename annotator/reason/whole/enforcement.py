"""Promises without means: rights clauses that nobody can enforce, and remedies against what nobody is told of."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.reason.matrix.grade import LEFT_TO
from annotator.reason.matrix.reach import Route
from annotator.reason.whole.facts import Derivation, Facts
from annotator.records import Evidence, Span

UNENFORCED = "missing-enforcement-mechanism"
UNKNOWABLE = "remedy-without-notification"
_FAR = (Route.KIND.explanation, Route.PART.explanation, Route.INSTRUMENT.explanation)
_MEANS = frozenset({"remedy", "independent-oversight"})


def find_unenforced_rights(facts: Facts) -> Iterator[Derivation]:
    """General human-rights clauses of an instrument in which nothing gives a remedy or independent review.

    A means that is only an option, or left to other law, is none.
    """
    firm = [j for j in facts.judgements if any(s.type in _MEANS and s.strength in {"mandatory", "weak"} for s in j.safeguards)]
    if firm:
        return
    searched = [j.clause.eid for j in facts.judgements if j.safeguards]
    for judgement in facts.judgements:
        rights = [s for s in judgement.safeguards if s.type == "human-rights-clause"]
        if rights and not judgement.powers:
            words = facts.quote(judgement.clause.eid, rights[0].span)
            yield Derivation(UNENFORCED, judgement, words, (), tuple(searched))


def find_unknowable_remedies(facts: Facts) -> Iterator[Derivation]:
    """Remedies that reach powers whose use nobody is told of: one finding a remedy, with all those powers."""
    by_eid = {j.clause.eid: j for j in facts.judgements}
    powers: dict[tuple[str, int], tuple[Evidence, list[Evidence], list[str]]] = {}
    for judgement, row in facts.powers():
        cells = {c.safeguard: c for c in row.cells}
        remedy, notice = cells.get("remedy"), cells.get("notification")
        if remedy is None or notice is None or notice.status != "absent" or remedy.status == "absent":
            continue
        # What counts in part because it stands nearby does not speak of the power, and promises nothing against it.
        if remedy.status != "present" and all(e.note.startswith(_FAR) for e in remedy.evidence):
            continue
        # That a code of procedure applies offers no remedy in so many words.
        if all(e.note.startswith(LEFT_TO) for e in remedy.evidence):
            continue
        words = next((e for e in remedy.evidence if not e.note.startswith(_FAR)), remedy.evidence[0])
        entry = powers.setdefault((words.eid, words.span.start), (words, [], []))
        entry[1].append(facts.quote(row.eid, judgement.clause.span, "nobody is told of its use"))
        entry[2].extend(notice.searched)
    for words, reached, searched in powers.values():
        if words.eid in by_eid:
            shortened = [_shortened(e) for e in reached]
            plain = Evidence(words.eid, words.span, words.quote)
            yield Derivation(UNKNOWABLE, by_eid[words.eid], plain, tuple(shortened), tuple(dict.fromkeys(searched)))


# Words of a premise that a note beside the text can hold.
LONGEST_PREMISE = 160


def _shortened(evidence: Evidence) -> Evidence:
    quote = evidence.quote[:LONGEST_PREMISE].rstrip()
    return Evidence(evidence.eid, Span(evidence.span.start, evidence.span.start + len(quote)), quote, evidence.note)
