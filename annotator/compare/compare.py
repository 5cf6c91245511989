"""Compare two reports of one law: the only entrance to this package's reasoning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from annotator.compare.alignment import align
from annotator.compare.change_rules import ChangeRules, load_change_rules
from annotator.compare.consequences import add_consequences
from annotator.compare.draft import Draft, open_draft
from annotator.compare.meaning import read_meaning
from annotator.compare.pairing import Difference, lay_together
from annotator.compare.reading import read_clause
from annotator.compare.records import Change, ClausePair, Comparison
from annotator.compare.relations import find_relations, find_successors
from annotator.compare.relocation import changed_grams, mark_moved, moved_share
from annotator.compare.whole_changes import judge_whole
from annotator.compare.wording import edit_spans
from annotator.compare.words import keys
from annotator.records import Report, Span

# A clause of which this part is found in clauses that continue did not come or go, it was merged or split.
MOVED_SHARE = 0.7


def compare_reports(old: Report, new: Report) -> Comparison:
    """Compare two drafts.

    Parameters
    ----------
    old, new
        The reports of the earlier and the later draft, from the same model.

    Returns
    -------
    Comparison
        Every clause of either draft stands in exactly one pair, in the order of the newer draft (a dropped clause
        behind its last neighbour that is still there). Comparing the other way round gives the same pairs with
        ``worse`` and ``better`` exchanged.
    """
    rules = load_change_rules()
    drafts = open_draft(old), open_draft(new)
    matches, sections = align(*drafts)
    successors = find_successors(*drafts, matches, sections)
    differences = [
        lay_together(read_clause(drafts[0], i, rules), read_clause(drafts[1], j, rules))
        for i, j, _ in matches
        if _may_differ(*drafts, i, j)
    ]
    matched = {i for i, _, _ in matches}, {j for _, j, _ in matches}
    single = [[k for k in range(len(draft.words)) if k not in known] for draft, known in zip(drafts, matched, strict=True)]
    loose = [[keys(draft.words[k]) for k in group] for draft, group in zip(drafts, single, strict=True)]
    differences = mark_moved(differences, loose[0], loose[1])
    grams = changed_grams(differences, is_old=False), changed_grams(differences, is_old=True)
    wholes = [
        _judge_single(draft, group, other, rules, is_gain=is_gain)
        for draft, group, other, is_gain in zip(drafts, single, grams, (False, True), strict=True)
    ]
    read = {(d.old.index, d.new.index): (d, read_meaning(d, rules, successors)) for d in differences}
    sides = [[d.sections[at].eid for at in d.section_of] for d in drafts]
    pairs = [_pair(i, j, similarity, read.get((i, j))) for i, j, similarity in matches]
    pairs += [_single_pair(drafts[0], k, wholes[0].get(k), is_gain=False) for k in single[0]]
    pairs += [_single_pair(drafts[1], k, wholes[1].get(k), is_gain=True) for k in single[1]]
    ordered = _in_order(pairs)
    ordered = [
        replace(
            p,
            old_section="" if p.old is None else sides[0][p.old],
            new_section="" if p.new is None else sides[1][p.new],
        )
        for p in ordered
    ]
    relations = find_relations(*drafts, ordered, sections)
    ordered = add_consequences(old, new, ordered)
    counts = Counter(change.direction for pair in ordered for change in pair.changes)
    kinds = Counter(relation.kind for relation in relations)
    return Comparison(old, new, tuple(ordered), tuple(relations), {**{str(k): n for k, n in counts.items()}, **kinds})


def _judge_single(
    draft: Draft, clauses: Sequence[int], others: set[tuple[str, ...]], rules: ChangeRules, *, is_gain: bool
) -> dict[int, Change]:
    """Judge the clauses without a counterpart, section by section; text that lives on elsewhere or in other laws is left out."""
    sections: dict[int, list[int]] = {}
    for clause in clauses:
        if moved_share(keys(draft.words[clause]), others) < MOVED_SHARE and not draft.amends_other_laws(clause):
            sections.setdefault(draft.section_of[clause], []).append(clause)
    judged: dict[int, Change] = {}
    for group in sections.values():
        judged |= judge_whole([read_clause(draft, k, rules) for k in group], rules, is_gain=is_gain)
    return judged


def _may_differ(old: Draft, new: Draft, i: int, j: int) -> bool:
    """Whether a clause has other words than its successor, or cites provisions (which may be others now)."""
    if keys(old.words[i]) != keys(new.words[j]):
        return True
    return bool(old.references_in(old.span(i))) and bool(new.references_in(new.span(j)))


def _pair(i: int, j: int, similarity: float, read: tuple[Difference, tuple[Change, ...]] | None) -> ClausePair:
    if read is None:
        return ClausePair(i, j, 1.0)
    difference, changes = read
    old, new = difference.old.words, difference.new.words
    return ClausePair(
        i,
        j,
        round(similarity, 3),
        edit_spans(old, difference.edits, "old"),
        edit_spans(new, difference.edits, "new"),
        changes,
    )


def _single_pair(draft: Draft, clause: int, change: Change | None, *, is_gain: bool) -> ClausePair:
    span: tuple[Span, ...] = (draft.span(clause),)
    changes = (change,) if change else ()
    if is_gain:
        return ClausePair(None, clause, 0.0, (), span, changes)
    return ClausePair(clause, None, 0.0, span, (), changes)


def _in_order(pairs: Sequence[ClausePair]) -> list[ClausePair]:
    """Order by the newer draft; a dropped clause follows the clause it followed in the older one."""
    ordered = sorted((p for p in pairs if p.new is not None), key=lambda p: p.new or 0)
    place = {p.old: at for at, p in enumerate(ordered) if p.old is not None}
    behind: dict[int, list[ClausePair]] = {}
    last = -1
    for pair in sorted((p for p in pairs if p.old is not None), key=lambda p: p.old or 0):
        if pair.new is None:
            behind.setdefault(last, []).append(pair)
        else:
            last = place[pair.old or 0]
    result = list(behind.get(-1, ()))
    for at, pair in enumerate(ordered):
        result += [pair, *behind.get(at, ())]
    return result
