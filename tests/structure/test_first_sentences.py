"""An article without a title begins with a sentence, which is no title; a title with a stop stays one. Every text is invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

ARTICLES = """LEY DE REDES
Artículo 1
{line}
Esto vale para todas las redes del país.
Artículo 2
La oficina publica una lista;
la renueva cada mes.
Artículo 3
El juez decide sobre los recursos;
decide dentro de un mes.
"""


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("La red cerrada es un bien de su dueño.", ""),
        ("O dono da rede pode fechá-la.", ""),
        ("Le réseau fermé est protégé par la loi.", ""),
        ("Das Netz ist geschützt.", ""),
        ("يجوز للقاضي أن يأمر بحفظ البيانات.", ""),
        ("Redes cerradas.", "Redes cerradas"),
        ("Cooperación entre oficinas.", "Cooperación entre oficinas"),
        ("Réseaux fermés", "Réseaux fermés"),
    ],
)
def test_a_first_sentence_is_no_title(line: str, title: str) -> None:
    first = next(p for p in parse_structure(ARTICLES.format(line=line)).provisions if p.eid == "art_1")
    assert first.heading == title


def test_titles_with_stops_stay_titles_where_few_have_them() -> None:
    text = (
        "1. Short title.\n(1) This is the Network Act.\n(2) It binds the State.\n2. Offences\nNobody shall enter a network.\n"
        "3. Rules\nThe Office may make rules.\n4. Reports\nThe Office shall report.\n"
    )
    assert parse_structure(text).provisions[0].heading == "Short title"


SECTIONS = """PART I
BOATS

Reach
1. {line}
(a) of the lake; or
(b) of the river.

Boats on loan
2. A boat on loan is returned by night.

Harbours
3. The harbour is open to all.

Rules
4. The Office may make rules.
"""


@pytest.mark.parametrize(
    "line",
    [
        "The warden keeps a list of boats to",
        "A warden has leave to stop any boat in waters-",
        "Boats on loan are those—",
        "The tax is due on boats",
    ],
)
def test_the_opening_words_of_points_are_no_title(line: str) -> None:
    """Where titles stand above the number, the words behind it open the points, and one clause holds them all."""
    text = SECTIONS.format(line=line)
    structure = parse_structure(text)
    assert next(p for p in structure.provisions if p.eid == "sec_1").heading == "Reach"
    clause = next(c for c in structure.clauses if c.eid == "sec_1")
    assert text[clause.span.start : clause.span.end].startswith(("1. " + line, line))
    assert text[clause.span.start : clause.span.end].endswith("(b) of the river.")


@pytest.mark.parametrize("title", ["Boats under the care", "Meaning of waters", "Persons who row"])
def test_a_title_above_points_stays_one(title: str) -> None:
    structure = parse_structure(SECTIONS.format(line=title))
    assert next(p for p in structure.provisions if p.eid == "sec_1").heading == title
