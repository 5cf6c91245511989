"""Ties that a third provision states: "Sections 10 and 11 are subject to section 13", "section 13 applies to section 10".

Neither the power nor its safeguard need say a word of the other; the provision that ties them together does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.reason.matrix.bounds import Bounds
from annotator.reason.statements import Statements
from annotator.records import Reference

# A citation is what the sentence is about where it opens it, or stands behind a measure that is of that provision.
_OPENS = re.compile(
    r"(?:\A|[.;:)\n—–-]\s{0,9}|\b(?:and|that)\s{1,9})(?:the\s{1,9}(?:provisions|safeguards|conditions|requirements|rules)\s{1,9}"
    r"(?:set\s{1,9}out\s{1,9}|laid\s{1,9}down\s{1,9}|contained\s{1,9})?(?:of|in|by)\s{1,9})?\Z",
    re.IGNORECASE,
)
# "An appeal against an order under section 10", "a person who fails to obey an order under section 10": no use of the power.
_OF_OTHERS = re.compile(
    r"\b(?:appeal\w*|offen[cs]es?|contraven\w*|breach\w*|fail\w*|disobe\w+|refus\w+|penalt\w+)\b", re.IGNORECASE
)
_OPENING_REACH = 60
# "Section 13 shall apply mutatis mutandis": to the section that says so. What it applies "to" is read as a statement of scope.
_APPLIES_HERE = re.compile(
    r"\s{0,9}(?:of this (?:Act|Law|Code|Convention|Regulation|Directive)\s{1,9})?"
    r"(?:(?:shall|also|likewise|equally)\s{1,9}){0,3}appl(?:y|ies)"
    r"(?:,?\s{1,9}(?:mutatis\s{1,9}mutandis|accordingly|as\s{1,9}appropriate|also|equally|"
    r"with\s{1,9}(?:the\s{1,9})?necessary\s{1,9}(?:changes|modifications|adaptations)),?)?"
    # Or to the measure at hand: "to such an order", "to the search as if it were made under a warrant".
    r"(?:\s{0,9}(?:[.;]|\Z)|\s{1,9}(?:to|in\s{1,9}(?:relation\s{1,9}to|respect\s{1,9}of))\s{1,9}(?:such|the|that|those|this|any)\s{1,9}"
    r"(?:(?:an?|said|other|[\w-]{1,20}ing\s{1,9}of)\s{1,9}){0,2}(?:orders?|warrants?|directions?|notices?|requests?|authori[sz]ations?|measures?|"
    r"search(?:es)?|seizures?|interceptions?|exercise|use|retention|disclosures?|[\w-]{1,20}ing)\b"
    r"(?!\s{1,9}(?:issued\s{1,9}|made\s{1,9}|given\s{1,9})?(?:under|referred\s{1,9}to|of)\s{1,9}(?!this\b)))",
    re.IGNORECASE,
)
# "The power in section 10 shall be exercised in accordance with section 13".
_EXERCISED = re.compile(
    r"[^.;]{0,80}?\b(?:shall|may|must|is|are|can)(?!\s{1,9}not\b)[^.;]{0,40}?"
    r"\b(?:exercised|used|carried out|performed|executed|conducted|issued|made|granted|given|taken|applied|implemented)\b"
    r"[^.;]{0,60}?\b(?:in accordance with|in compliance with|in conformity with|pursuant to|subject to)\s{1,9}"
    r"(?:the\s{1,9}(?:provisions|requirements|conditions|safeguards|procedures?)\s{1,9}"
    r"(?:of|in|under|set out in|laid down in)\s{1,9})?\Z",
    re.IGNORECASE,
)
_EXERCISED_REACH = 240
# "Sections 2 to 4 (other than section 3) apply subject to a judge's approval": the clause words itself what they are subject to.
_SUBJECT_HERE = re.compile(
    r"\s{0,9}(?:(?:\([^()]{1,80}\)|,[^,.;]{1,80},)\s{0,9})?"
    r"(?:(?:shall|must|may|will|only|at|all|times|always|be|is|are|appl(?:y|ies)|has|have|effect)\s{1,9}){1,7}"
    r"(?:subject\s{1,9}to|exercised|used|exercisable|carried\s{1,9}out|executed|conducted)\b",
    re.IGNORECASE,
)
# "For the purposes of section 2, an officer shall first ...".
_FOR_PURPOSES = re.compile(
    r"(?:\A|[.;:]\s{1,9}|\n\s{0,9}|\)\s{1,9})for\s{1,9}the\s{1,9}purposes\s{1,9}of\s{1,9}\Z", re.IGNORECASE
)
_COMMA = re.compile(r"\s{0,9}(?:\([^()]{1,80}\)\s{0,9})?,")


class Ties:
    """Which provisions govern a power because a third says so, on one instrument.

    Parameters
    ----------
    statements
        What the instrument says of its own provisions.
    bounds
        What its clauses speak of.
    """

    def __init__(self, statements: Statements, bounds: Bounds) -> None:
        text, tree, references = statements.text, statements.tree, statements.references
        self._text = text
        self._bounds = bounds
        # Provision that is governed, and what governs it.
        self._conditions: dict[str, list[str]] = {}
        self._applying: dict[str, list[str]] = {}
        for scope in statements.scopes:
            cited = [r for r in statements.subjects.cited(scope) if self._is_about(r)]
            about = [target for reference in cited for target in reference.targets if target]
            if scope.relation == "subject":
                self._add(self._conditions, about, scope.targets)
            elif scope.relation == "applies":
                # "This rule applies to section 10" names no provision: the section that speaks is meant.
                self._add(self._applying, scope.targets, about or [tree.section_of(scope.eid)])
        for power, conditions in self._exercised(references):
            self._add(self._conditions, power.targets, conditions.targets)
        for reference in references:
            if self._is_subject_here(reference):
                self._add(self._conditions, reference.targets, [reference.eid])
            if _APPLIES_HERE.match(text, reference.span.end) and self._is_opening(reference):
                self._add(self._applying, [tree.section_of(reference.eid)], reference.targets)

    @staticmethod
    def _add(ties: dict[str, list[str]], governed: Sequence[str], governing: Sequence[str]) -> None:
        for eid in filter(None, governed):
            ties.setdefault(eid, []).extend(filter(None, governing))

    def _is_opening(self, reference: Reference) -> bool:
        start = reference.span.start
        return _OPENS.search(self._text[max(0, start - _OPENING_REACH) : start]) is not None

    def _is_subject_here(self, reference: Reference) -> bool:
        """Whether a clause says in words of its own what the provisions it opens with are subject to."""
        if _SUBJECT_HERE.match(self._text, reference.span.end):
            return self._is_opening(reference)
        start = reference.span.start
        before = self._text[max(0, start - _OPENING_REACH) : start]
        return bool(_COMMA.match(self._text, reference.span.end)) and _FOR_PURPOSES.search(before) is not None

    def _is_about(self, reference: Reference) -> bool:
        """Whether what is said of a citation is said of the provision, or of a measure under it, and of nothing else there."""
        if self._is_opening(reference):
            return True
        before = self._text[max(0, reference.span.start - _OPENING_REACH) : reference.span.start]
        return self._bounds.is_of_measure(reference) and not _OF_OTHERS.search(before)

    def _exercised(self, references: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
        """Measures under a provision, with the provision in accordance with which they are used."""
        for at, power in enumerate(references):
            if not self._is_about(power):
                continue
            for conditions in references[at + 1 :]:
                between = self._text[power.span.end : conditions.span.start]
                if conditions.eid != power.eid or len(between) > _EXERCISED_REACH:
                    break
                if _EXERCISED.match(between):
                    yield power, conditions

    def conditions_of(self, above: Sequence[str]) -> list[str]:
        """What a power is subject to, given the provisions that hold it."""
        return [target for eid in above for target in self._conditions.get(eid, ())]

    def applying_to(self, above: Sequence[str]) -> list[str]:
        """What is said to apply to it."""
        return [target for eid in above for target in self._applying.get(eid, ())]
