"""The page is one file, says what it must, never says what it must not, and loses nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_factories import Page, catalogue, finding, full_report, label, law, report

from annotator.records import Finding, Provision, Span, Unrecognised
from annotator.report.html import render_html

CLAIMS = re.compile(r"\b(compliant|compliance|safe|lawful|no issues|no problems|harmless|clean)\b", re.IGNORECASE)


def words_of(html: str) -> str:
    """Return the visible text on one line."""
    return " ".join("".join(Page(html).text).split())


def test_the_page_is_one_file_that_loads_nothing() -> None:
    html = render_html(full_report(), catalogue())
    page = Page(html)
    assert not page.tags & {"img", "link", "iframe", "object", "embed", "base", "form", "video", "audio", "svg"}
    assert not any(name.startswith("on") or name in ("style", "src", "srcset") for name in page.attributes)
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_exactly_the_script_and_style_on_the_page() -> None:
    html = render_html(full_report(), catalogue())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = policy.group(1).replace("&#39;", "'")
    assert rules.startswith("default-src 'none';")
    assert "unsafe" not in rules
    assert "http" not in rules
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in rules


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_html(full_report(), catalogue()) == render_html(full_report(), catalogue())


def test_ids_are_unique_and_every_inner_link_leads_somewhere() -> None:
    page = Page(render_html(full_report(), catalogue()))
    assert len(page.ids) == len(set(page.ids))
    assert {unquote(link[1:]) for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {"sec_2", "sec_2__subsec_1", "f-missing-remedy"} <= set(page.ids)


def test_outer_links_are_those_of_the_standards() -> None:
    page = Page(render_html(full_report(), catalogue()))
    assert {link for link in page.links if not link.startswith("#")} == {"https://example.org/covenant"}


def test_the_whole_text_is_there_under_overlapping_findings() -> None:
    made = full_report()
    assert "".join(Page(render_html(made, catalogue())).law) == made.document.text


@st.composite
def marked_reports(draw: st.DrawFn) -> tuple[str, list[Provision], list[Finding]]:
    text = draw(st.text(alphabet="ab <>&\"'.(1)\n\té☃", min_size=1, max_size=120))

    def span() -> Span:
        a, b = draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))
        return Span(min(a, b), max(a, b))

    provisions = [
        Provision(f"p_{i}", draw(st.sampled_from(["section", "subsection"])), "(1)", "", None, span(), span())
        for i in range(draw(st.integers(0, 4)))
    ]
    families = st.sampled_from(["risks", "absences", "wording", "strange"])
    findings = []
    for i in range(draw(st.integers(0, 6))):
        at = span()
        family = draw(families)
        origin = "absence" if family == "absences" else "model"
        findings.append(Finding(f"f{i % 3}", "x", family, "p_0", at, text[at.start : at.end], "low", None, origin, "m"))
    return text, provisions, findings


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(marked_reports())
def test_no_text_tree_or_marks_lose_a_character(made: tuple[str, list[Provision], list[Finding]]) -> None:
    text, provisions, findings = made
    page = Page(render_html(report(text, provisions, findings), catalogue()))
    assert "".join(page.law) == text
    assert len(page.ids) == len(set(page.ids))


def test_a_long_law_stays_small() -> None:
    words = "any person who sends or keeps a gloomy message about a thing that is not a machine " * 4
    sections = [(f"{n}.", f"Heading {n}", [words, words]) for n in range(1, 160)]
    text, provisions = law(sections)
    assert len(text.split()) > 20000
    spans = [(p.eid, p.span) for p in provisions if p.kind == "subsection"]
    findings = [
        Finding(
            f"f-{i}-{k}",
            "vague-content-offence",
            "risks",
            eid,
            Span(s.start + 5 + k, s.start + 40 + k),
            text[s.start + 5 + k : s.start + 40 + k],
            "high",
            0.5,
            "model",
            "Message.",
        )
        for i, (eid, s) in enumerate(spans)
        for k in (0, 9)
    ]
    assert len(render_html(report(text, provisions, findings), catalogue()).encode()) < 3_000_000


def test_the_summary_counts_by_family_and_severity() -> None:
    words = words_of(render_html(full_report(), catalogue()))
    assert "5 findings in 2 provisions deserve a closer look." in words
    assert "1 concerns how an offence is drafted (1 high)" in words
    assert "2 are safeguards that a power needs and that nothing was found to supply (2 medium)" in words
    assert "1 vague term in offences and powers is marked" in words


def test_an_empty_result_says_what_was_looked_for() -> None:
    words = words_of(render_html(report(), catalogue()))
    assert "4 kinds of risk were searched for, and none was recognised." in words
    assert "Offence drafting Vague content offence." in words
    assert "Read first" not in words


def template_texts() -> Iterator[tuple[str, str]]:
    for entry in (files("annotator.report") / "templates").iterdir():
        yield entry.name, entry.read_text("utf-8")


def test_no_template_and_no_page_certifies_a_law() -> None:
    for name, text in template_texts():
        assert not CLAIMS.search(text), name
    for made in (report(), full_report()):
        assert not CLAIMS.search(words_of(render_html(made, catalogue())))


def test_severity_probability_and_origin_are_told_apart() -> None:
    words = words_of(render_html(full_report(), catalogue()))
    assert "Severity high recognised by the trained model model estimates 0.83" in words
    assert "Severity low derived by a rule Link" in words
    assert "an absence: looked for and not found" in words


def test_missing_safeguards_of_a_clause_stand_together_with_where_was_searched() -> None:
    words = words_of(render_html(full_report(), catalogue()))
    assert "2 safeguards not found Section 3(1)" in words
    assert "Searched in vain Section 3, Section 1." in words


def test_an_unknown_family_and_label_are_still_shown() -> None:
    html = render_html(full_report(), catalogue())
    assert "Other findings" in html
    assert "Whole clause" in html


def test_poor_coverage_is_loud_and_good_coverage_is_quiet() -> None:
    text, provisions = law()
    lost = [Unrecognised(Span(0, 9), "no number")]
    poor = words_of(render_html(report(text, provisions, coverage=0.9949, unrecognised=lost), catalogue()))
    assert "Part of this text was not understood." in poor
    assert "99.4 %" in poor
    assert "no number, 9 characters" in poor
    assert "was not understood" not in words_of(render_html(report(), catalogue()))


def test_offences_show_penalties_of_their_section_and_unknown_mental_elements() -> None:
    words = words_of(render_html(full_report(), catalogue()))
    assert "Section 2(1) Gloomy messagesInsult defamationnot determinedup to 3 years (Section 2(2))" in words


def test_the_direction_of_the_law_follows_its_language() -> None:
    assert re.search(r'<article class="law"[^>]* lang="ar" dir="rtl"', render_html(report(language="ar"), catalogue()))
    assert re.search(r'<article class="law"[^>]* lang="fr" dir="ltr"', render_html(report(language="fr"), catalogue()))


def test_two_findings_with_one_id_get_two_anchors() -> None:
    text, provisions = law()
    twins = [finding(text, "gloomy", "sec_2__subsec_1", id="same"), finding(text, "message", "sec_2__subsec_1", id="same")]
    ids = Page(render_html(report(text, provisions, twins), catalogue())).ids
    assert ids.count("same") == 1
    assert ids.count("same--2") == 1


def test_a_tree_of_absurd_depth_is_no_trouble() -> None:
    text = "x" * 4001
    deep = [Provision(f"p{i}", "part", str(i), "H", None, Span(i, 4000 - i), Span(i, i + 1)) for i in range(1500)]
    assert "".join(Page(render_html(report(text, deep), catalogue())).law) == text


@pytest.mark.parametrize("text", ["", "\n", " ", "no structure at all"])
def test_any_text_gives_a_page(text: str) -> None:
    html = render_html(report(text, ()), catalogue())
    assert html.startswith("<!DOCTYPE html>")
    assert "".join(Page(html).law) == text


def test_a_bad_address_in_the_catalogue_is_text() -> None:
    from annotator.catalogue_loader import Standard

    standards = {"covenant": Standard("covenant", "Bad", "art. 1", "javascript:alert(1)", "x")}
    html = render_html(full_report(), catalogue(label("vague-content-offence", "risks"), standards=standards))
    assert "javascript:" not in html
    assert "Bad" in html
