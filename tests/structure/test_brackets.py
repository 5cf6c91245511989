"""A brace that a scan read for one of the round brackets of a number is one; other braces are none. All invented."""

from __future__ import annotations

import pytest

from annotator.structure.brackets import mend_brackets
from annotator.structure.parse import parse_structure

ACT = """1. Short title
The name of this Act is the Data Act.

2. Search
{one} An officer may search a place where there is
{a} a machine; or
{b} a list of words.
{two} Subsection {one} does not apply to a court.

3. Regulations
The Minister may make regulations.
"""


@pytest.mark.parametrize(
    ("printed", "mended"),
    [("(1}", "(1)"), ("{1)", "(1)"), ("(iii}", "(iii)"), ("{ 12A )", "( 12A )"), ("((1}", "((1)"), ("{1)}", "(1)}")],
)
def test_one_brace_and_one_bracket_are_two_brackets(printed: str, mended: str) -> None:
    assert mend_brackets(f"Any {printed} words") == f"Any {mended} words"


@pytest.mark.parametrize(
    "printed", ["{1}", "{a}", "(1)", "(see {1})", "(a person}", "{", "}", "f(x) {", "{}", "(}", "{name) of", "(name} of"]
)
def test_other_braces_stay(printed: str) -> None:
    assert mend_brackets(f"Any {printed} words") == f"Any {printed} words"


@pytest.mark.parametrize(("left", "right"), [("(", "}"), ("{", ")"), ("(", ")")])
def test_the_tree_is_that_of_whole_brackets(left: str, right: str) -> None:
    numbers = {name: f"{left}{number}{right}" for name, number in {"one": "1", "two": "2", "a": "a", "b": "b"}.items()}
    structure = parse_structure(ACT.format(**numbers))
    found = [p.eid for p in structure.provisions if p.parent]
    assert found == ["sec_2__subsec_1", "sec_2__subsec_1__para_a", "sec_2__subsec_1__para_b", "sec_2__subsec_2"]
    assert ("sec_2__subsec_1",) in [r.targets for r in structure.references]
