"""Numbers in brackets behind the name of a unit, as translations of Arab laws print them: ``Article (5)``. All invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

ARTICLES = """Article {0}
The Office may order a provider to block a page.

Article {1}
The Office may order a provider to suspend the network.

Article {2}
1. The order states reasons.
2. The order ends after a week.
3. {sentence}

Article {3}
A person may appeal to the court.
"""
SECTIONS = """{0}. Orders
The Office may order a provider to block a page.

{1}. Suspension
The Office may order a provider to suspend the network.

{2}. Reasons
(1) The order states reasons.
(2) The order ends after a week.
(3) {sentence}

{3}. Appeals
A person may appeal to the court.
"""
PLAIN, BRACKETS = ("1", "2", "3", "4"), ("(1)", "(2)", "(3)", "(4)")


def targets(law: str, numbers: tuple[str, ...], sentence: str) -> list[tuple[str, ...]]:
    references = parse_structure(law.format(*numbers, sentence=sentence)).references
    return [r.targets for r in references if "_3" in r.eid]


@pytest.mark.parametrize("numbers", [PLAIN, BRACKETS])
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Article (2) does not apply to a judge.", ("art_2",)),
        ("The measures of Articles (1), (2) and (4) need a judge.", ("art_1", "art_2", "art_4")),
        ("The measures of Articles (1) to (4) need a judge.", ("art_1", "art_2", "art_3", "art_4")),
        ("Article No. (2) does not apply to a judge.", ("art_2",)),
        ("Article (3) (1) does not apply to a judge.", ("art_3__para_1",)),
        ("Articles (3) (1) and (2) do not apply to a judge.", ("art_3__para_1", "art_3__para_2")),
        ("Article 3 (1) and (2) do not apply to a judge.", ("art_3__para_1", "art_3__para_2")),
        ("Paragraph (1) of Article (3) does not apply.", ("art_3__para_1",)),
        ("Paragraph 2 of Article No. (3) does not apply.", ("art_3__para_2",)),
    ],
)
def test_a_number_in_brackets_behind_article_is_that_of_an_article(
    numbers: tuple[str, ...], sentence: str, expected: tuple[str, ...]
) -> None:
    assert targets(ARTICLES, numbers, sentence) == [expected]


def test_an_article_in_brackets_that_is_not_here_is_no_paragraph_of_the_citing_one() -> None:
    excerpt = ("(11)", "(12)", "(13)", "(14)")
    references = parse_structure(ARTICLES.format(*excerpt, sentence="Article (2) stands.")).references
    assert [r.targets for r in references] == [()]


@pytest.mark.parametrize("words", ["subsection (1)", "sub-section (1)", "sub section (1)", "sub- section (1)", "section (1)"])
def test_a_number_in_brackets_in_a_law_of_sections_is_that_of_a_subsection(words: str) -> None:
    assert targets(SECTIONS, PLAIN, f"An order under {words} is void.") == [("sec_3__subsec_1",)]


def test_a_section_that_the_law_prints_in_brackets_is_cited_in_brackets() -> None:
    numbers = ("Section (1)", "Section (2)", "Section (3)", "Section (4)")
    assert targets(SECTIONS, numbers, "An order under Section (2) is void.") == [("sec_2",)]


def test_the_number_of_another_regulation_is_none_of_a_rule_here() -> None:
    assert targets(ARTICLES, PLAIN, "Regulation No 2 stands.") == []
