"""Which offences a defence in the public interest reaches: what it names, its section, its Part or the whole instrument."""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.actors import ActorFinder, with_actors
from annotator.reason.findings import risk_findings
from annotator.reason.offences.defences import PublicInterestDefences
from annotator.reason.offences.elsewhere import Elsewhere
from annotator.reason.offences.finder import OffenceFinder
from annotator.reason.offences.general_intent import GeneralMentalElements
from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Span
from annotator.structure.exceptions import find_exceptions
from annotator.structure.references import find_references

CATALOGUE = load_catalogue()
LABEL = "missing-public-interest-defence"
RUMOURS = {
    "roles": ["offence"],
    "offences": ["false-information"],
    "probabilities": {"risk:" + LABEL: 0.9},
}
NO_RULE = GeneralMentalElements("", ProvisionTree(()), ())
DEFENCE = {"roles": ["exception", "safeguard"], "safeguards": {"public-interest-defence": "mandatory"}}


def law_with(words: str, strength: str = "mandatory") -> Law:
    """Two offences in section 5 of Part I, one in section 7 of Part II, and a provision in section 6 between them."""
    return (
        LawBuilder()
        .part("I")
        .section("5").subsection("1").says("A person who spreads a rumour commits an offence.", **RUMOURS)
        .subsection("2").says("A person who prints a rumour commits an offence.", **RUMOURS)
        .section("6").says(words, roles=["exception"], safeguards={"public-interest-defence": strength})
        .part("II")
        .section("7").says("A person who sings a rumour commits an offence.", **RUMOURS)
        .build()
    )  # fmt: skip


def defences_of(law: Law) -> PublicInterestDefences:
    clauses = tuple(j.clause for j in law.judgements)
    references = find_references(law.text, law.provisions, clauses)
    exceptions = find_exceptions(law.text, clauses, references)
    judgements = with_actors(law.text, law.judgements, ActorFinder(CATALOGUE.lexicons))
    return PublicInterestDefences(law.text, ProvisionTree(law.provisions), judgements, references, exceptions)


def without_defence(law: Law) -> list[str]:
    def locate(judgement: Judgement, label: object) -> Span:
        return judgement.clause.span

    found = risk_findings(law.text, law.judgements, CATALOGUE, {LABEL: 0.5}, locate, Elsewhere(defences_of(law), NO_RULE))
    return [f.eid.removeprefix("sec_") for f in found]


FIRST, SECOND, OTHER = "5__subsec_1", "5__subsec_2", "7"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("It is a defence to a charge under section 5 that the rumour was spread for journalism.", [OTHER]),
        ("It is a defence to a charge under section 5(1) that the rumour was spread for journalism.", [SECOND, OTHER]),
        ("In proceedings for an offence under section 7, it is a defence that it served the public good.", [FIRST, SECOND]),
        ("Sections 5 and 7 do not apply to a journalist who acts in good faith.", []),
        ("The offences under this Part are not punishable where the author is a journalist who acts in good faith.", [OTHER]),
        ("A journalist commits no offence under this Act by reporting in the public interest.", []),
        ("Nothing in this Act shall apply to scientific research.", []),
        ("In any prosecution under this Act it is a defence that it served the public good.", []),
        # What names no offence speaks of its own section.
        ("A journalist does not commit an offence by reporting in the public interest.", [FIRST, SECOND, OTHER]),
        # Said of something else, denied, or no exception at all.
        ("It is a defence to a charge under section 9 that the rumour was spread for journalism.", [FIRST, SECOND, OTHER]),
        ("It shall not be a defence to a charge under section 5 that it served the public good.", [FIRST, SECOND, OTHER]),
        ("It is no defence to a charge under section 5 that the rumour was true.", [FIRST, SECOND, OTHER]),
        # Left to whoever judges.
        ("A court may treat it as a defence to a charge under section 5 that it was for journalism.", [FIRST, SECOND, OTHER]),
        # What a court may impose in another sentence leaves the defence firm; proceedings barred for journalism spare the author.
        ("It is a defence to a charge under section 5 that it was for journalism. A court may impose a fine.", [OTHER]),
        ("No proceedings under section 5 lie for what is done in good faith for journalism.", [OTHER]),
        ("No proceedings under section 5 lie for what an officer does in good faith.", [FIRST, SECOND, OTHER]),
        ("An officer is not guilty of an offence under section 5 for what he does in good faith.", [FIRST, SECOND, OTHER]),
        ("A provider is not liable under this Act for an offence of content removed in good faith.", [FIRST, SECOND, OTHER]),
        # GUIDELINES.md: an exemption for authorised testing only counts as none.
        ("Section 5 does not apply to the authorised testing of a system.", [FIRST, SECOND, OTHER]),
        ("Section 5 does not apply to authorised testing or to research in the public interest.", [OTHER]),
        ("Section 5 does not apply to testing that the owner has permitted.", [FIRST, SECOND, OTHER]),
        ("Nothing done by a tester with the owner's consent is an offence under this Act.", [FIRST, SECOND, OTHER]),
    ],
)  # fmt: skip
def test_a_defence_covers_the_offences_that_it_reaches_and_no_other(words: str, left: list[str]) -> None:
    assert without_defence(law_with(words)) == left


@pytest.mark.parametrize("strength", ["optional", "deferred", "weak"])
def test_a_defence_that_is_only_an_option_covers_nothing(strength: str) -> None:
    law = law_with("It is a defence to a charge under section 5 that the rumour was spread for journalism.", strength)
    assert without_defence(law) == [FIRST, SECOND, OTHER]


def test_what_was_not_perceived_as_such_a_defence_covers_nothing() -> None:
    law = law_with("It is a defence to a charge under section 5 that the accused did not know of it.")
    assert without_defence(law) == [OTHER]
    assert without_defence(law.with_strength("sec_6", "none")) == [FIRST, SECOND, OTHER]


def beside(words: str, **perceived: object) -> Law:
    """A section with two offences and a third subsection."""
    return (
        LawBuilder()
        .section("5").subsection("1").says("A person who spreads a rumour commits an offence.", **RUMOURS)
        .subsection("2").says("A person who prints a rumour commits an offence.", **RUMOURS)
        .subsection("3").says(words, **perceived)  # type: ignore[arg-type]
        .build()
    )  # fmt: skip


def test_a_subsection_that_names_nothing_covers_its_section() -> None:
    words = "It is a defence that the rumour was spread for journalism."
    assert without_defence(beside(words, **DEFENCE)) == []
    assert without_defence(beside("Subsection (1) does not apply to journalism.", **DEFENCE)) == [SECOND]


def test_an_exception_in_words_of_its_own_covers_what_it_cites_or_its_section() -> None:
    assert without_defence(beside("Reporting by a journalist is not rumouring.", **DEFENCE)) == []
    assert without_defence(beside("Journalism falls outside subsection (2).", **DEFENCE)) == [FIRST]
    assert without_defence(beside("Journalism shall be no defence.", **DEFENCE)) == [FIRST, SECOND]
    assert without_defence(beside("No suit shall lie for what is done in good faith.", **DEFENCE)) == [FIRST, SECOND]
    no_exception = {"roles": ["safeguard"], "safeguards": {"public-interest-defence": "mandatory"}}
    assert without_defence(beside("Journalism is encouraged.", **no_exception)) == [FIRST, SECOND]


def test_an_offence_with_an_exception_of_its_own_says_nothing_of_those_beside_it() -> None:
    words = "A person who films a rumour commits an offence; this does not apply to journalism."
    law = beside(words, **(RUMOURS | {"safeguards": {"public-interest-defence": "mandatory"}}))
    assert without_defence(law) == [FIRST, SECOND]


def test_the_offence_says_which_exception_is_in_the_public_interest() -> None:
    law = law_with("It is a defence to a charge under section 5 that the rumour was spread for journalism.")
    clauses = tuple(j.clause for j in law.judgements)
    references = find_references(law.text, law.provisions, clauses)
    exceptions = find_exceptions(law.text, clauses, references)
    tree = ProvisionTree(law.provisions)
    found = OffenceFinder(law.text, tree, law.judgements, references, exceptions, CATALOGUE).find()
    assert [[(e.eid, e.note) for e in o.exceptions] for o in found] == [
        [("sec_6", "defence in the public interest")],
        [("sec_6", "defence in the public interest")],
        [],
    ]


@pytest.mark.parametrize(
    ("limbs", "is_covered"),
    [("subsection (1)(a) or (1)(b)", True), ("subsection (1)(a)", False)],
)
def test_a_defence_to_one_limb_leaves_the_other_without(limbs: str, is_covered: bool) -> None:
    from annotator.structure.parse import parse_structure

    text = (
        "5. Rumours\n(1) A person who—\n(a) spreads a rumour; or\n(b) prints a rumour,\ncommits an offence.\n"
        f"(2) It is not an offence under {limbs} if the rumour served the public good.\n"
    )
    structure = parse_structure(text)
    judgements = []
    for clause in structure.clauses:
        given = RUMOURS if clause.eid == "sec_5__subsec_1" else DEFENCE
        (one,) = LawBuilder().section("1").says("x", **given).build().judgements  # type: ignore[arg-type]
        judgements.append(Judgement(clause, one.roles, one.offences, safeguards=one.safeguards))
    defences = PublicInterestDefences(
        text, ProvisionTree(structure.provisions), judgements, structure.references, structure.exceptions
    )
    offence = next(j for j in judgements if j.offences)
    assert bool(defences.covering(offence)) is is_covered
