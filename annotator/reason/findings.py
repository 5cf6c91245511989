"""From judgements and matrix to findings: what is reported, in words a lawyer can check."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from annotator.catalogue_records import Catalogue, Label
from annotator.perceive.sentences import sentence_span
from annotator.perceive.weakness import find_weakness
from annotator.reason.applicability import can_apply, states_excess
from annotator.reason.offences.conduct import find_conduct
from annotator.reason.offences.elements import with_elements_asked_for
from annotator.reason.offences.elsewhere import Elsewhere
from annotator.reason.offences.negation import HARM_THRESHOLDS, MENTAL_ELEMENTS
from annotator.reason.offences.resting import not_asked_for
from annotator.reason.offences.waiver import find_waiver
from annotator.reason.wording import Passage, suggest
from annotator.records import Evidence, Finding, Judgement, MatrixRow, Safeguard, Span

Locate = Callable[[Judgement, Label], Span]


def finding_id(label: str, eid: str, quote: str) -> str:
    """Stable id: the same finding has it in every run, so that reports can be compared."""
    return "f-" + hashlib.sha256(f"{label}\x1f{eid}\x1f{quote}".encode()).hexdigest()[:12]


def describe_provision(eid: str, opens_sentence: bool = False) -> str:
    """A readable name for an eId: ``sec_5__subsec_2`` -> ``section 5(2)``, or ``Section 5(2)`` where it opens a sentence.

    What an amending provision words for another law is named apart, because it is no point of the amending one:
    ``sec_12__subsec_1__qstr_5A__subsec_1`` -> ``section 12(1), new 5A(1)``.
    """
    outer, mark, inner = eid.rpartition("__qstr_")
    if mark and not inner.startswith("nn_"):
        name = describe_provision(outer) + ", new" + _numbered([("", inner.split("__")[0]), *_parts(inner)[1:]])
    else:
        name = _numbered(_parts(eid))
    return name[:1].upper() + name[1:] if opens_sentence else name


def _parts(eid: str) -> list[tuple[str, str]]:
    """Kind and number of each level of an eId; an unnumbered level below another has no number that one could look up."""
    parts = []
    for depth, piece in enumerate(eid.split("__")):
        kind, _, number = piece.partition("_")
        is_unnumbered = "_nn_" in piece
        parts.append((_KIND_NAMES.get(kind, kind), number.removeprefix("nn_") if not (is_unnumbered and depth) else ""))
    return parts


def _numbered(parts: Sequence[tuple[str, str]]) -> str:
    named = [i for i, (kind, _) in enumerate(parts) if kind in {"section", "article", "rule"}]
    start = named[-1] if named else 0
    kind, number = parts[start]
    return f"{kind} {number}" + "".join(f"({n})" for _, n in parts[start + 1 :] if n)


_KIND_NAMES = {
    "sec": "section",
    "art": "article",
    "chp": "chapter",
    "att": "schedule",
    "para": "paragraph",
    "hcontainer": "passage",
}


def risk_findings(
    text: str,
    judgements: Sequence[Judgement],
    catalogue: Catalogue,
    thresholds: Mapping[str, float],
    locate: Locate,
    elsewhere: Elsewhere | None = None,
) -> list[Finding]:
    """Findings of the families ``risks`` and ``wording``.

    Parameters
    ----------
    thresholds
        Risk label to the probability from which it is reported.
    locate
        Finds the words that carry a label in a clause.
    elsewhere
        What other provisions supply to an offence; without it, nothing.
    """
    content = frozenset(label.id for label in catalogue.family("offences") if label.is_content)
    labels = [*catalogue.family("risks"), *catalogue.family("wording")]
    model_alone = thresholds
    thresholds = {label: least * _SHARE_AFTER_RULES.get(label, 1) for label, least in thresholds.items()}
    findings = []
    for judgement in judgements:
        chances = [(label, judgement.probabilities.get("risk:" + label.id)) for label in labels]
        likely = [(label, p) for label, p in chances if p is not None and _may_be_found(label, p, judgement, thresholds)]
        if not likely:
            continue
        is_offence = "offence" in judgement.roles or any(label.id in _WAIVED for label, _ in likely)
        asked = with_elements_asked_for(text, judgement) if is_offence else judgement
        supplied = elsewhere.supplied(judgement) if elsewhere else frozenset()
        if is_offence:
            supplied |= not_asked_for(text, judgement, elsewhere.penalty(judgement) if elsewhere else judgement.penalty)
        punished = elsewhere.punished_by(judgement) if elsewhere else ()
        for label, probability in likely:
            if not can_apply(label.id, asked, content, supplied, punished):
                continue
            is_excessive = label.id == _PENALTY and (
                states_excess(judgement, content)
                or (probability >= _LEAST_SPLIT and _punishes_open_speech(judgement, punished, thresholds))
            )
            span: Span | None = None
            if probability >= thresholds.get(label.id, 1.1) or is_excessive:
                span = locate(judgement, label)
            span = span or _worded_so(text, judgement, label, probability) or _waived(text, judgement, label)
            if span is None:
                continue
            found = _risk_finding(text, judgement, label, probability, span, content)
            # The model's probability is not that of a finding which the model alone would not report.
            is_by_rule = probability < model_alone.get(label.id, 1.1)
            findings.append(replace(found, origin="rule", probability=None) if is_by_rule else found)
    return findings


def _may_be_found(label: Label, probability: float, judgement: Judgement, thresholds: Mapping[str, float]) -> bool:
    """Whether a label is probable enough, or words may stand in for its probability; most clauses have none such."""
    if probability >= thresholds.get(label.id, 1.1) or (label.id in _WAIVED and "offence" in judgement.roles):
        return True
    if label.id == _PENALTY and (probability >= _LEAST_SPLIT or judgement.penalty is not None):
        return True
    return label.id in _STRENGTH_SAYS and probability >= _STRENGTH_SAYS[label.id][1] and bool(judgement.safeguards)


# Where the rules know what an offence asks for, the label of its absence needs only this share of the probability from which
# the model would report it. Chosen on held-out laws (``python -m training evaluate-findings``; with each law judged by the share
# that the others choose, F1 of missing-intent rose from .62 to .74, of missing-harm-threshold from .75 to .81); none else gains.
_SHARE_AFTER_RULES = {"missing-intent": 0.3, "missing-harm-threshold": 0.6}
# Prison for expression that another provision forbids in open words is disproportionate (GUIDELINES.md): where that is known,
# the label needs little probability of its own.
_PENALTY, _LEAST_SPLIT = "disproportionate-penalty", 0.1


def _punishes_open_speech(judgement: Judgement, punished: Sequence[Judgement], thresholds: Mapping[str, float]) -> bool:
    """Whether a clause threatens prison for an offence elsewhere that is reported for its open words on expression."""
    has_prison = judgement.penalty is not None and judgement.penalty.max_years is not None
    open_words, least = "vague-content-offence", thresholds.get("vague-content-offence", 1.1)
    return has_prison and any(offence.probabilities.get("risk:" + open_words, 0.0) >= least for offence in punished)


# An offence that says outright that it does without an element ("whether intentionally or not") lacks it, whatever the
# model makes of the words of intention in it.
_WAIVED = {"missing-intent": MENTAL_ELEMENTS, "missing-harm-threshold": HARM_THRESHOLDS}


def _waived(text: str, judgement: Judgement, label: Label) -> Span | None:
    """The words with which an offence does without the element that a label misses; a clause without a deed rests on another."""
    if label.id not in _WAIVED or "offence" not in judgement.roles or find_conduct(text, judgement) is None:
        return None
    return find_waiver(text, judgement, _WAIVED[label.id])


# GUIDELINES.md ties these labels to the strength of a safeguard. Where a safeguard is so worded, the label needs less
# probability of its own (held-out laws: F1 up by .06 to .09).
_STRENGTH_SAYS = {
    "optional-safeguard": ("optional", 0.05),
    "domestic-law-deferral": ("deferred", 0.05),
    "weak-compliance-standard": ("weak", 0.1),
}


def _worded_so(text: str, judgement: Judgement, label: Label, probability: float) -> Span | None:
    """The words that make a safeguard so weak, if there is one: those of the label's lexicon in its sentence, or its own."""
    strength, least = _STRENGTH_SAYS.get(label.id, ("", 1.1))
    if probability < least:
        return None
    worded = [s for s in judgement.safeguards if s.strength == strength and not _is_structural(text, judgement.clause.span, s)]
    if not worded:
        return None
    span = max(worded, key=lambda s: s.probability).span
    sentence = sentence_span(text, judgement.clause.span, span)
    cues = [c.span for c in judgement.cues if c.lexicon in label.evidence_lexicons and sentence.contains(c.span)]
    return min(cues, key=lambda c: (max(c.start - span.end, span.start - c.end, 0), -c.length), default=span)


def _is_structural(text: str, clause: Span, safeguard: Safeguard) -> bool:
    """Whether a safeguard is weak for a reason that GUIDELINES.md keeps silent in the risks: inside review, no stated length."""
    if safeguard.strength != "weak" or not clause.contains(safeguard.span):
        return False
    at = Span(safeguard.span.start - clause.start, safeguard.span.end - clause.start)
    wording = text[clause.start : clause.end]
    return find_weakness(safeguard.type, wording, at, wording) is not None


def _risk_finding(
    text: str, judgement: Judgement, label: Label, probability: float, span: Span, content: frozenset[str]
) -> Finding:
    eid = judgement.clause.eid
    quote = text[span.start : span.end]
    message = (label.message or "").format(provision=describe_provision(eid, opens_sentence=True), quote=" ".join(quote.split()))
    return Finding(
        id=finding_id(label.id, eid, quote),
        label=label.id,
        family=label.family,
        eid=eid,
        span=span,
        quote=quote,
        severity=label.severity or "medium",
        probability=round(probability, 3),
        origin="model",
        message=message,
        evidence=(Evidence(eid, span, quote),),
        suggestion=suggest(
            label.suggestion or "", Passage(text, judgement, span, describe_provision(eid), content_types=content)
        ),
    )


def absence_findings(
    text: str, rows: Sequence[MatrixRow], judgements: Sequence[Judgement], catalogue: Catalogue, locate_power: Locate
) -> list[Finding]:
    """One finding for each needed safeguard that reaches a power nowhere, with the places searched."""
    owners = {j.clause.id: j for j in judgements}
    absences = {label.id: label for label in catalogue.family("absences")}
    powers = {label.id: label for label in catalogue.family("powers")}
    findings = []
    for row in rows:
        judgement = owners[row.clause]
        names = ", ".join(powers[p].title.lower() for p in row.powers)
        span = locate_power(judgement, powers[row.powers[0]])
        quote = text[span.start : span.end]
        for cell in row.cells:
            label = absences.get("missing-" + cell.safeguard)
            if cell.status != "absent" or label is None:
                continue
            message = (label.message or "").format(provision=describe_provision(row.eid), power=names)
            findings.append(
                Finding(
                    id=finding_id(label.id, row.eid, quote),
                    label=label.id,
                    family=label.family,
                    eid=row.eid,
                    span=span,
                    quote=quote,
                    severity=label.severity or "medium",
                    probability=None,
                    origin="absence",
                    message=message[0].upper() + message[1:],
                    evidence=(Evidence(row.eid, span, quote, "the power"),),
                    searched=cell.searched,
                    suggestion=suggest(
                        label.suggestion or "", Passage(text, judgement, span, describe_provision(row.eid), names)
                    ),
                )
            )
    return findings
