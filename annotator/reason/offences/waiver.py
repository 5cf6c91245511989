"""Offences that say outright that they do without intention, or without harm."""

from __future__ import annotations

import re

from annotator.perceive.patterns import across_lines
from annotator.perceive.sentences import sentence_span
from annotator.reason.offences.elements import implied_elements, own_elements
from annotator.reason.offences.negation import MENTAL_ELEMENTS, find_negation
from annotator.records import Judgement, Span

_PUNISHES = re.compile(r"\b(?:offen[cs]e|guilty|liable|punish\w{0,6})\b", re.IGNORECASE)
_MIND = r"(?:intent(?:ions?)?|knowledge|mens rea|guilty mind|fault|state of mind)"
# Words that name intention only in a denial, so that no list of words that ask for it has them.
_DISPENSED = across_lines(
    rf"\b(?:(?:irrespective|regardless) of (?:(?:the|his|her|their|any|its|whether|offender[’']s|person[’']s) ){{0,3}}{_MIND}|"
    rf"whatever (?:may be |is |be |was )?(?:(?:the|his|her|their|offender[’']s|person[’']s) ){{1,3}}{_MIND}|"
    rf"(?:with or without|whether with or without) (?:\w+ )?{_MIND}|"
    rf"proof of (?:\w+ )?{_MIND}(?: [\w-]+){{0,3}} (?:is |are |shall be |be )?not (?:be(?:ing)? )?(?:required|needed|necessary)|"
    rf"(?:no|without) (?:proof of|need (?:for|of|to prove)) (?:\w+ )?{_MIND}|"
    rf"{_MIND} (?:need not|is not required to|shall not be required to|does not have to) be (?:proved|proven|shown|established)|"
    rf"{_MIND} (?:[\w-]+ ){{0,5}}?(?:is|are|shall be) (?:irrelevant|immaterial|of no account)|"
    r"(?:offen[cs]e (?:\w+ ){0,4}?(?:is|are|shall be) (?:an? |one )?(?:offen[cs]es? )?(?:of )?)(?:strict|absolute) liability|"
    r"(?:strict|absolute) liability (?:applies|shall apply) to (?:this|the|an?) offen[cs]e)",
)

_KNOWS = r"(?:know(?:n|ing|ingly|ledge)?|knew|aware|unaware|inten\w+|ignoran\w+)"
# GUIDELINES.md ("Burdens"): whom ignorance does not excuse, or who must prove it, commits the offence without knowledge.
_BURDEN = across_lines(
    rf"\b(?:no|not (?:be )?an?|neither) (?:defen[cs]e|excuse|answer)\b(?:[,:]? (?!unless\b)[\w-]+){{0,8}}? "
    rf"(?:not|no|without|lack of|lacked|neither) (?:[\w-]+ ){{0,3}}?{_KNOWS}\b",
    rf"\b(?:immaterial|irrelevant) (?:that|whether|if) (?:[\w-]+ ){{0,6}}?{_KNOWS}\b",
    rf"\b(?:presumed|deemed|taken) to have (?:been )?(?:acted )?{_KNOWS}\b",
    r"\b(?:knowledge|intent(?:ion)?)\b(?: [\w-]+){0,6}? (?:is|are|shall be) presumed\b",
    rf"\b(?:accused|defendant|he|she|they|person(?: charged)?) (?:to |can |must |shall )?(?:proves?|shows?|establish\w*) that "
    rf"(?:he|she|they|the [\w-]+) (?:did not|had no|acted without|was not|were not) (?:[\w-]+ ){{0,3}}?{_KNOWS}\b",
)


def find_waiver(text: str, judgement: Judgement, lexicon: str) -> Span | None:
    """The words with which an offence does without an element, where nothing else in its clause asks for it.

    They stand in the sentence that punishes: "whether or not the person knows which record it is" leaves the rest as it is.
    """
    clause = judgement.clause.span
    own = list(own_elements(text, judgement, lexicon))
    negations = [find_negation(text, clause, span, lexicon) for span in own]
    if None in negations:
        return None
    said = next((n for n in negations if n and _is_said_where_it_punishes(text, clause, n)), None)
    if said is not None or lexicon != MENTAL_ELEMENTS or implied_elements(text, judgement):
        return said
    outright = _DISPENSED.search(text, clause.start, clause.end)
    if outright is not None and _is_said_where_it_punishes(text, clause, Span(*outright.span())):
        return Span(*outright.span())
    burden = _BURDEN.search(text, clause.start, clause.end)
    return Span(*burden.span()) if burden is not None else None


def _is_said_where_it_punishes(text: str, clause: Span, words: Span) -> bool:
    sentence = sentence_span(text, clause, words, is_whole=True)
    return _PUNISHES.search(text, sentence.start, sentence.end) is not None
