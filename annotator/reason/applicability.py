"""Which drafting risks can apply to which clause at all, by the definitions in GUIDELINES.md."""

from __future__ import annotations

from annotator.perceive.judge import POWER_ROLES
from annotator.records import Judgement

# Types for which no mental element is asked: they rest on another offence or on an order.
NO_MENTAL_ELEMENT_ASKED = frozenset({"ancillary", "non-compliance"})
ACCESS_AND_DATA = frozenset({"illegal-access", "illegal-interception", "data-interference", "identity"})
DEFENCE_ASKED_BESIDE_CONTENT = frozenset({"disclosure", "illegal-access", "illegal-interception", "misuse-of-devices"})
OVERBROAD = frozenset({"illegal-access", "illegal-interception", "misuse-of-devices", "data-interference", "system-interference"})


def can_apply(label: str, judgement: Judgement, content_types: frozenset[str]) -> bool:
    """Whether a risk label is possible for a clause.

    Parameters
    ----------
    label
        A risk or wording label of the catalogue.
    judgement
        What was perceived in the clause.
    content_types
        Offence types whose wrong lies in what is expressed, from the catalogue.
    """
    roles, types = set(judgement.roles), set(judgement.offences)
    match label:
        case "missing-intent":
            return "offence" in roles and bool(types - NO_MENTAL_ELEMENT_ASKED)
        case "missing-harm-threshold":
            return "offence" in roles and bool(types & (content_types | ACCESS_AND_DATA))
        case "missing-public-interest-defence":
            return "offence" in roles and bool(types & (content_types | DEFENCE_ASKED_BESIDE_CONTENT))
        case "overbroad-access-offence":
            return "offence" in roles and bool(types & OVERBROAD)
        case "disproportionate-penalty":
            return judgement.penalty is not None and judgement.penalty.max_years is not None or "penalty" in roles
        case "mandatory-power":
            return bool(roles & POWER_ROLES)
        case _:
            return True
