"""One function an entry point. It may raise ``AnnotatorError`` with one sentence; anything else is a mistake of ours.

Each harness also checks what has to hold of whatever comes out, so that a wrong answer is found as well as a crash.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.records import Document, Provision, Report, Span

#: A fuzzer's input beyond this only makes it slow; growth with length is tested elsewhere.
LONGEST_INPUT = 20_000
#: Web pages take longest of all; short texts try their code as well.
LONGEST_PAGE = 1_000


@cache
def scratch() -> Path:
    """A file to hand to entry points that take a path; in memory where the system has such a place."""
    memory = Path("/dev/shm")
    folder = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None, prefix="annotator-fuzz-")
    _kept.append(folder)
    return Path(folder.name) / "input"


_kept: list[Any] = []


@cache
def pipeline() -> Any:
    """The toy model's pipeline: all of the code, none of the load."""
    from factories import toy_model_folder

    from annotator.api import load

    return load(str(toy_model_folder(scratch().parent / "toy" / "0.0.1")))


def expects_sentences(harness: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Let a refusal pass if it is one sentence for a person."""

    def run(data: bytes) -> None:
        try:
            harness(data[:LONGEST_INPUT])
        except AnnotatorError as error:
            message = str(error)
            if not message or "\n" in message:
                raise ValueError(f"not one sentence: {message!r}") from error
            message.encode("utf-8")
            if error.exit_code != 2:
                raise

    run.__name__ = harness.__name__
    run.__doc__ = harness.__doc__
    return run


def check_document(document: Document) -> None:
    """What holds of every document that was read."""
    assert document.text.strip()
    document.text.encode("utf-8")
    document.title.encode("utf-8")
    assert len(document.title) <= 200
    assert "/" not in document.source.name
    assert all(0 <= page <= len(document.text) for page in document.pages)
    assert list(document.pages) == sorted(document.pages)


def check_tree(provisions: Sequence[Provision], length: int) -> dict[str, Span]:
    """What holds of every tree: one eId each, provisions nested and inside the text; gives the span of each."""
    spans = {p.eid: p.span for p in provisions}
    assert len(spans) == len(provisions), "two provisions of one eId"
    for provision in provisions:
        assert provision.span.end <= length
        assert provision.span.contains(provision.heading_span)
        assert provision.parent is None or spans[provision.parent].contains(provision.span)
    return spans


def check_report(report: Report) -> None:
    """What holds of every report: offsets inside the text, quotes exact, provisions nested, JSON that can be read back."""
    from annotator.report.json_report import render_json

    text, length = report.document.text, len(report.document.text)
    spans = check_tree(report.provisions, length)
    for judgement in report.judgements:
        assert judgement.clause.eid in spans
        assert judgement.clause.span.end <= length
        for safeguard in judgement.safeguards:
            assert judgement.clause.span.contains(safeguard.span)
    for finding in report.findings:
        assert text[finding.span.start : finding.span.end] == finding.quote
        assert finding.eid in spans
        assert finding.severity in {"high", "medium", "low"}
    for row in report.matrix:
        assert row.eid in spans
    assert 0 <= report.coverage <= 1
    assert json.loads(render_json(report))["instrument"]["characters"] == length


@expects_sentences
def text(data: bytes) -> None:
    """Plain text, through the whole run and into a web page."""
    from annotator.api import annotate_document, with_cautions
    from annotator.reading import read_bytes
    from annotator.report.formats import find_format, render_bytes

    document = read_bytes(data, "law.txt")
    check_document(document)
    report = annotate_document(with_cautions(document), pipeline())
    check_report(report)
    if len(data) < LONGEST_PAGE:
        assert b"<script>alert" not in render_bytes(report, find_format("html"))


@expects_sentences
def structure(data: bytes) -> None:
    """The tree alone, without a model: provisions nested, one eId each, clauses inside the text."""
    from annotator.structure.leaves import find_leaves
    from annotator.structure.parse import parse_structure

    text = data.decode("utf-8", errors="replace")
    found = parse_structure(text)
    spans = check_tree(found.provisions, len(text))
    for piece in (*found.clauses, *find_leaves(text, found.provisions)):
        assert piece.eid in spans
        assert 0 <= piece.span.start < piece.span.end <= len(text)


@expects_sentences
def any_file(data: bytes) -> None:
    """Bytes of no known kind: the reader has to tell what they are. PDF is left to its own harness."""
    from annotator.reading import read_bytes
    from annotator.reading.sniff import Kind, sniff

    if sniff(data) is not Kind.PDF:
        check_document(read_bytes(data, "law.bin"))


@expects_sentences
def docx(data: bytes) -> None:
    """A Word file: the bytes are its main part, its styles and its numbering, parted by null characters."""
    from annotator.reading import read_bytes

    parts = data.split(b"\x00", 2)
    names = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
    check_document(read_bytes(word_of(dict(zip(names, parts, strict=False))), "law.docx"))


@expects_sentences
def html(data: bytes) -> None:
    """A web page."""
    from annotator.reading.html import read_html

    read_html(data, "law.html").text.encode("utf-8", "surrogatepass")


@expects_sentences
def xml(data: bytes) -> None:
    """Akoma Ntoso."""
    from annotator.reading.akn import read_akn

    read_akn(data, "law.xml").text.encode("utf-8")


@expects_sentences
def pdf(data: bytes) -> None:
    """A PDF, opened in the child process as always."""
    from annotator.reading import read_bytes

    check_document(read_bytes(b"%PDF-1.7\n" + data, "law.pdf"))


@expects_sentences
def pdf_answers(data: bytes) -> None:
    """What a child process says that a PDF has taken over: the parent must not believe it."""
    from annotator.reading import pdf as reading_pdf
    from annotator.reading.limits import DEFAULT_LIMITS

    answered = subprocess.CompletedProcess([], 0, stdout=data)
    original = reading_pdf.subprocess.run
    reading_pdf.subprocess.run = lambda *_, **__: answered  # type: ignore[assignment]
    try:
        reading_pdf.read_pdf(b"%PDF", "law.pdf", DEFAULT_LIMITS).text.encode("utf-8", "surrogatepass")
    finally:
        reading_pdf.subprocess.run = original


@expects_sentences
def catalogue(data: bytes) -> None:
    """A file of the catalogue: a label, then, if it is none, a word list."""
    from annotator import catalogue_loader
    from annotator.catalogue_yaml import CatalogueError, decode, parse_lexicon, parse_yaml

    try:
        catalogue_loader.read_label("risks/name.yaml", parse_yaml(decode(data, "risks/name.yaml"), "risks/name.yaml"))
    except CatalogueError:
        parse_lexicon(decode(data, "lexicons/name.txt"), "lexicons/name.txt")


@expects_sentences
def suppressions(data: bytes) -> None:
    """Recorded decisions."""
    from annotator.catalogue_loader import load_catalogue
    from annotator.review.suppressions import read_suppressions

    scratch().write_bytes(data)
    read_suppressions(scratch(), load_catalogue())


@expects_sentences
def review_state(data: bytes) -> None:
    """A reviewer's decisions, saved from the page."""
    from annotator.review.state import read_state

    scratch().write_bytes(data)
    read_state(scratch(), {"missing-intent", "vague-content-offence"}, "A. N. Other")


@expects_sentences
def reports(data: bytes) -> None:
    """A JSON report: as a baseline, and to be verified against one of ours."""
    from annotator.review.baseline import read_baseline, read_json_object
    from annotator.verify import check_recorded, differences, has_decisions, largest_difference_of_numbers, without_decisions

    scratch().write_bytes(data)
    with contextlib.suppress(AnnotatorError):
        read_baseline(scratch())
    recorded = read_json_object(scratch(), "a JSON report")
    check_recorded(recorded, "report.json")
    for line in differences(recorded, own_report()):
        assert line.isprintable(), line
    largest_difference_of_numbers(recorded, own_report())
    if has_decisions(recorded):
        without_decisions(recorded)


@expects_sentences
def model_folder(data: bytes) -> None:
    """A model whose sums are right and whose files are not what they should be: config, vocabulary and weights by turns."""
    from factories import toy_model_folder

    from annotator.model_folder import consistent, open_model, write_sums
    from annotator.perceive.linear import STRENGTH_HEAD, LinearModel
    from annotator.perceive.scorer import Scorer

    folder = scratch().parent / "changed" / "1"
    if not folder.is_dir():
        toy_model_folder(folder)
        _originals.update({p.name: p.read_bytes() for p in folder.iterdir()})
    names = ("config.json", "clause.vocabulary.json", "clause.npz", "calibration.json")
    name = names[data[0] % len(names)] if data else names[0]
    (folder / name).write_bytes(data[1:])
    write_sums(folder)
    try:
        opened = open_model(folder)
        with consistent(opened):  # as the pipeline does
            Scorer.load(opened)
            LinearModel.load(opened, STRENGTH_HEAD)
    finally:
        (folder / name).write_bytes(_originals[name])


_originals: dict[str, bytes] = {}


@cache
def own_report() -> dict[str, Any]:
    """A report of ours as plain values."""
    from factories import TOY_LAW

    from annotator.api import annotate_document
    from annotator.reading import read_text
    from annotator.report.json_report import to_dict

    return to_dict(annotate_document(read_text(TOY_LAW), pipeline()))


def word_of(parts: dict[str, bytes]) -> bytes:
    """A Word file of these parts."""
    from word_bombs import RELATIONS, TYPES

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, **parts}.items():
            archive.writestr(name, content)
    return stream.getvalue()


HARNESSES: dict[str, Callable[[bytes], None]] = {
    function.__name__: function
    for function in (
        text, structure, any_file, docx, html, xml, pdf, pdf_answers, catalogue, suppressions, review_state, reports,
        model_folder,
    )
}  # fmt: skip
