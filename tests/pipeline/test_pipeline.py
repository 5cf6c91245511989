"""The spaCy pipeline: registered components, results on the ``Doc`` and, through the bridge, in plain records."""

from __future__ import annotations

import importlib
import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from factories import TOY_LAW
from spacy.language import Language
from spacy.tokens import Doc

import annotator
from annotator.api import annotate, annotate_document, load
from annotator.errors import AnnotatorError
from annotator.pipeline import extensions
from annotator.pipeline.bridge import to_report
from annotator.pipeline.build import LANGUAGES, LONGEST_TEXT, NAMES, build_pipeline
from annotator.pipeline.components import _spans as token_spans
from annotator.records import Document, Report, Run, Source, Span

RUN = Run("0", "toy", "0")


def document(text: str = TOY_LAW, language: str = "en") -> Document:
    return Document(text, Source("toy.txt", "text/plain", "0" * 64), "Toy", language)


@pytest.fixture(scope="module")
def nlp(toy_model: Path) -> Language:
    return load(str(toy_model))


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TOY_LAW)


@pytest.fixture(scope="module")
def report(nlp: Language) -> Report:
    return annotate_document(document(), nlp)


# Components


def declared() -> dict[str, str]:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    table = project.split("[project.entry-points.spacy_factories]\n")[1].split("\n[")[0]
    return dict(re.findall(r'^(\w+) = "([\w.:]+)"', table, re.MULTILINE))


def test_load_returns_the_four_components_in_their_order(nlp: Language) -> None:
    assert isinstance(nlp, Language)
    assert tuple(nlp.pipe_names) == NAMES == ("clause_segmenter", "clause_cues", "clause_classifier", "clause_reasoner")


@pytest.mark.parametrize("name", NAMES)
def test_each_component_is_declared_as_an_entry_point_of_spacy(name: str) -> None:
    module, function = declared()[name].split(":")
    assert callable(getattr(importlib.import_module(module), function))
    assert Language.has_factory(name)


def test_an_installed_package_offers_its_components_to_spacy() -> None:
    found = {e.name for e in entry_points(group="spacy_factories")}
    if not found & set(NAMES):
        pytest.skip("the package is not installed here (tests run from the checkout); the wheel's test looks at this too")
    assert set(NAMES) <= found


def test_the_components_can_be_added_to_any_pipeline_by_name(toy_model: Path) -> None:
    mine = spacy.blank("en")
    for name in NAMES:
        mine.add_pipe(name, config={"model": str(toy_model)} if name in {"clause_classifier", "clause_reasoner"} else {})
    assert [f.id for f in mine(TOY_LAW)._.findings] == [f.id for f in load(str(toy_model))(TOY_LAW)._.findings]


def test_components_declare_what_they_need_and_write(nlp: Language) -> None:
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"])
    assert not any(analysis["problems"].values()), analysis["problems"]


def test_a_component_in_the_wrong_place_is_reported_by_spacys_own_analysis(toy_model: Path) -> None:
    mine = spacy.blank("en")
    mine.add_pipe("clause_reasoner", config={"model": str(toy_model)})
    assert mine.analyze_pipes(keys=["requires"])["problems"]["clause_reasoner"] == ["doc._.judgements"]


def test_a_pipeline_can_be_saved_and_loaded_again(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert [f.id for f in again(TOY_LAW)._.findings] == [f.id for f in nlp(TOY_LAW)._.findings]


def test_the_same_pipeline_is_loaded_only_once(toy_model: Path) -> None:
    assert load(str(toy_model)) is load(str(toy_model))


@pytest.mark.parametrize("language", ["fr", "ar", "bn", "sw", "und", "xx"])
def test_other_languages_have_a_pipeline_too_known_to_spacy_or_not(toy_model: Path, language: str) -> None:
    pipeline = build_pipeline(str(toy_model), language)
    assert pipeline.lang == (language if language in LANGUAGES else "xx")
    assert pipeline("1. X\nY.").text == "1. X\nY."


def test_long_laws_are_not_refused(nlp: Language) -> None:
    assert nlp.max_length == LONGEST_TEXT


# What is on the Doc


def test_provisions_clauses_cues_and_findings_are_spans_of_the_doc(doc: Doc) -> None:
    keys = (extensions.PROVISIONS, extensions.CLAUSES, extensions.CUES, extensions.FINDINGS)
    assert set(keys) <= set(doc.spans)
    assert all(len(doc.spans[key]) for key in keys)


def test_spans_agree_with_the_records(doc: Doc) -> None:
    pairs = [
        (doc.spans["provisions"], [(p.span, p.kind, p.eid) for p in doc._.structure.provisions]),
        (doc.spans["clauses"], [(c.span, "clause", c.eid) for c in doc._.structure.clauses]),
        (doc.spans["cues"], [(c.span, c.lexicon, "") for c in doc._.clause_cues]),
        (doc.spans["findings"], [(f.span, f.label, f.id) for f in doc._.findings]),
    ]
    for spans, records in pairs:
        assert len(spans) == len(records)
        for span, (exact, label, name) in zip(spans, records, strict=True):
            assert span.start_char <= exact.start < exact.end <= span.end_char
            assert (span.label_, span.id_) == (label, name)


def test_a_span_that_ends_inside_a_token_is_widened_never_lost(nlp: Language) -> None:
    glued = nlp.make_doc("section3offence of access")
    (span,) = token_spans(glued, [(Span(7, 12), "label", "id")])
    assert (span.text, span.label_, span.id_) == ("section3offence", "label", "id")


def test_every_clause_has_one_judgement_in_order(doc: Doc) -> None:
    assert [j.clause for j in doc._.judgements] == list(doc._.structure.clauses)


def test_the_toy_law_is_understood(doc: Doc) -> None:
    roles = {j.clause.eid: j.roles for j in doc._.judgements}
    assert "offence" in roles["sec_1__subsec_1"]
    assert "power" in roles["sec_3__subsec_1"]
    (row,) = doc._.matrix
    assert row.eid == "sec_3__subsec_1"
    assert {c.safeguard: c.status for c in row.cells}["notification"] == "optional"


# The bridge


def test_the_report_holds_what_the_doc_holds(doc: Doc, report: Report) -> None:
    assert report.provisions == doc._.structure.provisions
    assert report.judgements == doc._.judgements
    assert report.matrix == doc._.matrix
    assert set(report.findings) == set(doc._.findings)


def test_findings_are_ordered_by_place(report: Report) -> None:
    places = [(f.span.start, f.span.end, f.label) for f in report.findings]
    assert places == sorted(places)


def test_quotes_are_exactly_the_text(report: Report) -> None:
    assert report.findings
    for finding in report.findings:
        for span, quote in [(finding.span, finding.quote), *((e.span, e.quote) for e in finding.evidence)]:
            assert TOY_LAW[span.start : span.end] == quote != ""


def test_an_altered_text_is_refused(doc: Doc) -> None:
    for altered in (TOY_LAW + " ", TOY_LAW.replace("\n", "\r\n"), ""):
        with pytest.raises(ValueError, match="offsets"):
            to_report(doc, document(altered), RUN)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept_and_offsets_hold(nlp: Language, ends: str) -> None:
    text = TOY_LAW.replace("\n", ends)
    for finding in annotate_document(document(text), nlp).findings:
        assert text[finding.span.start : finding.span.end] == finding.quote


def test_windows_line_ends_change_no_finding(nlp: Language, report: Report) -> None:
    windows = annotate_document(document(TOY_LAW.replace("\n", "\r\n")), nlp)
    assert [f.id for f in windows.findings] == [f.id for f in report.findings]


def test_annotating_twice_gives_equal_reports(nlp: Language, report: Report) -> None:
    assert annotate_document(document(), nlp) == report


@pytest.mark.parametrize("text", ["", " \n ", "x", "1.", "(a)", "…", "\u202e", "ab\x00cd", "𝒳" * 50])
def test_any_text_goes_through(nlp: Language, text: str) -> None:
    assert annotate_document(document(text), nlp).document.text == text


# The front door


def test_a_path_a_text_and_a_document_give_the_same_findings(toy_model: Path, tmp_path: Path) -> None:
    file = tmp_path / "law.txt"
    file.write_text(TOY_LAW, encoding="utf-8")
    model = str(toy_model)
    reports = [annotate(source, model=model) for source in (file, str(file), TOY_LAW, document())]
    assert len({tuple(f.id for f in r.findings) for r in reports}) == 1
    assert reports[0].findings


def test_a_report_names_its_file_but_not_its_folder(toy_model: Path, tmp_path: Path) -> None:
    file = tmp_path / "law.txt"
    file.write_text(TOY_LAW, encoding="utf-8")
    found = annotate(file, model=str(toy_model))
    assert found.document.source.name == "law.txt"
    assert str(tmp_path) not in repr(found.document.source)


@pytest.mark.parametrize("name", ["missing.txt", "missing.docm", "Missing.AKN", "missing.odt"])
def test_the_name_of_a_file_that_is_not_there_is_no_law(name: str, toy_model: Path) -> None:
    with pytest.raises(AnnotatorError, match="does not exist"):
        annotate(name, model=str(toy_model))


def test_a_report_says_what_made_it(report: Report) -> None:
    assert report.run.version == annotator.__version__
    assert report.run.model == "toy/0.0.1"
    assert len(report.run.catalogue) == 64


def test_the_public_names_are_few_and_there() -> None:
    assert sorted(annotator.__all__) == sorted(
        [
            "AnnotatorError",
            "Document",
            "Finding",
            "Report",
            "__version__",
            "annotate",
            "annotate_document",
            "annotate_many",
            "load",
        ]
    )
    assert all(hasattr(annotator, name) for name in annotator.__all__)
