"""Who must, may, must not or need not: read from the wording by rule, with the catalogue's lists of actors."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.letters import fold_letters
from annotator.perceive.alternatives import match_any
from annotator.perceive.cues import ACTORS
from annotator.perceive.judge import POWER_ROLES
from annotator.perceive.modals import (
    AFTER_INVERSION,
    IMPERSONAL,
    MODALITIES,
    NO,
    NO_THING,
    NOWHERE,
    OF_DUTY,
    RELEASED_AFTER,
    VERB,
    is_described,
    is_past_negation,
)
from annotator.perceive.without_court import dispenses_with_court
from annotator.records import Actor, Judgement, Span

UNNAMED = "unnamed"
_NOTHING = re.compile(r"\bnothing in\b", re.IGNORECASE)
_AGENT = re.compile(r"[^.;]{0,80}?\bby (?:the |an? |any |its |their )?$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[.;:](?=\s)|\n\s*\n|—|\((?:\d+|[a-z]{1,3})\)\s")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
_EXCEPTION = re.compile(r"\b(?:unless|except|save|without|other than|otherwise than|until|subject to)\b", re.IGNORECASE)
# "Each of the Parties": a part of them is the subject.
_PARTITIVE = re.compile(
    r"\b(?:each|any|either|neither|none|all|both|one|every one|no one)\s+of\s+(?:(?:the|its|these|those)\s+)?(?:\w{1,12}\s+)?$",
    re.IGNORECASE,
)
# "of the provider", "by an officer", "to the court": an actor that a preposition governs is no subject.
_GOVERNED = re.compile(
    r"\b(?:of|by|to|for|from|with|in|on|at|against|upon|under|between|about|other than|without)\s+"
    r"(?:(?:the|an?|any|each|every|that|this|such|its|his|her|their|another|[a-z-]+ed)\s+)?$",
    re.IGNORECASE,
)
# "The order shall state the data", "a record that states whether": a verb, not a State. Only what stands without an article, and
# not as a name, is one by what follows it.
_STATE = frozenset({"state", "states"})
_MODAL_AHEAD = re.compile(r"\b(?:shall|must|may|can|will|should|would|to|not)\s+(?:(?:also|clearly|further|\w{2,12}ly)\s+)?\Z")
_ARTICLE_AHEAD = re.compile(
    r"\b(?:the|an?|any|each|every|no|other|another|such|this|these|those|foreign|third|both|all|one|two|between|of)\s+\Z",
    re.IGNORECASE,
)
_OBJECT_BEHIND = re.compile(
    r"\s+(?:that|whether|how|why|when|where|what|which|if|in writing|the|an?|any|each|its|his|her|their)\b|\s*[:—–]"
)
# "In the commission of that offence": what is done, not an office.
_OF_OFFENCE = re.compile(r"\s+of\s+(?:(?:an?|the|any|that|such|this)\s+)?(?:[\w-]{1,20}\s+)?(?:offen[cs]e|crime|act)s?\b")
# A Party to a treaty has a capital; "a party to the proceedings", "either party" is anybody.
_ANY_PARTY = re.compile(r"(?:[Aa] )?part(?:y|ies)")
# "There may be evidence", "suspects that a record may be lost": what can be, not what somebody is allowed.
_EXPLETIVE = re.compile(r"\bthere\s+\Z", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:suspect(?:s|ing)?|believ(?:es?|ing)|satisfied|considers?|thinks?|opinion|fears?|suspicion|belief|likel(?:y|ihood)|risk)\s+"
    r"that\b[^,.;]{0,80}\Z",
    re.IGNORECASE,
)
_CONJECTURE = 120
_CAN_BE = re.compile(
    r"\s+(?:not\s+)?(?:be|have|contain|exist|result|cause|lead|become|occur|constitute|disclose|reveal|relate|include|afford)\b"
)
# "To extradite if the request was made to punish a person": who stands in a condition is not who is released.
_CONDITION = re.compile(r"\b(?:if|where|when|unless|because|that)\b", re.IGNORECASE)
# "It may be seized", "data may be collected": leave, though nobody is named. "As the case may be", "what may be found" give none.
_PRONOUN_AHEAD = re.compile(r"(?<!\bas )(?<!\bif )(?<!\bthat )(?<!\bwhich )\b(?:he|she|it|they)\s+\Z", re.IGNORECASE)
_PASSIVE_BEHIND = re.compile(
    r"\s+(?:(?:also|only|then|\w{2,12}ly)\s+)?be\s+(?:\w{2,12}ly\s+)?\w{2,14}(?:ed|en|wn|ught|ld|pt)\b", re.IGNORECASE
)
_RELATIVE_AHEAD = re.compile(
    r"\b(?:as|that|which|who|whom|what|whatever|than|where|when|if)\s+(?:[\w-]{1,20}\s+){0,2}\Z", re.IGNORECASE
)
_AHEAD = 60
# "Nothing in this section prevents an officer from seizing": what is not prevented is allowed.
_PREVENTS = re.compile(
    r"\s+(?:be\s+(?:construed|interpreted|taken|deemed|read)\s+(?:as|to)\s+)?(?:prevent|preclud|prohibit|restrict)(?:s|e|es|ing)?\b",
    re.IGNORECASE,
)
# What looks like a prohibition and gives leave to the state, or takes its leave to refuse.
_GIVES_LEAVE = re.compile(
    r"\bnot\s+(?:be\s+)?(?:(?:un|il)lawful|an\s+offen[cs]e|refus\w+|declin\w+|reject\w*)\b|"
    r"\bnothing\s+in\b[^.;]{0,60}?\b(?:prevent|preclud|prohibit|restrict)\w*\s+(?:the|an?|any)\s[^.;]{0,80}?\bfrom\b",
    re.IGNORECASE,
)
_ADJACENT = re.compile(r"\s*(?:(?:also|then|further|only|\w+ly)\s+)?")
# How far before the verb its subject may stand, in characters.
LONGEST_SUBJECT = 220
# How far behind the verb the actor may stand; a bound keeps the time of a text without full stops linear.
LONGEST_OBJECT = 400
Named = Sequence["re.Match[str]"]


class ActorFinder:
    """Finds actors and what binds them.

    Parameters
    ----------
    lexicons
        The catalogue's word lists; those named ``actors-<kind>`` are used.
    """

    def __init__(self, lexicons: Mapping[str, Sequence[str]]) -> None:
        kinds = {p: name.removeprefix(ACTORS) for name in sorted(lexicons) if name.startswith(ACTORS) for p in lexicons[name]}
        self._kinds = {fold_letters(named): kind for named, kind in kinds.items()}
        self._actor = re.compile(rf"\b{match_any(kinds)}\b", re.IGNORECASE) if kinds else None

    def find(self, text: str, span: Span) -> tuple[Actor, ...]:
        """Every verb of duty, leave or prohibition in a clause, with its actor, in order.

        Parameters
        ----------
        text, span
            The document and the clause.
        """
        found = []
        named = [m for m in self._actor.finditer(text, span.start, span.end) if _is_actor(text, m)] if self._actor else []
        for verb in VERB.finditer(text, span.start, span.end):
            start = self._sentence_start(text, span.start, verb.start())
            if is_described(text, start, verb):
                continue
            farthest = min(span.end, verb.end() + LONGEST_OBJECT)
            end_match = _SENTENCE_END.search(text, verb.end(), farthest)
            end = end_match.start() if end_match else farthest
            found.append(
                self._actor_of(text, verb, _between(named, start, verb.start()), _between(named, verb.end(), end), start, end)
            )
        return tuple(found)

    def _sentence_start(self, text: str, start: int, before: int) -> int:
        ends = [m.end() for m in _SENTENCE_START.finditer(text, max(start, before - LONGEST_SUBJECT), before)]
        return ends[-1] if ends else max(start, before - LONGEST_SUBJECT)

    def _actor_of(self, text: str, verb: re.Match[str], before: Named, behind: Named, start: int, end: int) -> Actor:
        modality = MODALITIES[verb.lastgroup or "must"]
        if IMPERSONAL.match(verb.group()):
            return self._named_after(text, verb, behind, modality)
        if _NOTHING.search(text, start, verb.start()):
            return self._named_after(text, verb, behind, "may" if _PREVENTS.match(text, verb.end()) else "must-not")
        if _EXPLETIVE.search(text, max(start, verb.start() - 10), verb.start()):
            return Actor(UNNAMED, modality, Span(verb.start(), verb.end()))
        if modality in {"must", "may"} and NOWHERE.search(text, start, verb.start()):
            return self._inverted(text, verb, behind)
        subject = self._subject(text, before, start, verb.start())
        if subject is not None and verb["may"] and _is_supposed(text, subject, verb):
            subject = None
        is_negated = NO_THING.fullmatch(text, start, verb.start()) is not None
        if subject is not None and not is_negated:
            is_negated = subject.group().lower() in {"nobody", "no one"} or NO.search(text, start, subject.start()) is not None
            is_negated = is_negated and not is_past_negation(text, subject.end(), verb.start())
        if is_negated:
            is_released = OF_DUTY.match(verb.group()) or RELEASED_AFTER.match(text, verb.end(), end)
            modality = "need-not" if is_released else "must-not"
        if subject is None:
            return self._named_after(text, verb, behind, modality, only_agent=True)
        return Actor(self._kind(subject), modality, Span(subject.start(), verb.end()))

    def _inverted(self, text: str, verb: re.Match[str], named: Named) -> Actor:
        """Who must not, where the actor follows the verb: ``in no case may the officer``."""
        if named and AFTER_INVERSION.fullmatch(text, verb.end(), named[0].start()):
            return Actor(self._kind(named[0]), "must-not", Span(verb.start(), named[0].end()))
        return Actor(UNNAMED, "must-not", Span(verb.start(), verb.end()))

    def _kind(self, named: re.Match[str]) -> str:
        if _ANY_PARTY.fullmatch(named.group()):
            return "person"
        return self._kinds[fold_letters(named.group())]

    def _subject(self, text: str, named: Named, start: int, end: int) -> re.Match[str] | None:
        """The subject: the actor right before the verb, else the first one of the sentence that no preposition governs."""
        free = [m for m in named if not _GOVERNED.search(text, start, m.start()) or _PARTITIVE.search(text, start, m.start())]
        if free and _ADJACENT.fullmatch(text, free[-1].end(), end):
            return free[-1]
        return free[0] if free else None

    def _named_after(self, text: str, verb: re.Match[str], named: Named, modality: str, only_agent: bool = False) -> Actor:
        """The actor behind the verb: of a passive ("by the court"), or whom nothing requires to act."""
        for match in named:
            if not only_agent and _CONDITION.search(text, verb.end(), match.start()):
                break
            if not only_agent or _AGENT.fullmatch(text, verb.end(), match.start()):
                return Actor(self._kind(match), modality, Span(verb.start(), match.end()))
        return Actor(UNNAMED, modality, Span(verb.start(), verb.end()))


def _is_actor(text: str, named: re.Match[str]) -> bool:
    """Whether a word of the lists means an actor where it stands: “state” can be a verb, “commission” a deed."""
    word, start = named.group(), named.start()
    if word.lower() == "commission":
        return _OF_OFFENCE.match(text, named.end()) is None
    if word not in _STATE:
        return True
    if _MODAL_AHEAD.search(text, max(0, start - 30), start):
        return False
    is_bare = _ARTICLE_AHEAD.search(text, max(0, start - 20), start) is None
    return not (is_bare and _OBJECT_BEHIND.match(text, named.end()))


def _is_supposed(text: str, subject: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether the verb says what somebody suspects or believes, and not what the subject is allowed."""
    if not _CAN_BE.match(text, verb.end()):
        return False
    between = max(subject.end(), verb.start() - _CONJECTURE)
    return _SUPPOSED.search(text, between, verb.start()) is not None


def _between(named: Named, start: int, end: int) -> Named:
    """The actors that stand wholly between two places."""
    first = bisect.bisect_left(named, start, key=lambda m: m.start())
    last = bisect.bisect_right(named, end, lo=first, key=lambda m: m.end())
    return named[first:last]


def is_release(text: str, actors: Sequence[Actor], span: Span) -> bool:
    """Whether a clause does nothing but release from a duty or forbid the state to act: it confers no power.

    Parameters
    ----------
    text, span
        The document and the clause.
    actors
        What ``ActorFinder`` found in it.
    """
    wording = text[span.start : span.end]
    if _GIVES_LEAVE.search(wording) or dispenses_with_court(wording):
        return False
    bound = [a for a in actors if a.modality != "may" or a.kind != UNNAMED or _is_leave(text, a.span)]
    if not bound or _EXCEPTION.search(text, span.start, span.end):
        return bool(bound) and all(a.modality == "need-not" for a in bound)
    of_state = {"state", "authority", "court", UNNAMED}
    return all(a.modality == "need-not" or (a.modality == "must-not" and a.kind in of_state) for a in bound)


def _is_leave(text: str, verb: Span) -> bool:
    """Whether "may" without a named actor allows something: “it may be seized”."""
    ahead = text[max(0, verb.start - _AHEAD) : verb.start]
    if _PRONOUN_AHEAD.search(ahead):
        return True
    return _PASSIVE_BEHIND.match(text, verb.end) is not None and _RELATIVE_AHEAD.search(ahead) is None


def with_actors(text: str, judgements: Iterable[Judgement], finder: ActorFinder) -> tuple[Judgement, ...]:
    """Judgements with their actors; a clause that only releases or forbids the state keeps none of the powers it names.

    An order of secrecy is the exception: it is worded as a prohibition.
    """
    return tuple(_with_actors(text, judgement, finder) for judgement in judgements)


def _with_actors(text: str, judgement: Judgement, finder: ActorFinder) -> Judgement:
    span = judgement.clause.span
    if set(judgement.roles) == {"definition"}:
        return judgement
    actors = finder.find(text, span)
    if not judgement.powers or not is_release(text, actors, span):
        return replace(judgement, actors=actors)
    powers = tuple(p for p in judgement.powers if p == "secrecy-order")
    roles = tuple(r for r in judgement.roles if powers or r not in POWER_ROLES) or ("safeguard",)
    return replace(judgement, actors=actors, powers=powers, roles=roles)
