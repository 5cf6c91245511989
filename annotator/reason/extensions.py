"""Extensions of a period or a measure: a limit that can be moved for ever limits little."""

from __future__ import annotations

import re

from annotator.records import Span

# What is extended is the period or the measure itself; a sentence "may extend to three years", a search to another machine.
_EXTENSION = re.compile(
    r"\b(?:extended(?!\s+(?:to|search\w*|access)\b)|extend[ai]ble|extensions?(?!\s+of\s+(?:(?:the|a|an)\s+)?(?:search|access|scope)\b)|"
    r"extend(?:s|ing)?\s+(?:it|them|for|by|(?:[\w-]{1,20}\s+){0,3}?(?:periods?|time|terms?|durations?|validity|orders?|warrants?|"
    r"authori[sz]ations?|notices?|directions?|requests?))|renew\w*|prolong\w*|further periods?)\b",
    re.IGNORECASE,
)
_CEILING = re.compile(
    r"\b(?:in (?:total|aggregate|all)|not exceeding in|maximum (?:total|aggregate)|may not be (?:extended|renewed)|only once|"
    r"(?:extended|renewed|renewable|extendable|extension|renewal) once(?! (?:the|it|that|this|all)\b)|"
    r"up to a (?:maximum|total) of|one further)\b|"
    # "Extend the period once by ninety days", "renew it for a further month once".
    r"\b(?:renew\w*|exten[ds]\w*)\b[^.;]{0,60}? once(?=\s{0,9}(?:[.,;)]|$)|\s(?:by|for|only)\b)",
    re.IGNORECASE,
)
# "An appeal may be lodged within fourteen days or such further period": what is extended is the time for something else.
_OTHER_ACT = re.compile(
    r"\b(?:appeal\w*|petition\w*|complain\w*|representations?|objections?|object|repl(?:y|ies)|respond\w*|responses?|"
    r"compl(?:y|ies|iance)|lodg\w+|submit\w*|fil(?:e|es|ed|ing)|pay\w*)\b[^;]{0,120}?"
    r"\b(?:within|not later than|no later than|in a period of)\b"
    r"(?:(?!\b(?:order|warrant|interception|preserv|retention|retain|search|valid))[^;]){0,120}\Z",
    re.IGNORECASE,
)
_OTHER_REACH = 280
# What names the measure itself is no time for an appeal.
_OF_MEASURE = re.compile(r"order|warrant|authori|notice|direction|request|validity|renew|prolong", re.IGNORECASE)


def find_extension(wording: str, start: int = 0) -> Span | None:
    """First words that let a period or a measure be extended; ``None`` if there are none, or a ceiling stands beside them.

    Parameters
    ----------
    wording
        The words of the clause.
    start
        Offset of these words in the document.
    """
    if _CEILING.search(wording):
        return None
    for match in _EXTENSION.finditer(wording):
        before = wording[max(0, match.start() - _OTHER_REACH) : match.start()]
        if _OF_MEASURE.search(match.group()) or not _OTHER_ACT.search(before):
            return Span(start + match.start(), start + match.end())
    return None
