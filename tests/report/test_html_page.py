"""The page is one file, says what it must, never says what it must not, and loses nothing."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_factories import Page, catalogue, finding, full_report, label, law, report

from annotator.records import (
    Baseline,
    Clause,
    Definition,
    Finding,
    GoneFinding,
    Judgement,
    Penalty,
    Provision,
    Span,
    Suppression,
    Unrecognised,
)
from annotator.report.html import render_html
from annotator.report.html_facets import band
from annotator.report.html_text import show_prose

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
    families = st.sampled_from(["risks", "absences", "wording", "instrument", "strange"])
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
    assert "5 findings in 2 provisions deserve a closer look:" in words
    assert "1 Offence drafting how offences and penalties are worded 1 high" in words
    assert "2 Missing safeguards that a power needs and nothing was found to supply 2 medium" in words
    assert "1 Vague terms open words in offences and powers" in words


def test_a_number_never_parts_from_its_noun() -> None:
    html = render_html(full_report(), catalogue())
    for words in ("5\u00a0findings", "2\u00a0provisions", "1\u00a0high", "2\u00a0medium", "3\u00a0years"):
        assert words in html


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
    assert "Severity high recognised by the trained model calibrated probability 0.83" in words
    assert "Severity low derived by a rule Link" in words
    assert "an absence: looked for and not found" in words


def test_missing_safeguards_of_a_clause_stand_together_with_where_was_searched() -> None:
    words = words_of(render_html(full_report(), catalogue()))
    assert "2 safeguards not found Section 3(1)" in words
    assert "Searched in vain Section 3, Section 1." in words


def test_an_unknown_family_and_label_are_still_shown() -> None:
    html = render_html(full_report(), catalogue())
    assert "The instrument as a whole" in html
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


def test_penalties_stand_in_a_table_of_their_own_the_longest_first() -> None:
    text, provisions = law()
    clause = {p.eid: Clause(p.eid, p.eid, p.span) for p in provisions}
    judged = [
        Judgement(clause["sec_1__subsec_1"], ("penalty",), penalty=Penalty(max_years=0.5)),
        Judgement(clause["sec_2__subsec_2"], ("penalty",), penalty=Penalty(max_years=99, fine="a fine")),
        Judgement(clause["sec_3__subsec_1"], ("penalty",), penalty=Penalty(max_years=8, min_years=1)),
    ]
    words = words_of(render_html(report(text, provisions, judgements=judged), catalogue()))
    places = [
        words.index(row) for row in ("Gloomy messageslife imprisonmenta fine", "at least 1 year; up to 8 years", "up to 6 months")
    ]
    assert places == sorted(places)


def test_definitions_say_what_a_term_means_and_end_with_the_sentence() -> None:
    text = "“machine” means a thing\n that hums; “gloom” means sadness. And more. “endless” means " + "on and " * 60
    terms = [Definition(t, "sec_1", Span(text.index(t), text.index(t) + len(t))) for t in ("machine", "gloom", "endless")]
    words = words_of(render_html(report(text, (), definitions=terms), catalogue()))
    assert "machine sec_1means a thing that hums" in words
    assert "gloom sec_1means sadness" in words
    assert words.count("on and ") < 200
    assert "…" in words


def test_findings_of_one_family_on_the_same_words_share_a_card() -> None:
    text, provisions = law()
    same = [
        finding(text, "gloomy message", "sec_2__subsec_1", name, id=name) for name in ("missing-intent", "vague-content-offence")
    ]
    other = finding(text, "gloomy message", "sec_2__subsec_1", "optional-safeguard", "wording", id="other")
    html = render_html(report(text, provisions, [*same, other]), catalogue())
    assert html.count('<aside class="card') == 2
    assert '<span class="fn">1–2</span> <q dir="auto">gloomy message</q>' in html
    assert 'data-n="1–2" aria-label="Findings 1–2"' in html


def test_findings_on_almost_the_same_words_share_a_card_and_others_do_not() -> None:
    text, provisions = law()
    quotes = {
        "missing-intent": "A person shall not send a gloomy",
        "missing-harm-threshold": "person shall not send a gloomy message",
        "vague-content-offence": "gloomy message",
    }
    found = [finding(text, quote, "sec_2__subsec_1", name, id=name) for name, quote in quotes.items()]
    html = render_html(report(text, provisions, found), catalogue())
    assert html.count('<aside class="card') == 2
    assert 'data-n="1–2" aria-label="Findings 1–2"' in html
    assert html.index('data-n="1–2" aria-label') > html.index("gloomy</mark>")  # the number follows the last of the words


def test_what_to_read_first_says_which_power_and_how_long_a_prison_term() -> None:
    words = words_of(render_html(full_report(), catalogue()))
    assert "(up to 3 years)" in words
    assert "(for search seizure)" in words


def test_lines_stand_under_words_and_never_under_the_number_of_a_clause() -> None:
    text, provisions = law()
    html = render_html(report(text, provisions, [finding(text, "1) A person shall not", "sec_2__subsec_1")]), catalogue())
    assert re.search(
        r'<a class="num" href="#sec_2__subsec_1">\(1\)</a> <mark class="u o l1" data-f="1">A person shall not</mark>', html
    )


def test_notes_carry_what_they_are_filtered_by() -> None:
    html = render_html(full_report(), catalogue())
    note = re.search(r'<details class="note" id="f-missing-remedy"[^>]*>', html)
    assert note is not None
    assert 'data-severity="medium" data-band="none" data-powers="search-seizure"' in note.group()
    assert 'data-band="upper"' in html
    for option in ('<option value="upper">0.80 and above</option>', '<option value="none">not estimated</option>'):
        assert option in html


@pytest.mark.parametrize(
    ("probability", "key"), [(None, "none"), (0.0, "lower"), (0.499, "lower"), (0.5, "middle"), (0.8, "upper"), (1.0, "upper")]
)
def test_bands_meet_without_gaps(probability: float | None, key: str) -> None:
    assert band(probability) == key


def test_the_facts_for_a_review_identify_report_and_findings() -> None:
    made = full_report()
    html = render_html(made, catalogue())
    facts = json.loads(re.search(r'<script type="application/json" id="r-data">(.*?)</script>', html, re.DOTALL).group(1))  # type: ignore[union-attr]
    assert facts["schema"] == "annotator-review/1"
    assert facts["report"] == {"sha256": "a" * 64, "model": "toy 1", "catalogue": "c" * 64}
    assert sorted(map(tuple, facts["findings"])) == sorted((f.id, f.label, f.eid, f.quote, f.fingerprint) for f in made.findings)
    assert ["optional-safeguard", "Optional safeguard"] in facts["labels"]


def test_names_of_the_law_cannot_take_the_places_of_the_page() -> None:
    text, provisions = law()
    named = [dataclasses.replace(provisions[0], eid="r-data"), *provisions[1:]]
    page = Page(render_html(report(text, named, [finding(text, "gloomy", "r-data", id="r-pop")]), catalogue()))
    assert page.ids.count("r-data") == 1
    assert page.ids.count("r-pop") == 1
    assert {"law-r-data", "law-r-pop"} <= set(page.ids)
    assert "#law-r-data" in page.links


def test_silenced_findings_are_listed_with_reason_and_author_and_counted_nowhere() -> None:
    made = full_report()
    decided = Suppression("Settled in court.", "Amina", "2026-01-02", "2027-01-02")
    findings = [dataclasses.replace(f, suppression=decided) if f.label == "missing-remedy" else f for f in made.findings]
    html = render_html(dataclasses.replace(made, findings=tuple(findings)), catalogue())
    assert "4 findings in 2 provisions" in words_of(html)
    assert "f-missing-remedy" not in Page(html).ids
    assert "Section 3(1)Missing remedySettled in court.Amina, 2026-01-02, until 2027-01-02" in words_of(html)


def test_a_baseline_shows_what_is_new_and_what_is_gone() -> None:
    made = full_report()
    findings = [dataclasses.replace(f, change="new" if f.family == "risks" else "unchanged") for f in made.findings]
    gone = GoneFinding("f-x", "missing-remedy", "absences", "sec_9", "some words", "high")
    html = render_html(dataclasses.replace(made, findings=tuple(findings), baseline=Baseline("old.json", (gone,))), catalogue())
    assert "Compared with old.json: 1 finding new, 4 unchanged and 1 gone." in words_of(html)
    assert "Missing remedy, sec_9 some words" in words_of(html)
    assert html.count('class="fresh"') == 1
    assert '<option value="unchanged">' in html


def test_our_own_prose_is_typeset_and_quoted_words_are_not() -> None:
    assert (
        show_prose("a court's order, users' content - say “it's - so”")
        == "a court’s order, users’ content\u00a0– say “it's - so”"
    )


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
