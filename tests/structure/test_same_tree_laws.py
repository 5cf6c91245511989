"""Real laws in another typist's hand (needs the shared material): the tree must not depend on blanks and line ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_same_tree import HANDS, rewrapped, tree

pytestmark = [pytest.mark.shared, pytest.mark.slow]
LAWS = ["mu-cmca-2003", "in-it-2000", "un-ac-2003", "us-wiretap-2510", "eu-eevidence-2023", "sn-cybercriminalite-2008"]
# Those whose headings stand on lines of their own; where they run on in a line, breaking it can cut them in two.
WRAPPED = ["un-ac-2003", "us-wiretap-2510", "eu-led-2016", "gh-cybersecurity-2020", "sg-cma-1993", "un-iccpr-1966"]
COLUMNS = 90


def law(shared_folder: Path, name: str) -> str:
    return (shared_folder / "laws" / name / "text.txt").read_bytes().decode()


@pytest.mark.parametrize("hand", ["CRLF", "CR", "no-break spaces", "trailing blanks", "byte order mark"])
@pytest.mark.parametrize("name", LAWS)
def test_another_hand_gives_the_same_tree(shared_folder: Path, name: str, hand: str) -> None:
    text = law(shared_folder, name).replace("\r\n", "\n")
    assert tree(HANDS[hand](text)) == tree(text)


@pytest.mark.parametrize("name", WRAPPED)
def test_lines_broken_anew_keep_the_eids(shared_folder: Path, name: str) -> None:
    text = law(shared_folder, name)
    expected = {eid for eid, _ in tree(text)}
    found = {eid for eid, _ in tree(rewrapped(text, COLUMNS))}
    assert len(expected & found) >= 0.99 * len(expected)
