"""Formats for annotation tools, beyond what the consumer test checks: hostile words, overlaps, characters beyond 16 bits."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import spacy
from consumers import CONSUMERS, read_memo, read_xlsx
from report_factories import finding, full_report, law, report
from spacy import displacy

from annotator.catalogue_learned import learned_by
from annotator.catalogue_loader import load_catalogue
from annotator.records import Report, Suppression
from annotator.report.formats import find_format, render_bytes
from annotator.report.memo import MARK, render_memo
from annotator.report.outputs.labelstudio import labelling_config
from annotator.report.outputs.spacy import build_doc
from annotator.report.outputs.webannotation import source_identifier
from annotator.report.search_scope import findable_labels
from annotator.report.three_part_test import QUESTIONS, question_of
from annotator.report.units import units_with_findings

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "# not a heading",
    "`code` *bold* __under__ ~~gone~~",
    "<https://example.org>",
    "&lt;b&gt;",
    "| a | b |",
    "\u202egnirts\u202c",
    "\\*",
    "$x^2$ :smile: @someone #12",
)


def hostile(payload: str) -> Report:
    text, provisions = law((("1.", payload, (f"Says {payload} here.",)),), title=payload)
    found = replace(finding(text, f"{payload} here", "sec_1__subsec_1"), message=f"About {payload}.", suggestion=payload)
    return report(text, provisions, [found], title=payload, name=payload)


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_word_of_a_law_becomes_mark_up_in_the_memo(payload: str) -> None:
    value = hostile(payload)
    read_memo(render_bytes(value, find_format("memo")), value)


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("style", ["ent", "span"])
def test_displacy_shows_hostile_words_and_runs_none(payload: str, style: str) -> None:
    entries = json.loads(render_bytes(hostile(payload), find_format("displacy")))
    page = displacy.render(entries, style=style, manual=True, page=True)
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("name", sorted(set(CONSUMERS) - {"akn", "memo", "xlsx"}))
def test_hostile_words_reach_every_consumer_as_they_are(payload: str, name: str) -> None:
    value = hostile(payload)
    CONSUMERS[name](render_bytes(value, find_format(name)), value)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_words_reach_the_workbook_as_they_are(payload: str) -> None:
    value = hostile(payload)
    read_xlsx(render_bytes(value, find_format("xlsx")), value)


def test_findings_overlap_in_one_style_and_do_not_in_the_other() -> None:
    (first, *_) = json.loads(render_bytes(full_report(), find_format("displacy")))
    assert len(first["spans"]) == 3
    assert len(first["ents"]) == 1


def test_offsets_beyond_sixteen_bits_are_those_of_browsers() -> None:
    text, provisions = law((("1.", "Rare", ("\U0001f600\U0001f600 rare words.",)),))
    value = report(text, provisions, [finding(text, "rare words", "sec_1__subsec_1")])
    CONSUMERS["labelstudio"](render_bytes(value, find_format("labelstudio")), value)
    (task,) = json.loads(render_bytes(value, find_format("labelstudio")))
    at = task["predictions"][0]["result"][0]["value"]["start"]
    assert at == task["data"]["text"].index("rare words") + 2


def test_the_labelling_configuration_names_every_label_and_what_the_tasks_use() -> None:
    config = ElementTree.fromstring(labelling_config(load_catalogue()))
    labels = {label.get("value") for label in config.iter("Label")}
    assert "missing-intent" in labels
    assert len(labels) > 20
    (result,) = json.loads(render_bytes(hostile("x"), find_format("labelstudio")))[0]["predictions"][0]["result"]
    assert config.find(f".//Labels[@name='{result['from_name']}'][@toName='{result['to_name']}']") is not None
    assert config.find(f".//Text[@name='{result['to_name']}'][@value='$text']") is not None


def test_every_finding_with_words_is_in_one_unit() -> None:
    base = full_report()
    units = units_with_findings(base)
    assert sorted(f.id for unit in units for f in unit.findings) == sorted(f.id for f in base.findings)
    for unit in units:
        for found in unit.findings:
            start, end = unit.place(found)
            assert 0 <= start < end <= len(unit.text)


def test_spans_of_the_spacy_document_are_exact_even_inside_a_word() -> None:
    text, provisions = law((("1.", "Inside", ("Antidisestablishmentarianism is forbidden.",)),))
    value = report(text, provisions, [finding(text, "establish", "sec_1__subsec_1")])
    doc = build_doc(value)
    assert [span.text for span in doc.spans["findings"]] == ["establish"]
    assert doc.text == text


@pytest.mark.parametrize("language", ["en", "ar", "und", "ja", "zz"])
def test_a_language_spacy_cannot_cut_is_cut_simply(language: str) -> None:
    value = replace(full_report(), document=replace(full_report().document, language=language))
    assert build_doc(value).text == value.document.text


def test_a_source_is_named_by_its_hash() -> None:
    """The example of RFC 6920, section 8.1: the hash of ``Hello World!``."""
    digest = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
    assert source_identifier(digest) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


# The memo


def test_every_label_that_a_finding_can_have_belongs_to_one_question(shipped_model: Path) -> None:
    """What somebody has described and no model has learned has no question of its own yet: see the next test."""
    expected = sorted(label.id for label in findable_labels(load_catalogue(), learned_by(shipped_model)[1]))
    assert sorted(label for question in QUESTIONS for label in question.labels) == expected


def test_a_label_nobody_foresaw_is_still_listed() -> None:
    base = full_report()
    assert question_of(replace(base.findings[0], label="brand-new")).title == "Offences"
    assert question_of(replace(base.findings[0], label="brand-new", family="other")).title == "Safeguards"


def test_the_memo_follows_the_three_part_test_and_says_what_was_looked_for() -> None:
    memo = render_memo(full_report(), load_catalogue())
    assert memo.startswith(MARK)
    headings = re.findall(r"^## \d\. (.+)$", memo, re.MULTILINE)
    assert headings == ["Legality", "Legitimate aim", "Necessity and proportionality", "Safeguards", "Offences"]
    aim = memo.split("## 2.")[1].split("## 3.")[0]
    assert "Nothing of this kind was found. Looked for: " in aim
    for title in (
        "Scope reaches beyond cybercrime",
        "Power over data without purpose limitation",
        "Gateway by length of sentence",
    ):
        assert title in aim


def test_silenced_findings_are_counted_and_not_listed() -> None:
    base = full_report()
    silenced = replace(base.findings[0], suppression=Suppression("Known.", "A. Person"))
    memo = render_memo(replace(base, findings=(silenced, *base.findings[1:])), load_catalogue())
    assert "Silenced by recorded decisions and not listed here: 1" in memo
    assert silenced.id not in memo


def test_the_memo_says_what_was_not_understood() -> None:
    memo = render_memo(replace(full_report(), coverage=0.9), load_catalogue())
    assert "structure was not recognised in 10.0% of the words" in memo
    assert "not recognised" not in render_memo(full_report(), load_catalogue())


def test_a_displacy_token_is_never_cut_by_language() -> None:
    """displaCy needs whole tokens; a finding on part of one marks the whole word."""
    text, provisions = law((("1.", "Inside", ("Antidisestablishmentarianism is forbidden.",)),))
    value = report(text, provisions, [finding(text, "establish", "sec_1__subsec_1")])
    (entry,) = json.loads(render_bytes(value, find_format("displacy")))
    (span,) = entry["spans"]
    assert entry["tokens"][span["start_token"] : span["end_token"]] == ["Antidisestablishmentarianism"]
    assert spacy.blank("en")(entry["text"]).text == entry["text"]
