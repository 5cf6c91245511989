"""A measure that a definition names by the provision that gives it is known by its name wherever the law speaks of it."""

from __future__ import annotations

import pytest

from annotator.reason.matrix.reach import ReachResolver, Route
from annotator.records import Judgement, Safeguard, Span
from annotator.structure.parse import parse_structure

LAW = """SIGNS ACT

1. Interpretation
In this Act, "stop notice" means {meaning}.

2. Notices
The Minister may write to a trader who hangs out a sign.

3. Appeals
{appeal}

PART II - FEES

4. Fees
The Minister fixes the fees.
"""
GIVEN = "a notice given under section 2"
APPEAL = "An appeal against a stop notice lies to the court."


def route(meaning: str, appeal: str) -> Route:
    """By which route the appeal of section 3 reaches the power of section 2."""
    text = LAW.format(meaning=meaning, appeal=appeal)
    structure = parse_structure(text)
    judgements = [
        Judgement(
            clause=clause,
            roles=("power",) if clause.eid == "sec_2" else ("safeguard",),
            offences=(),
            powers=("blocking-takedown",) if clause.eid == "sec_2" else (),
            safeguards=(Safeguard("remedy", "mandatory", Span(clause.span.start, clause.span.start + 5)),)
            if clause.eid == "sec_3"
            else (),
            penalty=None,
        )
        for clause in structure.clauses
    ]
    resolver = ReachResolver(
        structure.provisions, judgements, text, structure.references, structure.scopes, definitions=structure.definitions
    )
    power = next(j for j in judgements if j.clause.eid == "sec_2")
    return next(r.route for r in resolver.resolve(power).found if r.judgement.clause.eid == "sec_3")


@pytest.mark.parametrize(
    ("meaning", "appeal", "expected"),
    [
        (GIVEN, APPEAL, Route.NAMED),
        ("any notice mentioned in section 2 or 4", APPEAL, Route.NAMED),
        ("a notice given under section 4", APPEAL, Route.INSTRUMENT),
        ("a notice of a court", APPEAL, Route.INSTRUMENT),
        # A whole Part has many powers, each with conditions of its own.
        ("a notice given under Part II", APPEAL, Route.INSTRUMENT),
        # What is given on an authorisation under section 2 is not that authorisation.
        ("a notice given by a clerk, on a notice under section 2", APPEAL, Route.INSTRUMENT),
        (GIVEN, "An appeal against a notice lies to the court.", Route.INSTRUMENT),
        (GIVEN, "An appeal against a stop notice given under section 4 lies to the court.", Route.INSTRUMENT),
        (GIVEN, "An appeal against a fee lies to the court.", Route.INSTRUMENT),
    ],
)
def test_a_defined_measure_is_known_by_its_name(meaning: str, appeal: str, expected: Route) -> None:
    assert route(meaning, appeal) is expected
