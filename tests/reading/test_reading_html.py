"""HTML: the law without the page around it, lists numbered as a browser numbers them."""

from __future__ import annotations

import time

import pytest

from annotator.reading import ReadingError, read_bytes


def lines(page: str) -> list[str]:
    return [line for line in read_bytes(page.encode(), "law.html").text.split("\n") if line]


def test_headings_and_paragraphs_stand_on_lines_of_their_own() -> None:
    page = (
        "<html><body><h1>Data Act</h1><h2>Part I</h2><p>1. Short\n title</p>"
        "<p>This&nbsp;Act &amp; its<br>rules.</p></body></html>"
    )
    assert lines(page) == ["Data Act", "Part I", "1. Short title", "This Act & its", "rules."]


def test_the_page_around_the_law_is_left_out() -> None:
    page = """<html><head><title>Data Act 2030</title><style>p{}</style></head><body>
    <header>Site</header><nav>Menu</nav><div role="navigation">More menu</div><script>var x = 1;</script>
    <form>Search <input value="a"></form><div style="display: none">hidden</div><p hidden>also hidden</p>
    <main><header><h1>Data Act</h1></header><p>Text.<noscript>no script</noscript></p></main>
    <aside>Related</aside><footer>Imprint</footer></body></html>"""
    document = read_bytes(page.encode(), "law.txt")
    assert document.text.split() == ["Data", "Act", "Text."]
    assert document.title == "Data Act 2030"
    assert document.source.media_type == "text/html"


def test_a_form_around_the_whole_page_is_kept() -> None:
    assert lines("<html><body><form><p>" + "The law. " * 20 + "</p></form><p>End.</p></body></html>")[0].startswith("The law.")


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1.", "2.", "3."]),
        ('type="a"', ["a.", "b.", "c."]),
        ('type="I" start="4"', ["IV.", "V.", "VI."]),
        ('start="9"', ["9.", "10.", "11."]),
        ("reversed", ["3.", "2.", "1."]),
        ('style="list-style-type: upper-alpha"', ["A.", "B.", "C."]),
        ('start="soon"', ["1.", "2.", "3."]),
    ],
)
def test_ordered_lists_are_numbered_again(attributes: str, labels: list[str]) -> None:
    page = f"<html><body><ol {attributes}><li>one</li><li><p>two</p><p>more</p></li><li>three</li></ol></body></html>"
    assert lines(page) == [f"{labels[0]} one", f"{labels[1]} two", "more", f"{labels[2]} three"]


def test_items_keep_their_own_numbers_and_values() -> None:
    page = (
        '<html><body><ol><li value="7">seven</li><li>eight<ol type="i"><li>first</li></ol></li>'
        "<li>(k) own</li></ol><ul><li>dot</li></ul></body></html>"
    )
    assert lines(page) == ["7. seven", "8. eight", "i. first", "(k) own", "dot"]


def test_data_tables_become_rows_and_layout_tables_become_text() -> None:
    rows = "<table><tr><th>Offence</th><th>Penalty</th></tr><tr><td>Access</td><td>2 years</td></tr></table>"
    assert lines(f"<html><body>{rows}</body></html>") == ["Offence\tPenalty", "Access\t2 years"]
    layout = "<table><tr><td><p>Section 1.</p><p>Text.</p></td><td><p>Side</p></td></tr></table>"
    assert lines(f"<html><body>{layout}</body></html>") == ["Section 1.", "Text.", "Side"]


def test_a_number_in_a_cell_or_block_of_its_own_joins_its_text() -> None:
    page = "<html><body><table><tr><td>(a)</td><td><p>data;</p></td></tr></table><div>(b)</div><div>systems.</div></body></html>"
    assert lines(page) == ["(a) data;", "(b) systems."]


@pytest.mark.parametrize(
    "data",
    [
        '<html><head><meta charset="windows-1252"></head><body><p>“Données” – privées</p></body></html>'.encode("cp1252"),
        '<html><head><meta http-equiv="content-type" content="text/html; charset=iso-8859-1"></head>'
        "<p>“Données” – privées</p>".encode("cp1252"),
        "<html><body><p>“Données” – privées</p></body></html>".encode(),
        '<html><head><meta charset="latin1"></head><body><p>“Données” – privées</p></body></html>'.encode(),
        "<html><body><p>“Données” – privées</p></body></html>".encode("utf-16"),
        "\ufeff<html><body><p>“Données” – privées</p></body></html>".encode(),
    ],
)
def test_charset_comes_from_mark_content_or_meta(data: bytes) -> None:
    assert read_bytes(data, "law.html").text == "“Données” – privées\n"


def test_xhtml_with_a_declaration_and_doctype_reads() -> None:
    page = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html '
        'xmlns="http://www.w3.org/1999/xhtml"><body><p>é</p></body></html>'
    )
    assert lines(page) == ["é"]


def test_entities_of_a_document_type_are_not_resolved(tmp_path) -> None:  # type: ignore[no-untyped-def]
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{canary}">]><html><body><p>a &x; b</p></body></html>'
    assert "CANARY" not in read_bytes(page.encode(), "law.html").text


def test_a_page_without_text_is_told() -> None:
    with pytest.raises(ReadingError, match="no text"):
        read_bytes(b"<html><body><script>x</script></body></html>", "law.html")


@pytest.mark.parametrize("tag", ["div", "form", "table", "b", "ol", "p hidden"])
def test_deep_nesting_costs_linear_time(tag: str) -> None:
    depth = 20_000
    page = (
        "<html><body>" + f"<{tag}>" * depth + "law" + f"</{tag.split()[0]}>" * depth + "<p>The end of the law.</p></body></html>"
    )
    start = time.perf_counter()
    if tag in {"form", "p hidden"}:  # the parser never nests these
        assert "The end of the law." in read_bytes(page.encode(), "deep.html").text
    else:
        with pytest.raises(ReadingError, match="too deeply"):
            read_bytes(page.encode(), "deep.html")
    assert time.perf_counter() - start < 10


def test_a_thousand_nested_blocks_are_read() -> None:
    page = "<html><body>" + "<div hidden>" * 1000 + "The whole law." + "</div>" * 1000 + "</body></html>"
    assert read_bytes(page.encode(), "deep.html").text == "The whole law.\n"


def test_of_a_law_in_two_languages_the_english_one_is_read() -> None:
    french = "<p>Quiconque accède frauduleusement à un système est puni de la peine prévue par la loi et de l'amende.</p>" * 30
    english = (
        "<p>Any person who gains access to a system without authority is liable to the penalty of the law and a fine.</p>" * 30
    )
    page = f"<html><body><p>Portal</p><div><div id='fr'>{french}</div><div id='en'>{english}</div></div></body></html>"
    document = read_bytes(page.encode(), "law.html")
    assert "Quiconque" not in document.text
    assert document.language == "en"
    assert "several languages (fr, en)" in document.notices[0]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("under section 12<sup>3</sup> of this Act", "under section 12[3] of this Act"),
        ("under section 12A<sup><a href='#n4'>4</a></sup>, he", "under section 12A[4], he"),
        ("under section <b>12</b><sup> 5 </sup> he", "under section 12[5] he"),
        ("Article 1<sup>er</sup>", "Article 1er"),
        ("N<sup>o</sup> 7", "No 7"),
        ("<sup>1</sup>[66A. Rude letters", "1[66A. Rude letters"),
        ("a room of 9 m<sup>2</sup>", "a room of 9 m2"),
    ],
)
def test_a_raised_footnote_mark_does_not_stick_to_a_number(markup: str, expected: str) -> None:
    assert lines(f"<p>{markup}</p>") == [expected]
    assert lines(f"<table><tr><td>Networks</td><td>{markup}</td></tr></table>") == [f"Networks\t{expected}"]


INTERCEPT = "<p>(2) A police officer may intercept messages {} and shall keep a record of each of them.</p>"


@pytest.mark.parametrize(
    ("markup", "expected", "notice"),
    [
        (
            "<del>freely</del><ins>under a warrant</ins>",
            " under a warrant",
            "The page has marked changes: 1 insertions were kept",
        ),
        ("with<del> no</del><ins>a warrant</ins>", " with a warrant", "and 1 deletions left out."),
        ("<s>freely</s><u>under a warrant</u>", " under a warrant", "1 stretches of struck-through text were left out."),
        ("on <strike>his own</strike> order", " on order", "1 stretches of struck-through text"),
        ("on order<s>s</s>", " on order", "1 stretches of struck-through text"),
        ('<span style="text-decoration: line-through">freely</span>', "", "1 stretches of struck-through text"),
        ('<b style="display:none">freely</b>', "", "1 stretches of hidden text were left out."),
    ],
)
def test_struck_and_hidden_words_are_no_law_and_are_told(markup: str, expected: str, notice: str) -> None:
    document = read_bytes(INTERCEPT.format(markup).encode(), "law.html")
    assert document.text == f"(2) A police officer may intercept messages{expected} and shall keep a record of each of them.\n"
    assert any(notice in line for line in document.notices)


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_whole_paragraphs_that_are_struck_are_left_out(tag: str) -> None:
    page = f"<body><{tag}><p>(1) The officer may do so.</p></{tag}>{INTERCEPT.format('')}</body>"
    assert len(lines(page)) == 1


def test_a_page_that_is_struck_as_a_whole_is_read_and_told() -> None:
    document = read_bytes(f"<div><s>{INTERCEPT.format('')}</s></div>".encode(), "law.html")
    assert "(2) A police officer" in document.text
    assert document.notices == ("Most of the page is marked as deleted or struck through; it was read as if it were not.",)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<p aria-hidden="true">(3) The Minister may block a site.</p>', ["(3) The Minister may block a site."]),
        ('<p><span aria-hidden="true">(3)</span> The Minister may.</p>', ["(3) The Minister may."]),
        ('<p><a aria-hidden="true">#</a>3. Blocking</p>', ["3. Blocking"]),
        ('<p><i class="fa fa-link" aria-hidden="true">link</i>3. Blocking</p>', ["3. Blocking"]),
        ('<div class="modal fade" aria-hidden="true">Share this page</div>', []),
    ],
)
def test_what_only_screen_readers_skip_is_kept_if_it_holds_words(markup: str, expected: list[str]) -> None:
    assert lines(f"<body>{INTERCEPT.format('')}{markup}</body>")[1:] == expected
