"""What reaches a power: the clauses whose safeguards may count for it, and the way by which each reaches it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache

from annotator.perceive.without_court import dispenses_with_court
from annotator.reason.matrix.bounds import Bounds
from annotator.reason.matrix.defined import defined_measures
from annotator.reason.matrix.measures import is_particular, name_measures
from annotator.reason.matrix.mentions import is_set_apart
from annotator.reason.matrix.overriding import Overrides, SetAside
from annotator.reason.matrix.scope import GeneralClause, find_general_clauses
from annotator.reason.matrix.subjects import OF_SECTION, Subjects
from annotator.reason.matrix.ties import Ties
from annotator.reason.statements import Statements
from annotator.reason.tree import CONTAINER_KINDS, ProvisionTree
from annotator.records import Definition, Judgement, Provision, Reference, ScopeStatement, Span


class Route(str, Enum):
    """How a clause reaches a power, nearest first: where several ways lead to it, the nearest counts."""

    OWN = "own"
    SECTION = "section"
    CONDITION = "condition"
    APPLIES = "applies"
    NAMED = "named"
    GENERAL = "general"
    CITED = "cited"
    CITING = "citing"
    KIND = "kind"
    PART = "part"
    INSTRUMENT = "instrument"

    @property
    def explanation(self) -> str:
        """The way in words, for the chain of reasons."""
        return _EXPLANATIONS[self]


_EXPLANATIONS = {
    Route.OWN: "stands in the provision itself",
    Route.SECTION: "stands in the same section",
    Route.CONDITION: "the power is subject to it",
    Route.APPLIES: "says that it applies here",
    Route.NAMED: "speaks of the same measure by name",
    Route.GENERAL: "governs every power within its stated scope",
    Route.CITED: "is cited by the provision",
    Route.CITING: "cites the provision",
    Route.KIND: "speaks of measures of this kind in the same part",
    Route.PART: "stands in the same part",
    Route.INSTRUMENT: "stands elsewhere in the instrument",
}


@dataclass(frozen=True, slots=True)
class Reached:
    """A clause that reaches a power.

    ``has_power``: it confers a power of its own, which its safeguards concern first. ``is_bound``: it speaks of measures under
    provisions that it names, and the power's is none of them. ``is_set_aside``: the power holds notwithstanding its conditions.
    ``is_of_points``: it speaks of some points of the power only ("the powers under section 9(4) and (5)").
    """

    judgement: Judgement
    route: Route
    has_power: bool = False
    is_bound: bool = False
    is_set_aside: bool = False
    is_of_points: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Every clause that reaches one power, nearest first, and the places that a reader would search."""

    found: tuple[Reached, ...]
    searched: tuple[str, ...]
    by_type: Mapping[str, Sequence[Reached]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Reached], searched: tuple[str, ...]) -> Reach:
        """Sort what reaches a power by the types of safeguard that it words."""
        kept = tuple(found)
        by_type: dict[str, list[Reached]] = {}
        for reached in kept:
            for kind in {s.type for s in reached.judgement.safeguards}:
                by_type.setdefault(kind, []).append(reached)
        return cls(kept, searched, by_type)

    @property
    def clauses(self) -> tuple[Judgement, ...]:
        """The clauses without their routes, those apart that merely stand elsewhere."""
        return tuple(r.judgement for r in self.found if r.route not in {Route.KIND, Route.PART, Route.INSTRUMENT})


def only_punishes(judgement: Judgement) -> bool:
    """Whether a clause states an offence or its penalty and nothing else: it says nothing of the power beside it."""
    return bool({"offence", "penalty"} & set(judgement.roles)) and not judgement.powers and not judgement.safeguards


# A sibling ties its section to what it cites: "in accordance with section 30", "section 30 shall also apply".
_TIED_BEFORE = re.compile(
    r"\b(?:in accordance with|pursuant to|in compliance with|as provided (?:for )?(?:in|by))\s+"
    r"(?:the (?:provisions|requirements|conditions|procedures?) (?:of|in|under)\s+)?$",
    re.IGNORECASE,
)
_TIED_BEHIND = re.compile(
    r"\s{0,9}(?:of this (?:Act|Law|Code|Convention)\s{1,9})?(?:,[^,.;]{0,60},\s{0,9})?"
    r"(?:(?:shall|also|likewise|equally|mutatis mutandis)\s+){0,3}appl(?:y|ies)\b",
    re.IGNORECASE,
)
_TIE_REACH = 60
# "A decision", "this Act", "the decision of the Minister": more is meant than the measure of the clause's own section.
_AT_LARGE = re.compile(
    r"\b(?:this|the present)\s(?:Act|Law|Code|Decree|Convention|Ordinance|Regulation|Part|Chapter|Title|Division)\b|"
    r"\b(?:an?|any|every|each|all)\s(?:decisions?|orders?|directions?|notices?|measures?|powers?|actions?)\b|"
    r"\b(?:decisions?|orders?|directions?|actions?)\s(?:of|by)\s(?:the|an?)\s\w",
    re.IGNORECASE,
)
_WHOLE = CONTAINER_KINDS | {"attachment"}
# Whoever asks makes a request: the only section that sends one is not what every later "request" speaks of.
ANYBODYS = frozenset({"request"})


@lru_cache(maxsize=64)
def _definite(noun: str) -> re.Pattern[str]:
    """A measure as something known: “the order”, “such an order”."""
    plain = re.escape(noun).replace("isation", "i[sz]ation")
    return re.compile(rf"\b(?:the|an?|any|such(?:\s+an?)?|that|this|said)\s+{plain}s?\b", re.IGNORECASE)


class ReachResolver:
    """Answers what reaches a clause, on one instrument.

    Parameters
    ----------
    provisions
        The provision tree in document order.
    judgements
        Judgements in document order.
    text
        The document.
    references, scopes
        Citations and statements of scope, resolved to eIds.
    confers_threshold
        Probability from which a clause with powers is taken to confer them.
    definitions
        Its definitions: a defined measure is known by its short name.
    """

    def __init__(
        self,
        provisions: Sequence[Provision],
        judgements: Sequence[Judgement],
        text: str,
        references: Sequence[Reference] = (),
        scopes: Sequence[ScopeStatement] = (),
        confers_threshold: float = 0.5,
        definitions: Sequence[Definition] = (),
    ) -> None:
        self._confers_threshold = confers_threshold
        self._measures: dict[Span, frozenset[str]] = {}
        self.tree = ProvisionTree(provisions)
        self._text = text
        self._by_section: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            self._by_section.setdefault(self.tree.section_of(judgement.clause.eid), []).append(judgement)
        self._protective = [j for j in judgements if j.safeguards]
        self._by_part: dict[str, list[Judgement]] = {}
        for judgement in self._protective:
            for part in self.tree.containers_of(judgement.clause.eid):
                self._by_part.setdefault(part, []).append(judgement)
        own = [r for r in references if not r.instrument]
        statements = Statements(text, self.tree, own, scopes, Subjects(text, own))
        starts = {j.clause.eid: j.clause.span.start for j in reversed(judgements)}
        self._cited = self._targets((r.eid, r.targets) for r in own if not is_set_apart(text, starts.get(r.eid, 0), r))
        subject = [s for s in scopes if s.relation == "subject"]
        self._subject = self._targets((s.eid, s.targets) for s in subject)
        self._section_subject = self._targets((s.eid, s.targets) for s in subject if OF_SECTION.match(text, s.span.start))
        self._tied = self._targets((r.eid, r.targets) for r in own if self._is_tie(r))
        self._citing = self._sources((r.eid, r.targets) for r in own)
        self._bounds = Bounds(statements)
        self._ties = Ties(statements, self._bounds)
        self._overrides = Overrides(statements)
        regulating = [r for r in own if self._bounds.is_of_measure(r)]
        self._regulating = self._sources((r.eid, r.targets) for r in regulating)
        self._defined = defined_measures(definitions, own, self._bounds, self.tree, text)
        self.general_clauses = find_general_clauses(judgements, text, self.tree, regulating)
        self._by_name: dict[str, list[Judgement]] = {}
        for judgement in self._protective:
            for name in self._names(judgement):
                self._by_name.setdefault(name, []).append(judgement)
        # Where one section alone gives orders, "the order" of the sections that follow is its order.
        givers: dict[str, set[str]] = {}
        self._following: dict[str, list[Judgement]] = {}
        last = ""
        for judgement in judgements:
            section = self.tree.section_of(judgement.clause.eid)
            if judgement.powers:
                last = section
                for name in self._names(judgement):
                    givers.setdefault(name, set()).add(section)
            elif judgement.safeguards and last != section:
                self._following.setdefault(last, []).append(judgement)
        self._only_here = frozenset(name for name, sections in givers.items() if len(sections) == 1 and name not in ANYBODYS)

    def _is_tie(self, reference: Reference) -> bool:
        """Whether a clause puts what it cites to work, rather than only mentioning it."""
        start, end = reference.span.start, reference.span.end
        before = self._text[max(0, start - _TIE_REACH) : start]
        return bool(_TIED_BEFORE.search(before) or _TIED_BEHIND.match(self._text, end))

    @staticmethod
    def _targets(pairs: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for eid, targets in pairs:
            found.setdefault(eid, []).extend(t for t in targets if t)
        return found

    @staticmethod
    def _sources(pairs: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for eid, targets in pairs:
            for target in targets:
                if target:
                    found.setdefault(target, []).append(eid)
        return found

    def confers(self, judgement: Judgement) -> bool:
        """Whether a clause confers a power rather than regulating its procedure."""
        return bool(judgement.powers) and judgement.probabilities.get("confers:matrix", 1.0) >= self._confers_threshold

    def _names(self, judgement: Judgement) -> frozenset[str]:
        span = judgement.clause.span
        if span not in self._measures:
            self._measures[span] = name_measures(self._text[span.start : span.end])
        return self._measures[span]

    def resolve(self, judgement: Judgement) -> Reach:
        """What reaches a power: each clause once, by its nearest route."""
        found: dict[int, Reached] = {}
        is_warrantless = dispenses_with_court(self._text[judgement.clause.span.start : judgement.clause.span.end])
        for reached in self._routes(judgement):
            if id(reached.judgement) in found:
                continue
            aside = self._overrides.sets_aside(reached.judgement, judgement)
            if reached.route is Route.OWN:
                found[id(reached.judgement)] = reached
            elif aside is not SetAside.EVERYTHING and not self._bounds.leaves_out(reached.judgement, judgement):
                if is_warrantless and reached.route is not Route.SECTION and self._bounds.is_of_warrants(reached.judgement):
                    continue
                found[id(reached.judgement)] = replace(reached, is_set_aside=aside is SetAside.CONDITIONS)
        own = judgement.clause.eid
        section = self.tree.section_of(own)
        far = {Route.OWN, Route.SECTION, Route.KIND, Route.PART, Route.INSTRUMENT}
        places = [r.judgement.clause.eid for r in found.values() if r.route not in far]
        return Reach.of(found.values(), tuple(dict.fromkeys([own, section, *places])))

    def _routes(self, power: Judgement) -> Iterator[Reached]:
        """All clauses by all routes, nearest route first."""
        own = power.clause.eid
        section = self.tree.section_of(own)
        above = self.tree.ancestors(own)
        part = self.tree.container_of(own)
        names = self._names(power)

        def reached(judgements: Iterable[Judgement], route: Route) -> Iterator[Reached]:
            return (Reached(j, route, self.confers(j), self._is_bound(j, power)) for j in judgements)

        yield Reached(power, Route.OWN)
        siblings = (j for j in self._by_section.get(section, []) if j is not power)
        about = [j for j in siblings if not self._bounds.is_bound_elsewhere(j, power, within=section)]
        # What a sibling without a power of its own says of the section, it says of the power.
        speaking = [j.clause.eid for j in about if not j.powers and not only_punishes(j)]
        subject = [*self._subject.get(own, ()), *(t for e in speaking for t in self._section_subject.get(e, ()))]
        cited = [*self._cited.get(own, ()), *(t for e in speaking for t in self._tied.get(e, ()))]
        yield from reached(about, Route.SECTION)
        yield from reached(self._in_sections(subject), Route.CONDITION)
        # "Subject to Part I", "in accordance with Schedule 2": everything in it.
        whole = [t for t in subject if self.tree.kind(t) in _WHOLE and t not in above]
        yield from reached(self._inside([*whole, *self._ties.conditions_of(above)]), Route.CONDITION)
        yield from reached(self._inside(self._ties.applying_to(above)), Route.APPLIES)
        particular = [n for n in names if is_particular(n)]
        yield from reached(self._in_order(j for n in particular for j in self._by_name.get(n, ())), Route.NAMED)
        yield from reached(self._meant(names - set(particular), section), Route.NAMED)
        yield from reached(self._speaking(above, self._regulating, section), Route.NAMED)
        yield from reached(self._by_defined_name(above), Route.NAMED)
        of_points = reached(self._speaking_of_points(own), Route.NAMED)
        yield from (replace(r, is_of_points=True) for r in of_points)
        yield from reached((g.judgement for g in self.general_clauses if self._governs(g, power, above, names)), Route.GENERAL)
        yield from reached(self._in_sections(cited), Route.CITED)
        yield from reached(self._inside(t for t in cited if self.tree.kind(t) == "attachment"), Route.CITED)
        yield from reached(self._speaking(above, self._citing, section), Route.CITING)
        neighbours = self._by_part.get(part, [])
        yield from reached((j for j in neighbours if names & self._names(j)), Route.KIND)
        yield from reached(neighbours, Route.PART)
        yield from reached(self._protective, Route.INSTRUMENT)

    def _is_bound(self, judgement: Judgement, power: Judgement) -> bool:
        """Whether a clause speaks of other measures: under provisions that it names, or “the order” of its own section."""
        if self._bounds.is_bound_elsewhere(judgement, power):
            return True
        section, span = self.tree.section_of(judgement.clause.eid), judgement.clause.span
        if section == self.tree.section_of(power.clause.eid):
            return False
        # Asked first, because it costs less than the words.
        has_measure = any(j is not judgement and self.confers(j) for j in self._by_section.get(section, ()))
        return has_measure and _AT_LARGE.search(self._text, span.start, span.end) is None

    def _governs(self, general: GeneralClause, power: Judgement, above: Sequence[str], names: frozenset[str]) -> bool:
        """Whether a general clause means this power: within its scope and, if it names kinds of measure, of such a kind."""
        if general.scope and general.scope not in above:
            return False
        return (
            not general.kinds or bool(general.kinds & names) or ("search" in general.kinds and "search-seizure" in power.powers)
        )

    def _speaking(self, above: Sequence[str], sources: Mapping[str, Sequence[str]], section: str) -> list[Judgement]:
        """Protective clauses that cite a power's clause or section; one that cites the Part speaks of everything."""
        citing = {e for at in above if self.tree.section_of(at) == section for e in sources.get(at, ())}
        return [j for j in self._protective if j.clause.eid in citing]

    def _speaking_of_points(self, own: str) -> list[Judgement]:
        """Protective clauses that name measures by single points of a power: "in the use of the powers under section 9(4)"."""
        below = list(self.tree.children(own))
        citing: set[str] = set()
        while below:
            at = below.pop()
            citing.update(self._regulating.get(at, ()))
            below.extend(self.tree.children(at))
        return [j for j in self._protective if j.clause.eid in citing] if citing else []

    def _by_defined_name(self, above: Sequence[str]) -> Iterator[Judgement]:
        """Protective clauses that name, by its defined name, a measure of the power, and no other provision's measure."""
        for measure in self._defined:
            if measure.is_given_under(above):
                for judgement in self._protective:
                    span = judgement.clause.span
                    in_force = not measure.scope or measure.scope in self.tree.ancestors(judgement.clause.eid)
                    if in_force and measure.is_named(self._text[span.start : span.end]):
                        yield judgement

    def _meant(self, nouns: Iterable[str], section: str) -> Iterator[Judgement]:
        """Protective clauses behind a section that speak of "the order", where no other section gives one."""
        known = [_definite(noun) for noun in sorted(set(nouns) & self._only_here)]
        part = self.tree.container_of(section)
        for judgement in self._following.get(section, ()) if known else ():
            span = judgement.clause.span
            if self.tree.container_of(judgement.clause.eid) == part and any(
                k.search(self._text, span.start, span.end) for k in known
            ):
                yield judgement

    def _in_order(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        return sorted({id(j): j for j in judgements}.values(), key=lambda j: j.clause.span)

    def _inside(self, targets: Iterable[str]) -> list[Judgement]:
        """Protective clauses of exactly the provisions that are named: sections, subsections or a whole Part."""
        named = set(targets)
        return [j for j in self._protective if not named.isdisjoint(self.tree.ancestors(j.clause.eid))] if named else []

    def _in_sections(self, targets: Iterable[str]) -> list[Judgement]:
        """Clauses with safeguards in the sections that hold the targets."""
        sections = dict.fromkeys(self.tree.section_of(t) for t in targets if t in self.tree)
        return [j for s in sections for j in self._by_section.get(s, []) if j.safeguards]
