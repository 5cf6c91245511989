"""Rules that ask for intention or knowledge in every offence of an instrument, or of one of its Parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.offences.anatomy import quote
from annotator.reason.offences.negation import MENTAL_ELEMENTS
from annotator.reason.offences.waiver import find_waiver
from annotator.reason.tree import ProvisionTree
from annotator.records import Evidence, Judgement, Reference, Span

_MIND = r"(?:intention\w*|intent|knowing\w*|knowledge|wil+ful\w*|reckless\w*|deliberate\w*)"
_HERE = r"(?:this|the present) (?:Act|Law|Convention|Code|Decree(?:-Law)?|Ordinance|Statute|Proclamation|Part|Chapter|Title)\b"
# A rule for all offences of the instrument: "no offence under this Act is committed without intention".
_GENERAL_RULE = re.compile(
    r"\boffen[cs]es?\b[^.]{0,120}\bthis (?:Act|Law|Convention|Code|Decree|Part|Chapter)\b[^.]{0,160}"
    r"\b(?:intention\w*|intent|knowing\w*|knowledge|wilful\w*|reckless\w*)\b|"
    r"\b(?:intention\w*|intent|knowing\w*|wilful\w*)\b[^.]{0,120}\b(?:every|any|each|all) offen[cs]es?\b[^.]{0,60}"
    r"\bthis (?:Act|Law|Convention|Code|Decree)\b|"
    r"\b(?:acts?|conduct|infringements?)\b[^.]{0,80}\bthis (?:Act|Law|Convention|Code|Decree|Part|Chapter)\b[^.]{0,60}"
    r"\b(?:punish\w+|criminal|offen[cs]es?)\b[^.]{0,30}\b(?:only|unless)\b[^.]{0,40}\b(?:intention\w*|intent|knowing\w*|wilful\w*)\b|"
    # "Only intentional acts are punished under this Law"; "a person is liable under this Act only if he acts knowingly".
    rf"\bonly\b[^.]{{0,40}}\b{_MIND}\b[^.]{{0,60}}\b(?:punish\w+|criminal|offen[cs]es?)\b[^.]{{0,60}}\b{_HERE}|"
    rf"\b(?:guilty|liable|responsible|punish\w+|convicted)\b[^.]{{0,60}}\b{_HERE}[^.]{{0,30}}"
    rf"\b(?:only|unless|except)\b[^.]{{0,60}}\b{_MIND}\b|"
    rf"\b{_HERE}[^.]{{0,60}}\b(?:guilty|liable|responsible|punish\w+|convicted|offen[cs]es?|acts)\b[^.]{{0,30}}"
    rf"\b(?:only|unless)\b[^.]{{0,60}}\b{_MIND}\b|"
    # "References in this Part to doing an act are to doing it intentionally".
    rf"\breferences? in {_HERE}[^.]{{0,120}}\b{_MIND}\b|"
    # "The general part of the Penal Code applies to offences under this Law": general parts ask for a mental element where an
    # offence is silent (Criminal Code Act 1995 of Australia, sections 5.1 and 5.6; most codes of the civil law).
    r"\b(?:Chapter\s+2|general\s+(?:part|provisions|principles(?:\s+of\s+criminal\s+responsibility)?))\s+of\s+the\s+[*_]?"
    rf"(?:Criminal|Penal)\s+Code(?![a-z])[^.]{{0,60}}\bappl(?:y|ies)\b[^.]{{0,40}}\boffen[cs]es\b[^.]{{0,30}}\b{_HERE}",
    re.IGNORECASE,
)
# "The offences in sections 2 and 3 require intention": what is asked for stands behind the citation.
_OFFENCES_IN = re.compile(
    r"\b(?:offen[cs]es?|crimes?|acts|conduct|deeds)\b[^.;]{0,60}\b(?:in|under|of|against|by)\s{1,9}\Z", re.IGNORECASE
)
_OFFENCES_REACH = 90
_ASKED_FOR = re.compile(
    r"[^.;]{0,40}?\b(?:requires?|only|unless)\b[^.;]{0,80}?\b(?:intention\w*|intent|knowing\w*|knowledge|wilful\w*|reckless\w*)\b",
    re.IGNORECASE,
)


# The words stand together by chance: time limits, officers of companies, presumptions, proof that nobody asks for.
_NO_RULE = re.compile(
    r"\b(?:presum\w+|not (?:be )?(?:necessary|required)|unnecessary|need not|no need|irrespective|regardless|whether or not|"
    r"or (?:by |through |with )?(?:gross )?(?:negligen\w+|careless\w+)|"
    r"even (?:if|though|where|when)|no (?:burden|duty|obligation|proof|requirement)|requires? no\b|dispens\w+|or otherwise|"
    r"(?:institut|commenc|bring|brought|stay)\w* [^.]{0,40}\bproceedings|"
    r"proceedings [^.]{0,40}\b(?:institut|commenc|brought|stay)\w*|"
    r"within [^.]{0,30}\b(?:days|months?|years?)|bod(?:y|ies) corporate|compan(?:y|ies)|corporations?|directors?|"
    r"special knowledge|experts?|"
    # Duties to report, immunities of providers, sentencing, forfeiture, who answers for a company.
    r"(?:(?:come|comes|came|coming|brought) to|actual) (?:the |his |her |its |their )?(?:actual )?knowledge|"
    r"(?:service |access )?providers?|intermediar\w+|employe\w+|partners?(?:hips?)?|(?<!natural or )(?:legal|juridical|juristic) "
    r"(?:persons?|entit\w+)|sentencing|mitigat\w+|forfeit\w*|confiscat\w*|seize\w*|damages|informers?|[”\"’] (?:means|includes)|"
    # Definitions of attempt and aiding: the intention is to commit another offence.
    r"attempt\w*|begins? to|into (?:execution|effect)|overt acts?|conspir\w+|abet\w*|procur\w+|"
    # Premises are closed where their owner knew: somebody else's mind.
    r"(?:knowledge|consent|connivance|privity)(?: (?:or|and) \w+)? of (?:the |its |their |his |her |an? |any )?(?:[\w-]+ ){0,2}"
    r"(?:owner|manage\w+|director|officer|board|employer|proprietor|operator|head|partner|member|occupier)s?)\b",
    re.IGNORECASE,
)


# "No offence under this Part": the rule stops where its own Part ends.
_PART = re.compile(r"\bthis (?:Part|Chapter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    """The words of a rule, and the provisions that it speaks of; ``""`` is the whole instrument."""

    evidence: Evidence
    reached: frozenset[str]


class GeneralMentalElements:
    """Answers which general rule supplies the mental element of an offence, on one instrument.

    Parameters
    ----------
    text, tree, judgements
        The instrument as perceived.
    references
        Its citations: a rule may name its offences by their sections.
    """

    def __init__(
        self, text: str, tree: ProvisionTree, judgements: Sequence[Judgement], references: Sequence[Reference] = ()
    ) -> None:
        self._text = text
        self._tree = tree
        cited: dict[str, list[Reference]] = {}
        for reference in references:
            if any(reference.targets) and not reference.instrument:
                cited.setdefault(reference.eid, []).append(reference)
        self._rules = [rule for j in judgements for rule in _rules_in(text, tree, j, cited.get(j.clause.eid, ()))]

    def covering(self, offence: Judgement) -> Evidence | None:
        """The words of the first rule that reaches an offence; none if the offence says outright that it needs no intention."""
        if not self._rules or find_waiver(self._text, offence, MENTAL_ELEMENTS):
            return None
        around = {"", *self._tree.ancestors(offence.clause.eid)}
        return next((rule.evidence for rule in self._rules if rule.reached & around), None)


def _rules_in(text: str, tree: ProvisionTree, judgement: Judgement, cited: Sequence[Reference]) -> list[_Rule]:
    if "offence" in judgement.roles and judgement.offences:
        return []  # an offence words its own element
    clause = judgement.clause.span
    found = []
    for match in _GENERAL_RULE.finditer(text, clause.start, clause.end):
        part = tree.container_of(judgement.clause.eid) if _PART.search(match.group()) else ""
        found.append((Span(match.start(), match.end()), frozenset({part})))
    for reference in cited:
        start = reference.span.start
        asked = _ASKED_FOR.match(text, reference.span.end, clause.end)
        if asked and _OFFENCES_IN.search(text, max(clause.start, start - _OFFENCES_REACH), start):
            found.append((Span(start, asked.end()), frozenset(filter(None, reference.targets))))
    return [
        _Rule(quote(text, judgement.clause.eid, words, "general rule"), reached)
        for words, reached in found
        if not _stands_by_chance(text, clause, words)
    ]


def _stands_by_chance(text: str, clause: Span, words: Span) -> bool:
    """Whether the sentence is about something else: time limits, officers of companies, what need not be proved."""
    start = max(clause.start, text.rfind(".", clause.start, words.start))
    end = text.find(".", words.end, clause.end)
    return _NO_RULE.search(text, start, end if end >= 0 else clause.end) is not None
