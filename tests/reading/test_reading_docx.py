"""Word files: automatic numbers, headings, tables, notes, tracked changes, hidden text."""

from __future__ import annotations

import pytest
from reading_factories import W, docx, level, lists, numbered, run

from annotator.reading import ReadingError, read_bytes
from annotator.reading.docx_source import open_word_source
from annotator.records import Span


def lines(*bodies: str, numbering: str = "", parts: dict[str, str] | None = None) -> list[str]:
    return [line for line in read_bytes(docx(*bodies, numbering=numbering, parts=parts), "law.docx").text.split("\n") if line]


LEGAL = lists(
    level(0, "decimal", "%1."),
    level(1, "decimal", "(%2)"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "(%4)"),
    more=(
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    ),
)


def test_automatic_numbers_of_four_levels_restart_below_their_parents() -> None:
    depths = [0, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1]
    texts = [numbered(f"t{i}", depth) for i, depth in enumerate(depths)]
    labels = ["1.", "(1)", "(a)", "(b)", "(i)", "(ii)", "(c)", "(2)", "(a)", "2.", "(1)"]
    assert lines(*texts, numbering=LEGAL) == [f"{label} t{i}" for i, label in enumerate(labels)]


def test_another_instance_restarts_only_where_it_says_so() -> None:
    bodies = [numbered("a", 0), numbered("b", 1), numbered("c", 1), numbered("d", 1, 2), numbered("e", 1, 2), numbered("f", 0, 2)]
    assert lines(*bodies, numbering=LEGAL) == ["1. a", "(1) b", "(2) c", "(1) d", "(2) e", "2. f"]


@pytest.mark.parametrize(
    ("levels", "depths", "labels"),
    [
        ((level(0, "decimal", "Article %1"),), [0, 0], ["Article 1", "Article 2"]),
        ((level(0, "upperRoman", "PART %1", start=3),), [0, 0], ["PART III", "PART IV"]),
        ((level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")), [0, 1, 1, 0, 1], ["1.", "1.1", "1.2", "2.", "2.1"]),
        ((level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>")), [0, 1], ["I.", "1.1"]),
        (
            (level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", more='<w:lvlRestart w:val="0"/>')),
            [0, 1, 0, 1],
            ["1.", "a)", "2.", "b)"],
        ),
        ((level(0, "upperLetter", "(%1)", start=26),), [0, 0], ["(Z)", "(AA)"]),
        ((level(0, "ordinal", "%1"), level(1, "decimalZero", "%2")), [0, 1], ["1st", "01"]),
        ((level(0, "ordinalText", "%1 Schedule"), level(1, "cardinalText", "Part %2")), [0, 1], ["First Schedule", "Part One"]),
        ((level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")), [1, 1], ["1.1.", "1.2."]),
        ((level(0, "bullet", "\u2022"),), [0], [""]),
        ((level(0, "none", "Note"),), [0], ["Note"]),
        ((level(0, "decimal", "%1."),), [5], [""]),
    ],
)
def test_formats_and_patterns_of_levels(levels: tuple[str, ...], depths: list[int], labels: list[str]) -> None:
    got = lines(*[numbered("text", depth) for depth in depths], numbering=lists(*levels))
    assert got == [f"{label} text".strip() for label in labels]


def test_numbers_come_from_styles_too_and_can_be_switched_off() -> None:
    styles = f"""<w:styles {W}>
    <w:style w:type="paragraph" w:styleId="S"><w:name w:val="Section"/><w:pPr><w:numPr><w:numId w:val="1"/>
    </w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Sub"/><w:basedOn w:val="S"/></w:style>
    <w:style w:type="paragraph" w:styleId="U"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/>
    </w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="L"><w:name w:val="Loop"/><w:basedOn w:val="L"/></w:style></w:styles>"""
    numbering = lists(
        level(0, "decimal", "%1.", more='<w:pStyle w:val="S"/>'), level(1, "lowerLetter", "(%2)", more='<w:pStyle w:val="U"/>')
    )
    off = '<w:pPr><w:pStyle w:val="S"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    bodies = [f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(style)}' for style in "STUL"]
    got = lines(*bodies, off + run("off"), numbering=numbering, parts={"word/styles.xml": styles})
    assert got == ["1. S", "2. T", "(a) U", "L", "off"]


def test_headings_stand_apart_and_the_title_style_gives_the_title() -> None:
    bodies = [
        f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}'
        for style, text in [("Title", "The Data Act"), ("Heading1", "PART I")]
    ]
    document = read_bytes(docx(*bodies, run("Text.")), "law.docx")
    assert document.text == "The Data Act\n\nPART I\nText.\n"
    assert document.title == "The Data Act"


def test_tracked_changes_are_settled_and_told() -> None:
    body = (
        f'{run("shall ")}<w:del w:id="1"><w:r><w:delText>not </w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run("always ")}</w:ins>{run("apply.")}'
    )
    gone = (
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:del w:id="3"><w:r>'
        "<w:delText>x</w:delText></w:r></w:del>"
    )
    document = read_bytes(docx(numbered("one"), gone, numbered("two"), body, numbering=LEGAL), "law.docx")
    assert document.text == "1. one\n2. two\nshall always apply.\n"
    assert document.notices == ("The file has tracked changes: 1 insertions were kept and 2 deletions left out.",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = f'<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("Any ")}'
    assert lines(first, run("person.")) == ["Any person."]


DELETED_END = '<w:rPr><w:del w:id="1"/></w:rPr>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
DELETED_WORDS = '<w:del w:id="2"><w:r><w:delText>Gone.</w:delText></w:r></w:del>'


def test_a_deleted_numbered_paragraph_takes_its_number_with_it_and_no_other() -> None:
    gone = f"<w:pPr>{NUMBERED}{DELETED_END}</w:pPr>{DELETED_WORDS}"
    read = lines(numbered("one"), gone, gone, numbered("two"), numbered("three"), numbered("a", 1), numbering=LEGAL)
    assert read == ["1. one", "2. two", "3. three", "(1) a"]


def test_words_before_a_deleted_mark_keep_their_number_for_both_paragraphs() -> None:
    first = f"<w:pPr>{NUMBERED}{DELETED_END}</w:pPr>{run('Any ')}"
    assert lines(first, numbered("person."), numbered("two"), numbering=LEGAL) == ["1. Any person.", "2. two"]


def test_a_deleted_mark_at_the_very_end_loses_no_words() -> None:
    assert lines(run("one"), f"<w:pPr>{DELETED_END}</w:pPr>{run('two')}") == ["one", "two"]


STRUCK = "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (run("may") + STRUCK.format(" not ") + run("search."), "may search."),
        (run("may search") + STRUCK.format(" with a warrant") + run("."), "may search."),
        (run("licen") + STRUCK.format("s") + run("ce"), "licence"),
        (run("may") + STRUCK.format(" ") + run("search"), "may search"),
        (run("may ") + STRUCK.replace("<w:strike/>", '<w:strike w:val="0"/>').format("not"), "may not"),
        (run("may ") + STRUCK.replace("strike", "dstrike").format("not ") + run("go"), "may go"),
    ],
)
def test_struck_words_are_left_out_and_no_others_are_glued(body: str, text: str) -> None:
    assert lines(body) == [text]


def test_a_struck_paragraph_keeps_its_number_as_on_the_page_and_is_told() -> None:
    gone = f"<w:pPr>{NUMBERED}</w:pPr>{STRUCK.format('Gone.')}"
    document = read_bytes(docx(numbered("one"), gone, numbered("three"), numbering=LEGAL), "law.docx")
    assert document.text == "1. one\n3. three\n"
    assert document.notices == ("1 stretches of struck-through text were left out.",)
    with pytest.raises(ReadingError, match="struck through"):
        read_bytes(docx(STRUCK.format("Gone.")), "law.docx")


LOOKS = f"""<w:styles {W}>
    <w:style w:type="paragraph" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Twice"><w:rPr><w:dstrike/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Below"><w:basedOn w:val="Gone"/></w:style>
    <w:style w:type="character" w:styleId="Back"><w:basedOn w:val="Gone"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>"""


@pytest.mark.parametrize(
    ("style", "more", "text"),
    [
        ("Gone", "", "may search."),
        ("Twice", "", "may search."),
        ("Below", "", "may search."),
        ("Back", "", "may not search."),
        ("Loop", "", "may not search."),
        ("Unknown", "", "may not search."),
        ("Gone", '<w:strike w:val="0"/>', "may not search."),
    ],
)
def test_words_struck_by_a_style_are_left_out(style: str, more: str, text: str) -> None:
    struck = f"<w:r><w:rPr><w:rStyle w:val='{style}'/>{more}</w:rPr><w:t xml:space='preserve'>not </w:t></w:r>"
    assert lines(run("may ") + struck + run("search."), parts={"word/styles.xml": LOOKS}) == [text]


def test_a_paragraph_struck_or_hidden_by_its_style_is_left_out() -> None:
    bodies = [f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(style)}' for style in ("Out", "Note", "Kept")]
    assert lines(*bodies, parts={"word/styles.xml": LOOKS}) == ["Kept"]


def test_a_struck_style_within_a_struck_paragraph_is_not_struck() -> None:
    inside = "<w:r><w:rPr><w:rStyle w:val='Gone'/></w:rPr><w:t>Kept.</w:t></w:r>"
    body = f'<w:pPr><w:pStyle w:val="Out"/></w:pPr>{run("Gone. ")}{inside}'
    assert lines(body, parts={"word/styles.xml": LOOKS}) == ["Kept."]


def _within(count: int, body: str) -> str:
    for _ in range(count):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    return body


def _whole(body: str) -> dict[str, str]:
    return {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}


def test_a_table_in_a_text_box_is_read() -> None:
    table = _within(1, f"<w:p>{run('boxed')}</w:p>")
    box = f"<w:r><w:txbxContent>{table}</w:txbxContent></w:r>"
    assert lines(run("x") + box) == ["x", "boxed"]


def test_what_is_nested_too_deep_is_told() -> None:
    deep = _within(21, f"<w:p>{run('deep')}</w:p>")
    document = read_bytes(docx(parts=_whole(f"<w:p>{run('one')}</w:p>{deep}")), "law.docx")
    assert (document.text, len(document.notices)) == ("one\n", 1)
    assert "nested over 20 deep" in document.notices[0]
    assert read_bytes(docx(parts=_whole(_within(20, f"<w:p>{run('deep')}</w:p>"))), "law.docx").text == "deep\n"


@pytest.mark.parametrize("embedded", ["<w:altChunk/>", "<w:p><w:subDoc/></w:p>", "<w:subDoc/>"])
def test_a_document_taken_in_from_elsewhere_is_told(embedded: str) -> None:
    document = read_bytes(docx(parts=_whole(f"<w:p>{run('one')}</w:p>{embedded}")), "law.docx")
    assert document.text == "one\n"
    assert "1 other documents" in document.notices[0]
    with pytest.raises(ReadingError, match="only points to another document"):
        read_bytes(docx(parts=_whole(embedded)), "law.docx")


def test_tables_become_rows_and_cells_of_several_paragraphs_text() -> None:
    def cell(*texts: str) -> str:
        return "<w:tc>" + "".join(f"<w:p>{run(text)}</w:p>" for text in texts) + "</w:tc>"

    table = f"<w:tbl {W}><w:tr>{cell('Offence')}{cell('Years')}</w:tr><w:tr>{cell('(a)', 'access')}{cell('2')}</w:tr></w:tbl>"
    from docx import Document
    from docx.oxml import parse_xml

    word = Document()
    word.element.body.insert(0, parse_xml(table))
    import io

    stream = io.BytesIO()
    word.save(stream)
    assert read_bytes(stream.getvalue(), "law.docx").text == "Offence\tYears\n(a)\naccess\n2\n"


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    notes = f"""<w:footnotes {W}><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="3">
<w:p>{run("Later.")}</w:p></w:footnote>
    <w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>{run(" Earlier.")}</w:p></w:footnote></w:footnotes>"""
    body = f'{run("One")}<w:r><w:footnoteReference w:id="5"/></w:r>{run(" two")}<w:r><w:footnoteReference w:id="3"/></w:r>'
    document = read_bytes(docx(body, parts={"word/footnotes.xml": notes}), "law.docx")
    assert document.text == "One[^1] two[^2]\n\nFOOTNOTES\n\n[^1] Earlier.\n[^2] Later.\n"
    assert "2 footnotes" in document.notices[0]


def test_fields_hidden_text_breaks_and_text_boxes() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t></w:r>'
    breaks = (
        '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/>'
        "<w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t></w:r>"
    )
    box = f"<w:r><w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent></w:r>"
    document = read_bytes(docx(field + hidden + shown, breaks, run("x") + box), "law.docx")
    assert document.text == "open\na\tb\nc-d\nx\nboxed\n"
    assert "hidden" in document.notices[0]


def test_a_file_without_text_or_document_is_told() -> None:
    with pytest.raises(ReadingError, match="no text"):
        read_bytes(docx(), "law.docx")
    with pytest.raises(ReadingError, match="damaged XML"):
        read_bytes(docx(parts={"word/document.xml": "<w:document"}), "law.docx")
    with pytest.raises(ReadingError, match="no document inside"):
        read_bytes(docx(parts={"word/document.xml": f"<w:document {W}/>"}), "law.docx")


def _rows(*rows: tuple[str, ...]) -> str:
    def cell(text: str) -> str:
        return "<w:tc>" + "".join(f"<w:p>{run(line)}</w:p>" for line in text.split("|")) + "</w:tc>"

    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def test_notes_in_a_column_beside_the_sections_are_their_headings() -> None:
    body = _rows(
        ("Short title", "1. This is the Water Act."),
        ("Powers", "2.—(1) An officer may enter.|(2) No other may."),
        ("", "Text goes on."),
    )
    data = docx(parts=_whole(f"<w:p>{run('WATER ACT')}</w:p>{body}"))
    document = read_bytes(data, "law.docx")
    sections = (
        "1. Short title\nThis is the Water Act.\n\n2. Powers\n(1) An officer may enter.\n(2) No other may.\nText goes on.\n"
    )
    assert document.text == f"WATER ACT\n\n{sections}"
    assert document.notices == ("2 notes in the margin were set as the headings of their sections.",)


def test_sections_beside_notes_are_found_again_in_the_file() -> None:
    source = open_word_source(
        docx(parts=_whole(_rows(("Title", "1. This is the Act."), ("End", "2. No appeal lies.")))), "law.docx"
    )
    for words, index in (("This is", 3), ("the Act.", 11), ("Title", 0), ("End\nNo", 0)):
        at = source.text.index(words)
        found = source.map.find(Span(at, at + len(words)))
        assert found is not None
        assert (found[0].index, found[0].is_inside) == (index, True)
        assert (found[0].element.text or "")[index] == words[0]


@pytest.mark.parametrize(
    "rows",
    [
        (("Access", "2 years"), ("Damage", "5 years")),
        (("Access", "1. Fine of 500"), ("Damage", "1. Fine of 900 or more")),
        (("1.", "An officer may enter."), ("2.", "No other may.")),
        (("Existing text", "1. Proposed text of it"), ("1. An officer may enter.", "2. No officer may enter.")),
        (("Title", "1. This is the Act.", "x"), ("End", "2. No appeal lies.", "y")),
        (("Title", "1. This is the Act."),),
    ],
)
def test_other_tables_stay_rows(rows: tuple[tuple[str, ...], ...]) -> None:
    document = read_bytes(docx(parts=_whole(_rows(*rows))), "law.docx")
    assert document.text == "".join("\t".join(row) + "\n" for row in rows)
