"""Many texts from Python: ordered, lazy, equal to one at a time; tables for notebooks; spaCy's own way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import TOY_LAW

import annotator
from annotator import AnnotatorError, Document, annotate_many, frames
from annotator.reading import read_text
from annotator.report.json_report import render_json

TEXTS = [TOY_LAW.replace("TOY", f"ACT {n}") * (1 + n % 3) for n in range(10)]


def test_several_processes_give_what_one_gives_in_order(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(TOY_LAW, encoding="utf-8")
    sources: list[str | Path | Document] = [*TEXTS, tmp_path / "law.txt", str(tmp_path / "law.txt"), read_text(TOY_LAW, "given")]
    alone = list(annotate_many(sources, workers=1))
    together = list(annotate_many(sources, workers=2))
    assert together == alone
    assert [r.document.source.name for r in together if not isinstance(r, AnnotatorError)][-3:] == ["law.txt", "law.txt", "given"]


def test_texts_are_taken_as_they_are_needed() -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        for text in TEXTS * 20:
            taken += 1
            yield text

    reports = annotate_many(texts(), workers=1)
    next(reports)
    assert taken == 1
    reports.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_raised_or_given_in_its_place(workers: int) -> None:
    sources = [TOY_LAW, "nowhere.txt", TOY_LAW]
    first, error, last = annotate_many(sources, workers=workers, errors="return")
    assert isinstance(error, AnnotatorError)
    assert "nowhere.txt does not exist" in str(error)
    assert first == last
    reports = annotate_many(sources, workers=workers)
    next(reports)
    with pytest.raises(AnnotatorError, match=r"nowhere\.txt does not exist"):
        next(reports)


@pytest.mark.parametrize(
    ("arguments", "words"), [({"workers": 0}, "worker"), ({"errors": "ignore"}, "errors"), ({"model": "x"}, "x")]
)
def test_wrong_arguments_are_refused(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(AnnotatorError, match=words):
        next(annotate_many([TOY_LAW], **arguments))  # type: ignore[arg-type]


def test_reports_become_tables() -> None:
    pytest.importorskip("pyarrow", reason="needs the [tables] extra: pyarrow")
    reports = [annotator.annotate(text) for text in TEXTS[:3]]
    table = frames.findings(reports)
    assert table.num_rows == sum(len(r.findings) for r in reports)
    assert table["quote"].to_pylist() == [f.quote for r in reports for f in r.findings]
    assert frames.instruments(reports)["id"].to_pylist() == ["text", "text (2)", "text (3)"]
    assert frames.matrix(reports).num_rows == sum(len(row.cells) for r in reports for row in r.matrix)
    assert frames.findings([]).num_rows == 0
    assert table.schema.field("severity").metadata[b"meaning"]


def test_tables_open_in_pandas() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="needs the [tables] extra: pyarrow")
    frame = frames.findings([annotator.annotate(TOY_LAW)]).to_pandas()
    assert frame.groupby("family").size().sum() == len(frame) > 0


def test_the_pipeline_takes_texts_in_batches() -> None:
    nlp = annotator.load()
    texts = TEXTS[:5]
    for batch_size in (1, 2, 50):
        docs = list(nlp.pipe(texts, batch_size=batch_size))
        assert [doc._.findings for doc in docs] == [nlp(text)._.findings for text in texts]
    pairs = list(nlp.pipe(((text, number) for number, text in enumerate(texts)), as_tuples=True))
    assert [number for _, number in pairs] == list(range(5))


def test_a_document_read_from_disk_gives_the_same_report_as_its_path(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(TOY_LAW, encoding="utf-8")
    (report,) = annotate_many([tmp_path / "law.txt"], workers=2)
    assert isinstance(report, annotator.Report)
    assert render_json(report) == render_json(annotator.annotate(tmp_path / "law.txt"))
