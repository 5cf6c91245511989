"""Exceptions and what they limit: provisions cited behind the words, or named ahead of them in the sentence."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

FRAME = """PART I - OFFENCES

1. Rumours
(1) A person who spreads a rumour commits an offence.
(2) A person who prints a rumour commits an offence.

2. Letters
A person who opens a letter commits an offence.

3. Exceptions
{words}

4. Rules
The Minister may make rules.
"""
SELF = ("sec_3",)


def exceptions(words: str) -> list[tuple[str, tuple[str, ...]]]:
    structure = parse_structure(FRAME.format(words=words))
    return [(e.kind, e.targets) for e in structure.exceptions if e.eid == "sec_3"]


@pytest.mark.parametrize(
    ("words", "kind", "targets"),
    [
        ("It is a defence to a charge under section 1 that the rumour was true.", "defence", ("sec_1",)),
        ("Truth is a complete defence in proceedings for an offence under section 1.", "defence", ("sec_1",)),
        ("A carrier has a defence if the letter was damaged.", "defence", SELF),
        ("No person shall be convicted of an offence under section 2 if the letter was damaged.", "defence", ("sec_2",)),
        # What is limited can stand ahead.
        ("In proceedings for an offence under section 1, it is a defence that section 4 asked for it.", "defence", ("sec_1",)),
        ("Section 2 does not apply to a letter under section 4.", "exemption", ("sec_2",)),
        ("Sections 1 and 2 do not apply to a court.", "exemption", ("sec_1", "sec_2")),
        ("Section 1(1), section 1(2) and section 2 do not apply to a court.", "exemption",
         ("sec_1__subsec_1", "sec_1__subsec_2", "sec_2")),
        ("Subject to section 4, section 2 does not apply to a court.", "exemption", ("sec_2",)),
        ("Where section 4 is in force, the duty does not apply to an act under section 2.", "exemption", ("sec_2",)),
        ("Section 4 is in force. It does not apply to an act under section 2.", "exemption", ("sec_2",)),
        ("Notwithstanding section 4, a carrier does not commit an offence under section 2.", "defence", ("sec_2",)),
        # As laws in the French tradition say it, in translation.
        ("The offences under this Part are not punishable where the author is a carrier.", "defence", ("part_I",)),
        ("The acts referred to in section 2 do not constitute an offence where the owner agreed.", "defence", ("sec_2",)),
        ("The author of an offence under section 1 is not criminally liable if forced.", "defence", ("sec_1",)),
        ("There is no offence where the owner agreed.", "defence", SELF),
        ("There shall be no punishment if the owner agreed.", "defence", SELF),
        ("Liability under section 2 is excluded where the owner agreed.", "defence", ("sec_2",)),
        ("The consent of the owner excludes punishment.", "defence", SELF),
        ("A carrier shall be acquitted if the owner agreed.", "defence", SELF),
        ("A person charged under section 1 may rely on consent as a defence.", "defence", ("sec_1",)),
        ("Fair criticism shall not be deemed an insult.", "defence", SELF),
        ("This Part is inapplicable to the press.", "exemption", SELF),
        ("Parody is excluded from this article.", "exemption", SELF),
        ("Section 2 has no application to a court.", "exemption", SELF),
        ("It shall be lawful for a carrier to open a letter.", "exemption", SELF),
        ("Notwithstanding section 2, it shall be lawful for a carrier to open a letter.", "exemption", ("sec_2",)),
        ("Who acts for a fair remark, shall not be guilty.", "defence", SELF),
        # What is cited behind is the act, not what is excepted from it.
        ("A carrier must not without lawful excuse keep a tool for an act under section 2.", "exception", SELF),
    ],
)  # fmt: skip
def test_what_is_excepted_and_from_what(words: str, kind: str, targets: tuple[str, ...]) -> None:
    assert exceptions(words) == [(kind, targets)]


@pytest.mark.parametrize(
    "words",
    [
        "It shall not be a defence to a charge under section 1 that the accused believed the rumour.",
        "It is no defence to a charge under section 1 that the rumour was true.",
        "Nor shall good faith be a defence to a charge under section 1.",
        "Good faith does not constitute a defence to a charge under section 1.",
        # Not an excuse under this law.
        "Assistance may be refused where the act does not constitute an offence under the law of the other State.",
        "An act under section 1 that is not punishable by imprisonment is tried by a magistrate.",
        "The Ministry is a defence contractor.",
        "It is lawful business that is taxed.",
        "A person who was acquitted of the charge under section 1 is paid.",
        "The insult is not considered further.",
        "In this law, unless the context otherwise requires, carrier means one licensed under section 4.",
        "In this law, unless there is anything repugnant in the subject or context, mail means letters.",
    ],
)
def test_what_denies_a_defence_or_speaks_of_another_law_is_none(words: str) -> None:
    assert exceptions(words) == []
