"""Subdivisions by roman capitals and paragraph signs, and letters doubled below roman numerals. Every text is invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

TAIL = "\nArt. 2º A oficina publica a lista.\nArt. 3º Esta lei vale já.\n"
ROMAN = """LEI DE REDES
Art. 1º O dono da rede:
I{mark}declara a rede;
II{mark}responde por ela; e
III{mark}informa a oficina.
§ 1º A oficina guarda a lista.
§ 2º A lista contém:
I{mark}o nome;
II{mark}o lugar.
§ 3º O juiz decide sobre recursos."""
ALONE = """LEI DE REDES
Art. 1º O dono declara a rede.
Parágrafo único. A oficina guarda a lista."""
DOUBLED = """1. Networks
A person shall not—
(a) enter a network if—
(i) it is closed and—
(aa) he knows it; or
(bb) he ought to know it; or
(ii) it is marked; or
(b) change data.
2. Rules
The Office may make rules.
3. End
This Act ends soon.
"""


def subdivisions(text: str, unit: str) -> list[str]:
    eids = [p.eid for p in parse_structure(text).provisions if p.is_operative]
    return [eid.removeprefix(unit + "__") for eid in eids if eid.startswith(unit + "__")]


@pytest.mark.parametrize("mark", [" - ", " – ", ". ", ".- ", " — "])
def test_roman_capitals_and_paragraph_signs(mark: str) -> None:
    found = subdivisions(ROMAN.format(mark=mark) + TAIL, "art_1")
    assert found == [
        "point_I",
        "point_II",
        "point_III",
        "point_1",
        "point_2",
        "point_2__indent_I",
        "point_2__indent_II",
        "point_3",
    ]


def test_a_single_paragraph() -> None:
    assert subdivisions(ALONE + TAIL, "art_1") == ["para_1"]


def test_doubled_letters_stand_below_roman_numerals() -> None:
    assert subdivisions(DOUBLED, "sec_1") == [
        "para_a", "para_a__subpara_i", "para_a__subpara_i__point_aa", "para_a__subpara_i__point_bb",
        "para_a__subpara_ii", "para_b",
    ]  # fmt: skip


def test_a_cited_paragraph_at_the_head_of_a_line_opens_nothing() -> None:
    text = "§ 1 Zweck\nDas Amt prüft Netze nach\n§ 1 des Netzgesetzes und berichtet.\n§ 2 Frist\nDie Frist ist ein Jahr.\n"
    assert subdivisions(text + "§ 3 Ende\nDas Gesetz endet bald.\n", "sec_1") == []
