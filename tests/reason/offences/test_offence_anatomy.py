"""An offence taken apart and joined with what other provisions state, on small invented laws judged by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from factories import Law, LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.cues import CueFinder
from annotator.reason.offences.finder import OffenceFinder
from annotator.reason.tree import ProvisionTree
from annotator.records import Offence, Penalty
from annotator.structure.exceptions import find_exceptions
from annotator.structure.references import find_references

CATALOGUE = load_catalogue()
ACCESS = {"roles": ["offence"], "offences": ["illegal-access"]}
NLP = spacy.blank("en")
CUES = CueFinder(NLP, CATALOGUE.lexicons)


def offences(law: Law) -> tuple[Offence, ...]:
    cues = CUES.find(NLP.make_doc(law.text))
    judgements = [replace(j, cues=tuple(c for c in cues if j.clause.span.contains(c.span))) for j in law.judgements]
    clauses = tuple(j.clause for j in judgements)
    references = find_references(law.text, law.provisions, clauses)
    exceptions = find_exceptions(law.text, clauses, references)
    return OffenceFinder(law.text, ProvisionTree(law.provisions), judgements, references, exceptions, CATALOGUE).find()


def offence(words: str, kind: str = "illegal-access") -> Offence:
    (found,) = offences(LawBuilder().section("1").says(words, roles=["offence"], offences=[kind]).build())
    return found


def quoted(part: object) -> str | None:
    return None if part is None else part.quote  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "conduct"),
    [
        ("Any person who opens the letters of another commits an offence.", "opens the letters of another"),
        ("Whoever reads a message not meant for him shall be punished.", "reads a message not meant for him"),
        ("A person commits an offence who sends a threat.", "sends a threat"),
        ("No person shall enter a system without leave.", "enter a system without leave"),
        ("Each Party shall make it an offence to open a system.", "open a system"),
        ("A person is guilty of an offence if: (a) the person opens a system.", "the person opens a system"),
        (
            "A person commits an offence if the person: (a) opens mail; and (b) reads it.",
            "the person: (a) opens mail; and (b) reads it",
        ),
        ("Every person commits an offence and is liable to a fine who, without leave, opens mail.", "without leave, opens mail"),
        ("(2) A mail carrier that opens letters commits an offence.", "opens letters"),
        ("A keeper to whom a notice is given and who burns it is guilty of an offence.", "a notice is given and who burns it"),
        # The offender stands in a condition, as in South Asia.
        ("If any person opens letters or sends threats, he shall be guilty of an offence.", "opens letters or sends threats"),
        (
            "If any person: (a) opens letters; or (b) burns them, such act shall be an offence.",
            "opens letters; or (b) burns them",
        ),
        ("A person commits the offence of mail theft if he carries mail away.", "he carries mail away"),
        # The act is the subject, as in translations from French, or the object of a duty to punish.
        ("The fact, for a carrier, of opening letters is punished by a fine.", "opening letters"),
        ("Each Party shall criminalise the opening of letters.", "opening of letters"),
        (
            "Each Party shall establish as a criminal offence, when committed intentionally, access to the letters of another.",
            "access to the letters of another",
        ),
        ("If any person commits an offence again, he shall be punished twice.", None),
        ("The fact of the theft is a matter for the court.", None),
        ("Hacking is forbidden.", None),
    ],
)
def test_conduct(words: str, conduct: str | None) -> None:
    assert quoted(offence(words).conduct) == conduct


def test_the_parts_of_one_offence_are_words_of_the_text() -> None:
    words = (
        "Any person who intentionally and without right alters computer data and thereby causes serious harm commits an offence."
    )
    law = LawBuilder().section("1").says(words, roles=["offence"], offences=["data-interference"]).build()
    (found,) = offences(law)
    assert (quoted(found.mental), quoted(found.object), quoted(found.harm)) == (
        "intentionally",
        "computer data",
        "causes serious",
    )
    for part in (found.conduct, found.object, found.mental, found.harm):
        assert part is not None
        assert law.text[part.span.start : part.span.end] == part.quote


def test_parts_that_nothing_words_are_empty() -> None:
    found = offence("Whoever gambles shall be punished.", "other-enabled")
    assert (found.object, found.mental, found.harm, found.exceptions, found.penalty, found.penalty_eid) == (
        None, None, None, (), None, "",
    )  # fmt: skip
    assert not found.passes_gateway


@pytest.mark.parametrize(
    ("kind", "category", "is_expression"),
    [
        ("illegal-access", "cyber-dependent", False),
        ("fraud-forgery", "cyber-enabled", False),
        ("false-information", "content", True),
        ("non-compliance", "other", False),
    ],
)
def test_categories(kind: str, category: str, is_expression: bool) -> None:
    found = offence("Whoever does so shall be punished.", kind)
    assert (found.category, found.is_expression) == (category, is_expression)


@pytest.mark.parametrize(
    ("words", "mental", "harm"),
    [
        ("Whoever, whether intentionally or not, opens a system commits an offence.", None, None),
        ("Whoever knowingly opens a system, whether or not serious harm is caused, commits an offence.", "knowingly", None),
        # What a party may ask for is no element of the offence that it must create.
        ("Each shall punish access. A Party may require that it be committed with dishonest intent.", None, None),
        ("Each shall punish access. A Party may reserve the right to require that serious harm result.", None, None),
        ("Each shall punish access done with dishonest intent. A Party may exempt minors.", "with dishonest intent", None),
    ],
)
def test_an_element_that_is_only_denied_is_none(words: str, mental: str | None, harm: str | None) -> None:
    found = offence(words)
    assert (quoted(found.mental), quoted(found.harm)) == (mental, harm)


@pytest.mark.parametrize(
    ("words", "mental"),
    [
        ("Whoever with dishonest intention opens a system commits an offence.", "with dishonest intention"),
        ("Whoever spreads a rumour in bad faith commits an offence.", "in bad faith"),
        ("Whoever, even without acting in bad faith, spreads a rumour commits an offence.", None),
        ("Whoever spreads a rumour in a bad light commits an offence.", None),
    ],
)
def test_states_of_mind_in_several_words(words: str, mental: str | None) -> None:
    assert quoted(offence(words).mental) == mental


def test_a_verb_can_imply_knowledge() -> None:
    found = offence("Whoever forges a record shall be punished.", "fraud-forgery")
    assert found.mental is not None
    assert (found.mental.quote, found.mental.note) == ("forges", "the verb implies it")


def test_a_general_rule_supplies_the_mental_element() -> None:
    law = (
        LawBuilder()
        .section("1").says("Whoever opens a system shall be punished.", **ACCESS)
        .section("2").says("No offence under this Act is committed by a person who acts without intention.")
        .build()
    )  # fmt: skip
    (found,) = offences(law)
    assert found.mental is not None
    assert (found.mental.eid, found.mental.note) == ("sec_2", "general rule")


THREE, FIVE = Penalty(max_years=3.0), Penalty(max_years=5.0)


class TestPenaltyStatedElsewhere:
    def joined(self, builder: LawBuilder) -> list[tuple[str, float | None, str]]:
        return [(o.eid, o.penalty.max_years if o.penalty else None, o.penalty_eid) for o in offences(builder.build())]

    def first(self) -> LawBuilder:
        law = LawBuilder().section("1").subsection("1")
        return law.says("A person who opens a system commits an offence.", **ACCESS)

    def test_in_the_next_subsection(self) -> None:
        law = self.first().subsection("2")
        law = law.says("A person guilty under subsection (1) goes to prison for three years.", roles=["penalty"], penalty=THREE)
        assert self.joined(law) == [("sec_1__subsec_1", 3.0, "sec_1__subsec_2")]

    def test_in_another_section_that_cites_the_offence(self) -> None:
        law = self.first().section("9")
        law = law.says("A person guilty of an offence under section 1 goes to prison.", roles=["penalty"], penalty=FIVE)
        assert self.joined(law) == [("sec_1__subsec_1", 5.0, "sec_9")]

    def test_a_penalty_of_another_offence_is_not_taken(self) -> None:
        law = self.first().section("2").subsection("1")
        law = law.says("A person who sends spam commits an offence.", roles=["offence"], offences=["other-enabled"])
        law = law.subsection("2").says("The penalty is prison for five years.", roles=["penalty"], penalty=FIVE)
        assert self.joined(law) == [("sec_1__subsec_1", None, ""), ("sec_2__subsec_1", 5.0, "sec_2__subsec_2")]

    def test_each_of_two_offences_of_a_section_has_its_own(self) -> None:
        law = self.first().subsection("2")
        law = law.says("A person who sends spam commits an offence.", roles=["offence"], offences=["other-enabled"])
        law = law.subsection("3").says("An offence under subsection (1) is punished.", roles=["penalty"], penalty=FIVE)
        law = law.subsection("4").says("An offence under subsection (2) is punished.", roles=["penalty"], penalty=THREE)
        assert self.joined(law) == [
            ("sec_1__subsec_1", 5.0, "sec_1__subsec_3"),
            ("sec_1__subsec_2", 3.0, "sec_1__subsec_4"),
        ]  # fmt: skip

    def test_on_a_scale_that_the_offence_names(self) -> None:
        words = "Whoever opens a system is liable to a penalty of class B."
        law = LawBuilder().section("1").says(words, **ACCESS)
        law = law.section("9").subsection("1").says("Class A: prison for three years.", roles=["penalty"], penalty=THREE)
        law = law.subsection("2").says("Class B: prison for five years.", roles=["penalty"], penalty=FIVE)
        assert self.joined(law) == [("sec_1", 5.0, "sec_9__subsec_2")]

    @pytest.mark.parametrize(
        "special",
        [
            "Whoever attempts to commit an offence under section 1 goes to prison.",
            "Whoever aids another in an offence under section 1 goes to prison.",
            "Where an offence under section 1 causes the death of a person, the offender goes to prison for life.",
            "On a second conviction of an offence under section 1 the offender goes to prison.",
        ],
    )
    def test_the_basic_form_comes_before_attempts_helpers_and_graver_forms(self, special: str) -> None:
        alone = self.first().subsection("2").says(special, roles=["penalty"], penalty=FIVE)
        assert self.joined(alone) == [("sec_1__subsec_1", 5.0, "sec_1__subsec_2")]  # where nothing else is stated
        law = self.first().subsection("2").says(special, roles=["penalty"], penalty=FIVE)
        law = law.subsection("3").says("In any other case the term is three years.", roles=["penalty"], penalty=THREE)
        assert self.joined(law)[0] == ("sec_1__subsec_1", 3.0, "sec_1__subsec_3")

    def test_a_penalty_for_doing_or_trying_is_the_basic_form(self) -> None:
        law = self.first().subsection("2").says(
            "Whoever commits or attempts to commit an offence under section 1 goes to prison.", roles=["penalty"], penalty=FIVE
        )  # fmt: skip
        assert self.joined(law)[0] == ("sec_1__subsec_1", 5.0, "sec_1__subsec_2")
        law = self.first().subsection("2").says(
            "An offence under section 1 means prison, and where it causes loss a longer term.", roles=["penalty"], penalty=FIVE
        )  # fmt: skip
        law = law.section("2").says("Whoever attempts an offence under section 1 pays.", roles=["penalty"], penalty=THREE)
        assert self.joined(law)[0] == ("sec_1__subsec_1", 5.0, "sec_1__subsec_2")

    def test_a_companys_fine_comes_after_the_prison_term(self) -> None:
        law = self.first().subsection("2").says(
            "A body corporate guilty of an offence under section 1 pays.", roles=["penalty"], penalty=Penalty()
        )  # fmt: skip
        law = law.section("9").says("An offence under section 1 means prison.", roles=["penalty"], penalty=THREE)
        assert self.joined(law) == [("sec_1__subsec_1", 3.0, "sec_9")]

    @pytest.mark.parametrize(
        ("words", "joined"),
        [
            ("Where an offence under this Part is committed by a body corporate, the fine is 900 crowns.", False),
            ("Where an offence under this section is committed by a company, it pays 900 crowns.", False),
            ("An offence under this section costs an individual 500 crowns and a company 900 crowns.", True),
        ],
    )
    def test_a_company_s_fine_is_not_a_person_s(self, words: str, joined: bool) -> None:
        law = self.first().subsection("2").says(words, roles=["penalty"], penalty=Penalty(fine="900 crowns"))
        assert self.joined(law)[0] == ("sec_1__subsec_1", None, "sec_1__subsec_2" if joined else "")

    @pytest.mark.parametrize(
        ("words", "joined"),
        [
            ("Whoever opens a system commits an offence and is liable to the penalty in section 9.", True),
            ("Whoever opens a system commits an offence and is liable to the same penalty as provided for in section 9.", True),
            ("Whoever opens a system shall be punished in accordance with section 9.", True),
            ("Whoever opens a system commits an offence punishable under section 9.", True),
            ("Whoever opens a system is punished for contravening section 9.", False),
            ("Whoever fails to pay the penalty imposed under section 9 is punished.", False),
            ("Without prejudice to the penalties in section 9, whoever opens a system is punished.", False),
            ("Whoever helps in an offence punishable under section 9 commits an offence.", False),
        ],
    )
    def test_an_offence_takes_over_the_penalty_that_it_cites(self, words: str, joined: bool) -> None:
        law = LawBuilder().section("1").says(words, **ACCESS)
        law = law.section("9").says("The penalty is prison for five years.", roles=["penalty"], penalty=FIVE)
        assert self.joined(law) == [("sec_1", 5.0, "sec_9") if joined else ("sec_1", None, "")]

    def test_a_penalty_provision_takes_over_another_s(self) -> None:
        law = self.first().subsection("2").says("Such a person incurs the penalty in section 9.", roles=["penalty"])
        law = law.section("9").says("The penalty is prison for five years.", roles=["penalty"], penalty=FIVE)
        assert self.joined(law) == [("sec_1__subsec_1", 5.0, "sec_9")]

    @pytest.mark.parametrize(
        ("words", "joined"),
        [
            ("Whoever commits an offence under this Act for which no other penalty is provided goes to prison.", True),
            ("Whoever contravenes any section of this Act for which a penalty is not provided goes to prison.", True),
            ("A person convicted of an offence under this Act is liable to prison.", True),
            ("Any person who contravenes any of the provisions of this Act is liable to prison.", True),
            ("Any person who fails to comply with any provision of this Act commits an offence and is liable to prison.", True),
            ("A person who contravenes this Act shall go to prison.", True),
            ("Where no penalty is provided for an offence under this Act, its author is liable to prison.", True),
            ("Whoever violates the prohibitions in this Act is punished by prison.", True),
            ("Whoever attempts to commit an offence under this Act shall go to prison.", False),
            ("Whoever obtains a service licensed under this Act without paying goes to prison.", False),
            ("Where an offence under this Act is committed again, the offender goes to prison.", False),
        ],
    )
    def test_a_general_penalty_is_that_of_an_offence_without_one(self, words: str, joined: bool) -> None:
        law = self.first().section("9").says(words, roles=["penalty"], penalty=FIVE)
        assert self.joined(law) == [("sec_1__subsec_1", *((5.0, "sec_9") if joined else (None, "")))]

    @pytest.mark.parametrize(
        "words",
        [
            "Whoever opens a system is punishable on summary conviction.",
            "Whoever benefits from an offence under section 4 does so too.",
        ],
    )
    def test_a_general_penalty_is_not_that_of_an_offence_with_a_sanction_of_its_own(self, words: str) -> None:
        general = "Whoever commits an offence under this Act for which no other penalty is provided goes to prison."
        law = LawBuilder().section("1").says(words, **ACCESS).section("9").says(general, roles=["penalty"], penalty=FIVE)
        assert [eid for _, years, eid in self.joined(law) if years] == []

    @pytest.mark.parametrize(
        ("words", "joined"),
        [
            ("Whoever attempts an offence under this Part goes to prison.", False),
            ("Whoever commits an offence under this Part goes to prison.", True),
        ],
    )
    def test_attempts_at_the_offences_of_a_part_say_nothing_about_each(self, words: str, joined: bool) -> None:
        law = LawBuilder().part("1").section("1").says("A person who opens a system commits an offence.", **ACCESS)
        law = law.section("9").says(words, roles=["penalty"], penalty=FIVE)
        assert self.joined(law) == [("sec_1", 5.0, "sec_9") if joined else ("sec_1", None, "")]

    @pytest.mark.parametrize(
        ("words", "joined"),
        [
            ("Whoever fails to comply with an order under section 9 goes to prison.", False),
            ("Whoever contravenes this section goes to prison.", True),
            ("Subject to section 9, the offender goes to prison.", True),
        ],
    )
    def test_a_penalty_for_what_another_section_orders_is_not_taken(self, words: str, joined: bool) -> None:
        law = self.first().subsection("2").says(words, roles=["penalty"], penalty=FIVE).section("9").says("Orders are given.")
        assert self.joined(law) == [("sec_1__subsec_1", *((5.0, "sec_1__subsec_2") if joined else (None, "")))]


@pytest.mark.parametrize(
    "words",
    [
        "A charge of an offence under this Act is laid within six months of the prosecutor's knowledge.",
        "Where an offence under this Act is committed by a body corporate with the consent or knowledge of a director, both pay.",
        "In the trial of an offence under this Act the court may hear a person with special knowledge.",
        "It is not necessary to prove the intent of the accused in any offence under this Act.",
        "A person charged with an offence under this Act is presumed to have acted with knowledge.",
        "An offence under this Act is committed even if the accused acted without intention.",
        "For an offence under this Act the prosecutor shall have no burden to establish intention.",
    ],
)
def test_words_that_meet_by_chance_make_no_general_rule(words: str) -> None:
    def mental(words: str) -> str | None:
        law = LawBuilder().section("1").says("Whoever opens a system shall be punished.", **ACCESS).section("2").says(words)
        (found,) = offences(law.build())
        return quoted(found.mental)

    assert mental(words) is None
    assert mental(words + " No offence under this Act is committed without intention.") is not None


@pytest.mark.parametrize(("years", "passes"), [(3.9, False), (4.0, True), (99.0, True)])
def test_offences_from_four_years_on_pass_the_gateway(years: float, passes: bool) -> None:
    law = LawBuilder().section("1").says(
        "Whoever opens a system shall be punished.", penalty=Penalty(max_years=years), **ACCESS
    ).build()  # fmt: skip
    assert [o.passes_gateway for o in offences(law)] == [passes]


def test_a_defence_in_the_section_or_citing_it_belongs_to_the_offence() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says("Whoever opens a system commits an offence.", **ACCESS)
        .subsection("2").says("It is a defence to a charge under subsection (1) that the owner agreed.", roles=["exception"])
        .section("2").says("A researcher commits no offence under section 1 by testing.", roles=["exception"])
        .section("3").says("A driver does not commit an offence under section 4 by stopping.", roles=["exception"])
        .build()
    )  # fmt: skip
    (found,) = offences(law)
    assert [e.eid for e in found.exceptions] == ["sec_1__subsec_2", "sec_2"]


def test_a_clause_that_only_punishes_is_no_second_offence() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says("Whoever opens a system commits an offence.", **ACCESS)
        .subsection("2").says("Upon conviction of an offence under this section, prison follows.", **ACCESS)
        .build()
    )  # fmt: skip
    assert [o.eid for o in offences(law)] == ["sec_1__subsec_1"]
