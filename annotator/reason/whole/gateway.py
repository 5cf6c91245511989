"""Cooperation and powers opened by the length of a sentence, and expression offences long enough to pass such a gateway."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.perceive.prison import find_terms
from annotator.reason.offences.prison_terms import LIFE, years_in_words
from annotator.reason.whole.facts import Derivation, Facts
from annotator.records import Evidence, Judgement, Offence, Span

LABEL = "serious-crime-gateway"
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty-four|thirty-six|forty-eight|sixty)"
    # Said twice: "four (4) years".
    r"(?:\s+\([\w-]{1,12}\))?"
)
# "For a maximum of at least four years", "imprisonment of one year or more", "not less than 24 months".
_LENGTH = re.compile(
    rf"\b(?:at least|not less than|a minimum of|no less than|more than|exceed\w*)\s+{_NUMBER}\s+(?:years?|months?)\b|"
    rf"\b{_NUMBER}\s+(?:years?|months?)\s+(?:or|and)\s+(?:more|longer|over|above|upwards|a (?:graver|more serious|heavier))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:imprison\w*|depriv\w+ of liberty|custod\w+|punish\w*|penalt\w+|sentence[ds]?|detention|sanction\w*)\b", re.IGNORECASE
)
_NEAR = 140
# "Not exceeding five years" is a ceiling, "keeps data for at least two years" a period of storage.
_CAPPED = re.compile(r"\b(?:not|no|never|nor)\s+(?:\w{1,12}\s+){0,2}$", re.IGNORECASE)
_STORED = re.compile(
    r"\b(?:retain\w*|retention|keeps?|kept|keeping|stor(?:es?|ed|ing|age)|preserv\w+|held|detained)\b[^.;]{0,60}$", re.IGNORECASE
)
_STORED_REACH = 60
# "Has not been convicted of a crime whose penalty exceeds six months": who may hold an office.
_CONVICTED = re.compile(r"\b(?:has|have|had|having) (?:not |never )?been convicted\b[^.;]{0,100}$", re.IGNORECASE)
# The clause itself says what happens to offenders: it is a penalty and no gateway.
_PENALTY = re.compile(
    r"\b(?:(?:shall be|is|are) (?:liable|sentenced|imprisoned)|shall be punish\w+|"
    r"(?:person|who|whoever|he|she|they)\b[^.;]{0,60}?\b(?:is|are) punish\w+)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# The length of the sentence decides who tries the offence: no power is opened.
_COURT = re.compile(r"\b(?:tried|triable|trial)\b[^.;]{0,40}\b(?:courts?|judges?|magistrates?)\b", re.IGNORECASE)
_OPENING_ROLES = frozenset({"definition", "power", "cooperation", "provider-duty", "safeguard", "jurisdiction", "other"})
_TERM = re.compile(r"[“\"](?P<term>[^”\"]{3,60})[”\"]\s*(?:means|is|shall mean)")


def find_gateways(facts: Facts) -> Iterator[Derivation]:
    """Clauses that open by the length of a sentence, and expression offences that reach four years."""
    yield from _openings(facts)
    owners = {j.clause.id: j for j in facts.judgements}
    for offence in facts.offences:
        if not (offence.passes_gateway and offence.is_expression) or offence.conduct is None:
            continue
        premises = []
        if offence.penalty_eid and offence.penalty is not None:
            stating = _stating(facts, offence)
            years = offence.penalty.max_years or 0.0
            note = years_in_words(years) if years >= LIFE else f"up to {years_in_words(years)}"
            premises.append(facts.quote(offence.penalty_eid, _penalty_words(facts, stating, years), note))
        yield Derivation(LABEL, owners[offence.clause], offence.conduct, tuple(premises))


def _stating(facts: Facts, offence: Offence) -> Judgement:
    """The clause that states an offence's penalty."""
    stating = [j for j in facts.judgements if j.clause.eid == offence.penalty_eid]
    return next((j for j in stating if j.penalty == offence.penalty), stating[0])


def _openings(facts: Facts) -> Iterator[Derivation]:
    for judgement in facts.judgements:
        if not _OPENING_ROLES & set(judgement.roles) or judgement.offences:
            continue
        span = judgement.clause.span
        for match in _LENGTH.finditer(facts.text, span.start, span.end):
            if _is_other_period(facts.text[max(span.start, match.start() - _STORED_REACH) : match.start()], match.group()):
                continue
            start = max(span.start, match.start() - _NEAR)
            around = facts.text[start : min(span.end, match.end() + _NEAR)]
            if (
                _CONVICTED.search(facts.text, start, match.start())
                or not _SENTENCE.search(around)
                or _COURT.search(around)
                or _PENALTY.search(facts.text, start, match.start())
            ):
                continue
            words = facts.quote(judgement.clause.eid, Span(match.start(), match.end()))
            yield Derivation(LABEL, judgement, words, tuple(_uses(facts, judgement, match.start())))
            break


def _is_other_period(before: str, length: str) -> bool:
    """Whether a length is a ceiling, or a period for which something or somebody is kept."""
    is_open = length.lower().startswith(("more", "exceed"))
    return bool(_STORED.search(before)) or (is_open and bool(_CAPPED.search(before)))


def _uses(facts: Facts, judgement: Judgement, before: int) -> list[Evidence]:
    """Powers and cooperation that use the term which the length of sentence defines."""
    terms = list(_TERM.finditer(facts.text, judgement.clause.span.start, before))
    if not terms:
        return []
    term = re.compile(rf"\b{re.escape(terms[-1]['term'])}s?\b", re.IGNORECASE)
    found = []
    for other in facts.judgements:
        if other is judgement or not {"power", "cooperation", "provider-duty"} & set(other.roles):
            continue
        match = term.search(facts.text, other.clause.span.start, other.clause.span.end)
        if match:
            found.append(facts.quote(other.clause.eid, Span(match.start(), match.end()), "uses the term"))
    return found


def _penalty_words(facts: Facts, judgement: Judgement, years: float) -> Span:
    """The words of the term of so many years, else of the longest one; the whole clause where none could be read."""
    span = judgement.clause.span
    # White space becomes single blanks one by one, so that positions stay where they are.
    terms = [
        t for t in find_terms(re.sub(r"\s", " ", facts.text[span.start : span.end])) if not t.is_repeat and t.high is not None
    ]
    longest = max(terms, key=lambda t: (t.high == years, t.high or 0.0), default=None)
    return span if longest is None else Span(span.start + longest.start, span.start + longest.end)
