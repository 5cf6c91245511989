"""Elements of an offence that stand in the clause that punishes it, or in a definition."""

from __future__ import annotations

import pytest
import spacy

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.cues import CueFinder
from annotator.perceive.penalties import find_penalty
from annotator.reason.offences.elsewhere import Elsewhere
from annotator.reason.offences.finder import OffenceFinder
from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Offence
from annotator.structure.parse import parse_structure

CATALOGUE = load_catalogue()
NLP = spacy.blank("en")
CUES = CueFinder(NLP, CATALOGUE.lexicons)
FORBIDS = "1. Mail\n(1) No person shall open mail.\n"


def offences(text: str) -> tuple[dict[str, Offence], dict[str, frozenset[str]]]:
    """The offences of an instrument, and what is supplied to each; every clause that forbids or begins with "whoever" is one."""
    structure = parse_structure(text)
    cues = CUES.find(NLP.make_doc(text))
    judgements = []
    for clause in structure.clauses:
        words = text[clause.span.start : clause.span.end]
        is_offence = "No person shall" in words or "Whoever" in words
        roles = ("offence",) if is_offence else ("penalty",) if "liable" in words else ("other",)
        judgements.append(
            Judgement(
                clause=clause,
                roles=roles,
                offences=("data-interference",) if is_offence else (),
                penalty=find_penalty(words),
                cues=tuple(c for c in cues if clause.span.contains(c.span)),
            )
        )
    tree = ProvisionTree(structure.provisions)
    given = (text, tree, judgements, structure.references, structure.exceptions)
    elsewhere = Elsewhere.find(*given, structure.definitions)
    found = OffenceFinder(*given, CATALOGUE, elsewhere).find()
    supplied = {j.clause.eid: elsewhere.supplied(j) for j in judgements if j.offences}
    return {o.eid: o for o in found}, supplied


@pytest.mark.parametrize(
    ("punishes", "mental"),
    [
        ("(2) A person who knowingly contravenes subsection (1) is liable to a fine.\n", "knowingly"),
        ("(2) A person who wilfully fails to comply with this section is liable to a fine.\n", "wilfully"),
        ("2. Breaches\nA person who knowingly violates a provision of this Act is liable to a fine.\n", "knowingly"),
        ("2. Breaches\nA person who knowingly acts in breach of section 1 is liable to a fine.\n", "knowingly"),
        # One of two clauses punishes without asking.
        (
            "(2) A person who contravenes subsection (1) is liable to a fine of 5 crowns.\n"
            "(3) A person who knowingly contravenes subsection (1) is liable to a fine of 9 crowns.\n",
            None,
        ),
        # Another prohibition, one point of several, a denial.
        (
            "2. Breaches\nA person who knowingly acts in breach of section 3 is liable to a fine.\n3. Seals\nSeals are kept.\n",
            None,
        ),
        ("(2) A person who (a) knowingly burns a seal; or (b) contravenes subsection (1) is liable to a fine.\n", None),
        ("(2) A person who, knowingly or not, contravenes subsection (1) is liable to a fine.\n", None),
    ],
)
def test_intention_in_the_clause_that_punishes(punishes: str, mental: str | None) -> None:
    found, supplied = offences(FORBIDS + punishes)
    asked = found["sec_1__subsec_1"].mental
    assert (asked and asked.quote) == mental
    assert ("missing-intent" in supplied["sec_1__subsec_1"]) is (mental is not None)


def test_an_offence_with_a_sanction_of_its_own_borrows_no_element() -> None:
    text = (
        "1. Mail\n(1) Whoever opens mail is punished by a fine of 5 crowns.\n"
        "(2) A person who knowingly contravenes subsection (1) is liable to a fine of 9 crowns.\n"
    )
    found, supplied = offences(text)
    assert (found["sec_1__subsec_1"].mental, supplied["sec_1__subsec_1"]) == (None, frozenset())


@pytest.mark.parametrize(
    ("punishes", "harm"),
    [
        (
            "(2) A person who contravenes subsection (1) and so causes serious damage is liable to a fine.\n",
            "causes serious",
        ),
        (
            "(2) A person who contravenes subsection (1) is liable to a fine of 5 crowns.\n"
            "(3) Where the contravention of subsection (1) causes serious damage, a fine of 9 crowns is due.\n",
            None,
        ),
        ("(2) A person who suffers serious damage may bring an action.\n", None),
        (
            "(2) For the purposes of subsection (1), only mail whose loss causes serious damage is meant.\n",
            "causes serious",
        ),
    ],
)
def test_harm_beside_the_prohibition(punishes: str, harm: str | None) -> None:
    found, _ = offences(FORBIDS + punishes)
    asked = found["sec_1__subsec_1"].harm
    assert (asked and asked.quote) == harm


@pytest.mark.parametrize(
    ("meaning", "mental"),
    [
        ("means knowingly to send to more than ten persons", "knowingly"),
        ("means, knowingly or not, to send to more than ten persons", None),
        ("means to send to more than ten persons, whoever knows of it", None),
    ],
)
def test_intention_in_a_definition(meaning: str, mental: str | None) -> None:
    text = (
        f"1. Meaning\nIn this Act, “spread” {meaning}.\n2. Tales\nWhoever spreads a tale is punished.\n"
        "3. Mail\nWhoever opens mail is punished.\n"
    )
    found, supplied = offences(text)
    asked = found["sec_2"].mental
    assert (asked and asked.quote) == mental
    assert ("missing-intent" in supplied["sec_2"]) is (mental is not None)
    assert found["sec_3"].mental is None
