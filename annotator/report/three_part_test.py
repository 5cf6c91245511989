"""Under which question of the three-part test a finding belongs.

The questions are those of ICCPR articles 17 and 19(3) as the Human Rights Committee reads them (general comment no. 34,
paragraphs 22 to 36; general comment no. 16, paragraphs 3, 4 and 8): provided by law, legitimate aim, necessary and
proportionate; then the safeguards that surround a power, and how offences are drafted.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.records import Finding


@dataclass(frozen=True, slots=True)
class Question:
    """A heading of the memo; ``labels`` are the labels whose findings it gathers."""

    title: str
    asks: str
    labels: tuple[str, ...]


QUESTIONS = (
    Question(
        "Legality",
        "Is each restriction provided by a law precise enough for people to foresee what it asks of them, and for officials "
        "to know where their power ends?",
        ("vague-content-offence", "undefined-term", "missing-legality", "domestic-law-deferral", "incorporated-offence"),
    ),
    Question(
        "Legitimate aim",
        "Does each restriction serve only an aim that the Covenant names, and is it confined to that aim?",
        ("scope-creep", "serious-crime-gateway", "missing-purpose-limitation"),
    ),
    Question(
        "Necessity and proportionality",
        "Is each restriction needed for its aim, the least intrusive means, and in proportion?",
        (
            "missing-necessity", "missing-proportionality", "missing-harm-threshold", "missing-public-interest-defence",
            "disproportionate-penalty", "intermediary-liability", "weakens-encryption", "extraterritorial-reach",
            "mandatory-power",
        ),
    ),
    Question(
        "Safeguards",
        "Who decides beforehand, who watches, who is told, and who can complain?",
        (
            "missing-judicial-authorisation", "missing-independent-oversight", "missing-notification", "missing-remedy",
            "missing-time-limit", "missing-transparency", "missing-data-protection", "missing-non-discrimination",
            "missing-dual-criminality", "missing-refusal-ground", "removes-safeguard", "optional-safeguard",
            "discretionary-refusal", "weak-compliance-standard", "safeguard-scope-gap", "asymmetry",
            "missing-enforcement-mechanism", "remedy-without-notification",
        ),
    ),
    Question(
        "Offences",
        "Is each offence confined to conduct that is harmful and intended?",
        ("missing-intent", "overbroad-access-offence"),
    ),
)  # fmt: skip
# Where findings go whose label this table does not know yet.
_FALLBACK = {"risks": "Offences"}


def question_of(finding: Finding) -> Question:
    """The one question under which a finding is listed."""
    for question in QUESTIONS:
        if finding.label in question.labels:
            return question
    title = _FALLBACK.get(finding.family, "Safeguards")
    return next(question for question in QUESTIONS if question.title == title)
