"""Headings that announce definitions, and verbs and quotation marks that make them. Every text is invented."""

from __future__ import annotations

import pytest

from annotator.structure.divisions import is_definitions_heading
from annotator.structure.parse import parse_structure

LAW = """1. {heading}
In this Act—
{first}
{second}
2. Rules
The Office may make rules.
3. End
This Act ends soon.
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Definition of Terms",
        "Definition of Important Terms",
        "Glossary",
        "Meaning of words",
        "Definições",
        "Glosario",
        "Glossaire",
    ],
)
def test_a_heading_announces_definitions(heading: str) -> None:
    assert is_definitions_heading(heading)


@pytest.mark.parametrize("heading", ["Definition of the procedure by the Office", "Terms of office", "Meaning business"])
def test_a_heading_of_something_else_does_not(heading: str) -> None:
    assert not is_definitions_heading(heading)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("(a) Access refers to entry into a network;", "(b) Network refers to linked devices."),
        ("(a) access shall mean entry into a network;", "(b) network shall include linked devices."),
        ("‘‘access’’ means entry into a network;", "‘‘network’’ means linked devices."),
        ("“access” shall be construed in accordance with section 2;", "“network” is to be interpreted as linked devices."),
    ],
)
def test_terms_are_found(first: str, second: str) -> None:
    structure = parse_structure(LAW.format(heading="Definition of Terms", first=first, second=second))
    assert [definition.term.lower() for definition in structure.definitions] == ["access", "network"]
