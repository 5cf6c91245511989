"""Other laws that a provision expressly applies: the safeguards they would bring are deferred to them, by name.

GUIDELINES.md, "a code applied by reference": without its text at hand, what it would bring counts as weak, not as present.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Span

# Words that put another law's rules to work, and right behind them its name.
_APPLYING = (
    r"(?:in (?:accordance|compliance|conformity|line) with|compl(?:y|ies|ied|ying) with|"
    r"according to|in the manner|as (?:if|though)|under the provisions of|"
    r"subject to|pursuant to|as (?:provided|prescribed|required|laid down|stipulated)(?: for)? (?:in|by|under)|appl(?:y|ies|ied)|"
    r"(?:governed|regulated) by|within the (?:framework|limits) of|follow(?:s|ing)? the (?:procedures?|rules|conditions)|"
    r"(?:made|issued|given|obtained|granted|carried out|conducted|executed) under|provided for by|"
    r"read (?:together )?with|conformément (?:à|aux)|de conformidad con|con arreglo a)"
)
_CRIMINAL_PROCEDURE = (
    r"(?:Code of )?(?:Criminal|Penal) Procedure(?: and Evidence)?(?: (?:Code|Act|Law|Ordinance))?"
    r"|Administration of Criminal Justice Act"
    r"|(?i:code de procédure pénale)|Código Procesal Penal"
)
_DATA_PROTECTION = (
    r"(?:Personal )?Data Protection(?: and Privacy)? (?:Act|Law|Regulation)|Privacy Act|Protection of Personal Information Act"
    r"|(?i:laws?|legislation|act) (?:(?i:in force) )?(?i:on|regarding|concerning|governing|for) (?:the )?"
    r"(?i:(?:protection of )?personal data|data protection)(?: (?i:protection))?"
)
_COOPERATION = (
    r"Extradition (?:Act|Law|Treat\w+)|Mutual (?:Legal )?Assistance(?: in Criminal Matters)?(?: Act| Law| Treat\w+)?"
    r"|Fugitive Offenders Act"
)
_DOMESTIC = (
    r"(?:(?:its |their |the )?(?:domestic|national|internal) (?:criminal |procedural |legal )?(?:laws?|legislation|framework)|"
    r"the laws? of the (?:requested|requesting|executing) (?:State )?(?:Party|State))"
)
# What each kind of law would bring to a power. Domestic law at large may bring anything; it is taken at its word for these.
_BRINGS = (
    (_CRIMINAL_PROCEDURE, frozenset({"judicial-authorisation", "remedy"})),
    (_DATA_PROTECTION, frozenset({"data-protection", "purpose-limitation"})),
    (_COOPERATION, frozenset({"dual-criminality", "refusal-ground", "non-discrimination"})),
    (_DOMESTIC, frozenset({"remedy", "data-protection", "dual-criminality", "refusal-ground"})),
)
# The number of the kind's group in ``_HINTS``, words that apply such a law, and what it would bring.
_APPLIED = tuple(
    (kind, re.compile(rf"\b(?i:{_APPLYING})\b[^.;]{{0,60}}?\b(?P<law>{name})\b"), brings)
    for kind, (name, brings) in enumerate(_BRINGS, start=1)
)
# "The Data Protection Act applies": the name may also come first.
_REVERSED = tuple(
    (kind, re.compile(rf"\b(?P<law>{name})\b[^.;]{{0,80}}\b(?:shall )?(?:also )?appl(?:y|ies)\b"), brings)
    for kind, (name, brings) in enumerate(_BRINGS, start=1)
)
_PATTERNS = (*_APPLIED, *_REVERSED)
# Every name above has one of these, in the same order; a clause without any is not read further.
_HINTS = re.compile(
    r"((?i:proc[eé]d)|Procesal|Criminal Justice)|(Protection|Privacy|(?i:personal data|data protection))|"
    r"(Extradition|Assistance|Fugitive)|"
    r"(domestic|national|internal|laws? of the (?:requested|requesting|executing))"
)
# A clause speaks for the whole instrument only if it says so of its powers: "a search under this Act", or of the Act itself;
# "measures consistent with the objectives of this Convention" are the clause's own.
_WHOLE = re.compile(
    r"\b(?:powers?|procedures?|measures?|orders?|warrants?|search(?:es)?|seizures?|investigations?|requests?)\b[^.;]{0,60}"
    r"\b(?:under|in|by|pursuant to|provisions of|purposes? of) this (?:Act|Law|Convention|Code|Decree|Part|Chapter)\b"
    r"|\b[Tt]his (?:Act|Law|Part|Chapter) (?:shall be|is to be|must be) read"
)


# "The Privacy Act shall not apply", "notwithstanding the Privacy Act": the other law is kept out, not let in.
_KEPT_OUT = re.compile(r"\b(?:not|never|no longer)\b", re.IGNORECASE)
_KEPT_OUT_BEFORE = re.compile(
    r"\b(?:(?:notwithstanding|despite|regardless of|nothing in|no provisions? of|neither|nor)\b[^.;]{0,40}|"
    r"not(?:\s+\w{1,20})?\s+|other(?:wise)?\s+than\s+|not\s+(?:be\s+)?(?:bound|required|obliged)\s+to\s+[\w\s]{1,20}|"
    # What a court does later with the accused is no condition of a power.
    r"\b(?:tried|prosecuted|sentenced)\s+)$",
    re.IGNORECASE,
)
# "Applies in addition to the Extradition Act": the two stand side by side, and neither brings the other.
_BESIDE = re.compile(r"\b(?:in addition|contrary|without (?:prejudice|regard)) to\b", re.IGNORECASE)
# "The Data Protection Act applies except to data collected under this section".
_SAVE_FOR = re.compile(r"\s+(?:except|save|other\s+than)\s+(?:to|for|in\s+respect\s+of)\b", re.IGNORECASE)
_BEFORE = 60


_PROCEDURE_NAME = re.compile(_CRIMINAL_PROCEDURE)
_OUTSIDE_PROCEDURE = frozenset({"blocking-takedown", "shutdown", "data-retention", "identity-mandate"})


@dataclass(frozen=True, slots=True)
class Deferral:
    """A clause that applies another law: its words, the law's name, and the safeguards that law would bring.

    ``is_general`` says that the clause speaks of the instrument or Part rather than of its own subject.
    """

    judgement: Judgement
    span: Span
    law: str
    brings: frozenset[str]
    is_general: bool


def find_deferrals(judgements: Sequence[Judgement], text: str) -> list[Deferral]:
    """Clauses that expressly apply another law, in document order."""
    found = []
    for judgement in judgements:
        span = judgement.clause.span
        hints = {hint.lastindex for hint in _HINTS.finditer(text, span.start, span.end)}
        if not hints:
            continue
        is_general = _WHOLE.search(text, span.start, span.end) is not None and not judgement.powers
        for kind, pattern, brings in _PATTERNS:
            if kind not in hints:
                continue
            match = next((m for m in pattern.finditer(text, span.start, span.end) if not _is_kept_out(text, span, m)), None)
            if match:
                words = Span(match.start(), match.end())
                found.append(Deferral(judgement, words, " ".join(match["law"].split()), brings, is_general))
    return found


def _is_kept_out(text: str, clause: Span, match: re.Match[str]) -> bool:
    """Whether the words say that the other law does not apply."""
    before = text[max(clause.start, match.start() - _BEFORE) : match.start()]
    # Behind the law's name stands the verb only where the name comes first.
    if _BESIDE.search(text, match.start(), match.start("law")):
        return True
    if _SAVE_FOR.match(text, match.end(), clause.end):
        return True
    return bool(_KEPT_OUT.search(text, match.end("law"), match.end()) or _KEPT_OUT_BEFORE.search(before))


def deferrals_for(power: Judgement, deferrals: Sequence[Deferral], tree: ProvisionTree) -> list[Deferral]:
    """Those that reach a power: in its own section, or general within its Part."""
    section = tree.section_of(power.clause.eid)
    is_investigative = not power.powers or bool(set(power.powers) - _OUTSIDE_PROCEDURE)
    above = tree.ancestors(power.clause.eid)

    def reaches(deferral: Deferral) -> bool:
        eid = deferral.judgement.clause.eid
        if tree.section_of(eid) == section:
            return True
        if not is_investigative and _PROCEDURE_NAME.search(deferral.law):
            return False  # a code for "the investigation and trial of offences" says nothing of an office that blocks pages
        part = tree.container_of(eid)
        return deferral.is_general and (part == "" or part in above)

    return [d for d in deferrals if reaches(d)]
