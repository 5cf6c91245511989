"""A Word file made from a text: headings, shaded words, comments, the table; the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from report_factories import finding, full_report, law, report
from word_factories import anchored, comments, parts, summary

from annotator.reading import read_bytes
from annotator.records import Baseline, GoneFinding, Report, Suppression
from annotator.report.outputs.docx import FORMAT
from annotator.word.build import build_word_report


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_text_is_all_there_with_headings_and_indents() -> None:
    made = Document(io.BytesIO(build_word_report(full_report())))
    styles = {p.text: p.style.name for p in made.paragraphs if p.style is not None}
    assert styles["CHAPTER I"] == "Heading 1"
    assert styles["GLOOM AND MACHINES"] == "Heading 1"
    assert styles["2. Gloomy messages"].startswith("Heading")
    assert styles["(1) A person shall not send a gloomy message."] == "Normal"
    indented = [p.text[:3] for p in made.paragraphs if p.paragraph_format.left_indent]
    assert indented
    assert set(indented) == {"(1)", "(2)"}


def test_reading_it_gives_the_law_again_without_the_table() -> None:
    text = full_report().document.text
    assert squeezed(read_bytes(build_word_report(full_report()), "r.docx").text) == squeezed(text)


def test_words_of_findings_are_shaded_by_the_worst_and_commented() -> None:
    text, provisions = law()
    places = [finding(text, "gloomy message", "sec_2__subsec_1"), finding(text, "A person", "sec_2__subsec_1", severity="low")]
    made = build_word_report(report(text, provisions, places))
    assert sorted(anchored(made).values()) == ["A person", "gloomy message"]
    shaded = {r.text: r._r.xpath("string(w:rPr/w:shd/@w:fill)") for p in Document(io.BytesIO(made)).paragraphs for r in p.runs}
    assert shaded["gloomy message"] != shaded["A person"] != ""
    assert shaded[" shall not send a "] == ""


def test_the_same_report_gives_the_same_bytes() -> None:
    assert build_word_report(full_report()) == build_word_report(full_report())


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\ufffe", "\u202e", "\u2066", "\x1b", "\r", "\x0c", "\x85", "\u2028"])
def test_characters_that_word_cannot_hold_or_that_reorder_are_replaced_one_for_one(bad: str) -> None:
    text, provisions = law()
    spoilt = text.replace("a gloomy", f"a{bad}gloomy").replace("not send", f"not{bad} send")
    made = build_word_report(report(spoilt, provisions, [finding(spoilt, "gloomy", "sec_2__subsec_1")]))
    assert list(anchored(made).values()) == ["gloomy"]
    assert not set(parts(made)["word/document.xml"].decode()) & set("\x00\x07\ufffe\u202e\u2066\x1b\x0c")


def test_a_right_to_left_law_is_set_right_to_left() -> None:
    text = "قانون\n\nكل من نشر أخبارا كاذبة يعاقب.\n"
    arabic = report(text, (), [finding(text, "أخبارا كاذبة", "x")], language="ar")
    made = build_word_report(arabic)
    assert list(anchored(made).values()) == ["أخبارا كاذبة"]
    assert b"<w:bidi/>" in parts(made)["word/document.xml"]


def test_suppressed_findings_have_no_comment_and_changes_are_told() -> None:
    base = full_report()
    first, *others = base.findings
    gone = GoneFinding("f-x", "remedy", "risks", "sec_9", "old words", "high")
    changed: Report = replace(
        base,
        findings=(replace(first, suppression=Suppression("Known.", "N. N.")), *(replace(f, change="new") for f in others)),
        baseline=Baseline("old.json", (gone,)),
    )
    made = build_word_report(changed)
    assert f"About {first.label}." not in " ".join(comments(made).values())
    assert f"Against old.json: {len(others)} new, 0 unchanged, 1 gone." in summary(made)
    assert "No longer found: section 9" in summary(made)
    assert "(new)" in summary(made)


def test_nothing_claims_that_a_law_is_safe() -> None:
    text, provisions = law()
    words = (summary(build_word_report(report(text, provisions))) + summary(build_word_report(full_report()))).lower()
    for claim in ("compliant", "lawful", "no issues", "is safe."):
        assert claim not in words
    assert "not legal advice" in words


def test_the_format_puts_comments_into_word_files_and_makes_one_for_others() -> None:
    assert FORMAT.render_source is not None
    assert FORMAT.suffixes == (".docx",)
    assert FORMAT.render_source(full_report(), b"1. Text\n") == FORMAT.render(full_report())
