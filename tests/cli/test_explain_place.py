"""``annotator explain PLACE FILE``: the chain of reasons for one provision, on the law of the toy model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., "Outcome"]  # noqa: F821


@pytest.fixture
def explained(cli: Cli, law: Path) -> Callable[[str], str]:
    def explain(place: str) -> str:
        done = cli("explain", place, law)
        assert done.code == 0, done.err
        return str(" ".join(done.out.split()))

    return explain


def test_a_power_shows_what_was_perceived_what_reaches_it_and_what_is_missing(explained: Callable[[str], str]) -> None:
    out = explained("sec_3__subsec_1")
    assert out.startswith("Section 3(1) Handing over records [sec_3__subsec_1]")
    assert "power: Production of data (calibrated probability" in out
    assert "authority may: “officer may”" in out
    assert "Notification of the person affected: optional Section 3(2)" in out
    assert "(stands in the same section)" in out
    assert "Effective remedy: absent looked for in vain in Section 3(1), Section 3" in out
    assert "[missing-remedy, f-" in out
    assert "looked for and not found" in out


def test_a_safeguard_shows_the_powers_that_rest_on_it(explained: Callable[[str], str]) -> None:
    out = explained("sec_3__subsec_2")
    assert "worded as optional: Notification of the person affected" in out
    assert "Powers elsewhere that rest on this clause Section 3(1): Notification of the person affected optional" in out
    assert "[optional-safeguard, f-" in out


def test_an_offence_shows_its_parts(explained: Callable[[str], str]) -> None:
    out = explained("section 1(1)")
    assert "The offence, taken apart by rule kind: cyber-dependent conduct: “gains access to a machine”" in out
    assert "mental element: nothing words it" in out


@pytest.mark.parametrize("place", ["sec_3", "section 3", "Section 3.", "3"])
def test_a_section_is_explained_clause_by_clause(explained: Callable[[str], str], place: str) -> None:
    out = explained(place)
    assert "[sec_3__subsec_1]" in out
    assert "[sec_3__subsec_2]" in out
    assert "[sec_1__subsec_1]" not in out


def test_a_clause_without_findings_says_that_nothing_was_recognised(cli: Cli, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("SMALL ACT\n\n1. Name\nThis is the Small Act.\n", encoding="utf-8")
    done = cli("explain", "1", law)
    assert "No finding: nothing that was looked for was recognised here" in done.out


def test_a_citation_of_the_law_itself_is_resolved(cli: Cli, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("SMALL ACT\n\n1. Name\nThis Act is the Small Act.\n", encoding="utf-8")
    assert "cites “This Act” = the whole instrument" in cli("explain", "1", law).out


def test_a_place_that_is_not_there_is_refused(cli: Cli, law: Path) -> None:
    message = cli("explain", "sec_99", law).refusal()
    assert "'sec_99'" in message
    assert "annotator tree" in message


def test_a_file_that_is_not_there_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert "nowhere.txt" in cli("explain", "sec_1", str(tmp_path / "nowhere.txt")).refusal()
