"""Citations are found, resolved where they point into the law, and kept apart where they do not."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

LAW = """PART I - GENERAL
1. Powers
(1) A judge may order search.
(2) The order may cover—
(a) data;
(b) devices.
2. Limits
{sentence}
PART II - OTHER
3. Appeals
A person may appeal against an order.
4. Reports
The Minister shall report each year.
5. Rules
The Minister may make rules for this purpose.
"""


def targets(sentence: str) -> list[tuple[tuple[str, ...], str]]:
    structure = parse_structure(LAW.format(sentence=sentence))
    return [(r.targets, r.instrument) for r in structure.references if r.eid.startswith("sec_2")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This applies to section 1 only.", ("sec_1",)),
        ("This applies to section 1 (2) (a) only.", ("sec_1__subsec_2__para_a",)),
        ("This applies to sections 3 to 5 only.", ("sec_3", "sec_4", "sec_5")),
        ("This applies to sections 1, 3 and 5 only.", ("sec_1", "sec_3", "sec_5")),
        ("This applies to subsection (2) of section 1 only.", ("sec_1__subsec_2",)),
        ("The powers in Part II are limited.", ("part_II",)),
        ("Nothing in this Part limits a right.", ("part_I",)),
        ("The preceding section is limited.", ("sec_1",)),
        ("An order lapses under the next section.", ("sec_3",)),
    ],
)
def test_a_citation_resolves_to_its_provision(sentence: str, expected: tuple[str, ...]) -> None:
    assert (expected, "") in targets(sentence)


@pytest.mark.parametrize(
    ("sentence", "instrument"),
    [
        ("An offence under section 3 of the Penal Code counts.", "Penal Code"),
        ("The right in Article 17 of the Covenant stands.", "Covenant"),
        ("Processing under Article 9 of Regulation (EU) 2016/679 counts.", "Regulation (EU) 2016/679"),
    ],
)
def test_a_citation_of_another_instrument_points_nowhere_here(sentence: str, instrument: str) -> None:
    assert ((), instrument) in targets(sentence)


def test_a_scope_statement_ties_provisions_together() -> None:
    structure = parse_structure(LAW.format(sentence="The powers in this Part are subject to sections 3 and 4."))
    scope = next(s for s in structure.scopes if s.eid == "sec_2")
    assert (scope.relation, scope.targets) == ("subject", ("sec_3", "sec_4"))
