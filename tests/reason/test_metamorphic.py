"""Changes to a law that must change certain cells of its matrix and no others.

The law is text, parsed as any other; what each sentence does was judged by hand and is looked up by its words, so that no
model has a say in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from factories import TOY_CLAUSE

from annotator.catalogue_learned import learned_needs
from annotator.catalogue_loader import load_catalogue
from annotator.reason.matrix.rows import build_matrix
from annotator.records import Clause, Judgement, MatrixCell, Safeguard, Span
from annotator.structure.parse import parse_structure

LAW = """TOWN RECORDS ACT

PART I - POWERS

1. Orders for records
(1) An officer may, on reasonable grounds to suspect an offence under this Act, order a provider to hand over described records.
(2) An order under subsection (1) shall be approved by a judge beforehand.

2. Entry and search
(1) An officer may enter a place and seize machines found there in the investigation of an offence under this Act.
(2) The entry shall be approved by a judge beforehand.

3. Safeguards
(1) The powers in this Part shall be used only where that is necessary and in proportion to the gravity of the offence.
(2) Whoever is concerned by the use of a power in this Part shall be told of it in writing and can turn to a tribunal.

PART II - EXCHANGE

4. Exchange with other towns
(1) The Archive may send records to the archive of another town, as laid down in section 1(1).
(2) The records shall be used for the purpose of the request alone.
"""
GENERAL = ("necessity", "proportionality", "notification", "remedy")
OWN = ("legality", "judicial-authorisation")


@dataclass(frozen=True)
class Said:
    """What a sentence does, by hand: powers it confers, or safeguards it words."""

    powers: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()


# Words that only this sentence holds, to what it does.
BY_HAND: Mapping[str, Said] = {
    "order a provider": Said(("production",), ("legality",)),
    "order under subsection": Said((), ("judicial-authorisation",)),
    "enter a place": Said(("search-seizure",), ("legality",)),
    "The entry": Said((), ("judicial-authorisation",)),
    "necessary and in proportion": Said((), ("necessity", "proportionality")),
    "told of it in writing": Said((), ("notification", "remedy")),
    "The Archive may send": Said(("data-sharing",), ()),
    "purpose of the request": Said((), ("purpose-limitation",)),
}
Matrix = dict[str, dict[str, MatrixCell]]


def judge(text: str, clause: Clause) -> Judgement:
    """The judgement by hand: a protection is firm where it says "shall", an option where it does not."""
    words = text[clause.span.start : clause.span.end]
    said = next((s for key, s in BY_HAND.items() if key in words), Said())
    strength = "mandatory" if said.powers or re.search(r"\bshall\b", words) else "optional"
    span = Span(clause.span.start, clause.span.end)
    safeguards = tuple(Safeguard(name, strength, span) for name in said.safeguards)
    roles = (*(["power"] if said.powers else []), *(["safeguard"] if safeguards else []))
    return Judgement(clause, roles=roles or ("other",), powers=said.powers, safeguards=safeguards)


def matrix(text: str) -> Matrix:
    """Cells of each power by the heading of its section."""
    structure = parse_structure(text)
    judgements = [judge(text, clause) for clause in structure.clauses]
    table = learned_needs(load_catalogue().powers_table, TOY_CLAUSE)  # the safeguards that were judged here
    rows = build_matrix(text, structure.provisions, judgements, table, 0.5, structure.references, structure.scopes)
    headings = {j.clause.eid: j.clause.heading for j in judgements}
    return {headings[row.eid]: {c.safeguard: c for c in row.cells} for row in rows}


def statuses(found: Matrix) -> dict[str, dict[str, str]]:
    return {heading: {name: cell.status for name, cell in cells.items()} for heading, cells in found.items()}


def changed(before: Matrix, after: Matrix) -> dict[tuple[str, str], str]:
    """Status after of every cell that differs."""
    old, new = statuses(before), statuses(after)
    assert old.keys() == new.keys()
    return {(h, s): new[h][s] for h in old for s in old[h] if new[h][s] != old[h][s]}


def section(number: str) -> str:
    """A section of the law with its heading, as it stands in the text."""
    found = re.search(rf"^{number}\. .*?(?=^\d+\. |^PART |\Z)", LAW, re.MULTILINE | re.DOTALL)
    assert found
    return found.group()


def test_the_law_as_judged_by_hand() -> None:
    found = statuses(matrix(LAW))
    everything = dict.fromkeys((*OWN, *GENERAL), "present")
    assert found["Orders for records"] == everything
    assert found["Entry and search"] == everything
    assert found["Exchange with other towns"]["purpose-limitation"] == "present"
    assert found["Exchange with other towns"]["necessity"] == "absent"


DEPENDENT = {(heading, name) for heading in ("Orders for records", "Entry and search") for name in GENERAL}


def test_without_the_general_safeguards_only_dependent_cells_change() -> None:
    after = changed(matrix(LAW), matrix(LAW.replace(section("3"), "")))
    assert after == dict.fromkeys(DEPENDENT, "absent")


def test_a_may_in_place_of_its_shall_makes_the_cells_optional() -> None:
    after = changed(matrix(LAW), matrix(LAW.replace(section("3"), section("3").replace("shall", "may"))))
    assert after == dict.fromkeys(DEPENDENT, "optional")


def test_a_power_moved_out_of_scope_loses_what_reached_it() -> None:
    moved = LAW.replace(section("2"), "").rstrip("\n") + "\n\n" + section("2").replace("2. Entry", "5. Entry")
    after = changed(matrix(LAW), matrix(moved))
    assert after == {("Entry and search", name): "absent" for name in GENERAL}


def renumbered_by(step: int) -> str:
    """The law with every section and every reference to one moved on by some numbers."""
    text = re.sub(r"(?m)^(\d+)\. ", lambda m: f"{int(m[1]) + step}. ", LAW)
    return re.sub(r"\bsection (\d+)", lambda m: f"section {int(m[1]) + step}", text)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda: renumbered_by(40), id="sections 41 to 44"),
        pytest.param(lambda: LAW.replace("PART II", "PART IX").replace("PART I -", "PART VIII -"), id="other Parts"),
        pytest.param(
            lambda: LAW + "\nSCHEDULE\nFEES\n\n1. A copy costs two coins.\n2. A stamp costs one coin, or none.\n",
            id="a schedule of fees",
        ),
        pytest.param(lambda: LAW.replace("TOWN RECORDS ACT", "AN ACT ON RECORDS OF TOWNS"), id="another title"),
    ],
)
def test_what_is_irrelevant_changes_nothing(change: Callable[[], str]) -> None:
    text = change()
    assert text != LAW
    before, after = matrix(LAW), matrix(text)
    assert changed(before, after) == {}
    for heading, cells in before.items():
        for name, cell in cells.items():
            quotes = [e.quote for e in cell.evidence]
            assert [e.quote for e in after[heading][name].evidence] == [
                re.sub(r"\bsection 1\b", "section 41", q) if "section 41" in text else q for q in quotes
            ]
