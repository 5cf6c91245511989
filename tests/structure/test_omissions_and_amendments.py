"""Marks of omission, text between inserted provisions, closing formulae, and citations inside amendments."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

GAPS = """Article 1. Aim
1. This law protects networks.
2. It applies to everyone.
[...]

a) The ministry of order keeps the list.
b) The ministry of works keeps the cables.
4. The list is public.
Article 2. Duties
Everyone shall keep networks safe.
[...]

The State shall pay for what it takes from anybody.
Article 4. Offices
[...]

2. The office answers within ten days.
3. The office keeps records.
* * *
Article 5. End
This law ends in ten years.
"""
AMENDING = """1. Short title
This Act may be cited as the Second Act.
2. Amendment of the First Act
(1) The First Act is amended by inserting after section 4 the following section—
"4A. Names
A name under section 7 is secret."
(2) Section 9 of the First Act is amended by deleting the words "or five".
3. Other rules
This Act and section 1 apply to names.
4. Section 12 amended
In section 12, replace "two" with "three" and, in section 13, replace "six" with "seven".
5. Commencement
This Act comes into force on publication.
"""


def clauses(text: str) -> dict[str, str]:
    return {c.id: text[c.span.start : c.span.end] for c in parse_structure(text).clauses}


def test_lists_go_on_behind_a_mark_of_omission() -> None:
    found = clauses(GAPS)
    assert found["c:art_1__para_3"].startswith("a) The ministry of order")
    assert list(found) == [
        "c:art_1__para_1", "c:art_1__para_2", "c:art_1__para_3", "c:art_1__para_4", "c:art_2", "c:art_3",
        "c:art_4__para_2", "c:art_4__para_3", "c:art_5",
    ]  # fmt: skip


def test_a_mark_of_omission_belongs_to_no_clause() -> None:
    assert not any("[...]" in words or "* * *" in words for words in clauses(GAPS).values())


def test_a_sentence_behind_an_omission_is_the_article_that_the_numbers_lack() -> None:
    assert clauses(GAPS)["c:art_3"].startswith("The State shall pay")


def test_words_between_and_behind_inserted_provisions_are_in_a_clause() -> None:
    law = AMENDING.replace(
        'is secret."\n(2)',
        'is secret." and by inserting after section 6 the following section—\n"6A. Seals\nA seal is kept." (2)',
    )
    covered = " ".join(clauses(law).values())
    assert "by inserting after section 6" in covered
    assert "by deleting the words" in covered


@pytest.mark.parametrize(
    ("eid", "kind", "targets", "law"),
    [
        ("sec_3", "act", ("",), ""),
        ("sec_3", "section", ("sec_1",), ""),
        ("sec_4", "section", (), "the amended law"),
        ("sec_2__subsec_2", "section", (), "First Act"),
    ],
)
def test_what_an_amendment_cites_lies_in_the_amended_law(eid: str, kind: str, targets: tuple[str, ...], law: str) -> None:
    references = parse_structure(AMENDING).references
    assert (kind, targets, law) in [(r.kind, r.targets, r.instrument) for r in references if r.eid == eid]


def test_names_and_offices_behind_the_last_section_are_no_law() -> None:
    text = "1. Aim\nThis law protects all.\n2. Rules\nRules may be made.\n3. Start\nThis law starts on publication. "
    text += "Ada Long Ben Short Prime Minister Minister of Justice Cy Tall President of the Republic"
    structure = parse_structure(text)
    assert [p.kind for p in structure.provisions][-1] == "conclusions"
    assert text[structure.clauses[-1].span.start : structure.clauses[-1].span.end] == "This law starts on publication."


@pytest.mark.parametrize(("printed", "eid"), [("One", "art_1"), ("premier", "art_1"), ("XII", "art_XII")])
def test_number_words_are_digits_in_an_eid(printed: str, eid: str) -> None:
    text = f"Article {printed} - Aim\nThis law protects all networks.\nArticle 20 - Rules\nRules may be made.\n"
    text += "Article 21 - End\nIt ends."
    assert eid in {p.eid for p in parse_structure(text).provisions}
