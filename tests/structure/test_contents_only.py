"""A table of contents alone is no law, and a law with short sections is one."""

from __future__ import annotations

from annotator.structure.contents import is_only_contents
from annotator.structure.parse import parse_structure

TITLES = ["Short title", "Interpretation", "Illegal access", "Illegal interception", "Powers of search", "Appeals", "Rules"]


def judged(text: str) -> bool:
    return is_only_contents(text, parse_structure(text).provisions)


def test_titles_in_number_order_are_a_table_of_contents() -> None:
    for stop in ("", "."):
        entries = "\n".join(f"{number}. {title}{stop}" for number, title in enumerate(TITLES, 1))
        assert judged(f"ARRANGEMENT OF SECTIONS\n\nPART I - GENERAL\n{entries}\n")


def test_page_numbers_behind_the_titles_change_nothing() -> None:
    assert judged("\n".join(f"{number}. {title} .......... {number + 3}" for number, title in enumerate(TITLES, 1)))


def test_a_law_with_short_sections_is_a_law() -> None:
    law = "\n".join(f"{number}. {title}\nThe Minister shall see to it." for number, title in enumerate(TITLES, 1))
    assert not judged(law)
    assert not judged("ARRANGEMENT OF SECTIONS\n" + "\n".join(f"{n}. {t}" for n, t in enumerate(TITLES, 1)) + "\n\n" + law)


def test_few_entries_prove_nothing() -> None:
    assert not judged("1. Short title\n2. Interpretation\n")
