"""The files on laws and treaties: each valid, none missing, and the reader refuses what the README does not allow."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from annotator.catalogue_loader import load_catalogue
from training.instruments import (
    INSTRUMENTS,
    README,
    Instrument,
    InstrumentError,
    check_texts,
    load_instruments,
    main,
    names,
    parse_instrument,
    readme,
)

GOOD = """\
id: ke-test-2018
title: Test Act, 2018
country: KE
year: 2018
kind: act
language: en
akn: /akn/ke/act/2018/99
address: null
aliases: []
relations: []
provenance:
  repository: owner/name
  commit: "0123456789012345678901234567890123456789"
  path: data/file.txt
  sha256: "0123456789012345678901234567890123456789012345678901234567890123"
  source_sha256: null
  complete: true
"""


@pytest.fixture(scope="module")
def instruments() -> dict[str, Instrument]:
    return load_instruments()


@pytest.mark.parametrize("path", sorted(INSTRUMENTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_is_valid(path: Path) -> None:
    assert parse_instrument(path.read_text(encoding="utf-8"), path.name).id == path.stem


def test_nothing_else_lies_in_the_folder() -> None:
    assert {path.name for path in INSTRUMENTS.iterdir() if path.suffix != ".yaml"} == {README}


def test_the_treaties_that_everything_turns_on_are_there(instruments: dict[str, Instrument]) -> None:
    assert "A/RES/79/243" in instruments["un-cc-2024"].title
    assert instruments["un-cc-2024"].provenance is None
    for name in ("coe-1ap-2003", "coe-2ap-2022"):
        assert [(r.kind, r.instrument) for r in instruments[name].relations] == [("protocol-to", "coe-budapest-2001")]


def test_every_annotated_law_has_a_file(instruments: dict[str, Instrument], repository: Path) -> None:
    annotated = {path.stem for path in (repository / "corpus" / "annotations").glob("*.jsonl")}
    assert annotated <= {i.id for i in instruments.values() if i.provenance}


def test_treaties_among_the_standards_have_a_file(instruments: dict[str, Instrument]) -> None:
    addresses = {i.address for i in instruments.values()}
    ours = {
        s.url
        for s in load_catalogue().standards.values()
        if s.url and any(x in s.url for x in ("treaty-detail", "/eli/", "/instruments/", "A/RES/79/243", "A/RES/45/116"))
    }
    assert ours
    assert ours <= addresses


@pytest.mark.shared
def test_texts_at_hand_are_the_recorded_ones(instruments: dict[str, Instrument], shared_folder: Path) -> None:
    assert list(check_texts(instruments, shared_folder / "laws")) == []
    with (shared_folder / "laws" / "INDEX.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            instrument = instruments[row["law"]]
            assert (instrument.language, str(instrument.year)) == (row["language"], row["year"])


@pytest.mark.shared
def test_provenance_is_that_of_the_collection(instruments: dict[str, Instrument], shared_folder: Path) -> None:
    for path in sorted((shared_folder / "laws").glob("*/provenance.json")):
        theirs, ours = json.loads(path.read_text(encoding="utf-8")), instruments[path.parent.name].provenance
        assert ours is not None
        assert (ours.repository, ours.commit) == (theirs["repo"].removeprefix("github:"), theirs["commit"])
        if theirs.get("path"):
            assert ours.path == theirs["path"]
        if theirs.get("sha256_of_source"):
            assert ours.source_sha256 == theirs["sha256_of_source"]


@pytest.mark.shared
def test_every_criticised_instrument_has_a_file(instruments: dict[str, Instrument], shared_folder: Path) -> None:
    lines = (shared_folder / "critiques" / "critiques.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["instrument"] for line in lines} <= set(names(instruments))


def test_readme_is_in_step(instruments: dict[str, Instrument]) -> None:
    assert (INSTRUMENTS / README).read_text(encoding="utf-8") == readme(instruments)


def test_a_good_file_is_read() -> None:
    instrument = parse_instrument(GOOD, "ke-test-2018.yaml")
    assert (instrument.place, instrument.year) == ("KE", 2018)
    assert instrument.provenance is not None
    assert instrument.provenance.path == "data/file.txt"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("year: 2018\n", "", "missing key 'year'"),
        ("year: 2018\n", "year: 2018\nyears: 1\n", "unknown key 'years'"),
        ("year: 2018\n", "year: 2018\nyear: 2019\n", "stands twice"),
        ("year: 2018", "year: '2018'", "year must be a number"),
        ("year: 2018", "year: null", "collection only"),
        ("country: KE", "country: XX", "country cannot be"),
        ("country: KE", "country: UG", "must begin with 'ug'"),
        ("country: KE", "country: null", "country is null"),
        ("country: KE", "country: NO", "country cannot be False"),
        ("kind: act", "kind: law", "kind cannot be"),
        ("kind: act", "kind: bill", "bill exactly where"),
        ("language: en", "language: English", "language cannot be"),
        ("akn: /akn/ke", "akn: /akn/ug", "must begin with /akn/ke/"),
        ("address: null", "address: somewhere", "address cannot be"),
        ("aliases: []", "aliases: null", "aliases must be a list"),
        ("relations: []", "relations: [{kind: amends}]", "missing key 'instrument'"),
        ("path: data/file.txt", "path: /data/file.txt", "path cannot be"),
        ("complete: true", "complete: 1", "complete must be true or false"),
        ('commit: "0123', 'commit: "x123', "commit cannot be"),
        ("id: ke-test-2018", "id: ke-toast-2018", "must be the file's name"),
        ("title: Test", "title: {Test", "not valid YAML"),
        ("title: Test Act, 2018", "title: !!python/name:os.system", "not valid YAML"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(InstrumentError, match=r"^ke-test-2018\.yaml: ") as caught:
        parse_instrument(GOOD.replace(old, new, 1), "ke-test-2018.yaml")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("akn: /akn/ke/act/2018/99", "akn: /akn/ke/act/2018/99", "already belongs"),
        ("aliases: []", "aliases: [ke-test-2018]", "already belongs"),
        ("relations: []", "relations: [{kind: amends, instrument: ke-none-2000}]", "no other instrument"),
    ],
)
def test_files_agree_with_each_other(tmp_path: Path, old: str, new: str, says: str) -> None:
    (tmp_path / "ke-test-2018.yaml").write_text(GOOD, encoding="utf-8")
    second = GOOD.replace("id: ke-test-2018", "id: ke-second-2019").replace(old, new)
    if "akn" not in old:
        second = second.replace("/2018/99", "/2019/1")
    (tmp_path / "ke-second-2019.yaml").write_text(second, encoding="utf-8")
    with pytest.raises(InstrumentError) as caught:
        load_instruments(tmp_path)
    assert says in str(caught.value)


def test_wrong_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch"]) == 2
    assert "usage" in capsys.readouterr().err
