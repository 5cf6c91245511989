"""Paragraphs numbered by ordinal words, as in Iraq's laws, and the sentences that only begin with such a word. All invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

LAW = """Article 1
The name of this law is the Data Law.

Article 2
{first} Whoever opens a machine without leave is punished.
{second} Whoever closes one is not.
{third} The court may seize the machine.

Article 3
This law takes effect at once.
"""
ACT = """1. Short title
The name of this Act is the Data Act.

2. Search
{body}

3. Regulations
The Minister may make regulations.
"""


def numbers(text: str) -> list[tuple[str, str]]:
    return [(p.eid, p.num) for p in parse_structure(text).provisions if p.parent]


@pytest.mark.parametrize(
    "mark", [":", " :", "-", " -", " –", ".", ".-", ":-", "/", ")"], ids=lambda mark: mark.replace(" ", "blank")
)
@pytest.mark.parametrize(
    "words", [("First", "Second", "Third"), ("FIRST", "SECOND", "THIRD"), ("Firstly", "Secondly", "Thirdly")], ids=lambda w: w[0]
)
def test_ordinal_words_number_paragraphs(words: tuple[str, str, str], mark: str) -> None:
    first, second, third = (word + mark for word in words)
    found = numbers(LAW.format(first=first, second=second, third=third))
    assert found == [(f"art_2__para_{at}", word) for at, word in enumerate(words, 1)]


@pytest.mark.parametrize("words", ["أولا ثانيا ثالثا", "أولاً ثانياً ثالثاً", "أولًا ثانيًا ثالثًا"])
def test_arabic_adverbs_number_paragraphs(words: str) -> None:
    first, second, third = words.split()
    paragraphs = f"{first}: يعاقب من فتح.\n{second}: لا يعاقب من أغلق.\n{third}: تصادر الأجهزة."
    text = f"المادة 1\nيسمى هذا القانون قانون البيانات.\n\nالمادة 2\n{paragraphs}\n\nالمادة 3\nينفذ هذا القانون.\n"
    assert numbers(text) == [("art_2__para_1", first), ("art_2__para_2", second), ("art_2__para_3", third)]


def test_what_a_colon_introduces_are_points_of_one_sentence() -> None:
    text = LAW.format(first="Whoever does one of these is punished:\nFirst:", second="Second:", third="Third:")
    assert [eid for eid, _ in numbers(text)] == ["art_2__point_1", "art_2__point_2", "art_2__point_3"]
    assert len(parse_structure(text).clauses) == 3


def test_the_first_paragraph_may_stand_behind_the_number_of_its_article() -> None:
    text = LAW.replace("Article 2\n", "Article 2: ").format(first="First:", second="Second:", third="Third:")
    assert [eid for eid, _ in numbers(text)] == ["art_2__para_1", "art_2__para_2", "art_2__para_3"]


@pytest.mark.parametrize(
    "body",
    [
        "First, the officer shows the warrant.\nSecond, the officer may enter.",
        "First the officer shows the warrant.\nSecond the officer may enter.",
        "The officer may search a shop that deals in first-hand and\nsecond-hand machines.",
        "First-class mail is not to be opened.\nSecond-class mail may be opened.",
        "First: the officer shows the warrant, and then may enter.",
        "The officer may search whatever is named in the\nFirst Schedule or in the\nSecond Schedule.",
        "The officer asks first: may I enter? Second: where is the machine?",
        "Of two warrants the officer shows the\nfirst. The owner may ask for the\nsecond. The officer then shows it.",
        "A reading of a bill is either of these. It is the\nSecond - the long one - or the\nFirst - which is short.",
    ],
    ids=[
        "First,",
        "First",
        "wrapped second-hand",
        "First-class",
        "First: alone",
        "First Schedule",
        "amid lines",
        "small letters",
        "out of order",
    ],
)
def test_a_sentence_that_begins_with_an_ordinal_is_no_paragraph(body: str) -> None:
    structure = parse_structure(ACT.format(body=body))
    assert numbers(ACT.format(body=body)) == []
    assert [p.heading for p in structure.provisions if p.kind == "section"] == ["Short title", "Search", "Regulations"]
