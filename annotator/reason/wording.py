"""Suggested wording: the catalogue's templates, filled with the words of the clause. A starting point, not advice.

Every slot is filled by one plain function of the clause, and has words to fall back on where the clause gives none,
so that a suggestion always reads as a sentence.
"""

from __future__ import annotations

import re
import string
from collections.abc import Collection
from dataclasses import dataclass

from annotator.perceive.judge import POWER_ROLES
from annotator.reason.offences.prison_terms import DEATH, LIFE, years_in_words
from annotator.records import Judgement, Penalty, Span

#: What every output writes above a suggestion.
SUGGESTION_HEADING = "Suggested wording (a starting point, not advice)"
# Longer stretches of the clause make a suggestion harder to read than the clause.
MOST_WORDS = 16
MOST_TERMS = 3
LONGEST_TERM = 6
NO_CHANGE = "replace the words that leave a choice by “shall”"
DELETE_RESERVATION = "delete the reservation, so that the protection holds for every Party"

_PERSON = re.compile(
    r"\b(?P<person>(?:any|every|each|a)\s+person\s+who|(?:any|every)\s?(?:one|body)\s+who|who(?:so)?ever"
    r"|no\s+person\s+shall|a\s+person\s+(?:shall|must|may)\s+not)(?:\s*,)?\s+(?P<conduct>[^.;:—–]+?)"
    r"(?=,?\s{1,9}(?:commits?|is\s+guilty|shall\s+be|is\s+liable|is\s+punish\w+|shall,?\s+(?:up)?on|shall\s+commit)\b|[.;:—–]|$)",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\b(?:may|shall|must|is\s+(?:empowered|authori[sz]ed|entitled)|has\s+(?:the\s+)?power)\b", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|an?|any|every|each)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_WITHOUT_RIGHT = re.compile(
    r"\bwithout\s+(?:\w+\s+){0,2}(?:right|authori\w+|excuse|permission)|\bun(?:lawful|authori[sz]ed)", re.IGNORECASE
)
_SOFTENED = re.compile(r"\b(?:shall\s+)?(?:endeavou?r|strive|seek|attempt|make\s+efforts?)\s+to\b", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^\s*\(?[\w.]{1,5}[.)]\s+")
_OPTIONAL_VERB = re.compile(r"\b(?:may|should|can|could|might)\b", re.IGNORECASE)
# "The persons who may be affected": what can be, beside the verb that leaves a choice.
_RELATIVE = re.compile(r"\b(?:who|which|that|as)\s+\Z", re.IGNORECASE)
# A Party that "may reserve the right not to apply" is not to be told that it shall.
_RIGHT_RESERVED = re.compile(
    r"\bmay\s+(?:[\w-]{1,20}\s+){0,6}?(?:reserve\s+(?:the|its)|declare\s+that\s+it|opt\s+out|enter\s+a\s+reservation)\b|"
    r"\bmay,?\s+by\s+(?:a\s+)?declaration\b",
    re.IGNORECASE,
)
# The words that reserve a choice, and no others: "only where necessary" and "as soon as possible" bind.
_RESERVATION = re.compile(
    r"\b(?<!only\s)(?:(?:where(?:ver)?|when(?:ever)?|if|to the (?:greatest |fullest |maximum )?extent|"
    r"(?:as|in so) far as|insofar as)\s+"
    r"(?:(?:it\s+)?is\s+|reasonably\s+){0,2}(?:appropriate|possible|practicable|feasible|desirable|applicable)"
    r"|(?<!soon\s)(?<!long\s)(?<!often\s)as\s+(?:is\s+)?(?:appropriate|desirable|applicable)|(?:where|if)\s+necessary)\b",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(rf"\s{{0,3}},?\s{{0,3}}{_RESERVATION.pattern},?\s{{0,3}}", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:shall|must|is to|are to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """What a suggestion is about.

    Parameters
    ----------
    text
        The document.
    judgement
        What was perceived in the clause.
    span
        The words of the finding.
    provision
        Readable name of the provision, ``section 5(2)``.
    power
        Names of the powers that lack a safeguard; empty for other findings.
    content_types
        Offence types whose wrong lies in what is expressed.
    """

    text: str
    judgement: Judgement
    span: Span
    provision: str
    power: str = ""
    content_types: Collection[str] = ()

    @property
    def clause(self) -> str:
        """The words of the clause on one line."""
        span = self.judgement.clause.span
        return " ".join(self.text[span.start : span.end].split())


def suggest(template: str, passage: Passage) -> str:
    """Fill a template of the catalogue from a clause.

    Parameters
    ----------
    template
        Text with slots, all of the catalogue's ``SUGGESTION_SLOTS``.
    passage
        The finding's clause and words.
    """
    person, conduct = find_conduct(passage.clause)
    return _fill(
        template,
        {
            "provision": passage.provision,
            "quote": shorten(passage.text[passage.span.start : passage.span.end]) or "these words",
            "person": person,
            "intent": describe_intent(conduct),
            "conduct": conduct,
            "harmed": describe_harmed(passage.judgement, passage.content_types),
            "terms": quote_terms(passage),
            "authority": find_authority(passage),
            "power": passage.power or "the power",
            "penalty": describe_penalty(passage.judgement.penalty),
            "change": describe_change(passage.text[passage.span.start : passage.span.end]),
        },
    )


def describe_suggestion(template: str) -> str:
    """A template as it reads without a clause, for the explanation of a label."""
    general = {
        "provision": "the provision", "quote": "…", "person": "a person who", "intent": "intentionally and without right",
        "conduct": "…", "harmed": "a named person or thing", "terms": "the open words", "authority": "the authority",
        "power": "the power", "penalty": "the penalty", "change": NO_CHANGE,
    }  # fmt: skip
    return _fill(template, general)


def _fill(template: str, words: dict[str, str]) -> str:
    """Put words into slots; the first letter is a capital where a sentence begins."""
    pieces: list[str] = []
    for literal, slot, _, _ in string.Formatter().parse(template):
        pieces.append(literal)
        if slot is not None:
            before = "".join(pieces)
            begins = not before or before.endswith((". ", ": “", "? ")) or before == "“"
            pieces.append(words[slot][:1].upper() + words[slot][1:] if begins and slot != "quote" else words[slot])
    return "".join(pieces).replace("… …", "…")


def shorten(words: str) -> str:
    """At most ``MOST_WORDS`` words on one line, without a leading number and without marks that would end a quotation."""
    parts = _LEADING_NUMBER.sub("", words.replace("“", "").replace("”", "")).split()
    return " ".join(parts) if len(parts) <= MOST_WORDS else " ".join(parts[:MOST_WORDS]) + " …"


def find_conduct(clause: str) -> tuple[str, str]:
    """Who is punished and for what, in the clause's own words: ``("a person who", "gains access to a machine")``."""
    found = _PERSON.search(clause)
    conduct = shorten(found["conduct"]).strip(" ,") if found else ""
    if not found or len(conduct.split()) < 2:
        return "a person who", "does the act that the provision describes"
    person = " ".join(found["person"].split())
    return person[0].lower() + person[1:], conduct


def describe_intent(conduct: str) -> str:
    """The words that ask for intention, without saying twice that there was no right to act."""
    if conduct.lower().startswith("without"):
        return "intentionally and"
    return "intentionally" if _WITHOUT_RIGHT.search(conduct) else "intentionally and without right"


def describe_harmed(judgement: Judgement, content_types: Collection[str]) -> str:
    """What an offence of this type has to harm before it deserves punishment."""
    if set(judgement.offences) & set(content_types):
        return "the life, safety or rights of another person"
    return "a computer system, its data or the people who rely on them"


def quote_terms(passage: Passage) -> str:
    """The open words of the clause in quotation marks; the finding's own words, if few, where no list knows any."""
    spans = [c.span for c in passage.judgement.cues if c.lexicon == "vague-terms"]
    terms = list(dict.fromkeys(" ".join(passage.text[s.start : s.end].lower().split()) for s in spans))[:MOST_TERMS]
    own = shorten(passage.text[passage.span.start : passage.span.end])
    terms = terms or [t for t in [own] if t and len(t.split()) <= LONGEST_TERM]
    quoted = [f"“{term}”" for term in terms]
    if not quoted:
        return "the open words"
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]


def find_authority(passage: Passage) -> str:
    """Who acts under a power: the authority named last before the verb that empowers it."""
    span = passage.judgement.clause.span
    if not POWER_ROLES & set(passage.judgement.roles):
        return "the authority"
    verb = _ACTS.search(passage.text, span.start, span.end)
    named = [
        c.span
        for c in passage.judgement.cues
        if c.lexicon == "executive-authorities" and verb is not None and c.span.start < verb.start()
    ]
    if not named:
        return "the authority"
    start, end = named[-1].start, min(named[-1].end, verb.start() if verb else named[-1].end)
    name = " ".join(passage.text[start:end].split())
    if re.match(r"(?:the|an?)\s", name, re.IGNORECASE):
        return name[0].lower() + name[1:]
    article = _DETERMINER.search(passage.text[max(span.start, start - 40) : start])
    return f"{article.group().split()[0].lower()} {name}" if article else f"the {name}"


def describe_penalty(penalty: Penalty | None) -> str:
    """The stated sanction in a few words."""
    if penalty is None:
        return "the penalty"
    if penalty.min_years:
        return f"the minimum term of {_years(penalty.min_years)}"
    if penalty.max_years is None:
        return "the penalty"
    return _years(penalty.max_years) if penalty.max_years >= LIFE else f"imprisonment for up to {_years(penalty.max_years)}"


def _years(years: float) -> str:
    if years >= LIFE:
        return "the death penalty" if years >= DEATH else "imprisonment for life"
    return years_in_words(years)


def describe_change(words: str) -> str:
    """What to do with optional words: ``replace “may inform” by “shall inform”``, ``delete “as appropriate”``."""
    quote = shorten(words)
    if _RIGHT_RESERVED.search(quote):
        return DELETE_RESERVATION
    reservation = _RESERVATION.search(quote)
    if _SOFTENED.search(quote):
        return f"replace “{quote}” by “{_SOFTENED.sub('shall', quote, count=1)}”"
    # Beside a duty, only the reservation leaves a choice: "shall, where appropriate, tell whoever may be affected".
    if reservation and _DUTY.search(quote, 0, reservation.start()):
        return f"delete “{reservation.group()}”"
    verb = next((m for m in _OPTIONAL_VERB.finditer(quote) if not _RELATIVE.search(quote, 0, m.start())), None)
    if verb:
        firm = f"{quote[: verb.start()]}shall{quote[verb.end() :]}"
        return f"replace “{quote}” by “{_PARENTHESIS.sub(' ', firm).strip()}”"
    return f"delete “{reservation.group()}”" if reservation else NO_CHANGE
