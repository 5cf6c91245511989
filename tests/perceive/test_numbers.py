"""Numbers as laws write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.perceive.numbers import NUMBER, number_value

TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("7", 7), ("25", 25), ("1.5", 1.5), ("a", 1), ("an", 1), ("one", 1), ("Twelve", 12), ("eighteen", 18),
        ("twenty", 20), ("twenty-five", 25), ("ninety nine", 99), ("  three ", 3), ("THIRTY-ONE", 31),
        ("two and a half", 2.5), ("2½", 2.5), ("3 ½", 3.5), ("one-and-one-half", 1.5), ("half a", 0.5),
        ("a hundred", 100), ("one hundred and one", 101), ("one hundred and eighty", 180), ("two hundred fifty-five", 255),
    ],
)  # fmt: skip
def test_a_number_has_its_value(text: str, value: float) -> None:
    assert number_value(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "several",
        "twenty-many",
        "five-twenty",
        "zero hundred",
        "one hundred and",
        "one hundred and many",
        "1,5",
        "-3",
        "٣",
    ],
)
def test_what_is_no_number_has_none(text: str) -> None:
    assert number_value(text) is None


def test_every_number_below_a_hundred_can_be_written_in_words() -> None:
    for tens_value, tens in enumerate(TENS, start=2):
        for ones_value, ones in enumerate(ONES, start=1):
            assert number_value(f"{tens}-{ones}") == tens_value * 10 + ones_value == number_value(f"{tens} {ones}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twenty-five years", ["twenty-five"]),
        ("from two to ten years", ["two", "ten"]),
        ("sixteen", ["sixteen"]),  # not six
        ("often attends", []),  # not ten
        ("50,000 rupees", ["50"]),  # never 000
        ("section 3A", []),
        ("2-5 years", ["2", "5"]),
        ("someone", []),
        ("one hundred and eighty days", ["one hundred and eighty"]),  # not eighty
        ("one hundred and twenty-five days", ["one hundred and twenty-five"]),
        ("between one hundred and two hundred days", ["one hundred", "two hundred"]),
        ("one hundred and an order", ["one hundred", "an"]),
        ("one hundredth", ["one"]),
    ],
)
def test_numbers_are_found_whole(text: str, found: list[str]) -> None:
    assert re.findall(NUMBER, text) == found


@given(st.text(max_size=60))
def test_whatever_is_found_has_a_value(text: str) -> None:
    for match in re.finditer(NUMBER, text, re.IGNORECASE):
        assert number_value(match.group()) is not None
