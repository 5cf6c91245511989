"""Open words that decide an offence or the ground of a power and that the instrument defines nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.reason.facts import Derivation, Facts
from annotator.records import Cue, Judgement

LABEL = "undefined-term"
LEXICON = "vague-terms"
# Where the model already calls the content of an offence vague, the words are marked by that finding.
_COVERED_BY = "vague-content-offence"
# Open words that let people off, or leave a detail to regulations, decide nothing against anybody.
_LETS_OFF = re.compile(r"\bexcuse\b|\bprescribed\b|\bwithout (?:good |just |sufficient )?(?:cause|reason)\b", re.IGNORECASE)
# How far a clause reaches, not what it means: no definition could close it.
_NO_TERM = re.compile(r"\bdirectly or indirectly\b|\A\W*(?:in the interests? of(?: the)?|likely to cause)\W*\Z", re.IGNORECASE)
# "The Ministry of Public Security", "the Law on National Security": the name of an office or a text.
_NAMED = re.compile(
    r"\b(?:Minist(?:ry|er)|Department|Secretary|Director|Council|Committee|Commission|Agency|Bureau|Office|Force|Law|Act|Code|Decree)s?"
    r"\s+(?:of|on|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+,?\s+(?:and\s+)?){0,3}$"
)
_NAME_GOES_ON = re.compile(r"\s+[A-Z][a-z]")
# "By virtue of", "any information and communication system": words of another meaning.
_OTHER_MEANING = (
    (re.compile(r""), re.compile(r"national identity\s+(?:numbers?|cards?|documents?|registers?|registration)\b", re.IGNORECASE)),
    (re.compile(r"\bby\s+$", re.IGNORECASE), re.compile(r"virtue\s+of\b", re.IGNORECASE)),
    (re.compile(r""), re.compile(r"(?:any|any other) information\s+(?:and|or)\s+communications?\b", re.IGNORECASE)),
)
# Of "contrary to public order" the open words are "public order": the rest only says how the deed bears on them.
_BEARING_ON = re.compile(
    r"(?:(?:is |are )?(?:contrary|prejudicial|inimical|detrimental) to|threats? to|in the interests? of|"
    r"(?:disturb|disrupt|prejudice|threaten|undermine|endanger|harm|injure|damage)(?:s|ing)?)(?: the)?",
)


def find_undefined_terms(facts: Facts) -> Iterator[Derivation]:
    """One finding a clause that creates an offence or confers a power, with all open words that it turns on."""
    defined = _Definitions(facts)
    conferring = {judgement.clause.id for judgement, _ in facts.powers()}
    for judgement in facts.judgements:
        is_offence = "offence" in judgement.roles and bool(judgement.offences)
        if not is_offence and judgement.clause.id not in conferring:
            continue
        eid = judgement.clause.eid
        if is_offence and (_COVERED_BY, eid) in facts.known:
            continue
        cues = [c for c in judgement.cues if c.lexicon == LEXICON]
        cues = [c for c in cues if not _LETS_OFF.search(_words(facts, c)) and not _is_no_term(facts, c)]
        open_words = [c for c in cues if not defined.covers(facts, c, eid)]
        if open_words:
            quotes = [facts.quote(eid, cue.span) for cue in open_words]
            searched = list(dict.fromkeys(d.eid for d in facts.definitions))
            yield Derivation(LABEL, judgement, quotes[0], tuple(quotes[1:]), tuple(searched))


# "A message is obscene if it depicts ...": the section itself says what its open word means.
_IS_IF = (
    r"\b(?:is|are|be)\s+(?:(?:deemed|taken|considered|regarded|treated)\s+(?:to\s+be\s+|as\s+)?)?{words},?\s+"
    r"(?:for\s+the\s+purposes?\s+of\s+[^.;,]{{1,60}},?\s+)?(?:only\s+)?(?:if|where|when)\b"
)


class _Definitions:
    """The terms of an instrument, and where each of them holds."""

    def __init__(self, facts: Facts) -> None:
        self._by_section: dict[str, list[Judgement]] = {}
        for judgement in facts.judgements:
            self._by_section.setdefault(facts.tree.section_of(judgement.clause.eid), []).append(judgement)
        self._terms: dict[str, list[str]] = {}
        for definition in facts.definitions:
            for term in (definition.term, *definition.alternatives):
                self._terms.setdefault(_plain(term), []).append(definition.scope)

    def covers(self, facts: Facts, cue: Cue, eid: str) -> bool:
        """Whether the open words, or a longer term that they are part of here, are defined for this clause."""
        above = {"", *facts.tree.ancestors(eid)}
        here = _plain(facts.text[max(0, cue.span.start - 60) : cue.span.end + 60])
        words = _plain(_words(facts, cue))
        # A word defined in the singular is defined in the plural.
        forms = tuple(f" {form} " for form in (words, words.removesuffix("s")))
        for term, scopes in self._terms.items():
            is_meant = term in here and any(form in f" {term} " for form in forms)
            if (is_meant or _bears_on(words, term)) and any(scope in above for scope in scopes):
                return True
        return self._is_explained(facts, words, eid)

    def _is_explained(self, facts: Facts, words: str, eid: str) -> bool:
        """Whether another clause of the section says when something is what the open words call it."""
        siblings = self._by_section.get(facts.tree.section_of(eid), [])
        explained = re.compile(_IS_IF.format(words=r"\s+".join(map(re.escape, words.split()))), re.IGNORECASE)
        return any(explained.search(facts.wording(j)) for j in siblings if j.clause.eid != eid)


def _bears_on(words: str, term: str) -> bool:
    """Whether open words are a defined term and no more before it than how a deed bears on it."""
    return words.endswith(f" {term}") and _BEARING_ON.fullmatch(words.removesuffix(f" {term}")) is not None


def _is_no_term(facts: Facts, cue: Cue) -> bool:
    """Whether the words are part of a name or of a fixed phrase, or say how far the clause reaches and not what it means."""
    words = _words(facts, cue)
    before, after = facts.text[max(0, cue.span.start - 80) : cue.span.start], facts.text[cue.span.end : cue.span.end + 40]
    if _NO_TERM.search(words):
        return True
    if any(front.search(before) and back.match(words + after) for front, back in _OTHER_MEANING):
        return True
    is_capital = words[:1].isupper() and not words.isupper()
    return is_capital and bool(_NAMED.search(before) or _NAME_GOES_ON.match(after))


def _words(facts: Facts, cue: Cue) -> str:
    return facts.text[cue.span.start : cue.span.end]


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).lower().strip()
