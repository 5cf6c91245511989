"""Points that bear numbers as their paragraphs do, as in translations of Lao laws, and lists that stand behind each other."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

LAW = """Article 1. Name
This law is the Data Law.

Article 2. Search
{body}

Article 3. Rules
The Office makes rules.
"""


def below(body: str) -> list[str]:
    provisions = parse_structure(LAW.format(body=body)).provisions
    assert [p.num for p in provisions if p.kind == "article"] == ["1", "2", "3"]
    return [p.eid.removeprefix("art_2__") for p in provisions if p.parent]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "1. The Office may:\n1. enter a place;\n2. seal a machine.\n2. A warrant ends after a week.",
            "para_1 para_1__point_1 para_1__point_2 para_2",
            id="in the first",
        ),
        pytest.param(
            "1. A warrant ends after a week.\n2. The Office may:\n1. enter a place;\n2. seal a machine.\n3. It reports.",
            "para_1 para_2 para_2__point_1 para_2__point_2 para_3",
            id="the outer goes on where the inner could",
        ),
        pytest.param(
            "1. It begins.\n2. The Office may:\n1. enter a place;\n2. seal a disk;\n3. copy data.\n3. It reports.\n4. It ends.",
            "para_1 para_2 para_2__point_1 para_2__point_2 para_2__point_3 para_3 para_4",
            id="three points in the second",
        ),
        pytest.param(
            "1. Orders are:\n1. Search.\n2. Seizure.\n3. Copies.\n2. Courts are:\n1. This one.\n2. That one.\n3. Judges decide.",
            "para_1 para_1__point_1 para_1__point_2 para_1__point_3 para_2 para_2__point_1 para_2__point_2 para_3",
            id="points that are sentences",
        ),
        pytest.param(
            "(1) The Office may:\n(1) enter a place;\n(2) seal a machine.\n(2) A warrant ends after a week.",
            "para_1 para_1__point_1 para_1__point_2 para_2",
            id="in brackets",
        ),
    ],
)
def test_points_may_bear_numbers_as_paragraphs_do(body: str, expected: str) -> None:
    assert below(body) == expected.split()


def test_a_list_behind_another_is_none_of_its_last_point() -> None:
    body = (
        "Light offences are:\n1. A late report.\n2. No report.\n3. A second late report.\nGrave offences are:\n"
        "1. A false report.\n2. No answer.\n3. A closed door."
    )
    assert not any("__" in eid for eid in below(body))


@pytest.mark.parametrize(
    "body",
    [
        "1. The Office may act as follows:\n1. it enters.\n\n2. A warrant ends after a week.",
        "1. A warrant names 1. a place and 2. a machine.\n2. It ends after a week.",
    ],
    ids=["one point alone", "amid a line"],
)
def test_the_paragraphs_go_on_where_no_second_list_is_sure(body: str) -> None:
    assert below(body) == ["para_1", "para_2"]
