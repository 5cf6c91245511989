"""Which of several stated penalties is for the basic form of an offence, which for repetition, which for aggravation.

The basic form counts (GUIDELINES.md, penalty): neither a heavier penalty for repetition nor one for an aggravating circumstance.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from annotator.perceive.patterns import ignoring_case

# Which time a person offends: the first, or a later one.
_OCCASION = r"(?:convict\w+|offen[cs]es?|contravention|breach|violation|such|one|occasion|time|commission|offenders?)"
FIRST_TIME = rf"(?:first|initial) {_OCCASION}\b"
LATER_TIME = (
    r"\b(?:(?:second|third|fourth|subsequent|repeat(?:ed)?|later|continuing)(?: (?:and|or|and each) subsequent)?"
    rf"(?: or further)?\s+{_OCCASION}|"
    r"previous(?:ly)? convict\w+|been convicted before|recidiv\w+|"
    r"(?<!not occur )after (?:a |any )?(?:prior |previous )?conviction)\b"
)
_TIME = ignoring_case(rf"\b(?P<first>{FIRST_TIME})|{LATER_TIME}")
_TIME_BEHIND = ignoring_case(rf"^(?:(?!\b(?:and|or)\b)[^.;]){{0,40}}?(?:\b(?P<first>{FIRST_TIME})|{LATER_TIME})")
_AGGRAVATED = ignoring_case(
    r"\b(?:if|where|when|unless|in (?:the )?case of|in the event|"
    r"in (?:(?:more|less|particularly|very|especially) )?(?:serious|grave|severe|aggravated|flagrant|minor|lenient) cases?)\b"
    r"(?![^.;]{0,40}\b(?:indictment|summar\w+)\b)"
)
_BASIC_AGAIN = ignoring_case(r"\bin any other case\b|\botherwise\b")

# Whom a penalty is for, or which provision was broken, is no aggravating circumstance.
_NEUTRAL = ignoring_case(
    r"\b(?:if|where|when|in (?:the )?case of)\b(?:(?!\bto (?:a|an|imprison\w*)\b)[^.;]){0,40}?\b(?:individuals?|"
    r"natural person|"
    r"legal person|bod(?:y|ies) corporate|compan(?:y|ies)|corporations?|partnerships?|proprietor|"
    r"service provider|organi[sz]ations?|undertakings?|enterprises?)\b|"
    r"\b(?:if|where|in (?:the )?case of) (?:an?|the) (?:offen[cs]e|violation|contravention) (?:is |was )?(?:under|against|of)\b|"
    r"\b(?:if they are|who is) an? \w+"
)
# Whom a penalty is for, where that is no human being: said before it ("in the case of a company, to a fine of") or behind it.
_BODY = (
    r"(?:legal (?:person|entit)|juridical person|juristic person|bod(?:y|ies) corporate|corporate bod|compan(?:y|ies)|"
    r"corporations?|partnerships?)"
)
# "For an organisation" may be what a member does; "in the case of" one says who pays.
_IN_CASE_OF_BODY = r"\bin (?:the )?case of (?:an?|any|the) (?:organi[sz]ation|undertaking|enterprise|entity)\b"
_INDIVIDUAL = ignoring_case(
    r"\b(?:in the case of|if(?: (?:the person|they|he|she|it) (?:is|are))?) (?:an|any|a) (?:individual|natural person)\b"
)
_FOR_BODY = ignoring_case(
    rf"\b(?:(?:if|where|when|in (?:the )?case of|for|as regards)\b(?:(?!\bindividual|\bnatural)[^.;]){{0,30}}?\b{_BODY}|"
    rf"{_BODY}\w*(?:(?!\bindividual|\bnatural)[^.;]){{0,40}}?(?:\b(?:liable|punish\w+)|:))(?:(?!\bindividual|\bnatural)[^.;]){{0,60}}$|{_IN_CASE_OF_BODY}[^.;]{{0,60}}$"
)
_FOR_BODY_BEHIND = ignoring_case(
    rf"^,? ?\(?(?:if|where|when|in (?:the )?case of|for)\b[^.;,]{{0,20}}?\b{_BODY}|^,? ?\(?{_IN_CASE_OF_BODY}"
)
# ``the punishment is ten years in the case of an offense which occurs after a conviction for another``.
_REPEATED_CASE = ignoring_case(r"^[^;]{0,220}?(?<!not )\boccurs after (?:a|any) (?:prior |previous )?conviction\b")
_OR_BOTH = ignoring_case(r"^\W{0,3}or (?:to |with )?both(?: such fine and (?:such )?imprisonment)?")
# ``The penalty is raised to seven years``: the graver form needs no condition before it.
_RAISED = ignoring_case(
    r"\b(?:penalt\w+|punishments?|sentences?|sanctions?|terms?|fines?|offen[cs]e)\b[^.;]{0,60}"
    r"\b(?:increased|raised|brought|extended) to\b[^.;]{0,80}$"
)
LONGEST_CONDITION = 160


class Stated(Protocol):
    """Something stated at a place of a clause."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


AnyStated = TypeVar("AnyStated", bound=Stated)


def is_repeated(text: str, anchor: int, end: int) -> bool:
    """Whether a penalty is the one for a second or later conviction.

    Parameters
    ----------
    text
        The clause.
    anchor, end
        Where the words of the penalty begin, and where they end.
    """
    before, behind = text[max(0, anchor - 220) : anchor], _OR_BOTH.sub("", text[end : end + 240])
    following = _TIME_BEHIND.search(behind[:80])
    if following:
        return following["first"] is None
    # The nearest mention before it counts, within the same part of the sentence.
    times = list(_TIME.finditer(before))
    if times and not re.search(r"[.;]", before[times[-1].end() :]):
        return times[-1]["first"] is None
    return bool(_REPEATED_CASE.match(behind))


def split_basic(text: str, stated: Sequence[AnyStated]) -> tuple[list[AnyStated], list[AnyStated]]:
    """Part the penalties of the basic form from those for an aggravating circumstance.

    Parameters
    ----------
    text
        The clause.
    stated
        Its penalties in order, without those for repetition.

    Returns
    -------
    tuple
        Basic ones and aggravated ones. What stands first is basic, unless ``in any other case`` follows; where every
        penalty has a condition of its own they are alternatives, and all of them basic.
    """
    kept: list[AnyStated] = []
    aggravated: list[AnyStated] = []
    for item in stated:
        between = text[kept[-1].end : item.start] if kept else ""
        behind = re.split(r"[.;]", text[item.end : item.end + 60])[0]
        if kept and _is_basic_again(text, kept[0], between, behind):
            aggravated.extend(kept)
            kept = [item]
        elif kept and _is_aggravated(text, kept[0], between, behind):
            aggravated.append(item)
        else:
            kept.append(item)
    return kept, aggravated


def split_bodies(text: str, stated: Sequence[AnyStated]) -> tuple[list[AnyStated], list[AnyStated]]:
    """Part the penalties of human beings from those that are said to be for a company or another legal person.

    Parameters
    ----------
    text
        The clause.
    stated
        Its penalties in order.

    Returns
    -------
    tuple
        Both parts; the second is empty where it would be all, since then nothing else is stated.
    """
    of_bodies: list[AnyStated] = []
    ends = sorted(item.end for item in stated)
    for item in stated:
        # The ends of one range begin together.
        earlier = bisect_right(ends, item.start)
        begin = max(item.start - LONGEST_CONDITION, ends[earlier - 1] if earlier else 0)
        before = re.split(r"[.;]", text[begin : item.start])[-1]
        is_rest = _INDIVIDUAL.search(text[: stated[0].start]) and _BASIC_AGAIN.search(before)
        if is_rest or _FOR_BODY.search(before) or _FOR_BODY_BEHIND.match(text[item.end : item.end + 60]):
            of_bodies.append(item)
    of_persons = [item for item in stated if item not in of_bodies]
    return (of_persons, of_bodies) if of_persons else (list(stated), [])


def _is_basic_again(text: str, first: Stated, between: str, behind: str) -> bool:
    if not (_BASIC_AGAIN.search(between) or re.match(r"\W*otherwise\b", behind, re.IGNORECASE)):
        return False
    return not _NEUTRAL.search(text[max(0, first.start - LONGEST_CONDITION) : first.start])


def _is_aggravated(text: str, first: Stated, between: str, behind: str) -> bool:
    # A condition before the last semicolon belongs to the penalty before it.
    condition = between.rsplit(";", 1)[-1]
    found = _AGGRAVATED.search(condition)
    if (found and not _NEUTRAL.match(condition, found.start())) or _RAISED.search(condition):
        return True
    if not _AGGRAVATED.match(behind.lstrip(" ,’'")):
        return False
    return not _AGGRAVATED.match(re.split(r"[.;]", text[first.end : first.end + 60])[0].lstrip(" ,’'"))
