"""Precedents of a finding: same label, a similar provision, the best evidence first, weak evidence marked."""

from __future__ import annotations

import pytest

from annotator.reason.precedents import Precedent, PrecedentFinder, load_precedents, telling_words


def precedent(name: str, **changes: object) -> Precedent:
    values: dict[str, object] = {
        "id": name, "instrument": "xx-act-2019", "provision": "s. 4", "labels": frozenset({"vague-content-offence"}),
        "powers": frozenset(), "vague_terms": ("grossly annoying",), "organisation": "Group " + name, "year": 2020,
        "criticism": "The words are open.", "evidence": "full", "telling": telling_words("messages that annoy users"),
    }  # fmt: skip
    return Precedent(**{**values, **changes})  # type: ignore[arg-type]


TITLES = {"xx-act-2019": "Invented Act 2019"}
CLAUSE = "Messages. A person who sends a grossly annoying message commits an offence."


def test_a_precedent_says_who_criticised_what() -> None:
    found = PrecedentFinder([precedent("a")], TITLES).find("vague-content-offence", CLAUSE)
    assert found == ("Group a (2020) criticised a similar provision (Invented Act 2019, s. 4): The words are open.",)


def test_another_label_finds_nothing() -> None:
    assert PrecedentFinder([precedent("a")], TITLES).find("missing-intent", CLAUSE) == ()


def test_a_clause_with_nothing_in_common_finds_nothing() -> None:
    assert PrecedentFinder([precedent("a")], TITLES).find("vague-content-offence", "The fund is audited each year.") == ()


def test_a_shared_power_suffices() -> None:
    blocking = precedent("a", labels=frozenset({"missing-notification"}), powers=frozenset({"blocking-takedown"}), vague_terms=())
    finder = PrecedentFinder([blocking], TITLES)
    assert len(finder.find("missing-notification", "It may close sites.", ["blocking-takedown"])) == 1
    assert finder.find("missing-notification", "It may close sites.", ["production"]) == ()


@pytest.mark.parametrize(("evidence", "words"), [("excerpt", "excerpt"), ("partial", "check before citing")])
def test_partial_evidence_is_marked(evidence: str, words: str) -> None:
    (sentence,) = PrecedentFinder([precedent("a", evidence=evidence)], TITLES).find("vague-content-offence", CLAUSE)
    assert words in sentence


def test_the_better_evidence_comes_first_and_no_organisation_twice() -> None:
    many = [precedent("a", evidence="partial"), precedent("b"), precedent("c", organisation="Group b"), precedent("d")]
    found = PrecedentFinder(many, TITLES).find("vague-content-offence", CLAUSE)
    assert [s.split(" (")[0] for s in found] == ["Group b", "Group d"]


def test_the_packaged_precedents_load_with_titles() -> None:
    found = load_precedents().find(
        "vague-content-offence", "Whoever publishes false information that causes public panic commits an offence."
    )
    assert found
    assert all(": " in s and " criticised a similar provision (" in s for s in found)
