"""One clause of one draft, read: words, sentences, what kind of clause it is, and the phrases the rules watch."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.compare.change_rules import ChangeRules, TermRule
from annotator.compare.draft import Draft
from annotator.compare.records import Quote, Word
from annotator.compare.sentences import Sentence, read_sentences
from annotator.compare.terms import Found, index_of
from annotator.records import Judgement, Span
from annotator.structure.divisions import is_definitions_heading


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as the rules see it."""

    draft: Draft
    index: int
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    kinds: frozenset[str]
    leaning: int

    @property
    def judgement(self) -> Judgement:
        """What was perceived in the clause."""
        return self.draft.report.judgements[self.index]

    @property
    def text(self) -> str:
        """The text that offsets point into."""
        return self.draft.text

    @property
    def value(self) -> float:
        """The weightiest sentence: positive where the clause protects people, negative where it intrudes."""
        values = [s.value for s in self.sentences if s.end - s.start >= 2]
        return max(values, key=abs, default=0.0)

    def sentence_at(self, word: int) -> Sentence | None:
        """The sentence that holds a word."""
        return next((s for s in self.sentences if s.start <= word < s.end), None)

    def find(self, rule: TermRule) -> list[Found]:
        """The phrases of a rule in this clause."""
        return index_of(rule.phrases).find(self.keys)

    def quote(self, start: int, end: int) -> Quote:
        """The words ``start`` to ``end`` (half-open) as a quotation."""
        span = Span(self.words[start].start, self.words[end - 1].end)
        return Quote(self.draft.eid_at(self.index, span.start), span, self.text[span.start : span.end])


def read_clause(draft: Draft, index: int, rules: ChangeRules) -> Reading:
    """Read one clause."""
    judgement = draft.report.judgements[index]
    words = draft.words[index]
    keys = tuple(w.key for w in words)
    leaning = perceived_leaning(judgement)
    sentences = tuple(read_sentences(draft.text, words, draft.item_starts(index), rules, leaning))
    return Reading(draft, index, words, keys, sentences, _kinds(draft, judgement, keys, sentences, rules), leaning)


def perceived_leaning(judgement: Judgement) -> int:
    """What the model sees on balance: 1 for a protection, -1 for a power or an offence, 0 if both or neither."""
    roles = set(judgement.roles)
    protects = bool(judgement.safeguards) or bool(roles & {"safeguard", "exception"})
    intrudes = bool(judgement.powers or judgement.offences) or bool(roles & {"power", "offence", "provider-duty"})
    return int(protects) - int(intrudes)


def _kinds(
    draft: Draft, judgement: Judgement, keys: tuple[str, ...], sentences: tuple[Sentence, ...], rules: ChangeRules
) -> frozenset[str]:
    """Kinds of clause it can be taken for, by its labels or its own words; rules look only where they belong."""
    roles = set(judgement.roles)
    kinds = {"any"}
    if is_definitions_heading(judgement.clause.heading) or "definition" in roles or judgement.clause.eid in draft.defining:
        kinds.add("definition")
    if "definition" not in kinds and (roles & {"offence", "penalty"} or index_of(rules.acts["offence_words"]).find(keys)):
        kinds.add("offence")
    speaks_of_measures = bool(index_of(rules.acts["measures"]).find(keys))
    if roles & {"power", "provider-duty", "cooperation"} or speaks_of_measures or any(s.act < 0 for s in sentences):
        kinds.add("power")
    if roles & {"safeguard", "exception"} or judgement.safeguards or any(s.value > 0 for s in sentences):
        kinds.add("protection")
    if kinds >= {"offence", "power"} and "offence" in roles and not roles & {"power", "provider-duty", "cooperation"}:
        kinds.discard("power")
    return frozenset(kinds)
