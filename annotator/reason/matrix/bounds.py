"""What a safeguards clause leaves out: powers other than those that it names, and provisions that it excepts.

“An order under subsection (2) shall be served” says nothing of an order under subsection (1); a report “for each of sections 43
to 49” is none on section 50, nor is one that “shall not contain any matter concerning section 50”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotator.reason.matrix.measures import name_measures
from annotator.reason.statements import Statements
from annotator.reason.tree import CONTAINER_KINDS
from annotator.records import Judgement, Reference

# "A warrant issued under section 9": how far before the citation the measure is named, in characters.
_MEASURE_REACH = 60
_UNDER = re.compile(
    r"\b(?:under|pursuant to|in pursuance of|by virtue of|referred to in|mentioned in|in terms of)\s+$", re.IGNORECASE
)
# "The powers conferred on an officer by section 9", "warrants provided for in", "the measures in": the measure stands right
# before. The conditions or requirements "set out in section 9" are none, nor is the procedure: they are what a measure must meet.
_MEASURE = (
    r"(?:powers?(?:\s{1,3}and\s{1,3}(?:procedures|functions|duties))?|measures?|interferences?|interceptions?|search(?:es)?|"
    r"seizures?|orders?|warrants?|directions?|notices?|requests?|authori[sz]ations?|injunctions?)"
)
_CONFERRED = re.compile(
    rf"\b{_MEASURE}(?:\s{{1,3}}(?:of|to)\s{{1,3}}[\w-]{{3,20}}(?:(?:,|,?\s{{1,3}}(?:and|or))\s{{1,3}}[\w-]{{3,20}}){{0,3}})?"
    r"(?:\s{1,3}(?:that|which|is|are|as|so|have|has|been)){0,4}\s{1,3}"
    r"(?:(?:provided(?:\s{1,3}for)?|set\s{1,3}(?:out|forth)|laid\s{1,3}down|conferred|granted|given|vested|established|described|"
    r"specified|contained|created|introduced|authori[sz]ed|permitted|prescribed|listed|envisaged|contemplated|foreseen|"
    r"dealt\s{1,3}with|exercised)(?:\s{1,3}(?:on|upon|to)(?:\s{1,3}[\w’'-]{1,20}){1,6}?)?"
    r"\s{1,3}(?:in|by|under|pursuant\s{1,3}to)|in|of)\s{1,3}(?:the\s{1,3}provisions\s{1,3}of\s{1,3})?$",
    re.IGNORECASE,
)
_CONFERRED_REACH = 130
# "Data obtained under section 44", "an officer acting under section 48": no measure is named, but one is meant.
_DONE = re.compile(
    r"\b(?:acting|proceed|powers?|measures?|interferences?|interceptions?|search(?:es)?|seizures?|collection|disclosures?|"
    r"(?:obtained|gathered|collected|seized|taken|intercepted|searched|acquired|retained|preserved|removed|blocked|arrested))\b",
    re.IGNORECASE,
)
# "A decision of the Authority under this Part" is none under another Part.
_DECIDED = re.compile(
    r"\b(?:decisions?|actions?|acts?|omissions?|determinations?|things?|orders?|directions?)\b[^.;]{0,60}"
    r"\b(?:under|pursuant to)\s{1,3}$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:for (?:each|every one|any) of|in respect of(?: each of)?|in relation to(?: each of)?)\s+$", re.IGNORECASE
)
# How far before a citation the words stand that take it out.
_EXCEPTION_REACH = 120
_TEXT = (
    r"(?:reports?|registers?|records?|statistics|accounts?|summar(?:y|ies)|statements?|"
    r"sections?|subsections?|articles?|paragraphs?)"
)
_NOT_IN = re.compile(
    rf"\b{_TEXT}\b[^.;]{{0,40}}\b(?:shall|may|must|need|does|do|is|are) not\b[^.;]{{0,20}}"
    r"\b(?:contain|include|cover|concern|mention|extend|disclose|apply (?:to|in relation to|in respect of))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "Except under a warrant issued under section 9" asks for what section 9 says, and takes nothing out.
_SAVE = re.compile(
    r"\b(?:except|excluding|other than|apart from|with the exception of|save)\b"
    r"(?!\s+(?:only\s+)?(?:under|pursuant to|in accordance with|in compliance with|by virtue of|with|on|upon|by)\b)[^.;]{0,30}$",
    re.IGNORECASE,
)


# "Every search warrant must name the place": how far the subject stands from the start.
_SUBJECT_REACH = 80
_OF_WARRANTS = re.compile(
    r"\A\W*(?:\d{1,3}[A-Z]{0,2}\W{1,3})?(?:\(?\w{1,4}[).]\s{1,3}|\d{1,3}\s{1,3})?(?:every|each|any|an?|the|no)\s{1,3}"
    r"(?:[a-z-]{3,20}\s{1,3}){0,2}warrants?\b",
    re.IGNORECASE,
)


class Bounds:
    """Answers whether a clause passes a power by, on one instrument.

    Parameters
    ----------
    statements
        What the instrument says of its own provisions.
    """

    def __init__(self, statements: Statements) -> None:
        tree = statements.tree
        self._text = statements.text
        self._tree = tree
        own = [r for r in statements.references if any(r.targets)]
        self._meant: dict[str, set[str]] = {}
        # Clause or section whose safeguards are meant, and the provisions taken out of them.
        self._left_out: dict[str, set[str]] = {}
        for reference in own:
            targets = {t for t in reference.targets if t}
            is_meant = self.is_of_measure(reference) or bool(_EACH.search(self._before(reference, _MEASURE_REACH)))
            if not is_meant and _DECIDED.search(self._before(reference, _EXCEPTION_REACH)):
                is_meant = all(tree.kind(target) in CONTAINER_KINDS for target in targets)
            if is_meant:
                self._meant.setdefault(reference.eid, set()).update(targets)
            # Neither itself nor what holds it is taken out of a clause: "except as otherwise provided in this section".
            targets = targets - set(tree.ancestors(reference.eid))
            before = self._before(reference, _EXCEPTION_REACH)
            if _SAVE.search(before):
                self._left_out.setdefault(reference.eid, set()).update(targets)
            elif _NOT_IN.search(before):
                for holder in self._holders(reference, own):
                    self._left_out.setdefault(holder, set()).update(targets)
        for scope in statements.scopes:
            if scope.relation == "excludes":
                for holder in statements.subjects.of(scope):
                    self._left_out.setdefault(holder, set()).update(scope.targets)

    def _before(self, reference: Reference, reach: int) -> str:
        return self._text[max(0, reference.span.start - reach) : reference.span.start]

    def _holders(self, reference: Reference, references: Iterable[Reference]) -> list[str]:
        """What an exception is taken out of: siblings that the clause names before it, otherwise its whole section."""
        section = self._tree.section_of(reference.eid)
        named = [
            target
            for other in references
            if other.eid == reference.eid and other.span.end <= reference.span.start
            for target in other.targets
            if target in self._tree and self._tree.section_of(target) == section
        ]
        return named or [section]

    def is_of_measure(self, reference: Reference) -> bool:
        """Whether a citation names a measure by the provision that allows it: “an authorisation under section 26”."""
        before = self._before(reference, _MEASURE_REACH)
        if _UNDER.search(before) and (name_measures(before) or _DONE.search(before)):
            return True
        return _CONFERRED.search(self._before(reference, _CONFERRED_REACH)) is not None

    def leaves_out(self, judgement: Judgement, power: Judgement) -> bool:
        """Whether the clause, or its section, excepts the power."""
        above = set(self._tree.ancestors(power.clause.eid))
        return any(above & self._left_out.get(at, set()) for at in self._tree.ancestors(judgement.clause.eid))

    def is_bound_elsewhere(self, judgement: Judgement, power: Judgement, *, within: str = "") -> bool:
        """Whether the clause speaks of measures under provisions that it names, and none of them is the power's.

        Parameters
        ----------
        judgement, power
            The clause, and the clause that confers the power.
        within
            Only names within this provision count; empty for the whole instrument.
        """
        meant = self._meant.get(judgement.clause.eid, set())
        if within:
            meant = {t for t in meant if t in self._tree and within in self._tree.ancestors(t)}
        own = power.clause.eid
        related = set(self._tree.ancestors(own))
        return bool(meant) and not any(t in related or own in self._tree.ancestors(t) for t in meant)

    def is_of_warrants(self, judgement: Judgement) -> bool:
        """Whether the clause says what a warrant must be: it passes by what is done without one."""
        span = judgement.clause.span
        return _OF_WARRANTS.match(self._text[span.start : min(span.end, span.start + _SUBJECT_REACH)]) is not None
