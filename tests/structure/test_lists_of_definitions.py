"""Lists of definitions without bullets, terms between straight single quotation marks, and where each holds. All invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

LAW = """Article (1)
{opening}
{entries}

Article (2)
The Office may order a provider to block a page.

Article (3)
The Office shall report each year.
"""
ANNOUNCED = "In this Decree-Law, the following words and expressions shall have the meanings shown against each:"
ENTRIES = "Office: The office of networks.\nPublic Calm: The rules that keep the lamps lit.\nData: Any of these: texts, pictures."


def terms(text: str) -> list[str]:
    return [definition.term for definition in parse_structure(text).definitions]


@pytest.mark.parametrize(
    "opening",
    [
        ANNOUNCED,
        "Definitions\n" + ANNOUNCED,
        "Definitions",
        "For this Law, the following terms are defined as follows:",
        "Les mots suivants ont le sens indiqué ci-après :",
    ],
)
def test_each_line_of_an_announced_list_defines_the_words_before_its_colon(opening: str) -> None:
    assert terms(LAW.format(opening=opening, entries=ENTRIES)) == ["Office", "Public Calm", "Data"]


@pytest.mark.parametrize(
    ("opening", "entries"),
    [
        ("The Office has the following tasks:", ENTRIES),
        ("Section 3 is amended by inserting the following definition in its place:", ENTRIES),
        ("Definitions", "Note: this article is printed again below."),
        (ANNOUNCED, "provided that: nothing here binds the court."),
        (ANNOUNCED, "A provider that keeps data for more than a year must tell: the Office."),
    ],
)
def test_a_colon_in_a_line_of_something_else_defines_nothing(opening: str, entries: str) -> None:
    assert terms(LAW.format(opening=opening, entries=entries)) == []


BULLETS = "- open net: any net without a lock;\n- lock: any means that keeps strangers out."


@pytest.mark.parametrize(
    ("opening", "entries", "expected"),
    [
        ("In the sense of the present law, there is understood by:", BULLETS, ["open net", "lock"]),
        ("For the purposes of this Law:", BULLETS, ["open net", "lock"]),
        ("Au sens de la présente loi, on entend par :", BULLETS, ["open net", "lock"]),
        ("Definitions. For the purposes of this law:", BULLETS.replace("- ", "a) "), ["open net", "lock"]),
        ("For the purposes of this Law:", "- lock: any means that keeps strangers out.", []),
        ("For the purposes of this Law the Office shall:", "- keep a list;\n- print it.", []),
        ("The Office keeps for each net:", BULLETS, []),
    ],
)
def test_a_list_of_two_terms_below_for_the_purposes_of_this_law_defines_them(
    opening: str, entries: str, expected: list[str]
) -> None:
    assert terms(LAW.format(opening=opening, entries=entries)) == expected


@pytest.mark.parametrize(
    ("entry", "term"), [("The Office: the office of networks.", "Office"), ("The lamps: those of the harbour.", "")]
)
def test_the_article_before_a_name_is_no_part_of_it(entry: str, term: str) -> None:
    found = terms(LAW.format(opening=ANNOUNCED, entries=f"{entry}\nCalm: a state without waves."))
    assert found == [t for t in (term, "Calm") if t]


SECTIONS = """PART I - GENERAL
1. Definitions
{first}
{second}

2. Orders
(1) The Office may order a provider to block a page.
(2) The Office may order a provider to keep data.

PART II - OTHER
3. Reports
The Office shall report each year.

4. Rules
The Office may make rules.
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("(a) 'access' means entry into a network;", "(b) 'network' includes linked devices.", ["access", "network"]),
        ("(a) 'user's data' means what a user keeps;", "(b) 'page' or 'site' means a place.", ["user's data", "page", "site"]),
        ('(a) "the users\' data" means what users keep;', '(b) "page" means a place.', ["the users' data", "page"]),
        ("The users' pages and the providers' pages are kept.", "The providers' lists - and the users' - are kept.", []),
        ("The word 'page' is printed in each order.", "It is 'open' to all.", []),
    ],
)
def test_straight_single_quotation_marks_hold_a_term(first: str, second: str, expected: list[str]) -> None:
    assert terms(SECTIONS.format(first="In this Act:\n" + first, second=second)) == expected


def scopes(first: str, second: str = "") -> list[tuple[str, str]]:
    return [(d.term, d.scope) for d in parse_structure(SECTIONS.format(first=first, second=second)).definitions]


@pytest.mark.parametrize(
    ("opening", "scope"),
    [
        ("In section 2, ", "sec_2"),
        ("In section 2 of this Act, ", "sec_2"),
        ("For the purposes of section 2, ", "sec_2"),
        ("For the purposes of section 2(1), ", "sec_2__subsec_1"),
        ("In section 2, the expression ", "sec_2"),
        ("In section 2, a reference to a ", "sec_2"),
        ("For the purposes of section 2 (1)— (a) ", "sec_2__subsec_1"),
        ("In Part II, ", "part_II"),
        ("In sections 3 and 4, ", "part_II"),
        ("In sections 2 and 3, ", ""),
        ("In this Act, ", ""),
        ("In section 99, ", "sec_1"),  # not printed here: at most where it is defined
    ],
)
def test_words_of_scope_may_name_a_provision_by_its_number(opening: str, scope: str) -> None:
    assert scopes(f'(1) {opening}"page" means a place.') == [("page", scope)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ('(1) In section 2, "page" means a place.', '(2) "site" means a page.', [("page", "sec_2"), ("site", "")]),
        (
            '(1) In this Act, "order" means one made for the purposes of section 2,',
            '"site" means a place.',
            [("order", ""), ("site", "")],
        ),
        ('(1) "page" has the meaning of section 3.', '(2) "site" means a place.', [("page", ""), ("site", "")]),
        ('(1) In section 2, insert "site" means a place.', "", [("site", "")]),
        ('(1) In section 2 of the Networks Act, "site" means a place.', "", [("site", "")]),
    ],
)
def test_words_of_scope_reach_no_further_than_their_subsection(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    assert scopes(first, second) == expected
