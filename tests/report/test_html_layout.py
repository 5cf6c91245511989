"""The layout shows every character exactly once, whatever the tree looks like."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_factories import law, report

from annotator.records import Provision, Span, Unrecognised
from annotator.report.html_layout import lay_out

KINDS = ("part", "section", "subsection", "paragraph", "hcontainer", "nonsense")


@st.composite
def broken_reports(draw: st.DrawFn) -> tuple[str, list[Provision], list[Unrecognised]]:
    """Any text with provisions anywhere in it, overlapping as they like."""
    text = draw(st.text(alphabet="ab .()1\n\r", max_size=80))
    at = st.integers(0, len(text))

    def span() -> Span:
        a, b = draw(at), draw(at)
        return Span(min(a, b), max(a, b))

    provisions = [
        Provision(f"p_{i}", draw(st.sampled_from(KINDS)), draw(st.sampled_from(["", "1", "(a)"])), "", None, span(), span())
        for i in range(draw(st.integers(0, 8)))
    ]
    return text, provisions, [Unrecognised(span(), "lost") for _ in range(draw(st.integers(0, 2)))]


@settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(broken_reports())
def test_blocks_tile_any_text_under_any_tree(made: tuple[str, list[Provision], list[Unrecognised]]) -> None:
    text, provisions, lost = made
    layout = lay_out(report(text, provisions, unrecognised=lost))
    assert "".join(text[b.start : b.end] for b in layout.blocks) == text
    assert [b for g in layout.groups for b in g.blocks] == list(layout.blocks)
    assert sorted(a for b in layout.blocks for a in b.anchors) == sorted(p.eid for p in provisions)
    assert all(b.start <= b.num_end <= b.heading_end <= b.end for b in layout.blocks)


def test_sections_become_groups_and_subsections_hang_on_their_numbers() -> None:
    text, provisions = law()
    layout = lay_out(report(text, provisions))
    assert [g.head.eid if g.head else None for g in layout.groups] == [None, "sec_1", "sec_2", "sec_3"]
    heading, first, second = layout.groups[2].blocks
    assert heading.is_heading
    assert text[heading.start : heading.end].startswith("2. Gloomy")
    assert text[first.start : first.num_end] == "(1)"
    assert first.indent == 1
    assert text[second.start : second.num_end] == "(2)"


def test_bare_numbers_are_found_inside_their_brackets() -> None:
    text = "( 1 ) A person shall sit. 2.- And stand. 3a And go."
    at = [text.index("( 1"), text.index("2.-"), text.index("3a")]
    provisions = [
        Provision(f"s{num}", "subsection", num, "", None, Span(start, end), Span(start, start))
        for num, start, end in zip(("1", "2", "3"), at, [*at[1:], len(text)], strict=True)
    ]
    blocks = lay_out(report(text, provisions)).blocks
    assert [text[b.start : b.num_end] for b in blocks] == ["( 1 )", "2.-", ""]


def test_points_stand_deeper_than_their_subsection() -> None:
    text = "5. Heading\n(1) A person shall: (a) sit; (b) stand."
    a, b = text.index("(a)"), text.index("(b)")
    provisions = [
        Provision("s", "section", "5.", "Heading", None, Span(0, len(text)), Span(0, 10)),
        Provision("s1", "subsection", "(1)", "", "s", Span(11, len(text)), Span(11, 14)),
        Provision("s1a", "paragraph", "(a)", "", "s1", Span(a, b), Span(a, a + 3)),
        Provision("s1b", "paragraph", "(b)", "", "s1", Span(b, len(text)), Span(b, b + 3)),
    ]
    blocks = lay_out(report(text, provisions)).blocks
    assert [(x.indent, text[x.start : x.num_end].strip()) for x in blocks] == [(0, ""), (1, "(1)"), (2, "(a)"), (2, "(b)")]


def test_lines_wrapped_inside_sentences_are_joined_and_others_are_not() -> None:
    wrapped = "\n".join(["these are words that run on to the next line and", "then go on there with more words that run on,"] * 8)
    assert len(lay_out(report(wrapped, ())).blocks) == 1
    listed = "\n".join(["A line of a schedule that ends where it ends."] * 12)
    assert len(lay_out(report(listed, ())).blocks) == 12
