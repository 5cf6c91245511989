"""Elements that a law names only to say that they are not asked for: "whether intentionally or not".

A prohibition ("no person shall knowingly open") negates the act, not the element, and is left alone.
"""

from __future__ import annotations

import re

from annotator.records import Span

MENTAL_ELEMENTS, HARM_THRESHOLDS = "mental-elements", "harm-thresholds"
# How far from the words of an element what negates it stands, in characters.
_REACH = 100
_NOT_ASKED_AHEAD = re.compile(
    r"\b(?:whether or not|(?:regardless|irrespective) of(?: whether)?|no matter|immaterial|irrelevant|unnecessary|need not|"
    r"even (?:if|though|where|when)|"
    r"no (?:need|burden|requirement|proof)|not (?:be )?(?:necessary|required|needed)|"
    r"notwithstanding that|without (?:(?:the|any) need|requiring|proof|proving)|dispens\w{1,4} with)\b(?:(?!\b(?:who|"
    r"whether)\b)[^,.;]){0,80}\Z|"
    r"\b(?:immaterial|irrelevant|no matter|need not|not (?:be )?(?:necessary|required)|regardless|"
    r"irrespective)\b[^,.;]{0,60}\bwhether\b"
    r"(?:(?!\bwho\b)[^,.;]){0,60}\Z",
    re.IGNORECASE,
)
# "Without intention", "without any intent to deceive": of the mental element only, for "without causing serious harm" is conduct.
_WITHOUT = re.compile(r"\bwithout\s+(?:(?:the|any|an?|such|criminal|specific|acting)\s+){0,2}\Z", re.IGNORECASE)
# "No offence is committed by a person who acts without intent": of two negatives the element comes out asked for.
_NONE_IS_GUILTY = re.compile(
    r"\b(?:no\s+(?:person|one|offen[cs]e|crime)|nobody|(?:do(?:es)?|shall|is|are)\s+not\s+(?:be\s+)?(?:commit|guilty|liable|"
    r"punish\w+))\b"
    r"[^.;]{0,80}\Z",
    re.IGNORECASE,
)
# "Intentionally or not", "knows or does not know", "wilfully or by accident"; but not "intentionally or recklessly".
# GUIDELINES.md ("missing-intent"): where negligence suffices, neither intention nor knowledge nor recklessness is required.
_OR_NOT = re.compile(
    r"(?:\s{0,9},?\s{0,9}(?:or\s{1,9})?(?:knowing|reckless|intentional|wil+ful|deliberate)ly\b){0,2}"
    r"\s{0,9},?\s{0,9}\bor\s+(?:not\b|(?:does|do|did|has) not\b|otherwise\b(?!\s+than)|"
    r"un(?:intention|know|witting|wil|aware)\w*|accidental\w*|inadvertent\w*|negligent\w*|careless\w*|"
    r"(?:by|with|through|from|out of|for|due to|owing to|in) "
    r"(?:(?:gross|culpable|criminal|serious|mere|simple|his|her|their) ){0,2}"
    r"(?:accident|mistake|negligence|carelessness|inadvertence|neglect|(?:want|"
    r"lack) of (?:\w+ )?care)\b|"
    r"without (?:any )?(?:intent|knowledge|such))",
    re.IGNORECASE,
)
# "With intent to cause fear, or which is likely to cause it": likelihood suffices.
_OR_LIKELY = re.compile(
    r"[^.;]{0,60}?\bor\s+(?:which|that|whereby|where|"
    r"in\s+circumstances)\b[^.;,]{0,30}?\blikely\b",
    re.IGNORECASE,
)
_NOT_OR = re.compile(
    r"\b(?:negligent(?:ly)?|careless(?:ly)?|inadvertent(?:ly)?|unknowing(?:ly)?|unwitting(?:ly)?|unintentional(?:ly)?|"
    r"accidental(?:ly)?|by (?:negligence|accident|mistake)),?\s+or\s+\Z",
    re.IGNORECASE,
)
_NOT_ASKED_BEHIND = re.compile(
    r"(?:(?!\bwho\b)[^,.;]){0,60}?\b(?:is|are|be|need) "
    r"(?:not (?:be )?(?:required|necessary|needed|material|an element|proved|shown|established)|"
    r"immaterial|irrelevant|unnecessary)\b",
    re.IGNORECASE,
)


def find_negation(text: str, clause: Span, words: Span, lexicon: str) -> Span | None:
    """The words with which a clause names an element of an offence only to say that it is not needed, if it does.

    Parameters
    ----------
    text, clause
        The document and the clause.
    words, lexicon
        The words that name the element, and the list that they come from.
    """
    first = max(clause.start, words.start - _REACH)
    ahead = text[first : words.start]
    behind = text[words.end : min(clause.end, words.end + _REACH)]
    before = _NOT_ASKED_AHEAD.search(ahead)
    if before is None and lexicon == MENTAL_ELEMENTS:
        before = _NOT_OR.search(ahead) or _WITHOUT.search(ahead)
        if before is not None and _NONE_IS_GUILTY.search(ahead, 0, before.start()):
            before = None
    if before is not None:
        return Span(first + before.start(), words.end)
    after = _OR_NOT.match(behind) or _NOT_ASKED_BEHIND.match(behind)
    if after is None and lexicon == MENTAL_ELEMENTS:
        after = _OR_LIKELY.match(behind)
    return Span(words.start, words.end + after.end()) if after is not None else None


def is_negated(text: str, clause: Span, words: Span, lexicon: str) -> bool:
    """Whether a clause names an element of an offence only to say that it is not needed."""
    return find_negation(text, clause, words, lexicon) is not None
