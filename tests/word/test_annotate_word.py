"""Comments on the user's own Word file: on the right words, and nothing else changed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from reading_factories import W, docx, level, lists, numbered, run, with_parts, zipped
from word_factories import anchored, comments, is_restored, parts, report_on, summary

from annotator.errors import AnnotatorError
from annotator.reading import read_bytes
from annotator.records import Span
from annotator.word.annotate import annotate_word_file
from annotator.word.markup import escape

NOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" A note on rumours.")}</w:p>'
    "</w:footnote></w:footnotes>"
)
PLAIN = "<w:r><w:t>{}</w:t></w:r>"
BOLD = '<w:r w:rsidR="00A1"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
CELL = "<w:tc><w:p>{}</w:p></w:tc>"
BODIES = {
    "one run": PLAIN.format("Whoever spreads false news is guilty."),
    "formatted runs": PLAIN.format("Whoever spreads") + BOLD.format(" false ") + PLAIN.format("news is guilty."),
    "entities": PLAIN.format("Smith &amp; Sons&#8217; &lt;false&gt; news") + BOLD.format("is &quot;bad&quot;"),
    "several texts in a run": (
        '<w:r><w:t>Whoever</w:t><w:tab/><w:t xml:space="preserve">spreads false </w:t><w:br/><w:t>news</w:t></w:r>'
    ),
    "hyphens and fields": (
        '<w:r><w:t>so</w:t><w:noBreakHyphen/><w:t>called</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>section 4</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "tracked changes": (
        f'{PLAIN.format("Whoever")}<w:del w:id="1" w:author="A"><w:r>'
        '<w:delText xml:space="preserve"> knowingly</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="A">{run(" spreads news")}</w:ins>{run(" is guilty")}'
    ),
    "bookmarks": f'<w:bookmarkStart w:id="7" w:name="x"/>{run("Whoever spreads")}<w:bookmarkEnd w:id="7"/>{run(" news")}',
    "footnote": f'{run("Whoever spreads rumours")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" is guilty")}',
    "a number": numbered("Whoever spreads rumours is guilty"),
    "text box": (
        f"{run('Outside words ')}<w:r><w:pict><w:txbxContent><w:p>{run('boxed words')}</w:p></w:txbxContent></w:pict></w:r>"
    ),
    "content control": f"<w:sdt><w:sdtContent>{run('controlled words here')}</w:sdtContent></w:sdt>{run(' behind')}",
    "right to left": "<w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>كل من نشر أخبارا كاذبة</w:t></w:r>",
}  # fmt: skip
NUMBERING = lists(level(0, "decimal", "%1."))


def file(*bodies: str) -> bytes:
    return docx(*bodies, numbering=NUMBERING, parts={"word/footnotes.xml": NOTES})


@pytest.mark.parametrize("name", BODIES)
def test_every_stretch_of_words_can_carry_a_comment_and_the_rest_stays(name: str) -> None:
    data = file(run("Before. "), BODIES[name], run("After."))
    text = read_bytes(data, "law.docx").text
    original = parts(data)["word/document.xml"].decode()
    starts = [i for i, c in enumerate(text) if not c.isspace()]
    spans = [Span(s, min(s + length, len(text))) for s in starts[::2] for length in (1, 6, len(text))]
    for some in (spans, spans[::7]):
        made = annotate_word_file(report_on(data, spans=some), data)
        changed = parts(made)["word/document.xml"].decode()
        assert is_restored(original, changed), changed
        etree.fromstring(changed.encode())
        assert read_bytes(made, "law.docx").text == text
        assert len(anchored(made)) == len(comments(made)) > 3


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("one run", "spreads false news"), ("one run", "Whoever"), ("one run", "guilty."),
        ("formatted runs", "spreads false news"), ("formatted runs", "false"), ("formatted runs", "als"),
        ("entities", "Sons’ <false>"), ("entities", "& Sons"), ("entities", 'news'),
        ("several texts in a run", "spreads false"), ("several texts in a run", "news"),
        ("hyphens and fields", "section"), ("hyphens and fields", "called"),
        ("tracked changes", "Whoever spreads"), ("tracked changes", "news is"),
        ("bookmarks", "spreads news"), ("content control", "words here behind"), ("right to left", "نشر أخبارا"),
        ("a number", "spreads rumours"),
    ],
)  # fmt: skip
def test_the_anchor_is_exactly_the_words(name: str, quote: str) -> None:
    data = file(BODIES[name])
    assert list(anchored(annotate_word_file(report_on(data, [quote]), data)).values()) == [quote]


@pytest.mark.parametrize(
    ("name", "quote", "words"),
    [
        ("footnote", "note on rumours", ""),
        ("text box", "boxed words", "boxed words"),
        ("a number", "1.", None),
    ],
)
def test_words_that_cannot_be_cut_out_are_commented_where_they_hang(name: str, quote: str, words: str | None) -> None:
    data = file(BODIES[name])
    made = annotate_word_file(report_on(data, [quote]), data)
    assert list(anchored(made).values()) == ([] if words is None else [words])
    if words is None:
        assert "1 finding could not be placed in the text" in summary(made)
    assert "No mental element required" in summary(made)


@pytest.mark.parametrize("inside", ["<![CDATA[raw <words>]]> here", "raw <!-- hidden -->&lt;words&gt; here"])
def test_a_run_whose_text_is_more_than_characters_is_commented_whole(inside: str) -> None:
    data = file(PLAIN.format("HERE"))
    xml = parts(data)["word/document.xml"].decode().replace("HERE", inside)
    data = with_parts(data, {"word/document.xml": xml})
    made = annotate_word_file(report_on(data, ["raw <words>"]), data)
    assert list(anchored(made).values()) == ["raw <words> here"]
    assert is_restored(xml, parts(made)["word/document.xml"].decode())


def test_a_comment_can_run_over_paragraphs_and_cells() -> None:
    table = f"<w:tbl><w:tr>{CELL.format(run('Offence'))}{CELL.format(run('Two years'))}</w:tr></w:tbl>"
    data = file(run("First words."), table, run("Last words."))
    text = read_bytes(data, "law.docx").text
    made = annotate_word_file(report_on(data, spans=[Span(text.index("words"), text.index("Last") + 4)]), data)
    assert list(anchored(made).values()) == ["words. Offence Two years Last"]
    assert is_restored(parts(data)["word/document.xml"].decode(), parts(made)["word/document.xml"].decode())


def test_only_the_text_and_what_declares_comments_changes() -> None:
    data = file(*BODIES.values())
    made = annotate_word_file(report_on(data, ["false"]), data)
    before, after = parts(data), parts(made)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(after) - set(before) == {"word/comments.xml"}
    assert list(after)[: len(before)] == list(before)


def test_findings_on_the_same_words_share_a_comment_and_overlaps_do_not() -> None:
    data = file(BODIES["one run"])
    report = report_on(data, ["false news", "false news", "spreads false", "news is guilty"])
    made = annotate_word_file(report, data)
    assert sorted(anchored(made).values()) == ["false news", "news is guilty", "spreads false"]
    shared = next(text for text in comments(made).values() if text.count("About false news.") == 2)
    assert "f-000000000000" in shared
    assert "f-000000000001" in shared


def test_a_comment_says_what_why_by_what_standard_how_sure_and_what_would_help() -> None:
    data = file(BODIES["one run"])
    (text,) = comments(annotate_word_file(report_on(data, ["false news"]), data)).values()
    for words in (
        "No mental element required · high", "About false news.", "Why it matters:", "Standard: International Covenant",
        "Suggested wording (a starting point, not advice): Say it better.", "probability of 0.83", "f-000000000000",
    ):  # fmt: skip
        assert words in text, text


def test_author_is_the_annotator_and_there_is_no_date() -> None:
    data = file(BODIES["one run"])
    comment = etree.fromstring(parts(annotate_word_file(report_on(data, ["news"]), data))["word/comments.xml"])[0]
    assert {name.rpartition("}")[2]: value for name, value in comment.attrib.items()} == {
        "id": "0", "author": "annotator", "initials": "ann",
    }  # fmt: skip


def test_a_second_run_adds_nothing_twice() -> None:
    data = file(BODIES["formatted runs"], BODIES["tracked changes"])
    once = annotate_word_file(report_on(data, ["false", "Whoever"]), data)
    twice = annotate_word_file(report_on(once, ["false", "Whoever"]), once)
    assert comments(once) == comments(twice)
    assert anchored(once) == anchored(twice)
    assert summary(twice).count("Findings of the annotator") == 1
    assert read_bytes(twice, "law.docx").text == read_bytes(data, "law.docx").text
    assert any("table of findings" in notice for notice in read_bytes(once, "law.docx").notices)


def test_a_second_run_keeps_old_comments_and_adds_new_ones() -> None:
    data = file(BODIES["one run"])
    once = annotate_word_file(report_on(data, ["false"]), data)
    report = report_on(once, ["false", "guilty"])
    more = annotate_word_file(report, once)
    assert sorted(anchored(more).values()) == ["false", "guilty"]
    fewer = annotate_word_file(report_on(once), once)
    assert sorted(anchored(fewer).values()) == ["false"]
    assert "1 finding of comments from an earlier run no longer made" in summary(fewer)


def test_comments_of_others_stay_and_numbers_do_not_collide() -> None:
    from docx import Document

    word = Document()
    paragraph = word.add_paragraph()
    first = paragraph.add_run("Whoever spreads ")
    paragraph.add_run("false news is guilty.")
    word.add_comment(first, "Is this right?", author="Counsel")
    stream = io.BytesIO()
    word.save(stream)
    made = annotate_word_file(report_on(stream.getvalue(), ["spreads false"]), stream.getvalue())
    again = Document(io.BytesIO(made))
    assert [(c.author, c.comment_id) for c in again.comments] == [("Counsel", 0), ("annotator", 1)]
    assert anchored(made) == {"0": "Whoever spreads", "1": "spreads false"}


def test_the_same_report_gives_the_same_bytes() -> None:
    data = file(*BODIES.values())
    assert len({annotate_word_file(report_on(data, ["false", "Whoever"]), data) for _ in range(2)}) == 1


def test_a_file_without_findings_gets_only_the_table_that_says_what_was_looked_for() -> None:
    data = file(BODIES["one run"])
    made = annotate_word_file(report_on(data), data)
    assert "word/comments.xml" not in parts(made)
    assert "no finding is reported" in summary(made)
    assert "vague offences, missing safeguards and optional wording" in summary(made)


def test_another_file_than_the_report_s_is_refused() -> None:
    data, other = file(BODIES["one run"]), file(BODIES["entities"])
    with pytest.raises(AnnotatorError, match="is not the file"):
        annotate_word_file(report_on(data, ["news"]), other)


def test_a_word_file_in_a_zip_is_taken_out() -> None:
    data = zipped({"law.docx": file(BODIES["one run"])})
    made = annotate_word_file(report_on(data, ["false news"]), data)
    assert list(anchored(made).values()) == ["false news"]


def test_comments_that_the_file_names_but_does_not_hold_are_one_sentence() -> None:
    data = file(BODIES["one run"])
    rels = parts(data)["word/_rels/document.xml.rels"].decode()
    broken = rels.replace(
        "</Relationships>",
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
        'Target="http://example.org/x" TargetMode="External"/></Relationships>',
    )
    bad = with_parts(data, {"word/_rels/document.xml.rels": broken})
    with pytest.raises(AnnotatorError, match="names comments that are not in it"):
        annotate_word_file(report_on(bad, ["news"]), bad)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_in_other_encodings_are_read_and_written(encoding: str) -> None:
    data = file(BODIES["formatted runs"])
    xml = parts(data)["word/document.xml"].decode()
    declared = xml.replace("UTF-8", encoding.upper().removesuffix("-SIG"), 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts(data).items():
            archive.writestr(name, declared.encode(encoding) if name == "word/document.xml" else content)
    made = annotate_word_file(report_on(stream.getvalue(), ["spreads false"]), stream.getvalue())
    assert list(anchored(made).values()) == ["spreads false"]


PAYLOADS = [
    "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText></w:r>",
    "]]>", "&amp;&lt;", '{ HYPERLINK "https://example.org" }', '<w:hyperlink r:id="rId1"/>', "\u202egnorw", "\u2066x\u2069",
    "\u200bzero", "=cmd|' /C calc'!A0", "{}", "{0}", "a\ufffe", "<!DOCTYPE x>", '<?xml version="1.0"?>', "a\u2028line",
    "]]><!--", "nul\x00l", "bell\x07", "half\ud800",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_in_messages_and_quotes_stay_text(payload: str) -> None:
    data = file(BODIES["one run"])
    report = report_on(data, ["false news"])
    finding = replace(
        report.findings[0], message=payload, suggestion=payload, precedents=(payload,), quote=payload, label=payload
    )
    report = replace(
        report, findings=(finding,), document=replace(report.document, notices=(payload,)), run=replace(report.run, model=payload)
    )
    made = annotate_word_file(report, data)
    for name, content in parts(made).items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(content)
            names = {str(e.tag).rpartition("}")[2] for e in root.iter()}
            assert not names & {"instrText", "fldSimple", "hyperlink", "fldChar", "object"}, name
            assert not [e for e in root.iter() if (e.get("TargetMode") or "").lower() == "external"]
    text = " ".join([*comments(made).values(), summary(made)])
    assert not set(text) & set("\u202e\u2066\u2069\u200b\u2028\ufffe")
    first_words = re.split(r"[^\x21-\x7e]+", payload.lstrip("\u202e\u2066\u200b"))[0]
    assert first_words
    assert first_words in text


def test_escaped_text_is_ascii_and_comes_back() -> None:
    for text in ("a<b>&\"'", "é’ — 漢字 😀", "]]>"):
        assert escape(text).isascii()
        assert etree.fromstring(f"<a>{escape(text)}</a>").text == text


RUNS = st.lists(
    st.tuples(st.sampled_from([PLAIN, BOLD, run("{}")]), st.text("ab &<’\u0627", min_size=1, max_size=6)), min_size=1, max_size=4
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs=st.lists(RUNS, min_size=1, max_size=3), data=st.data())
def test_any_runs_and_any_spans(paragraphs: list[list[tuple[str, str]]], data: st.DataObject) -> None:
    bodies = ["".join(shape.replace("{}", escape(words)) for shape, words in runs) for runs in paragraphs]
    word = docx(run("Law."), *bodies)
    text = read_bytes(word, "law.docx").text
    places = [i for i, c in enumerate(text) if not c.isspace()]
    spans = []
    for _ in range(data.draw(st.integers(1, 4))):
        first, last = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
        spans.append(Span(first, last + 1))
    made = annotate_word_file(report_on(word, spans=spans), word)
    assert is_restored(parts(word)["word/document.xml"].decode(), parts(made)["word/document.xml"].decode())
    expected = sorted("".join(text[s.start : s.end].split()) for s in set(spans))
    assert sorted("".join(words.split()) for words in anchored(made).values()) == expected


def macro_file(*bodies: str) -> bytes:
    """A Word file as .docm files are: another content type, a macro project and what declares it."""
    made = parts(docx(*bodies))
    types = made["[Content_Types].xml"].decode()
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert plain in types
    office = "application/vnd.ms-office"
    types = types.replace(plain, "application/vnd.ms-word.document.macroEnabled.main+xml").replace(
        "</Types>",
        f'<Default Extension="bin" ContentType="{office}.vbaProject"/>'
        '<Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/></Types>',
    )
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    rels = made["word/_rels/document.xml.rels"].decode()
    rels = rels.replace("</Relationships>", f'<Relationship Id="rIdM" Type="{kind}" Target="vbaProject.bin"/></Relationships>')
    return zipped(
        {
            **made,
            "[Content_Types].xml": types.encode(),
            "word/_rels/document.xml.rels": rels.encode(),
            "word/vbaProject.bin": b"macros",
            "word/vbaData.xml": b"<v/>",
            "word/_rels/vbaProject.bin.rels": b"<v/>",
        }
    )


def test_a_file_with_macros_comes_back_as_a_plain_document_without_them() -> None:
    """Word refuses a file with macros under the name .docx, so they and all that declares them go; the text stays."""
    data = macro_file(run("Whoever spreads false news is guilty."))
    assert read_bytes(data, "law.docm").text == "Whoever spreads false news is guilty.\n"
    made = annotate_word_file(report_on(data, ["false news"]), data)
    after = parts(made)
    assert not [name for name in after if "vba" in name.lower()]
    assert not any(b"vba" in content or b"macroEnabled" in content for content in after.values())
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        etree.fromstring(after[name])
    assert b"wordprocessingml.document.main+xml" in after["[Content_Types].xml"]
    assert list(anchored(made).values()) == ["false news"]
    assert is_restored(parts(data)["word/document.xml"].decode(), after["word/document.xml"].decode())
