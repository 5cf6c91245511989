"""Names of measures: a safeguard that speaks of “an interception warrant” governs the power that grants one.

Laws regulate a power in one place and safeguard it in another, tied by nothing but the name of the measure. The names are
read from the wording: a noun for a measure with the words that qualify it.
"""

from __future__ import annotations

import re

_NOUNS = (
    "warrant", "order", "direction", "directive", "notice", "request", "authorisation", "authorization", "demand", "declaration",
    "requirement", "injunction", "determination", "approval", "certificate",
)  # fmt: skip
_NOUN = re.compile(rf"\b(?P<noun>{'|'.join(_NOUNS)})s?\b", re.IGNORECASE)
# The words that qualify it stand right before it; looking back from the noun is ten times as quick as looking ahead for it.
_BEFORE = re.compile(r"(?:[^\W_][\w'’-]{0,40}\s{1,9}){0,3}$")
# "Removal and blocking orders": the words that qualify, with those joined to them.
_JOINED_BEFORE = re.compile(r"(?:[^\W_][\w'’-]{0,40}\s{1,9}){0,6}$")
_LONGEST_JOINED = 6 * (41 + 9)
_JOINS = frozenset({"and", "or"})
# Qualities that any order or request has.
_QUALITIES = frozenset(
    "government governmental official lawful legal foreign domestic urgent emergency received approved rejected refused granted "
    "total annual individual pending successful various different such similar executed served own those".split()
)
# Letters that tell the words of one stem from others: "remov|al", "suspe|nsion".
_STEM = 5
_LONGEST_BEFORE = 3 * (41 + 9)
# Words before the noun that name no particular measure: articles, prepositions, verbs, and qualities that any measure has.
_COMMON = frozenset(
    "the a an any such this that said each every all some same another one first new other its his her their it so per in under "
    "of by to for with from at as on into or and no not only also until unless before after upon without about regarding "
    "relating concerning who whom which where if when than these those may shall must is are be been was were can will "
    "issue issues issued issuing make makes made give gives given giving grant grants granted granting execute executing apply "
    "applies applying obtain obtains obtaining seek seeking sought refuse comply complying contain contains containing include "
    "includes including vary varied varying revoke revoked revoking cancel cancelled amend extend extended extending specify "
    "specified state valid subject relevant appropriate further following above required particular respective prior written "
    "court judicial copy party".split()
)


def name_measures(wording: str) -> frozenset[str]:
    """Measures that a passage names, in lower case and the singular.

    Parameters
    ----------
    wording
        Any passage.

    Returns
    -------
    frozenset of str
        For “a production order” ``{"order", "production order"}``; a bare noun stands for any measure of its kind.
    """
    names = set()
    behind = 0
    for match in _NOUN.finditer(wording):
        noun = match["noun"].lower().replace("ization", "isation")
        words: list[str] = []
        before = _BEFORE.search(wording, max(behind, match.start() - _LONGEST_BEFORE), match.start())
        behind = match.end()
        for word in reversed(before.group().lower().split() if before else ()):
            if word in _COMMON:
                break
            words.insert(0, word)
        names.add(noun)
        if words:
            names |= {f"{words[-1]} {noun}", " ".join([*words, noun])}
    return frozenset(names)


def qualified_measures(wording: str) -> list[tuple[str, frozenset[str]]]:
    """Each noun for a measure in a passage with the words that tell it from others of its kind.

    Parameters
    ----------
    wording
        Any passage.

    Returns
    -------
    list of (str, frozenset of str)
        For “removal and blocking orders” ``[("order", {"removal", "blocking"})]``; the second is empty for a bare noun.
    """
    found = []
    behind = 0
    for match in _NOUN.finditer(wording):
        before = _JOINED_BEFORE.search(wording, max(behind, match.start() - _LONGEST_JOINED), match.start())
        behind = match.end()
        words = set()
        for word in reversed(before.group().lower().split() if before else ()):
            if word in _COMMON and word not in _JOINS:
                break
            words.add(word)
        noun = match["noun"].lower().replace("ization", "isation")
        found.append((noun, frozenset(words - _JOINS - _QUALITIES)))
    return found


def is_particular(name: str) -> bool:
    """Whether a name tells one measure from others of its kind (“production order”, not “order”)."""
    return " " in name


def shares_stem(word: str, wording: str) -> bool:
    """Whether a passage has a word of the same stem: "production" and "produce", "suspension" and "suspend".

    Parameters
    ----------
    word
        One word; its first five letters count, or two more behind the prefix "inter".
    wording
        Any passage.
    """
    plain = word.lower()
    stem = plain[: _STEM + 2] if plain.startswith("inter") else plain[:_STEM]
    return re.search(rf"\b{re.escape(stem)}", wording, re.IGNORECASE) is not None


# The verbs by which a measure is given: "direction" and "the Director" share a stem and nothing else.
_GIVEN_BY = {
    "order": r"order(?:s|ed|ing)?", "direction": r"direct(?:s|ed|ing)?", "directive": r"direct(?:s|ed|ing)?",
    "authorisation": r"authori[sz]\w*", "request": r"request(?:s|ed|ing)?", "demand": r"demand(?:s|ed|ing)?",
    "requirement": r"requir(?:es?|ed|ing)", "declaration": r"declar(?:es?|ed|ing)", "approval": r"approv(?:es?|ed|ing)",
    "determination": r"determin(?:es?|ed|ing)", "injunction": r"enjoin\w*",
}  # fmt: skip


def is_given_by(noun: str, wording: str) -> bool:
    """Whether a passage gives a measure by its verb: "authorisations" are what a judge "may authorise".

    Parameters
    ----------
    noun
        A noun for a measure, as ``name_measures`` spells it.
    wording
        Any passage.
    """
    return noun in _GIVEN_BY and re.search(rf"\b{_GIVEN_BY[noun]}\b", wording, re.IGNORECASE) is not None
