"""Penal clauses that ask for no mental element of their own (GUIDELINES.md, ``missing-intent``): they rest on another offence."""

from __future__ import annotations

import re

from annotator.perceive.patterns import across_lines
from annotator.records import Judgement, Penalty

# "A person guilty of an offence under this section is liable to ...".
_OFFENCE_UNDER = re.compile(
    r"\b(?:guilty|convicted|conviction|commission)\b[^.;]{0,20}\boffen[cs]es?\b|"
    r"\boffen[cs]es? (?:under|against|in|of|mentioned)\b|\bcontraven\w+ (?:of )?(?:this|sub-?section|section|paragraph|article)",
    re.IGNORECASE,
)
# "Whoever commits fraud against a bank is liable": the offence is named, and what it is stands where the name is defined.
_NAMED_OFFENCE = across_lines(
    r"\b(?:who(?:so)?ever|(?:every|any)\s?(?:one|body|person)? who|a person who) "
    r"(?:(?:attempts|conspires) to commit or )?commits (?:or (?:conspires|attempts) to commit )?"
    r"(?:an offen[cs]e (?=under|in|mentioned|referred|described)|the (?:offence|crime) of (?!an?\b)|"
    r"(?!(?:an?|any|the|such|one|acts?|or)\b))[a-z-]+\b"
)
# Types for which a fine alone marks a regulatory contravention. Where a clause threatens one and words no mental element, 1 of 29
# such types in the annotated laws and 3 of 183 in the authored ones bear missing-intent; with prison in sight, two of three
# offences of disobedience do.
_REGULATORY = frozenset({"ancillary", "non-compliance", "other-enabled"})


def rests_on_another(text: str, judgement: Judgement) -> bool:
    """Whether a clause without conduct of its own only punishes what another provision forbids."""
    return _OFFENCE_UNDER.search(text, judgement.clause.span.start, judgement.clause.span.end) is not None


def _names_another_offence(text: str, judgement: Judgement) -> bool:
    """Whether a clause punishes whoever commits an offence that it only names ("whoever commits fraud against a bank")."""
    return _NAMED_OFFENCE.search(text, judgement.clause.span.start, judgement.clause.span.end) is not None


def _is_regulatory(judgement: Judgement, penalty: Penalty | None) -> bool:
    """Whether an offence is a regulatory contravention punished by a fine alone, which needs no mental element (GUIDELINES.md).

    Parameters
    ----------
    judgement
        The offence as perceived.
    penalty
        Its sanction, wherever it stands; none if it is not known.
    """
    has_fine_only = penalty is not None and penalty.max_years is None and bool(penalty.fine)
    return has_fine_only and bool(judgement.offences) and _REGULATORY.issuperset(judgement.offences)


# What an offence drafts, it drafts where it is defined (GUIDELINES.md, "split offences").
_DRAFTED_ELSEWHERE = frozenset(
    {"missing-intent", "missing-harm-threshold", "missing-public-interest-defence", "overbroad-access-offence"}
)


def not_asked_for(text: str, judgement: Judgement, penalty: Penalty | None) -> frozenset[str]:
    """The risks of drafting that a penal clause cannot have, because it names another offence or fines a contravention.

    Parameters
    ----------
    text
        The instrument.
    judgement
        The clause as perceived.
    penalty
        Its sanction, wherever it stands; none if it is not known.
    """
    if _names_another_offence(text, judgement):
        return _DRAFTED_ELSEWHERE
    return frozenset({"missing-intent"}) if _is_regulatory(judgement, penalty) else frozenset()
