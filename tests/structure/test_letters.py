"""Turkish has a dotless ı and a dotted İ, old print a long ſ: patterns without regard to case take them for i and s."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import toy_model_folder

from annotator.api import annotate
from annotator.letters import fold_letters
from annotator.perceive.numbers import number_value
from annotator.perceive.penalties import find_penalty
from annotator.structure.numerals import number_key, roman_value
from annotator.structure.parse import parse_structure

BILL = Path(__file__).parents[2] / "corpus" / "examples" / "example-bill.txt"
TURKISH = """{first} {part}
Genel Hükümler
Madde 1- Bu Kanun bütün ağlarda uygulanır.
{sixth} {chapter}
Cezalar
Madde 2- Veriye izinsiz giren kişi cezalandırılır.
"""
IN_CAPITALS = TURKISH.format(first="BİRİNCİ", part="KISIM", sixth="ALTINCI", chapter="BÖLÜM")
IN_SMALL_LETTERS = TURKISH.format(first="Birinci", part="Kısım", sixth="Altıncı", chapter="Bölüm")
WITHOUT_DOTS = TURKISH.format(first="BIRINCI", part="KISIM", sixth="ALTINCI", chapter="BOLUM")


@pytest.mark.parametrize("text", [IN_CAPITALS, IN_SMALL_LETTERS])
def test_a_turkish_law_keeps_its_parts_and_chapters(text: str) -> None:
    found = [p.eid for p in parse_structure(text).provisions if p.kind != "crossHeading"]
    assert found == ["part_1", "art_1", "part_1__chp_6", "art_2"]


def test_capitals_typed_without_their_dots_are_read_as_well() -> None:
    assert "part_1" in [p.eid for p in parse_structure(WITHOUT_DOTS).provisions]


@pytest.mark.parametrize(("printed", "plain"), [("KISIM", "kısım"), ("İKİNCİ", "ikinci"), ("ſeven", "SEVEN"), ("K", "k")])
def test_what_a_pattern_takes_for_one_is_looked_up_as_one(printed: str, plain: str) -> None:
    assert fold_letters(printed) == fold_letters(plain)
    assert len(fold_letters(printed)) == len(printed)


def test_numbers_and_penalties_are_read_through_them() -> None:
    assert roman_value("ııı") == 3
    assert number_key("İKİNCİ") == number_key("ikinci") == ((2, ""),)
    assert number_value("ſıx") == 6
    penalty = find_penalty("shall be liable to imprıſonment for a term not exceeding ſix yearſ")
    assert penalty is not None
    assert penalty.max_years == 6


@pytest.mark.parametrize("letters", ["iı", "Iİ", "sſ", "kK", "iİ"])
def test_no_such_letter_stops_the_run(letters: str, tmp_path: Path) -> None:
    text = BILL.read_text(encoding="utf-8").replace(letters[0], letters[1])
    report = annotate(text, model=str(toy_model_folder(tmp_path / "toy")))
    assert len(report.provisions) > 400
