"""Which drafting risks can apply to which clause at all, by the definitions in GUIDELINES.md."""

from __future__ import annotations

from collections.abc import Collection

from annotator.perceive.judge import POWER_ROLES
from annotator.reason.offences.negation import MENTAL_ELEMENTS
from annotator.records import Judgement

# Attempt, aiding and abetting take their mental element from the offence they rest on. Disobedience to an order does not: of 38
# such offences of the annotated laws with prison and no word of intention, 25 bear missing-intent.
RESTS_ON_ANOTHER = frozenset({"ancillary"})
ACCESS_AND_DATA = frozenset({"illegal-access", "illegal-interception", "data-interference", "identity"})
DEFENCE_ASKED_BESIDE_CONTENT = frozenset({"disclosure", "illegal-access", "illegal-interception", "misuse-of-devices"})
OVERBROAD = frozenset({"illegal-access", "illegal-interception", "misuse-of-devices", "data-interference", "system-interference"})


# A risk is ruled out only if every type that could carry it is less probable than this: the model that reports the
# risk often knows better than the model that names the type (cross-validated on real laws: recall rises at equal precision).
POSSIBLE = 0.3
# The same for the role: no clause less probable than this is asked for the elements of an offence.
POSSIBLY_OFFENCE = 0.2


def possible_types(judgement: Judgement) -> set[str]:
    """Offence types that a clause may have: those decided, and those that are not improbable; none if it is no offence."""
    chances = judgement.probabilities
    if "offence" not in judgement.roles and chances.get("role:offence", 0.0) < POSSIBLY_OFFENCE:
        return set()
    likely = {k.removeprefix("offence:") for k, p in chances.items() if k.startswith("offence:") and p >= POSSIBLE}
    return set(judgement.offences) | likely


# Where the clause words a mental element, only a sure model may say that it is missing (of another limb, say): held-out
# laws, precision .25 to .32 at the same recall.
SURE_DESPITE_WORDS = 0.7
# From this maximum a basic computer offence without aggravating harm is punished disproportionately (GUIDELINES.md).
TEN_YEARS = 10


def _can_be_disproportionate(judgement: Judgement, types: set[str], content_types: frozenset[str]) -> bool:
    """Prison for a content offence, a statutory floor, or ten years for a basic form.

    A bare penalty is left to the model, unless it is known which offences it is for.
    """
    penalty = judgement.penalty
    if penalty is None:
        return "penalty" in judgement.roles
    if penalty.min_years is not None:
        return True
    if penalty.max_years is None:
        return False
    return not types or bool(types & content_types) or penalty.max_years >= TEN_YEARS


def states_excess(judgement: Judgement, content_types: frozenset[str]) -> bool:
    """Whether a clause's own words make its penalty disproportionate: a least term of prison, or prison for expression alone.

    Of 27 clauses of the annotated laws with a least term all bear the label, of 29 with prison for nothing but expression 28.
    """
    penalty, types = judgement.penalty, set(judgement.offences)
    if penalty is None or not {"offence", "penalty"} & set(judgement.roles):
        return False
    return penalty.min_years is not None or (penalty.max_years is not None and bool(types) and types <= content_types)


def _is_released(judgement: Judgement) -> bool:
    """Whether a clause words negated duties only: “no provider shall be obliged to …” is no power."""
    bound = [a.modality for a in judgement.actors if a.modality != "may"]
    return bool(bound) and all(modality == "need-not" for modality in bound)


def _only_protects(judgement: Judgement) -> bool:
    """Whether a duty is itself the protection and no power: “a provider shall keep the register secure”."""
    return not judgement.powers and any(s.strength == "mandatory" for s in judgement.safeguards)


def can_apply(
    label: str,
    judgement: Judgement,
    content_types: frozenset[str],
    supplied: Collection[str] = (),
    punished: Collection[Judgement] = (),
) -> bool:
    """Whether a risk label is possible for a clause.

    Parameters
    ----------
    label
        A risk or wording label of the catalogue.
    judgement
        What was perceived in the clause; its cues name what the clause asks for.
    content_types
        Offence types whose wrong lies in what is expressed, from the catalogue.
    supplied
        Labels whose missing element other provisions of the instrument supply to the clause.
    punished
        The offences elsewhere whose sanction the clause states.
    """
    if label in supplied:
        return False
    roles, types = set(judgement.roles), possible_types(judgement)
    match label:
        case "missing-intent":
            is_worded = any(cue.lexicon == MENTAL_ELEMENTS for cue in judgement.cues)
            if is_worded and judgement.probabilities.get("risk:missing-intent", 0.0) < SURE_DESPITE_WORDS:
                return False
            return bool(types - RESTS_ON_ANOTHER)
        case "missing-harm-threshold":
            return bool(types & (content_types | ACCESS_AND_DATA))
        case "missing-public-interest-defence":
            return bool(types & (content_types | DEFENCE_ASKED_BESIDE_CONTENT))
        case "overbroad-access-offence":
            return bool(types & OVERBROAD)
        case "disproportionate-penalty":
            types = set(judgement.offences).union(*(possible_types(offence) for offence in punished))
            return _can_be_disproportionate(judgement, types, content_types)
        case "mandatory-power":
            return bool(roles & POWER_ROLES) and not _is_released(judgement) and not _only_protects(judgement)
        case _:
            return True
