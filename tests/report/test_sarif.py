"""The SARIF log beyond what the consumer test checks: baseline, suppressions, words that look like mark-up."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from consumers import read_sarif, sarif_schema
from report_factories import finding, full_report, law, report

from annotator.catalogue_loader import load_catalogue
from annotator.catalogue_records import REPORTED
from annotator.records import Baseline, GoneFinding, Report, Suppression
from annotator.report.sarif import WORDS_KEY, escape, render_sarif
from annotator.report.text_lines import TextLines


def run_of(value: Report) -> dict[str, Any]:
    log = json.loads(render_sarif(value, load_catalogue()))
    if sarif_schema() is not None:
        jsonschema.Draft4Validator(sarif_schema()).validate(log)
    return log["runs"][0]


def test_every_label_that_was_searched_for_is_a_rule() -> None:
    catalogue = load_catalogue()
    rules = {rule["id"]: rule for rule in run_of(replace(full_report(), findings=()))["tool"]["driver"]["rules"]}
    assert set(rules) == {label.id for f in REPORTED for label in catalogue.family(f)}
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules.values())
    assert rules["missing-intent"]["defaultConfiguration"]["level"] == "error"


def test_no_rule_stands_for_a_label_that_the_model_does_not_know() -> None:
    base = full_report()
    asked = replace(base.judgements[0], probabilities={"risk:missing-intent": 0.1, "safeguard:remedy": 0.2})
    rules = {rule["id"] for rule in run_of(replace(base, judgements=(asked,), findings=()))["tool"]["driver"]["rules"]}
    by_rule = {label.id for label in load_catalogue().family("instrument")}
    assert rules == {"missing-intent", "missing-remedy"} | by_rule


def test_findings_are_new_unchanged_or_absent_against_a_baseline() -> None:
    base = full_report()
    changed = [replace(f, change="new" if n == 0 else "unchanged") for n, f in enumerate(base.findings)]
    gone = GoneFinding("f-old", "missing-intent", "risks", "sec_9", "whoever", "high")
    results = run_of(replace(base, findings=tuple(changed), baseline=Baseline("old.json", (gone,))))["results"]
    assert [r["baselineState"] for r in results] == ["new", *["unchanged"] * (len(changed) - 1), "absent"]
    assert results[-1]["partialFingerprints"] == {"finding/v1": "f-old"}


def test_without_a_baseline_no_state_is_claimed() -> None:
    assert not any("baselineState" in r for r in run_of(full_report())["results"])


def test_a_silenced_finding_stays_with_its_reason() -> None:
    base = full_report()
    silenced = replace(base.findings[0], suppression=Suppression("Agreed.", "A. Person"))
    first = run_of(replace(base, findings=(silenced, *base.findings[1:])))["results"][0]
    assert first["suppressions"] == [{"kind": "external", "justification": "Agreed. (A. Person)"}]


def test_the_fingerprint_of_the_words_is_handed_on() -> None:
    base = full_report()
    marked = tuple(replace(f, fingerprint="w-1") for f in base.findings)
    assert {r["partialFingerprints"][WORDS_KEY] for r in run_of(replace(base, findings=marked))["results"]} == {"w-1"}


@pytest.mark.parametrize(("words", "escaped"), [("[a](b)", r"\[a\](b)"), ("{0}", "{{0}}"), ("a\\b", r"a\\b"), ("plain", "plain")])
def test_no_word_of_a_law_becomes_a_link_or_a_placeholder(words: str, escaped: str) -> None:
    assert escape(words) == escaped


def test_a_file_name_becomes_a_relative_address() -> None:
    named = run_of(report(name="a b/../%20#.txt"))
    assert named["artifacts"][0]["location"]["uri"] == "a%20b%2F..%2F%2520%23.txt"


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [("ab\ncd", 3, (2, 1)), ("ab\r\ncd", 5, (2, 2)), ("a\rb", 2, (1, 3)), ("", 0, (1, 1)), ("x\n", 2, (2, 1)), ("𝒶b", 1, (1, 2))],
)
def test_lines_and_columns(text: str, offset: int, position: tuple[int, int]) -> None:
    assert TextLines(text).position(offset) == position


def test_a_law_with_windows_line_ends_is_pointed_to_correctly() -> None:
    text, _ = law()
    text = text.replace("\n", "\r\n")
    value = report(text, (), [finding(text, "gloomy message", "sec_2__subsec_1")])
    read_sarif(render_sarif(value, load_catalogue()).encode(), value)
