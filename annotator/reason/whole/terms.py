"""Open words that decide an offence or the ground of a power and that the instrument defines nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.perceive.patterns import across_lines
from annotator.reason.whole.facts import Derivation, Facts
from annotator.records import Cue, Evidence, Judgement

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
    (
        re.compile(r"\b(?:vessels?|ships?|aircraft|boats?|persons?)\s+in\s+$", re.IGNORECASE),
        re.compile(r"distress\b", re.IGNORECASE),
    ),
    (re.compile(r"\bdefen[cs]e\s+of\s+(?:the\s+)?$", re.IGNORECASE), re.compile(r"public interest\b", re.IGNORECASE)),
)
_CONCRETE = (
    r"(?:(?:serious|grave|the|an?|any) ){0,2}(?:death|injury|(?:bodily|physical) (?:harm|injury)|damage to property|loss of life)"
)
# The words and what follows them are a fixed phrase: a thing with a name, an office, a harm that can be seen.
_FIXED = across_lines(
    r"(?:any|any other) information (?:(?:and|or) communications?|systems?|technolog\w+|networks?|infrastructures?|process\w*)\b",
    r"critical information (?:infrastructures?|systems?)\b",
    r"malicious (?:codes?|software|program(?:me)?s?|scripts?)\b",
    r"vice[ -](?:president|chair|admiral|versa|squad|minister|governor|chancellor|speaker)",
    r"distress (?:signals?|calls?|messages?|frequenc)",
    rf"(?:likely to cause|capable of causing|calculated to cause) {_CONCRETE}\b",
    # Who does it, not to whom: "a public official who discloses".
    r"public (?:official|figure) (?:who|that|which|shall|may|must|commits)\b",
)
# What a computer offence is done to: "alters any information in a computer".
_ANY_THING = re.compile(r"any (?:other )?information", re.IGNORECASE)
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
        cues = [c for c in judgement.cues if c.lexicon == LEXICON and not _is_beside(facts, judgement, c)]
        cues = [c for c in cues if not _LETS_OFF.search(_words(facts, c)) and not _is_no_term(facts, c)]
        open_words = [c for c in cues if not defined.covers(facts, c, eid)]
        if open_words:
            quotes = [facts.quote(eid, cue.span) for cue in open_words]
            searched = list(dict.fromkeys(d.eid for d in facts.definitions))
            yield Derivation(LABEL, judgement, quotes[0], tuple(quotes[1:]), tuple(searched))


def _is_beside(facts: Facts, judgement: Judgement, cue: Cue) -> bool:
    """Whether open words only let people off, or name what a computer offence is done to."""
    offence = next((o for o in facts.offences if o.clause == judgement.clause.id), None)
    if offence is None:
        return False
    if offence.category == "cyber-dependent" and "disclosure" not in offence.types and _ANY_THING.fullmatch(_words(facts, cue)):
        return True
    return any(e.eid == judgement.clause.eid and _is_in_exception(facts.text, judgement, e, cue) for e in offence.exceptions)


def _is_in_exception(text: str, judgement: Judgement, exception: Evidence, cue: Cue) -> bool:
    """Whether open words stand in an exception, or ahead in its sentence as what is excepted."""
    span = exception.span
    if exception.note == "exception" and _SANCTION.search(text, span.start, span.end):
        return False  # "who, without excuse, publishes what is offensive commits an offence": the sentence goes on
    if span.contains(cue.span):
        return True
    ends = [m.end() for m in _SENTENCE_END.finditer(text, judgement.clause.span.start, span.start)]
    first = ends[-1] if ends else judgement.clause.span.start
    ahead = first <= cue.span.start < span.start
    return ahead and exception.note != "exception" and not _PUNISHES.search(text, first, span.start)


# "A message is obscene if it depicts ...": the section itself says what its open word means.
_IS_IF = (
    r"\b(?:is|are|be)\s+(?:(?:deemed|taken|considered|regarded|treated)\s+(?:to\s+be\s+|as\s+)?)?{words},?\s+"
    r"(?:for\s+the\s+purposes?\s+of\s+[^.;,]{{1,60}},?\s+)?(?:only\s+)?(?:if|where|when)\b"
)

_PLAIN_NOUNS = frozenset(
    {"message", "messages", "content", "material", "information", "matter", "statement", "publication", "language"}
)
_SANCTION = re.compile(r"\b(?:commits?|guilty|liable|punish\w*|sentenced)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;]\s")
_PUNISHES = re.compile(r"\b(?:who(?:ever)?|offen[cs]e|guilty|liable|punish\w*|shall)\b", re.IGNORECASE)


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
            if (is_meant or _bears_on(words, term) or _names_a_thing(words, term)) and any(scope in above for scope in scopes):
                return True
        return self._is_explained(facts, words, eid)

    def _is_explained(self, facts: Facts, words: str, eid: str) -> bool:
        """Whether another clause of the section says when something is what the open words call it."""
        siblings = self._by_section.get(facts.tree.section_of(eid), [])
        explained = re.compile(_IS_IF.format(words=r"\s+".join(map(re.escape, words.split()))), re.IGNORECASE)
        if any(explained.search(facts.wording(j)) for j in siblings if j.clause.eid != eid):
            return True
        # In the clause itself another sentence says so: "whoever publishes what is obscene if seen" explains nothing.
        own = (sentence for j in siblings if j.clause.eid == eid for sentence in _SENTENCE_END.split(facts.wording(j)))
        return any(explained.search(sentence) and not _PUNISHES.search(sentence) for sentence in own)


def _bears_on(words: str, term: str) -> bool:
    """Whether open words are a defined term and no more before it than how a deed bears on it."""
    return words.endswith(f" {term}") and _BEARING_ON.fullmatch(words.removesuffix(f" {term}")) is not None


def _names_a_thing(words: str, term: str) -> bool:
    """Whether open words are a defined adjective and a plain noun: "offensive message", where "offensive" is defined."""
    return words.startswith(f"{term} ") and words.removeprefix(f"{term} ") in _PLAIN_NOUNS


def _is_no_term(facts: Facts, cue: Cue) -> bool:
    """Whether the words are part of a name or of a fixed phrase, or say how far the clause reaches and not what it means."""
    words = _words(facts, cue)
    before, after = facts.text[max(0, cue.span.start - 80) : cue.span.start], facts.text[cue.span.end : cue.span.end + 40]
    if _NO_TERM.search(words):
        return True
    if _FIXED.match(words + after):
        return True
    if any(front.search(before) and back.match(words + after) for front, back in _OTHER_MEANING):
        return True
    is_capital = words[:1].isupper() and not words.isupper()
    return is_capital and bool(_NAMED.search(before) or _NAME_GOES_ON.match(after))


def _words(facts: Facts, cue: Cue) -> str:
    return facts.text[cue.span.start : cue.span.end]


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).lower().strip()
