"""Extensions of a period or a measure: a limit that can be moved for ever limits little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.records import Span

# What is extended is the period or the measure itself; a sentence "may extend to three years", a search to another machine.
_EXTENSION = re.compile(
    r"\b(?:(?<!\bwas\s)extended(?!\s+(?:to|search\w*|access)\b)|extend[ai]ble|extensions?(?!\s+of\s+(?:(?:the|a|an)\s+)?(?:search|access|scope)\b)|"
    r"extend(?:s|ing)?\s+(?:it|them|for|by|(?:[\w-]{1,20}\s+){0,3}?(?:periods?|time|terms?|durations?|validity|orders?|warrants?|"
    r"authori[sz]ations?|notices?|directions?|requests?))|renew\w*|prolong\w*|further periods?|re-?issue(?:d|s)?|"
    r"(?:longer|greater|extended)\s+periods?\s+as|"
    r"continu(?:e|es|ed|ing)\s+(?:(?:[\w-]{1,20}\s+){0,3}?(?:orders?|warrants?|authori[sz]ations?|directions?)\s+)?for\s+"
    r"(?:a(?:n|nother)?|further|successive)\b|"
    # A new one straight after the old: "the expiry does not prevent a further application".
    r"(?:not|nothing|without)\s(?:[^.;]{0,60}\s)?(?:prevent\w*|preclud\w*|bar)\s[^.;]{0,40}?\b(?:further|fresh|new|subsequent|another)\s+"
    r"(?:applications?|orders?|warrants?|authori[sz]ations?|directions?|requests?)|(?:ordered|given|made|issued)\s+anew)\b|"
    # "Shall not exceed ten days unless the Director otherwise directs".
    r"\b(?:exceed\w*|longer|lapses?|expires?|ceases?|valid|force|effect)\b[^.;]{0,80}\bunless\b[^.;,]{0,40}?"
    r"\b(?:otherwise\s+(?:directs?|orders?|decides?|determines?)|(?:directs?|orders?|decides?|determines?)\s+otherwise)\b",
    re.IGNORECASE,
)
# "Shall not be renewed", "no extension": forbidden, unless the sentence goes on with "unless", "except by".
_DENIED = re.compile(
    r"\b(?:no(?:\s+(?:further|such|other|subsequent))?|(?:not|cannot|never|nor|neither)(?:\s+(?:be|again|further|thereafter)){0,3}"
    r"(?:\s+capable\s+of\s+being)?(?:\s+(?:extended|renewed|prolonged)(?:,|\s+or|\s+nor)(?:\s+further)?)?)\s+$",
    re.IGNORECASE,
)
_DENIED_REACH = 60
_SAVE = re.compile(r"\b(?:unless|except|save|without|otherwise\s+than|other\s+than)\b", re.IGNORECASE)
_LENGTH = r"(?:periods?|durations?|lengths?|times?|terms?|validity|extent)"
_UNIT = r"(?:hours?|days?|weeks?|months?|years?)"
_INCLUDED = (
    r"(?:includ\w+|inclusive\s+of|together\s+with)\s+(?:(?:all|any|every|the|its)\s+)?(?:extensions?|renewals?|prolongations?)|"
    r"(?:extensions?|renewals?|prolongations?)\s+included"
)
# What the whole may not exceed, however often it is extended.
_WHOLE = re.compile(
    rf"\b(?:in\s+total|in\s+(?:the\s+)?aggregate|altogether|in\s+all(?=\s{{0,9}}(?:[.,;:)]|$|and\b|or\b|from\b))|"
    rf"(?:total|overall|aggregate|cumulative|combined)\s+(?:[\w-]{{1,20}}\s+)?{_LENGTH}|(?:total|aggregate|sum)\s+of|"
    r"not exceeding in|(?:maximum|overall|absolute)\s+(?:total|aggregate|maximum|limit)|"
    rf"(?:exceed\w*|longer|beyond|more)\b[^.;]{{0,80}}\b(?:{_INCLUDED})|(?:{_INCLUDED})\b[^.;]{{0,40}}\b(?:exceed\w*|longer|beyond|more))\b",
    re.IGNORECASE,
)
# Behind the words that allow an extension: "but in no case longer than a year". Before them it limits the single order.
_IN_NO_CASE = re.compile(
    r"\b(?:in\s+no\s+(?:case|event|circumstances?)|under\s+no\s+circumstances?|in\s+any\s+(?:case|event)|at\s+no\s+time)\b"
    rf"[^.;]{{0,60}}\b(?:exceed\w*|longer|more|beyond|after)\b[^.;]{{0,60}}\b{_UNIT}\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:two|three|four|five|six|[2-9])"
# How often, or how far: "only once", "at most twice", "beyond ninety days".
_COUNTED = re.compile(
    r"\b(?:(?:only|just)\s+(?:once|one\s+time)|(?<!\bat\s)once(?:\s+only)?(?!\s+(?:the|it|an?|such|he|she|they|this|that|all|every|per|more)\b)|"
    rf"twice|one\s+time|{_NUMBER}\s+(?:times|(?:(?:further|additional|consecutive|successive)\s+)?(?:extensions|renewals|prolongations|periods))|more\s+than\s+once|beyond\b[^.;,]{{0,30}}\b{_UNIT}|"
    r"one\s+(?:single\s+)?(?:further|additional|more|other)|a\s+(?:single|second|one-off)|"
    r"number\s+of\s+(?:extensions|renewals|prolongations)|(?:last|final)\s+(?:extension|renewal))\b",
    re.IGNORECASE,
)
# One more period of a stated length: "a further period not exceeding fourteen days", "by an additional thirty days". Whatever
# is renewed as such can be renewed again.
_ONE_MORE = re.compile(
    r"\b(?:(?:extended|extends?|extending|extend[ai]ble|prolonged|prolongs?)\b[^.;]{0,60}?\b(?:an?|another|one)|(?:an|one|another)\s+extension\s+of)\b"
    rf"[^.;]{{0,120}}?\b{_UNIT}\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:each|every|successive\w*|consecutive\w*|time\s+to\s+time|at\s+a\s+time|periods|terms|often|again|repeated\w*|any\s+number|"
    r"several|subsequent\s+(?:extensions?|periods?)|similar|equal|(?:the\s+)?same\s+(?:periods?|durations?|lengths?|conditions?|terms)|"
    r"further\s+extensions?|renew\w*|as\s+many|as\s+long)\b",
    re.IGNORECASE,
)
_AGAIN_REACH = 60
# "An appeal may be lodged within fourteen days or such further period": what is extended is the time for something else.
_OTHER_ACT = re.compile(
    r"\b(?:appeal\w*|petition\w*|complain\w*|representations?|objections?|object|repl(?:y|ies)|respond\w*|responses?|"
    r"compl(?:y|ies|iance)|lodg\w+|submit\w*|fil(?:e|es|ed|ing)|pay\w*)\b[^;]{0,120}?"
    r"\b(?:within|not later than|no later than|in a period of)\b"
    r"(?:(?!\b(?:order|warrant|interception|preserv|retention|retain|search|valid))[^;]){0,120}\Z",
    re.IGNORECASE,
)
# "A licence may be renewed", "the period of limitation is extended": no measure of the power.
_OTHER_THING = re.compile(
    r"\b(?:licen[cs]es?|registrations?|limitation|contracts?|appointments?|term\s+of\s+office|accreditations?|permits?|memberships?|"
    r"certificates?)\b(?:(?!\b(?:order|warrant|interception|preserv|retention|retain|search))[^.;]){0,80}\Z",
    re.IGNORECASE,
)
_OTHER_REACH = 280
# What names the measure itself is no time for an appeal.
_OF_MEASURE = re.compile(r"order|warrant|authori|notice|direction|request|validity|renew|prolong", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")


def find_extension(wording: str, start: int = 0) -> Span | None:
    """First words that let a period or a measure be extended; ``None`` if there are none, or a ceiling stands beside them.

    Parameters
    ----------
    wording
        The words of the clause.
    start
        Offset of these words in the document.
    """
    if has_ceiling(wording):
        return None
    openly = next((m for m in _extensions(wording) if not _has_end(wording, m)), None)
    return None if openly is None else Span(start + openly.start(), start + openly.end())


def is_bounded(wording: str) -> bool:
    """Whether a passage allows extensions, and each only so often or so far: “once”, “by a further period of ten days”."""
    allowed = list(_extensions(wording))
    return bool(allowed) and all(_has_end(wording, match) for match in allowed)


def has_ceiling(wording: str) -> bool:
    """Whether a passage says what a period may not exceed however often it is extended: “the total period”, “in no case”."""
    return _WHOLE.search(wording) is not None


def _extensions(wording: str) -> Iterator[re.Match[str]]:
    """Words that let a period or a measure be extended, whether or not with an end."""
    for match in _EXTENSION.finditer(wording):
        before = wording[max(0, match.start() - _OTHER_REACH) : match.start()]
        is_of_measure = _OF_MEASURE.search(match.group()) or not _OTHER_ACT.search(before)
        if is_of_measure and not _OTHER_THING.search(before) and not _is_denied(wording, match):
            yield match


def _sentence(wording: str, match: re.Match[str]) -> str:
    """The stretch between full stops or semicolons around a match."""
    before = [m.end() for m in _SENTENCE_END.finditer(wording, 0, match.start())]
    behind = _SENTENCE_END.search(wording, match.end())
    return wording[before[-1] if before else 0 : behind.start() if behind else len(wording)]


def _is_denied(wording: str, match: re.Match[str]) -> bool:
    """Whether the extension is forbidden outright; “shall not exceed … unless” allows it."""
    if " unless " in match.group() or not _DENIED.search(wording[max(0, match.start() - _DENIED_REACH) : match.start()]):
        return False
    behind = _SENTENCE_END.search(wording, match.end())
    return not _SAVE.search(wording, match.end(), behind.start() if behind else len(wording))


def _has_end(wording: str, match: re.Match[str]) -> bool:
    """Whether a passage says how often, how far, or by which single further period, a measure may be extended."""
    sentence = _sentence(wording, match)
    if _COUNTED.search(sentence) or _IN_NO_CASE.search(wording, match.end()):
        return True
    further = _ONE_MORE.search(sentence)
    return further is not None and not _AGAIN.search(sentence, further.start(), further.end() + _AGAIN_REACH)
