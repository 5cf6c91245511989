"""Who decides before a power is used: a court, a court or somebody else, or no court at all.

GUIDELINES.md, "Courts": "court or authority" makes judicial authorisation weak; prosecutors, ministers and undefined "judicial
authorities" are none. Perception says that a clause words such a decision; this module reads whose decision it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from annotator.perceive.sentences import sentence_around
from annotator.records import Definition, Span


class Decider(Enum):
    """Whose decision a clause asks for."""

    COURT = "court"
    SHARED = "shared"
    OFFICE = "office"


_COURT = r"(?:courts?|judges?|magistrates?|justices?\s+of\s+the\s+peace|tribunals?)"
_OFFICE = (
    r"(?:authorit(?:y|ies)|ministers?|prosecutors?|procurators?|commissioner|officers?(?!\s+of\s+(?:the|a|that)\s+court)|officials?|"
    r"directors?|superintendent|secretary|attorney(?:[\s-]general)?|agenc(?:y|ies)|police|commission|government|inspectors?|department|"
    r"ministry|person\s+holding|bod(?:y|ies)|committee|investigators?)"
)
# The words that may stand before the noun of an office; an article or a preposition among them opens another phrase.
_PLAIN = (
    r"(?:(?!(?:to|it|in|by|on|at|for|from|with|that|which|who|whom|any|the|his|her|its|their|an?|and|or|as|may|shall|must|before|"
    r"after|under|upon|of)\b)[\w’'-]{1,30}\s+)"
)
_QUALIFIED = rf"(?:(?:the|an?|any|some|other|another|such)\s+){{0,3}}{_PLAIN}{{0,3}}{_OFFICE}\b"
_NO_VERB = r"(?:(?!\b(?:may|shall|must|can|will|is|are|has|have|who|which|that|if|where|when)\b)[^.;])"
# "A court or the Authority", "a judge or, if none is at hand, a senior officer", "a judge, a superintendent or a person holding
# office"; "the Minister or a judge".
_SHARED = re.compile(
    rf"\b{_COURT}(?:\s+of\s+(?:the\s+)?[\w’'-]{{1,20}}(?:\s+[\w’'-]{{1,20}})?)?(?:,?\s+or(?:,[^,.;]{{0,60}},)?\s+"
    rf"(?:that\s+)?(?:(?:by|of|from|with|under)\s+)?(?:(?:order|authori[sz]ation|approval|permission|decision|consent)\s+(?:of|by|from)\s+)?{_QUALIFIED}"
    rf"|,\s+(?:an?|the)\s+{_QUALIFIED}{_NO_VERB}{{0,60}}\bor\b)"
    rf"|\b{_OFFICE}(?:\s+(?:of|for)\s+[\w’'-]{{1,20}}(?:\s+[\w’'-]{{1,20}})?)?,?\s+or\s+(?:(?:by|of|from|with|under)\s+)?"
    rf"(?:(?:order|authori[sz]ation|approval|permission|decision|consent)\s+(?:of|by|from)\s+)?"
    rf"(?:(?:the|an?|any|other|such)\s+){{0,2}}{_PLAIN}{{0,2}}{_COURT}\b",
    re.IGNORECASE,
)
# In the languages of the laws at hand; a warrant alone says nothing of who issues it.
_ANY_COURT = re.compile(
    rf"\b{_COURT}\b|\bjusti[cç]\w*|judicia\w*|\bsheriff|juez|jue[zcg]|\bjuge|tribuna|mahkeme|h[aâ]kim|pengadilan|"
    r"আদালত|ট্রাইব্যুনাল|قاض|محكم|القضا|\b(?:issuing|authori[sz]ing)\s+(?:officer|authorit)|\bcommissioners?\b(?!\s+of\s+police)|\bpanel\b|\bboard\b",
    re.IGNORECASE,
)
_JUDICIAL_AUTHORITY = re.compile(r"\bjudicial\s+authorit(?:y|ies)\b", re.IGNORECASE)
_EXECUTIVE = (
    r"(?:ministers?|secretary|prosecutors?|procurators?|attorney[\s-]general|directors?|superintendent|police\s+officers?|"
    r"senior\s+(?:officers?|officials?)|officials?|inspector[\s-]general|government|president|governor|chief|head|"
    r"commissioner\s+of\s+police|competent\s+authorit(?:y|ies))"
)
# "A senior official may issue a warrant", "with the permission of the Minister", "a warrant signed by the Director".
_BY_EXECUTIVE = re.compile(
    rf"\b{_EXECUTIVE}\b[^.;,]{{0,60}}?\b(?:may|shall|can|must)\b(?:\s*,[^,.;]{{0,60}},)?\s+(?:\w{{1,20}}ly\s+)?"
    # "May by warrant under his hand authorise".
    r"(?:by\s+(?:[\w-]{1,20}\s+){1,5}?)?"
    r"(?:issue|grant|give|authori[sz]e|approve|sign|permit|allow)\b"
    r"|\b(?:issued|granted|given|authori[sz]ed|approved|signed|permission|approval|authori[sz]ation|consent|sanction|leave)\s+"
    rf"(?:in\s+writing\s+)?(?:by|of|from)\s+(?:(?:the|an?|any|his|her|its)\s+)?(?:[\w’'-]{{1,30}}\s+){{0,2}}{_EXECUTIVE}\b",
    re.IGNORECASE,
)
# "A judge orders it; in urgent cases the prosecutor may order it".
_URGENT_OFFICE = re.compile(
    r"\b(?:in|where|if|when)\b[^.;]{0,40}?\b(?:urgen\w+|emergenc\w+|danger\s+in\s+delay|imminent|exigen\w+)\b[^.;]{0,60}?,?\s+"
    rf"(?:the|an?)\s+(?:[\w’'-]{{1,20}}\s+){{0,3}}?{_OFFICE}\b[^.;]{{0,40}}?\bmay\b[^.;]{{0,40}}?"
    r"\b(?:order|authori[sz]e|direct|grant|issue|proceed|act)\b",
    re.IGNORECASE,
)
# A court that gets a copy, or before which somebody is brought later, has not decided.
_LATER_COURT = re.compile(
    rf"\b(?:cop(?:y|ies)|appeal\w*|sent|brought|produced|admissible|reported)\b[^.;]{{0,60}}?\b(?:to|before|in)\s+"
    rf"(?:(?:the|an?|any|competent)\s+){{0,2}}{_COURT}\b",
    re.IGNORECASE,
)
# "An order under section 5": the court may stand there.
_ELSEWHERE = re.compile(
    r"\b(?:sub)?(?:sections?|articles?|paragraphs?|clauses?|regulations?|rules?)\s*(?:\d|\(\w)", re.IGNORECASE
)
_LONGEST_DEFINITION = 300


class Courts:
    """Answers whose decision a clause asks for, on one instrument.

    Parameters
    ----------
    definitions
        The instrument's definitions: a "judicial authority" may be a judge there.
    text
        The document.
    """

    def __init__(self, definitions: Iterable[Definition], text: str) -> None:
        self._defined: list[tuple[re.Pattern[str], str]] = []
        for definition in definitions:
            meaning = re.split(r";|\.\s|\n\s*\n", text[definition.span.end : definition.span.end + _LONGEST_DEFINITION])[0]
            if re.search(rf"\b{_COURT}\b", meaning, re.IGNORECASE) and re.search(
                r"authorit|officer", definition.term, re.IGNORECASE
            ):
                plural = re.sub(r"y$", "(?:y|ies)", re.escape(definition.term))
                name = "court or officer" if _SHARED.search(meaning) else "court"
                self._defined.append((re.compile(rf"\b{plural}s?\b", re.IGNORECASE), name))

    def decider(self, wording: str, evidence: Span) -> Decider:
        """Whose decision a clause asks for.

        Parameters
        ----------
        wording
            The words of the clause.
        evidence
            Where in them the decision was perceived; only its sentence can share the decision with somebody else.
        """
        plain = self._named(wording)
        if _BY_EXECUTIVE.search(plain) or _JUDICIAL_AUTHORITY.search(plain):
            bare = _LATER_COURT.sub("", _JUDICIAL_AUTHORITY.sub("", plain))
            if not _ANY_COURT.search(bare) and not _ELSEWHERE.search(bare):
                return Decider.OFFICE
        is_shared = _URGENT_OFFICE.search(plain) or _SHARED.search(self._named(sentence_around(wording, evidence)))
        return Decider.SHARED if is_shared else Decider.COURT

    def _named(self, wording: str) -> str:
        for pattern, name in self._defined:
            wording = pattern.sub(name, wording)
        return wording
