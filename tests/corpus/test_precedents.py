"""The precedents: typed, in the catalogue's words, on known instruments, in our own sentences, and rebuilt as they stand."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from annotator.catalogue_loader import load_catalogue
from training.instruments import Instrument, load_instruments
from training.precedents import (
    DERIVED,
    FILE,
    PRECEDENTS,
    README,
    Precedent,
    PrecedentError,
    catalogue_labels,
    copied,
    from_json,
    main,
    problems,
    read_precedents,
    to_lines,
)
from training.precedents_build import Edits, build, read_edits, units
from training.precedents_card import FIELD_MEANINGS, readme

RAW: dict[str, Any] = {
    "id": "NC-9001",
    "instrument": "pk-peca-2016",
    "instrument_title": "An Act",
    "country": "Pakistan",
    "year": 2016,
    "provision": "s. 20(1)",
    "final_provision": None,
    "labels": ["vague-content-offence", "undefined-term", "missing-refusal-grounds", "power:traffic-realtime"],
    "polarity": "criticised",
    "conduct": "punishes annoying words",
    "criticism": "Nobody can tell what annoys",
    "vague_terms": ["annoying", "annoying"],
    "demanded_change": "Repeal",
    "source": {"organisation": "EFF (as reported by X)", "title": "T", "url": None, "year": 2020, "kind": "press_legal_or_other"},
    "record": "critique",
    "outcome": None,
    "evidence": "partial",
}
NO_EDITS = Edits(drop={}, merge={}, labels={}, demands={}, organisations={})


@pytest.fixture(scope="module")
def instruments() -> dict[str, Instrument]:
    return load_instruments()


@pytest.fixture(scope="module")
def precedents() -> list[Precedent]:
    return read_precedents()


def test_every_record_is_valid(precedents: list[Precedent], instruments: dict[str, Instrument]) -> None:
    assert len(precedents) > 650
    assert [f"{p.id}: {x}" for p in precedents for x in problems(p, instruments)] == []


def test_labels_stand_in_the_catalogue(precedents: list[Precedent], instruments: dict[str, Instrument]) -> None:
    catalogue = load_catalogue()
    risks = {label.id for family in ("risks", "wording", "absences") for label in catalogue.family(family)}
    powers = {label.id for label in catalogue.family("powers")}
    for p in precedents:
        assert set(p.labels) <= risks, p.id
        assert set(p.powers) <= powers, p.id
        assert not set(p.derived_labels) & risks, p.id
        assert p.instrument in instruments, p.id


def test_derived_labels_are_not_in_the_catalogue() -> None:
    assert not set(DERIVED) & catalogue_labels()


def test_stored_as_written(precedents: list[Precedent]) -> None:
    assert (PRECEDENTS / FILE).read_text(encoding="utf-8") == to_lines(precedents)
    assert set(FIELD_MEANINGS) == set(asdict(precedents[0]))


def test_card_is_in_step(precedents: list[Precedent], instruments: dict[str, Instrument]) -> None:
    assert (PRECEDENTS / README).read_text(encoding="utf-8") == readme(precedents, instruments, read_edits())


@pytest.mark.shared
def test_no_words_of_a_law_are_copied(precedents: list[Precedent], shared_folder: Path) -> None:
    assert list(copied(precedents, shared_folder / "laws")) == []


@pytest.mark.shared
def test_rebuilding_gives_the_same(precedents: list[Precedent], instruments: dict[str, Instrument], shared_folder: Path) -> None:
    lines = (shared_folder / "critiques" / "critiques.jsonl").read_text(encoding="utf-8").splitlines()
    raw = [json.loads(line) for line in lines]
    assert build(raw, read_edits(), instruments) == precedents
    kept = {name for p in precedents for name in (p.id, *p.merged)} | set(read_edits().drop)
    assert kept == {record["id"].lower() for record in raw}
    grades = {record["id"].lower(): record["evidence"] for record in raw}
    assert all(p.evidence == grades[p.id] for p in precedents)


def test_a_copied_run_is_found(tmp_path: Path, precedents: list[Precedent]) -> None:
    (tmp_path / "xx-law-2000").mkdir()
    words = "one two three four five six seven eight nine ten eleven twelve"
    (tmp_path / "xx-law-2000" / "text.txt").write_text(words, encoding="utf-8")
    letters = words.replace("twelve", "twelve and more")
    assert len(list(copied([replace(precedents[0], criticism=letters)], tmp_path))) == 1
    assert list(copied([replace(precedents[0], criticism=words.replace("six", "6"))], tmp_path)) == []


def test_cleaning_maps_labels_and_names(instruments: dict[str, Instrument]) -> None:
    (p,) = build([RAW], NO_EDITS, instruments)
    assert p.id == "nc-9001"
    assert p.labels == ("missing-refusal-ground", "vague-content-offence")
    assert p.powers == ("traffic-collection",)
    assert p.derived_labels == ("undefined-term",)
    assert p.units == ("sec_20",)
    assert (p.organisation, p.attribution, p.organisation_kind) == ("EFF", "as reported by X", "press-legal-other")
    assert (p.subject, p.criticism) == ("Punishes annoying words.", "Nobody can tell what annoys.")
    assert p.demanded_change == "Repeal the provision."
    assert p.vague_terms == ("annoying",)
    assert list(problems(p, instruments)) == []


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Struck down in part", None),
        ("none: provision accepted or welcomed", None),
        (None, None),
        ("Repeal or amend", "Repeal or amend the provision."),
        ("Define", "Define the decisive terms."),
        ("Tie powers to listed crimes.", "Tie powers to listed crimes."),
    ],
)
def test_an_outcome_is_no_demand(said: str | None, kept: str | None, instruments: dict[str, Instrument]) -> None:
    (p,) = build([RAW | {"demanded_change": said}], NO_EDITS, instruments)
    assert p.demanded_change == kept


def test_aliases_lead_to_the_instrument(instruments: dict[str, Instrument]) -> None:
    (p,) = build([RAW | {"instrument": "ae-decree34-2021"}], NO_EDITS, instruments)
    assert p.instrument == "ae-dl34-2021-ar"


def test_repetitions_are_merged(instruments: dict[str, Instrument]) -> None:
    again = RAW | {"id": "NC-9002", "criticism": "Nobody can tell what annoys people", "labels": ["missing-intent"]}
    other = RAW | {"id": "NC-9003", "criticism": "Sentences are far beyond what such conduct deserves"}
    first, second = build([other, again, RAW], NO_EDITS, instruments)
    assert first.merged == ("nc-9002",)
    assert "missing-intent" in first.labels
    assert second.id == "nc-9003"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"instrument": "xx-none-2000"}, "no instrument"),
        ({"labels": ["vague"]}, "label 'vague' is unknown"),
        ({"labels": ["power:magic"]}, "power 'magic' is unknown"),
    ],
)
def test_unknown_names_stop_the_build(change: dict[str, Any], says: str, instruments: dict[str, Instrument]) -> None:
    with pytest.raises(PrecedentError, match=says):
        build([RAW | change], NO_EDITS, instruments)


def test_an_edit_of_nothing_stops_the_build(instruments: dict[str, Instrument]) -> None:
    with pytest.raises(PrecedentError, match="concerns nc-0000"):
        build([RAW], replace(NO_EDITS, drop={"nc-0000": "gone"}), instruments)


@pytest.mark.parametrize(
    ("provision", "expected"),
    [
        ("art. 24(2)", ("art_24",)),
        ("arts 7-9, 24 / 36", ("art_7", "art_8", "art_9", "art_24", "art_36")),
        ("art. 40(21)-(22)", ("art_40",)),
        ("art. 60 bis(1)", ("art_60bis",)),
        ("s. 66A (post-judgment use)", ("sec_66a",)),
        ("s. 69A and 2009 Rules", ("sec_69a",)),
        ("ss. 20B, 59A-59B", ("sec_20b", "sec_59a", "sec_59b")),
        ("s. 202c left unchanged", ("sec_202c",)),
        ("cl. 5 with s. 2 definitions", ("sec_5", "sec_2")),
        ("arts. 30 and others", ("art_30",)),
        ("cl. 35 of the 2020 Bill (enacted as s. 44)", ()),
        ("chapter II section 2 (powers)", ()),
        ("Part 14", ()),
        ("whole instrument", ()),
    ],
)
def test_units_of_a_provision(provision: str, expected: tuple[str, ...]) -> None:
    assert units(provision) == expected


@pytest.mark.parametrize("change", [{"year": "2020"}, {"labels": "x"}, {"criticism": ""}, {"criticism": None}, {"extra": 1}])
def test_wrong_types_are_refused(change: dict[str, Any], precedents: list[Precedent]) -> None:
    good = json.loads(to_lines(precedents[:1]))
    assert from_json(good) == precedents[0]
    with pytest.raises(PrecedentError):
        from_json(good | change)


@pytest.mark.parametrize(
    "change",
    [
        {"labels": ("vague",)},
        {"labels": (), "powers": (), "derived_labels": ()},
        {"evidence": "rumour"},
        {"polarity": "neutral"},
        {"url": "ftp://example.org"},
        {"vague_terms": ("one two three four five six seven eight nine",)},
        {"criticism": "no full stop"},
        {"instrument": "xx-none-2000"},
        {"units": ("24",)},
    ],
)
def test_wrong_values_are_named(change: dict[str, Any], precedents: list[Precedent], instruments: dict[str, Instrument]) -> None:
    assert list(problems(replace(precedents[0], **change), instruments))


def test_order_is_checked(tmp_path: Path, precedents: list[Precedent]) -> None:
    path = tmp_path / FILE
    path.write_text(to_lines([precedents[1], precedents[0]]), encoding="utf-8")
    with pytest.raises(PrecedentError, match="out of order"):
        read_precedents(path)


def test_wrong_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 2
    assert "usage" in capsys.readouterr().err
