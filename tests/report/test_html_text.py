"""No character of a law hides, reorders the page, or becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_factories import Page

from annotator.report.html_text import anchor, is_web_address, show, show_plain


@pytest.mark.parametrize(
    "char",
    [
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200b",
        "\ufeff",
        "\x00",
        "\x1b",
        "\x9f",
        "\ud800",
        "\ue000",
        "\u3164",
        "\U000e0041",
        "\ufe01",
        "\u180b",
    ],
)
def test_hidden_characters_become_visible_marks(char: str) -> None:
    html = show(f"a{char}b")
    assert char not in html
    assert f"U+{ord(char):04X}" in html
    assert 'data-c="' in html
    assert f"[U+{ord(char):04X}]" in show_plain(f"a{char}b")


@pytest.mark.parametrize(
    "text", ["é ü ß", "سلام", "می‌خواهم", "👩‍💻", "❤️", "5️⃣", "ᠠ᠋", "\u845b\ufe00", "العدد ١٢", "naïve – “quoted” … №", "a\u00a0b"]
)
def test_ordinary_writing_is_left_alone(text: str) -> None:
    assert show(text) == text


def test_joiners_between_latin_letters_are_shown() -> None:
    assert "ZWNJ" in show("wo\u200crd")
    assert "ZWJ" in show("\u200dword")


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_every_text_can_be_written_and_read_back(text: str) -> None:
    html = show(text)
    html.encode("utf-8")
    page = Page(f'<p class="b">{html}</p>')
    assert page.tags <= {"p", "span"}
    assert not any(c in html for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\r")


def test_line_ends_of_all_kinds_become_one() -> None:
    assert show("a\r\nb\rc\fd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://exa mple.org", False),
        ("https://example.org/\u202e", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, good: bool) -> None:
    assert is_web_address(url) is good


def test_anchors_survive_odd_ids() -> None:
    assert anchor("sec_1__para_a") == "#sec_1__para_a"
    assert anchor('a"b c') == "#a%22b%20c"
