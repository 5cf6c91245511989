"""Suppressions: strict to read, precise in what they cover, and never silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from report_factories import finding, law, report

from annotator.catalogue_loader import load_catalogue
from annotator.errors import AnnotatorError
from annotator.records import Report
from annotator.report.json_report import to_dict
from annotator.review.fingerprint import with_fingerprints
from annotator.review.suppressions import read_suppressions, suppress

TODAY = date(2026, 11, 21)
ENTRY = "- label: {label}\n    eid: sec_2\n    reason: The committee accepted it.\n    author: N. N.\n"


def small_report() -> Report:
    text, provisions = law()
    findings = [
        finding(text, "gloomy message", "sec_2__subsec_1"),
        finding(text, "prison for three years", "sec_2__subsec_2", "disproportionate-penalty"),
    ]
    return report(text, provisions, with_fingerprints(text, (), findings))


def write(folder: Path, text: str) -> Path:
    path = folder / "known.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def apply(folder: Path, *entries: str) -> Report:
    path = write(folder, "suppressions:\n" + "".join(f"  {e}" for e in entries))
    return suppress(small_report(), read_suppressions(path, load_catalogue()), TODAY)


def suppressed(made: Report) -> list[str]:
    return [f.label for f in made.suppressed_findings]


def test_an_entry_for_a_section_covers_what_lies_below_it_and_one_label_only(tmp_path: Path) -> None:
    made = apply(tmp_path, ENTRY.format(label="vague-content-offence"))
    assert suppressed(made) == ["vague-content-offence"]
    assert made.suppressed_findings[0].suppression is not None
    assert made.suppressed_findings[0].suppression.reason == "The committee accepted it."
    assert [f.label for f in made.active_findings] == ["disproportionate-penalty"]


def test_an_eid_is_no_prefix_of_a_longer_number(tmp_path: Path) -> None:
    assert suppressed(apply(tmp_path, ENTRY.format(label="vague-content-offence").replace("sec_2", "sec_20"))) == []
    assert suppressed(apply(tmp_path, ENTRY.format(label="vague-content-offence").replace("sec_2", "sec_"))) == []


def test_words_are_covered_wherever_they_stand_and_both_conditions_must_hold(tmp_path: Path) -> None:
    mark = small_report().findings[0].fingerprint
    by_words = f"- {{label: vague-content-offence, fingerprint: {mark}, reason: r, author: a}}\n"
    assert suppressed(apply(tmp_path, by_words)) == ["vague-content-offence"]
    elsewhere = f"- {{label: vague-content-offence, fingerprint: {mark}, eid: sec_3, reason: r, author: a}}\n"
    assert suppressed(apply(tmp_path, elsewhere)) == []


@pytest.mark.parametrize(("expires", "is_silenced"), [("2026-11-21", True), ("2026-11-20", False), ("2031-01-01", True)])
def test_the_last_day_still_counts(tmp_path: Path, expires: str, is_silenced: bool) -> None:
    made = apply(tmp_path, ENTRY.format(label="vague-content-offence") + f"    expires: {expires}\n")
    assert bool(made.suppressed_findings) is is_silenced
    assert is_silenced or f"ran out on {expires}" in " ".join(made.document.notices)


def test_what_was_silenced_and_what_fits_nothing_is_said(tmp_path: Path) -> None:
    made = apply(tmp_path, ENTRY.format(label="vague-content-offence"), ENTRY.format(label="missing-intent"))
    assert made.document.notices[0].startswith("1 finding is suppressed by a recorded decision")
    assert "known.yaml:6" in made.document.notices[1]
    assert "fits no finding" in made.document.notices[1]


@pytest.mark.parametrize(
    ("eid", "says"),
    [
        ("sec_2", "the words changed or the finding is gone."),
        ("2(1)", "there is no provision with the eId '2(1)'; write sec_2__subsec_1."),
        ("Section 2 (1)", "there is no provision with the eId 'Section 2 (1)'; write sec_2__subsec_1."),
        ("sec_22", "there is no provision with the eId 'sec_22'; annotator tree lists the provisions with their eIds."),
        ("sec_", "there is no provision with the eId 'sec_'; annotator tree lists the provisions with their eIds."),
    ],
)
def test_a_provision_that_does_not_exist_is_told_from_a_finding_that_is_gone(tmp_path: Path, eid: str, says: str) -> None:
    made = apply(tmp_path, ENTRY.format(label="missing-intent").replace("sec_2", eid))
    assert made.document.notices == (f"The suppression at known.yaml:2 (missing-intent) fits no finding: {says}",)


def test_an_unused_entry_is_named_though_another_file_of_the_same_name_has_a_used_one_in_its_line(tmp_path: Path) -> None:
    entries = []
    for folder, label in (("ours", "vague-content-offence"), ("theirs", "missing-intent")):
        (tmp_path / folder).mkdir()
        path = write(tmp_path / folder, "suppressions:\n  " + ENTRY.format(label=label))
        entries += read_suppressions(path, load_catalogue())
    made = suppress(small_report(), entries, TODAY)
    assert suppressed(made) == ["vague-content-offence"]
    assert [n for n in made.document.notices if "fits no finding" in n] == [
        "The suppression at known.yaml:2 (missing-intent) fits no finding: the words changed or the finding is gone."
    ]


def test_the_json_report_keeps_a_suppressed_finding_with_its_reason(tmp_path: Path) -> None:
    made = to_dict(apply(tmp_path, ENTRY.format(label="vague-content-offence") + "    date: 2026-01-31\n"))
    first, second = made["findings"]
    assert first["suppressed"] == {
        "reason": "The committee accepted it.", "author": "N. N.", "date": "2026-01-31", "expires": None,
    }  # fmt: skip
    assert second["suppressed"] is None


def test_an_empty_list_silences_nothing(tmp_path: Path) -> None:
    assert read_suppressions(write(tmp_path, "suppressions:\n"), load_catalogue()) == ()
    assert read_suppressions(write(tmp_path, "suppressions: []\n"), load_catalogue()) == ()


GOOD = "suppressions:\n  - label: missing-intent\n    eid: sec_1\n    reason: r\n    author: a\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD.replace("    reason: r\n", ""), 2, "missing key “reason”"),
        (GOOD.replace("    author: a\n", ""), 2, "missing key “author”"),
        (GOOD.replace("reason: r", "reason: ''"), 4, "“reason” is empty"),
        (GOOD.replace("    eid: sec_1\n", ""), 2, "neither “eid” nor “fingerprint”"),
        (GOOD.replace("missing-intent", "missing-intend"), 2, "did you mean “missing-intent”?"),
        (GOOD.replace("eid: sec_1", "fingerprint: w-12"), 3, "no fingerprint"),
        (GOOD + "    expires: next year\n", 6, "no day"),
        (GOOD + "    expires: 2026-13-01\n", 6, "no day"),
        (GOOD + "    untill: 2026-12-01\n", 6, "unknown key “untill”"),
        (GOOD.replace("suppressions", "supressions"), 1, "did you mean “suppressions”?"),
        ("- a\n", 1, "must be a mapping"),
        ("suppressions: yes please: no\n", 1, "not valid YAML"),
        ("", 1, "the file is empty"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(AnnotatorError) as error:
        read_suppressions(write(tmp_path, text), load_catalogue())
    assert str(error.value).startswith(f"known.yaml:{line}: "), error.value
    assert says in str(error.value)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"^none\.yaml cannot be read"):
        read_suppressions(tmp_path / "none.yaml", load_catalogue())


def test_the_first_fitting_entry_gives_the_reason(tmp_path: Path) -> None:
    first = ENTRY.format(label="vague-content-offence")
    made = apply(tmp_path, first, first.replace("The committee", "Somebody else"))
    assert made.suppressed_findings == (
        replace(made.suppressed_findings[0], suppression=made.suppressed_findings[0].suppression),
    )
    assert made.suppressed_findings[0].suppression is not None
    assert made.suppressed_findings[0].suppression.reason.startswith("The committee")
    assert len(made.document.notices) == 1
