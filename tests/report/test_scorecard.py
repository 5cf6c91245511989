"""The scorecard: shares with their denominators, and a comparison only with figures that the same model made."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from report_factories import report as make_report

from annotator.api import annotate
from annotator.catalogue_loader import load_catalogue
from annotator.errors import AnnotatorError
from annotator.records import Finding, Report, Span, Suppression
from annotator.report.corpus_figures import CorpusFigures, InstrumentFigures, from_dict, load_figures, to_dict
from annotator.report.figures import Share, first_sections, measure_shares
from annotator.report.html import render_html
from annotator.report.html_scorecard import scorecard_view
from annotator.report.memo import render_memo
from annotator.report.scorecard import (
    LEAST_INSTRUMENTS,
    Standing,
    describe_share,
    describe_standing,
    figure_lines,
    make_scorecard,
    percentage,
    stand,
)
from annotator.report.scorecard_values import scorecard_values

REPOSITORY = Path(__file__).parents[2]
BILL = REPOSITORY / "corpus" / "examples" / "example-bill.txt"
SHARE_IDS = (
    "risky-offences", "expression-offences", "absent-safeguards", "soft-safeguards", "risky-wording", "whole-text-risks",
)  # fmt: skip


@pytest.fixture(scope="module")
def bill() -> Report:
    return annotate(BILL, model="linear")


def figures(pairs: list[tuple[int, int]], like: Report | None = None) -> CorpusFigures:
    """Made-up instruments, each with the same count and denominator in every share."""
    instruments = tuple(
        InstrumentFigures(f"law-{number}", f"hash-{number}", {}, dict.fromkeys(SHARE_IDS, pair))
        for number, pair in enumerate(pairs)
    )
    if like is None:
        return CorpusFigures("2031-05-06", "1", "toy/1", "abc", "linear", "def", instruments)
    run = like.run
    return CorpusFigures("2031-05-06", run.version, run.model, run.model_sha256, run.options["mode"], run.catalogue, instruments)


def share(count: int, of: int, name: str = "risky-offences") -> Share:
    return Share(name, "risks", "offences with a drafting risk", count, of, "offences")


# Ten instruments have 0, 10, 20 ... 90 % each, four times over.
TENTHS = [(tenth, 10) for tenth in range(10)] * 4


@pytest.mark.parametrize(
    ("count", "of", "percent"),
    [
        (0, 10, 0),
        (1, 10, 10),  # equal shares are not lower
        (11, 100, 20),
        (5, 10, 50),
        (90, 100, 90),
        (91, 100, 100),
        (10, 10, 100),
        (1, 3_000_000, 10),  # ever so little is more than nothing
    ],
)
def test_the_percentile_counts_the_instruments_below(count: int, of: int, percent: int) -> None:
    assert stand(share(count, of), figures(TENTHS)) == Standing(percent, 40)


def test_a_percentile_is_rounded_down() -> None:
    below, above = [(0, 10)] * 29, [(9, 10)] * 2
    assert stand(share(5, 10), figures(below + above)).percent == 93  # 29 of 31 are 93.5


@pytest.mark.parametrize(("others", "is_compared"), [(LEAST_INSTRUMENTS - 1, False), (LEAST_INSTRUMENTS, True)])
def test_few_instruments_are_not_compared_with(others: int, is_compared: bool) -> None:
    standing = stand(share(5, 10), figures([(1, 10)] * others))
    assert (standing.percent is not None) is is_compared
    assert bool(standing.why_none) is not is_compared
    if not is_compared:
        assert f"only {others} other instruments" in describe_standing(standing, figures([]))


def test_only_instruments_with_enough_to_count_are_compared_with() -> None:
    corpus = figures([(1, 10)] * 29 + [(1, 4)] * 20)
    assert stand(share(5, 10), corpus).instruments == 29
    assert stand(share(2, 4), corpus).why_none == "too few offences to compare (4; at least 5 are needed)"


def test_an_instrument_is_not_compared_with_itself() -> None:
    corpus = figures([(1, 10)] * LEAST_INSTRUMENTS)
    assert stand(share(5, 10), corpus, "hash-3").percent is None
    assert stand(share(5, 10), corpus, "another").percent == 100


MISMATCHES = {
    "model_sha256": "another model",
    "mode": "in the mode",
    "catalogue": "another catalogue",
}


@pytest.mark.parametrize("field", MISMATCHES)
def test_figures_of_another_making_are_named_and_not_used(bill: Report, field: str) -> None:
    corpus = replace(figures(TENTHS, bill), **{field: "other"})
    card = make_scorecard(bill, corpus)
    assert MISMATCHES[field] in card.why_none
    assert "2031-05-06" in card.why_none
    assert all(standing.percent is None for _, standing in card.shares)
    for text in (" ".join(figure_lines(card)), scorecard_view(card).comparison):
        assert MISMATCHES[field] in text
        assert "higher than" not in text
    assert scorecard_values(bill, card)["not_compared"] == card.why_none


def test_other_languages_silenced_findings_and_missing_figures_are_named(bill: Report) -> None:
    corpus = figures(TENTHS, bill)
    french = replace(bill, document=replace(bill.document, language="fr"))
    silenced = replace(
        bill, findings=(replace(bill.findings[0], suppression=Suppression("seen", "A. Reader")), *bill.findings[1:])
    )
    assert "English" in make_scorecard(french, corpus).why_none
    assert "silence" in make_scorecard(silenced, corpus).why_none
    assert "no figures" in make_scorecard(bill, None).why_none
    assert make_scorecard(bill, corpus).why_none == ""


def test_every_share_is_shown_with_its_denominator(bill: Report) -> None:
    card = make_scorecard(bill, figures(TENTHS, bill))
    texts = [
        " ".join(figure_lines(card)),
        " ".join(f"{line.what} {line.share} {line.compared}" for line in scorecard_view(card).lines),
    ]
    assert {s.family for s, _ in card.shares} == {f.family for f in card.families}
    for measured, standing in card.shares:
        assert 0 <= measured.count <= measured.of
        assert standing.percent is not None
        for text in texts:
            assert f"{measured.count:,} of {measured.of:,} {measured.unit} (" in text
            assert f"higher than {standing.percent} % of 40 other instruments (2031-05-06)" in text


@pytest.mark.parametrize(
    ("count", "of", "text"),
    [
        (0, 8, "0 %"),
        (1, 3, "33 %"),
        (2, 3, "67 %"),
        (1, 999, "under 1 %"),
        (999, 1000, "99 %"),
        (7, 7, "100 %"),
        (1, 200, "under 1 %"),
    ],
)
def test_percentages_never_round_to_nothing_or_all(count: int, of: int, text: str) -> None:
    assert percentage(count, of) == text
    assert describe_share(share(count, of)).endswith(f"({text})")


def test_a_share_of_nothing_is_no_number() -> None:
    assert describe_share(share(0, 0)) == "no offences"
    assert share(0, 0).value is None


def test_counts_come_from_the_report(bill: Report) -> None:
    measured = {s.id: s for s in measure_shares(bill)}
    cells = [cell.status for row in bill.matrix for cell in row.cells]
    assert (measured["absent-safeguards"].count, measured["absent-safeguards"].of) == (cells.count("absent"), len(cells))
    assert measured["expression-offences"].of == len(bill.offences) > 0
    families = {f.family: f for f in make_scorecard(bill, None).families}
    assert sum(f.findings for f in families.values()) == len(bill.active_findings)
    assert all(sum(n for _, n in f.severities) == f.findings for f in families.values())


def test_what_to_read_first_is_the_same_in_every_output(bill: Report) -> None:
    page = render_html(bill, load_catalogue())
    start = page.index('id="r-first"')
    places = [page.index(f'href="#{s.eid}"', start) for s in first_sections(bill)]
    assert places == sorted(places)


def test_grave_kinds_come_before_many_of_one_kind() -> None:
    def finding(number: int, eid: str, label: str, family: str, severity: str) -> Finding:
        return Finding(f"f{number}", label, family, eid, Span(number, number), "", severity, None, "rule", "")

    made = make_report()
    many = [finding(n, "sec_1", "vague-content-offence", "risks", "low") for n in range(5)]
    grave = [finding(7, "sec_2", "missing-intent", "risks", "high"), finding(8, "sec_2", "scope-creep", "wording", "low")]
    absent = [finding(9, "sec_3", "missing-remedy", "absences", "high")]
    sections = first_sections(replace(made, findings=(*many, *grave, *absent), provisions=()))
    assert [s.eid for s in sections] == ["sec_2", "sec_3", "sec_1"]
    assert sections[2].findings == 5


def test_outputs_show_the_scorecard(bill: Report) -> None:
    lines = figure_lines(make_scorecard(bill, load_figures()))
    memo = render_memo(bill, load_catalogue())
    page = render_html(bill, load_catalogue())
    for measured in measure_shares(bill):
        for text in (memo, page, " ".join(lines)):
            assert f"{measured.count:,} of {measured.of:,} {measured.unit}" in text.replace("\\", "")
    assert render_html(bill, load_catalogue()) == page


def test_values_fit_the_schema(bill: Report) -> None:
    schema = json.loads((REPOSITORY / "annotator/report/schemas/report-1.schema.json").read_text(encoding="utf-8"))
    part = {"$defs": schema["$defs"], "$ref": "#/$defs/scorecard"}
    compared = scorecard_values(bill, make_scorecard(bill, figures(TENTHS, bill)))
    assert all(s["higher_than"]["instruments"] == 40 and s["not_compared"] is None for s in compared["shares"])
    for values in (compared, scorecard_values(bill, make_scorecard(bill, None)), scorecard_values(make_report())):
        jsonschema.validate(values, part)


def test_figures_survive_their_file(tmp_path: Path) -> None:
    made = figures([(1, 3), (0, 0)])
    assert from_dict(json.loads(json.dumps(to_dict(made)))) == made
    assert load_figures(tmp_path / "none.json") is None


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"instruments": [{"id": "a", "sha256": "b", "findings": {}, "shares": {"x": [3, 2]}}]}']
)
def test_a_damaged_file_is_one_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "damaged.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(AnnotatorError, match="not as they were made"):
        load_figures(file)


def test_the_figures_that_come_along_hold_numbers_only() -> None:
    """Ids, hashes and numbers: no word of a law. A later model than theirs only takes the comparison away."""
    made = load_figures()
    assert made is not None
    assert len(made.instruments) >= LEAST_INSTRUMENTS
    assert len({i.sha256 for i in made.instruments}) == len(made.instruments)
    for instrument in made.instruments:
        assert " " not in instrument.id
        assert tuple(instrument.shares) == SHARE_IDS
