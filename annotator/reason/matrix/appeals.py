"""What an appeal is against: another office's decisions, or another measure, than the power at hand.

"A person aggrieved by a decision of the Authority" is no remedy against what a Minister does after consulting the Authority, and
"harmed by the suspension" none against a search.
"""

from __future__ import annotations

import re

from annotator.perceive.offices import ACTOR, acting_offices, plain_office
from annotator.reason.matrix.measures import shares_stem

# An appeal against a tribunal's decision goes on where one against an office's ended.
_REVIEWS = frozenset({"court", "judge", "magistrate", "tribunal"})
_DECIDED_BY = re.compile(
    r"\b(?:decisions?|actions?|acts?|omissions?|determinations?|orders?|directions?|requirements?)\b[^.;,]{0,40}?\b(?:of|by|from)\s{1,3}"
    rf"(?:the|an?|any)\s{{1,3}}(?:[\w-]{{1,20}}\s{{1,3}}){{0,2}}?(?P<office>{ACTOR})",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:(?:aggrieved|affected|harmed|injured|prejudiced|dissatisfied)\s{1,3}(?:by|with)|appeals?\s{1,3}(?:against|from))\s{1,3}"
    r"(?P<article>the|an?|any|such|that|this)\s{1,3}(?P<what>[\w-]{1,30}(?:\s{1,3}[\w-]{1,30}){0,2})",
    re.IGNORECASE,
)
# Where the name of what is appealed against ends.
_END = frozenset(
    "of to under by done omitted "
    "may in on or and made issued taken given granted served imposed for from that which who whose with "
    "against is are was has have shall within pursuant as at lies".split()
)
# Acts that every power has, and words that tell none of them from another.
_ANY_ACT = frozenset(
    "decision decisions action actions act acts omission omissions determination determinations order orders "
    "direction directions requirement requirements measure measures power powers exercise use notice notices "
    "warrant warrants request requests person violation breach infringement contravention conduct provision "
    "provisions law operation application implementation failure final administrative judicial relevant said "
    "particular unlawful illegal wrongful arbitrary other same above such any authorisation authorisations "
    "authorization authorizations execution processing interference".split()
)


def is_against_another(wording: str, power: str) -> bool:
    """Whether an appeal names the office or the measure that it is against, and the power is of neither.

    Parameters
    ----------
    wording, power
        The words of the clause that gives the appeal, and of the clause that confers the power.
    """
    offices = {plain_office(m["office"]) for m in _DECIDED_BY.finditer(wording)} - _REVIEWS
    acting = set(acting_offices(power))
    if offices and acting and not offices & acting:
        return True
    # "A person affected by a production order may appeal against the order": the second only repeats the first.
    against = [(m["article"].lower(), _particulars(m["what"])) for m in _AGAINST.finditer(wording)]
    named = [words for article, words in against if words or article in {"a", "an", "any"}]
    return bool(named) and all(words and not any(shares_stem(w, power) for w in words) for words in named)


def _particulars(phrase: str) -> list[str]:
    """The words of a phrase that tell one act from others: "production" of "production order", "suspension"."""
    words = []
    for word in phrase.lower().split():
        if word in _END:
            break
        if word not in _ANY_ACT:
            words.append(word)
    return words
