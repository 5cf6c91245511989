"""Open words of offences and of grounds for powers that no definition closes, on small invented laws judged by hand."""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder
from reason_factories import findings


class TestUndefinedTerms:
    OFFENCE = "A person who sends grossly offensive messages commits an offence."

    def law(self, words: str, **perceived: list[str]) -> Law:
        return LawBuilder().section("1").says(words, **perceived).build()

    def test_an_open_word_in_an_offence(self) -> None:
        law = self.law(self.OFFENCE, roles=["offence"], offences=["harassment-annoyance"])
        (found,) = findings(law, "undefined-term")
        assert found.quote == "grossly offensive"

    def test_an_open_word_as_the_ground_of_a_power(self) -> None:
        law = self.law("The Minister may order records where the public interest requires it.", powers=["production"])
        assert [f.quote for f in findings(law, "undefined-term")] == ["public interest"]

    @pytest.mark.parametrize(("scope", "count"), [("", 0), ("sec_1", 0), ("sec_9", 1)])
    def test_a_definition_that_holds_here_closes_it(self, scope: str, count: int) -> None:
        law = self.law(self.OFFENCE, roles=["offence"], offences=["harassment-annoyance"])
        assert len(findings(law, "undefined-term", {"grossly offensive": scope})) == count

    @pytest.mark.parametrize(
        ("words", "term", "quotes"),
        [
            ("block content contrary to public order", "public order", []),
            ("block content prejudicial to national security", "National Security", []),
            ("act in the interest of national security", "national security", []),
            ("block rumours", "rumour", []),
            ("block any offensive message", "offensive", []),
            # what stays open is the other word
            ("block harmful content", "content", ["harmful content"]),
            ("block fake information", "information", ["fake information"]),
            ("act against contempt of religion", "religion", ["contempt of religion"]),
            ("stop the vice of any service", "service", ["vice"]),
            ("stop the vice of any service provider", "service provider", ["vice"]),
        ],
    )
    def test_a_defined_term_closes_the_words_that_turn_on_it(self, words: str, term: str, quotes: list[str]) -> None:
        law = self.law(f"The Minister may {words}.", powers=["blocking-takedown"])
        assert [f.quote for f in findings(law, "undefined-term", {term: ""})] == quotes

    @pytest.mark.parametrize(
        ("words", "count"),
        [
            ("A message is grossly offensive if it threatens death.", 0),
            ("A message is taken to be grossly offensive only where it threatens death.", 0),
            ("A message that is grossly offensive is taken down.", 1),
            ("A message is offensive if it threatens death.", 1),
        ],
    )
    def test_a_section_may_say_itself_what_its_open_word_means(self, words: str, count: int) -> None:
        law = (
            LawBuilder()
            .section("1").subsection("1").says(self.OFFENCE, roles=["offence"], offences=["harassment-annoyance"])
            .subsection("2").says(words)
            .build()
        )  # fmt: skip
        assert len(findings(law, "undefined-term")) == count

    def test_an_open_excuse_lets_people_off(self) -> None:
        law = self.law(
            "A person who without reasonable excuse opens a system commits it.", roles=["offence"], offences=["identity"]
        )
        assert findings(law, "undefined-term") == []

    @pytest.mark.parametrize(
        ("words", "quotes"),
        [
            ("may order what national security asks", ["national security"]),
            ("may order what the National Security Council asks", []),
            ("may order what the Law on National Security allows", []),
            ("may order what the Ministry of National Security asks", []),
            ("may order that any information be handed over", ["any information"]),
            ("may order that any information and communication system be handed over", []),
            ("may directly or indirectly order it", []),
            ("may by virtue of this section order it", []),
            ("may order that any information system be handed over", []),
            ("may protect critical information infrastructure", []),
            ("may block malicious software", []),
            ("may block malicious gossip", ["malicious"]),
            ("may ask the vice-president", []),
            ("may help vessels in distress", []),
            ("may stop what is likely to cause death", []),
            ("may stop what is likely to cause annoyance", ["annoyance"]),
            ("may order it in the interest of the owner", []),
            ("may order it in the interest of public order", ["public order"]),
            ("may order what is likely to cause loss", []),
            ("may order that a national identity number be given", []),
            ("may order what harms national identity", ["national identity"]),
        ],
    )
    def test_a_name_or_a_fixed_phrase_is_no_open_word(self, words: str, quotes: list[str]) -> None:
        law = self.law(f"The Minister {words}.", powers=["production"])
        assert [f.quote for f in findings(law, "undefined-term")] == quotes

    @pytest.mark.parametrize(
        ("words", "quotes"),
        [
            ("Whoever prints a leaflet is punished, unless it serves the public interest.", []),
            ("Whoever prints a leaflet is punished. A leaflet in the public interest is not an offence under this section.", []),
            ("Whoever prints a leaflet against the public interest is punished.", ["public interest"]),
            ("Whoever, without the leave of a court, prints an indecent leaflet is punished.", ["indecent"]),
            ("Whoever, except with lawful authority, prints an indecent leaflet is punished.", ["indecent"]),
        ],
    )
    def test_open_words_of_an_exception_let_people_off(self, words: str, quotes: list[str]) -> None:
        law = self.law(words, roles=["offence"], offences=["public-order-security"])
        assert [f.quote for f in findings(law, "undefined-term")] == quotes

    @pytest.mark.parametrize(("kind", "count"), [("data-interference", 0), ("disclosure", 1)])
    def test_any_information_is_what_a_computer_offence_is_done_to(self, kind: str, count: int) -> None:
        law = self.law("Whoever copies any information of another is punished.", roles=["offence"], offences=[kind])
        assert len(findings(law, "undefined-term")) == count

    @pytest.mark.parametrize(
        ("words", "count"),
        [
            ("Whoever prints an indecent leaflet is punished. A leaflet is indecent if it shows a rape.", 0),
            ("Whoever prints a leaflet that is indecent if seen by a child is punished.", 1),
        ],
    )
    def test_a_clause_may_explain_its_own_word_in_another_sentence(self, words: str, count: int) -> None:
        law = self.law(words, roles=["offence"], offences=["religion-morality"])
        assert len(findings(law, "undefined-term")) == count

    def test_an_open_word_where_nothing_turns_on_it(self) -> None:
        assert findings(self.law("The Agency serves the public interest.", roles=["institution"]), "undefined-term") == []
