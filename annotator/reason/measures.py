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


def is_particular(name: str) -> bool:
    """Whether a name tells one measure from others of its kind (“production order”, not “order”)."""
    return " " in name
