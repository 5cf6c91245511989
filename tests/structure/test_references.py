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
        ("This applies to section 1 (1) and (2) only.", ("sec_1__subsec_1", "sec_1__subsec_2")),
        ("This applies to subsection (2) of section 1 only.", ("sec_1__subsec_2",)),
        ("The powers in Part II are limited.", ("part_II",)),
        ("Nothing in this Part limits a right.", ("part_I",)),
        ("The preceding section is limited.", ("sec_1",)),
        ("An order lapses under the next section.", ("sec_3",)),
        ("An order lapses under the next following section.", ("sec_3",)),
        ("The last preceding section is limited.", ("sec_1",)),
        ("Paragraph (b) of subsection (2) of section 1 is limited.", ("sec_1__subsec_2__para_b",)),
        ("Paragraph (b) of sub-section (2) of the preceding section is limited.", ("sec_1__subsec_2__para_b",)),
        ("Subsections (1) and (2) of the preceding section are limited.", ("sec_1__subsec_1", "sec_1__subsec_2")),
        ("Subject to ss. 3-5, data is kept.", ("sec_3", "sec_4", "sec_5")),
        ("An order lapses under the next two sections.", ("sec_3", "sec_4")),
        ("An order lapses under the three next following sections.", ("sec_3", "sec_4", "sec_5")),
        ("This applies to sections 3 (appeals), 4 (yearly reports) and 5.", ("sec_3", "sec_4", "sec_5")),
        ("This applies to section 1, subsection (2), paragraph (b) only.", ("sec_1__subsec_2__para_b",)),
    ],
)
def test_a_citation_resolves_to_its_provision(sentence: str, expected: tuple[str, ...]) -> None:
    assert (expected, "") in targets(sentence)


@pytest.mark.parametrize(
    ("sentence", "instrument"),
    [
        ("An offence under section 3 of the Penal Code counts.", "Penal Code"),
        ("The right in Article 17 of the Covenant stands.", "Covenant"),
        ("It was amended by sections 3-5 only of the Networks Act.", "Networks Act"),
        ("An appeal under section 3 of the principal Act counts.", "the principal Act"),
        ("An appeal under section 3 of the 1990 Act counts.", "the 1990 Act"),
        ("An appeal under section 3 of either of those Acts counts.", "either of those Acts"),
        ("An appeal under section 3 of Cap. 63 counts.", "Cap. 63"),
        ("Substituted by Act No. XL of 2023, ss.3-5", "Act No. XL of 2023"),
        ("Processing under Article 9 of Regulation (EU) 2016/679 counts.", "Regulation (EU) 2016/679"),
    ],
)
def test_a_citation_of_another_instrument_points_nowhere_here(sentence: str, instrument: str) -> None:
    assert ((), instrument) in targets(sentence)


def test_a_scope_statement_ties_provisions_together() -> None:
    structure = parse_structure(LAW.format(sentence="The powers in this Part are subject to sections 3 and 4."))
    scope = next(s for s in structure.scopes if s.eid == "sec_2")
    assert (scope.relation, scope.targets) == ("subject", ("sec_3", "sec_4"))


INSERTED = """Article 1er
La loi règle les réseaux.
Article 2
Le juge décide.
Article 3 bis
Le greffe tient la liste.
Article 12bis
Le juge informe l'office.
Article 15a
(1) Le délai est de dix jours.
(2) Le délai est prolongé une fois.
Article 202a
{sentence}
"""


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("As Article 12bis says, he is told.", "Article 12bis", ("art_12bis",)),
        ("As Article 15a(2) says, it is longer.", "Article 15a(2)", ("art_15a__para_2",)),
        ("Selon les articles 1er à 3 bis, il décide.", "articles 1er à 3 bis", ("art_1", "art_2", "art_3-bis")),
        ("Según los artículos 2 y 3 bis, decide.", "artículos 2 y 3 bis", ("art_2", "art_3-bis")),
    ],
)
def test_an_inserted_number_resolves_whole(sentence: str, words: str, expected: tuple[str, ...]) -> None:
    text = INSERTED.format(sentence=sentence)
    references = parse_structure(text).references
    assert [(text[r.span.start : r.span.end], r.targets) for r in references if r.eid == "art_202a"] == [(words, expected)]


@pytest.mark.parametrize("words", ["§ 202a", "section 46502", "section 44ZZRF", "article 7ter", "section 11y"])
def test_a_number_is_never_cut_in_two(words: str) -> None:
    text = INSERTED.format(sentence=f"As {words} says, he is told.")
    references = parse_structure(text).references
    assert [text[r.span.start : r.span.end] for r in references if r.eid == "art_202a"] == [words]


def test_a_chapter_of_numbered_revised_laws_is_not_cut_at_its_colon() -> None:
    text = INSERTED.format(sentence="The Network Act [Chapter 17:20] is repealed.")
    assert not [r for r in parse_structure(text).references if r.eid == "art_202a" and r.kind == "chapter"]


def test_a_subdivision_of_a_section_that_is_not_here_is_not_looked_for_here() -> None:
    assert targets("(1) This is so.\n(2) An offence under section 465 (2) or (1) counts.") == [((), "")]


@pytest.mark.parametrize(
    "words",
    [
        "subsection (2) of section 465",
        "paragraph (a) of subsection (2) of section 465",
        "paragraphs (1) and (2) of section 465",
        "ss. 3-465",
    ],
)
def test_a_subdivision_of_a_section_that_is_not_here_is_none_of_the_citing_one(words: str) -> None:
    assert targets(f"(1) This is so.\n(2) That is so.\n(a) An offence under {words} counts.") == [((), "")]


def test_a_paragraph_of_the_preceding_article_is_none_of_this_one() -> None:
    text = INSERTED.format(sentence="Paragraph 2 of the preceding article applies, and paragraph 3 of this article.")
    found = [r.targets for r in parse_structure(text).references if r.eid.startswith("art_202a")]
    assert found == [("art_15a__para_2",), ("art_202a",)]


def test_a_section_that_comes_first_has_none_before_it() -> None:
    text = LAW.replace("A judge may order search.", "Subsection (2) of the preceding section applies.").format(
        sentence="So it is."
    )
    assert [r.targets for r in parse_structure(text).references] == [()]
