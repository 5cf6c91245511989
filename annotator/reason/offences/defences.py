"""Which offences a defence in the public interest reaches, wherever in the instrument it stands.

GUIDELINES.md asks whether "the unit or the instrument" gives such a defence. One that names section 5 says nothing of section 7,
so its reach is read from what it limits: the provisions that it names, its section, its Part, or the whole instrument.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.reason.tree import ProvisionTree
from annotator.records import ExceptionStatement, Judgement, Reference
from annotator.structure.exceptions import DENIAL

PUBLIC_INTEREST = "public-interest-defence"
# "Nothing in this Act", "no offence under this Law", "this Act does not apply to": said of the whole instrument.
_WHOLE = re.compile(
    r"\b(?:nothing|offen[cs]es?|liab\w{2,6}|unlawful|guilty|punish\w{2,6})\b[^.;]{0,60}\b(?:under|in|of|against|by|to)\s+"
    r"(?:this|the present)\s+(?P<whole>Act|Law|Code|Convention|Decree|Ordinance|Regulation|Proclamation|Bill)\b|"
    r"\b(?:this|the present)\s+(?:Act|Law|Code|Convention|Decree|Ordinance|Regulation|Proclamation|Bill)\s+"
    r"(?:does|do|shall|will)\s+not\s+apply\b",
    re.IGNORECASE,
)
# "In any prosecution under this Act it is a defence": of the whole too, unless a provision is named.
_TRIED = re.compile(
    r"\b(?:prosecut\w+|proceedings?|charged?)\b[^.;]{0,40}\b(?:under|against)\s+(?:this|the present)\s+"
    r"(?:Act|Law|Code|Decree|Ordinance|Regulation|Proclamation|Bill)\b",
    re.IGNORECASE,
)
_AHEAD = 200
_SENTENCE_END = re.compile(r"[.;](?=\s)|\n[^\S\n]*\n")
# GUIDELINES.md: an exemption for authorised testing only counts as none.
_AUTHORISED_TESTING = re.compile(
    r"\bauthori[sz]ed\s+(?:[\w-]+,?\s+){0,4}?test(?:s|ing|ers?)\b|"
    r"\btest(?:s|ing|ers?)\b[^.;]{0,60}?\b(?:authori[sz]ed|permitted|allowed|agreed to|consent\w*|permission|leave)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:journalis|news|press\b|whistle|research|scien|academ|educat|artis|literar|good faith|bona fide|truth|true\b|"
    r"legitimate|human rights|public (?:interest|good|concern|debate|discussion))",
    re.IGNORECASE,
)
# "No suit shall lie for anything done in good faith" spares who enforces the law, and from damages.
_IMMUNITY = re.compile(
    r"\bno (?:civil )?(?:suits?|actions?|causes? of action|claims?|(?:legal )?proceedings?)\b|"
    # "An officer is not guilty if he acted in good faith": who enforces the law, carries its traffic or helps.
    r"\b(?:(?:police |public |authori[sz]ed )?officers?|inspectors?|investigators?|(?:service )?providers?|"
    r"the (?:authority|agency|commission|minister))\b[^.;]{0,80}\b(?:not|nor)\b[^.;]{0,20}\b(?:liable|guilty|punish\w+)|"
    r"\brenders? (?:an?|any|the) (?:\w+ )?officers?\b|\bassists? (?:in )?an (?:investigation|inquiry)\b",
    re.IGNORECASE,
)
# "No proceedings lie for what is done for journalism" spares those who speak.
_OF_THE_PUBLIC = re.compile(
    r"\b(?:journalis|press\b|whistle|research|academ|artis|literar|public (?:interest|good|concern|"
    r"debate))",
    re.IGNORECASE,
)
_LIMITING = frozenset({"defence", "exemption"})
# Whoever judges, if the law leaves it to them whether the defence counts.
_WHO_DECIDES = frozenset({"court", "authority", "state"})


@dataclass(frozen=True, slots=True)
class _Defence:
    """A defence in the public interest and the provisions that it reaches; ``""`` is the whole instrument."""

    judgement: Judgement
    reached: frozenset[str]


class PublicInterestDefences:
    """Answers which defence in the public interest covers an offence, on one instrument.

    Parameters
    ----------
    text, tree, judgements
        The instrument as perceived: only what was perceived as this safeguard, and is mandatory, can cover anything.
    references, exceptions
        Citations, and statements of exception with what they limit.
    """

    def __init__(
        self,
        text: str,
        tree: ProvisionTree,
        judgements: Sequence[Judgement],
        references: Sequence[Reference],
        exceptions: Sequence[ExceptionStatement],
    ) -> None:
        self._text = text
        self._tree = tree
        self._offences = {j.clause.eid for j in judgements if "offence" in j.roles}
        self._holding_offences = {at for eid in self._offences for at in tree.ancestors(eid)}
        self._cited: dict[str, set[str]] = {}
        for reference in references:
            if not reference.instrument:
                self._cited.setdefault(reference.eid, set()).update(reference.targets)
        self._exceptions: dict[str, list[ExceptionStatement]] = {}
        for statement in exceptions:
            self._exceptions.setdefault(statement.eid, []).append(statement)
        self._defences = [_Defence(j, frozenset(self._reach(j))) for j in judgements if self._counts(j)]

    def covering(self, offence: Judgement) -> tuple[Judgement, ...]:
        """The clauses whose defence reaches an offence, in the order of the text."""
        own = offence.clause.eid
        above = {"", *self._tree.ancestors(own)}
        found = [d for d in self._defences if d.judgement is offence or d.reached & above]
        limbs = set(self._tree.children(own))
        of_limbs = [d for d in self._defences if d.reached & limbs]
        # A defence to one limb leaves the others without.
        if limbs and limbs <= {at for d in of_limbs for at in d.reached}:
            found += [d for d in of_limbs if d not in found]
        return tuple(d.judgement for d in found)

    def _counts(self, judgement: Judgement) -> bool:
        """Whether a clause gives a defence: firmly, by right, not for authorised testing alone, and not to refuse it."""
        if not any(s.type == PUBLIC_INTEREST and s.strength == "mandatory" for s in judgement.safeguards):
            return False
        if self._is_left_to_a_judge(judgement):
            return False
        wording = self._text[judgement.clause.span.start : judgement.clause.span.end]
        if _AUTHORISED_TESTING.search(wording) and not _PUBLIC.search(wording):
            return False
        # "Reporting by a journalist is not stalking": an exception in words of its own.
        if _IMMUNITY.search(wording) and not _OF_THE_PUBLIC.search(wording):
            return False
        is_perceived = bool({"exception", "offence"} & set(judgement.roles)) and not DENIAL.search(wording)
        return bool(self._statements(judgement)) or is_perceived

    def _is_left_to_a_judge(self, judgement: Judgement) -> bool:
        """Whether the sentence with the defence leaves it to a court: "a court may treat it as a defence"."""
        may = [a.span.start for a in judgement.actors if a.kind in _WHO_DECIDES and a.modality == "may"]
        if not may:
            return False
        # What the court may impose for the offence stands in a sentence of its own; the model takes some defences for firm.
        given = [s.span.start for s in self._statements(judgement)]
        given = given or [s.span.start for s in judgement.safeguards if s.type == PUBLIC_INTEREST]
        clause = judgement.clause.span
        ends = [clause.start, *(m.end() for m in _SENTENCE_END.finditer(self._text, clause.start, clause.end)), clause.end + 1]
        parts = [bisect_right(ends, at) for at in given]
        return any(bisect_right(ends, at) in parts for at in may)

    def _statements(self, judgement: Judgement) -> list[ExceptionStatement]:
        """Where the clause says that something is no offence, or does not apply."""
        clause = judgement.clause
        stated = self._exceptions.get(clause.eid, ())
        return [s for s in stated if s.kind in _LIMITING and clause.span.contains(s.span)]

    def _reach(self, judgement: Judgement) -> Iterator[str]:
        """What the clause limits: offences that it names, all of the instrument, or those beside it in its section."""
        eid = judgement.clause.eid
        statements = self._statements(judgement)
        stated = {t for s in statements for t in s.targets} if statements else self._cited.get(eid, set())
        targets = stated - {eid, ""}
        named = {t for t in targets if t in self._holding_offences or self._offences & set(self._tree.ancestors(t))}
        if any(self._is_of_whole(s) for s in statements):
            yield ""
        if named:
            yield from named
        else:
            # An offence with an exception of its own says nothing of those beside it.
            yield eid if "offence" in judgement.roles else self._tree.section_of(eid)

    def _is_of_whole(self, statement: ExceptionStatement) -> bool:
        start, end = statement.span.start, statement.span.end
        first = max(0, start - _AHEAD)
        ends = [m.end() for m in _SENTENCE_END.finditer(self._text, first, start)]
        sentence = ends[-1] if ends else first
        if _TRIED.search(self._text, sentence, end) and not set(statement.targets) & self._holding_offences:
            return True
        return _WHOLE.search(self._text, sentence, end) is not None
