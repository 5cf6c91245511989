"""Every offence of an instrument, taken apart and joined with what is stated elsewhere: penalty, exceptions, general rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from annotator.catalogue_records import Catalogue
from annotator.perceive.cues import OBJECTS
from annotator.reason.offences.anatomy import find_harm, find_mental_element, find_object, quote
from annotator.reason.offences.conduct import find_conduct
from annotator.reason.offences.elsewhere import Elsewhere
from annotator.reason.offences.resting import rests_on_another
from annotator.reason.offences.sanctions import PenaltyFinder
from annotator.reason.tree import ProvisionTree
from annotator.records import Evidence, ExceptionStatement, Judgement, Offence, Reference

# From this maximum treaties treat an offence as serious crime and open cooperation and surveillance (UNCC article 2(h)).
GATEWAY_YEARS = 4
MOST_EXCEPTIONS = 8
# Noted where an exception is the reason why no defence of this kind is missing.
IN_PUBLIC_INTEREST = "in the public interest"
# A sibling that says what harm is meant; one that opens an action to whoever suffers harm explains nothing.
_EXPLAINS = re.compile(
    r"\b(?:for the purposes? of|means|includes|only (?:if|where|when)|"
    r"(?:is|are|be) (?:deemed|considered|regarded|taken|serious|grave|substantial|significant))\b",
    re.IGNORECASE,
)
_CATEGORY_ORDER = ("content", "cyber-dependent", "cyber-enabled", "other")


class OffenceFinder:
    """Takes the offences of one instrument apart.

    Parameters
    ----------
    text, tree, judgements
        The instrument as perceived.
    references, exceptions
        Citations and statements of exception, by which other provisions belong to an offence.
    catalogue
        Categories of the offence types; the list of objects.
    elsewhere
        What other provisions supply to an offence.
    """

    def __init__(
        self,
        text: str,
        tree: ProvisionTree,
        judgements: Sequence[Judgement],
        references: Sequence[Reference],
        exceptions: Sequence[ExceptionStatement],
        catalogue: Catalogue,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._text = text
        self._tree = tree
        self._judgements = judgements
        self._exceptions = exceptions
        self._elsewhere = elsewhere or Elsewhere.find(text, tree, judgements, references, exceptions)
        self._penalties = self._elsewhere.penalties or PenaltyFinder(text, tree, judgements, references)
        labels = catalogue.family("offences")
        self._categories: Mapping[str, str] = {label.id: label.category or "other" for label in labels}
        self._content = frozenset(label.id for label in labels if label.is_content)
        phrases = [p for name, listed in catalogue.lexicons.items() if name.startswith(OBJECTS) for p in listed]
        phrases.sort(key=lambda p: (-len(p), p))
        self._objects = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases)) or '(?!)'})\b", re.IGNORECASE)
        self._by_section: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            self._by_section.setdefault(tree.section_of(judgement.clause.eid), []).append(judgement)

    def find(self) -> tuple[Offence, ...]:
        """All offences in document order."""
        found = [(j, self._offence(j)) for j in self._judgements if "offence" in j.roles and j.offences]
        return tuple(offence for judgement, offence in found if offence.conduct or not rests_on_another(self._text, judgement))

    def _offence(self, judgement: Judgement) -> Offence:
        text, eid = self._text, judgement.clause.eid
        conduct = find_conduct(text, judgement)
        within = conduct.span if conduct else judgement.clause.span
        # "Harm is serious, for the purposes of paragraph 1, if": the section may say what its first paragraph asks for.
        # A sibling that punishes asks for the harm of a graver form.
        siblings = [j for j in self._by_section[self._tree.section_of(eid)] if j is not judgement and not j.offences]
        siblings = [j for j in siblings if j.penalty is None and "penalty" not in j.roles and self._explains(j)]
        penalty, penalty_eid = self._penalties.find(judgement)
        is_expression = bool(set(judgement.offences) & self._content)
        years = penalty.max_years if penalty else None
        return Offence(
            eid=eid,
            types=judgement.offences,
            category=self._category(judgement.offences),
            is_expression=is_expression,
            conduct=conduct,
            object=find_object(text, judgement, within, self._objects),
            mental=find_mental_element(text, judgement) or self._elsewhere.mental(judgement),
            harm=find_harm(text, [judgement, *siblings]) or self._elsewhere.harm(judgement),
            exceptions=self._exceptions_for(judgement),
            penalty=penalty,
            penalty_eid=penalty_eid,
            passes_gateway=years is not None and years >= GATEWAY_YEARS,
            clause=judgement.clause.id,
        )

    def _explains(self, judgement: Judgement) -> bool:
        """Whether a clause says what another one means, and does not open an action to whoever suffers harm."""
        return _EXPLAINS.search(self._text, judgement.clause.span.start, judgement.clause.span.end) is not None

    def _category(self, types: Sequence[str]) -> str:
        categories = {self._categories.get(t, "other") for t in types}
        return next(c for c in _CATEGORY_ORDER if c in categories)

    def _exceptions_for(self, offence: Judgement) -> tuple[Evidence, ...]:
        """What is excepted in the offence itself, its section, or by a provision that names it or its Part."""
        section = self._tree.section_of(offence.clause.eid)
        above = set(self._tree.ancestors(offence.clause.eid))
        covering = [d for d in self._elsewhere.defences.covering(offence) if d is not offence]
        found: list[Evidence] = []
        for statement in self._exceptions:
            home = self._tree.section_of(statement.eid)
            inside = statement.eid == offence.clause.eid or (home == section and statement.kind in {"defence", "exemption"})
            named = statement.kind in {"defence", "exemption"} and bool(set(statement.targets) & above)
            in_public_interest = any(d.clause.span.contains(statement.span) for d in covering)
            if inside or named or in_public_interest:
                note = f"{statement.kind} {IN_PUBLIC_INTEREST}" if in_public_interest else statement.kind
                found.append(quote(self._text, statement.eid, statement.span, note))
        return tuple(found[:MOST_EXCEPTIONS])
