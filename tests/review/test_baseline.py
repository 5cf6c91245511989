"""A second report against an earlier one: new, unchanged, gone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from report_factories import finding, law, report

from annotator.errors import AnnotatorError
from annotator.reason.findings import finding_id
from annotator.records import Clause, Judgement, Report
from annotator.report.json_report import render_json, to_dict
from annotator.review.baseline import compare, read_baseline
from annotator.review.fingerprint import with_fingerprints

Sections = Sequence[tuple[str, str, Sequence[str]]]
FIRST: Sections = (
    ("1.", "Gloom", ("A person shall not send a gloomy message.", "A person who does so is liable to prison for three years.")),
    ("2.", "Machines", ("An officer may look into any machine.",)),
)


def annotated(sections: Sections, *places: tuple[str, str, str]) -> Report:
    """A report with findings given as (quote, eId, label)."""
    text, provisions = law(sections)
    findings = [finding(text, quote, eid, name, id=finding_id(name, eid, quote)) for quote, eid, name in places]
    clauses = [Judgement(Clause(p.eid, p.eid, p.span)) for p in provisions if p.kind == "subsection"]
    return report(text, provisions, with_fingerprints(text, clauses, findings))


def against(now: Report, before: Report, folder: Path) -> Report:
    path = folder / "before.json"
    path.write_text(render_json(before), encoding="utf-8")
    return compare(now, read_baseline(path), path.name)


GLOOM = ("gloomy", "sec_1__subsec_1", "vague-content-offence")
PRISON = ("three years", "sec_1__subsec_2", "disproportionate-penalty")
MACHINE = ("any machine", "sec_2__subsec_1", "scope-creep")


def test_the_same_law_twice_is_unchanged(tmp_path: Path) -> None:
    made = against(annotated(FIRST, GLOOM, PRISON), annotated(FIRST, GLOOM, PRISON), tmp_path)
    assert [f.change for f in made.findings] == ["unchanged", "unchanged"]
    assert made.baseline is not None
    assert made.baseline.gone == ()


def test_new_and_gone_are_told_apart(tmp_path: Path) -> None:
    made = against(annotated(FIRST, GLOOM, MACHINE), annotated(FIRST, GLOOM, PRISON), tmp_path)
    assert {f.label: f.change for f in made.findings} == {"vague-content-offence": "unchanged", "scope-creep": "new"}
    assert made.baseline is not None
    assert [(g.label, g.eid, g.quote) for g in made.baseline.gone] == [(PRISON[2], PRISON[1], PRISON[0])]
    data = to_dict(made)["baseline"]
    assert (data["source"], data["new"], data["unchanged"], len(data["gone"])) == ("before.json", 1, 1, 1)


def test_a_renumbered_law_has_nothing_new(tmp_path: Path) -> None:
    later: Sections = (("1.", "Purpose", ("This Act has a purpose.",)), ("2.", *FIRST[0][1:]), ("3.", *FIRST[1][1:]))
    moved = [(quote, f"sec_{int(eid[4]) + 1}{eid[5:]}", name) for quote, eid, name in (GLOOM, PRISON, MACHINE)]
    made = against(annotated(later, *moved), annotated(FIRST, GLOOM, PRISON, MACHINE), tmp_path)
    assert [f.change for f in made.findings] == ["unchanged"] * 3


def test_an_edit_elsewhere_in_the_clause_keeps_the_finding_by_label_place_and_quote(tmp_path: Path) -> None:
    later: Sections = (("1.", "Gloom", ("No person shall ever send a gloomy message.", FIRST[0][2][1])), FIRST[1])
    made = against(annotated(later, GLOOM), annotated(FIRST, GLOOM), tmp_path)
    assert [f.change for f in made.findings] == ["unchanged"]


def test_words_that_stand_twice_are_matched_one_to_one(tmp_path: Path) -> None:
    twice: Sections = (FIRST[1], ("2.", "Machines", FIRST[1][2]))
    text, provisions = law(twice)
    at = text.rindex("any machine")
    first = finding(text, "any machine", "sec_2__subsec_1", "scope-creep", id="f-first")
    from annotator.records import Span

    second = finding(text, "any machine", "sec_2__subsec_1", "scope-creep", id="f-second", span=Span(at, at + 11))
    now = report(text, provisions, with_fingerprints(text, (), [first, second]))
    before = report(text, provisions, with_fingerprints(text, (), [second]))
    assert sorted(f.change for f in against(now, before, tmp_path).findings) == ["new", "unchanged"]


def test_reports_without_fingerprints_are_compared_by_id(tmp_path: Path) -> None:
    old = to_dict(annotated(FIRST, GLOOM))
    for entry in old["findings"]:
        del entry["fingerprint"]
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    made = compare(annotated(FIRST, GLOOM, PRISON), read_baseline(tmp_path / "old.json"), "old.json")
    assert [f.change for f in made.findings] == ["unchanged", "new"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "holds no object"),
        ("{}", "not a JSON report"),
        ('{"schema_version": "1.0", "findings": [{"id": 3}]}', "finding 1 is not as"),
        ('{"schema_version": "1.0", "findings": {}}', "not a JSON report"),
        ("\ud800", "not valid JSON"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(AnnotatorError, match=says):
        read_baseline(path)


def test_a_missing_baseline_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"none\.json cannot be read"):
        read_baseline(tmp_path / "none.json")
