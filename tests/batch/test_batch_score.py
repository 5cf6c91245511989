"""The scoring that every engine shares: pure, complete, and an error is a row."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import TOY_LAW
from hypothesis import given
from hypothesis import strategies as st

import annotator
from annotator.batch.columns import TABLES, to_cell
from annotator.batch.items import Item
from annotator.batch.packing import pack, unpack
from annotator.batch.rows import year_of
from annotator.batch.score import score_partition
from annotator.batch.transport import decode, encode
from annotator.errors import AnnotatorError
from annotator.records import Report, Span

GOOD = Item("good", text=TOY_LAW, country="Ruritania")
EMPTY = Item("empty", text=" \n")


def test_an_instrument_gives_its_row_findings_matrix_and_reports() -> None:
    (scored,) = score_partition([GOOD], formats=("json", "html"))
    report = json.loads(scored.reports[".json"])
    assert scored.instrument["findings"] == len(scored.findings) == len(report["findings"]) > 0
    assert scored.instrument["safeguards_needed"] == len(scored.matrix) == sum(len(r["cells"]) for r in report["matrix"]) > 0
    assert [(f["label"], f["start"], f["end"]) for f in scored.findings] == [
        (f["label"], f["start"], f["end"]) for f in report["findings"]
    ]
    assert all(TOY_LAW[f["start"] : f["end"]] == f["quote"] for f in scored.findings)
    assert {f["country"] for f in scored.findings} == {"Ruritania"}
    assert scored.reports[".html"].startswith(b"<!DOCTYPE html>")
    assert scored.is_final


@pytest.mark.parametrize("table", ["instruments", "findings", "matrix"])
def test_rows_have_the_columns_of_their_table(table: str) -> None:
    good, empty = score_partition([GOOD, EMPTY])
    rows = {"instruments": [good.instrument, empty.instrument], "findings": good.findings, "matrix": good.matrix}[table]
    assert rows
    for row in rows:
        assert list(row) == [column.name for column in TABLES[table]]


def test_the_numbers_of_a_row_add_up() -> None:
    (scored,) = score_partition([GOOD])
    row = scored.instrument
    assert row["findings"] == row["high"] + row["medium"] + row["low"]
    assert row["findings"] == row["offence_drafting"] + row["missing_safeguards"] + row["wording"] + row["whole_instrument"]
    assert row["safeguards_needed"] == sum(row[f"safeguards_{s}"] for s in ("present", "weak", "deferred", "optional", "absent"))
    assert row["words"] == len(TOY_LAW.split())


def test_an_error_is_a_row_and_the_others_go_on(tmp_path: Path) -> None:
    items = [EMPTY, Item("gone", path=str(tmp_path / "gone.txt")), Item("bad", problem="There is nothing."), GOOD]
    scored = list(score_partition(items))
    assert [s.id for s in scored] == ["empty", "gone", "bad", "good"]
    assert [bool(s.instrument["error"]) for s in scored] == [True, True, True, False]
    assert "gone.txt does not exist" in scored[1].instrument["error"]
    assert scored[2].instrument["error"] == "There is nothing."
    assert all(not s.findings and not s.reports for s in scored[:3])
    assert str(tmp_path) not in json.dumps([s.instrument for s in scored])


def test_a_mistake_of_ours_costs_one_instrument_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import annotator.api as api

    real = api.annotate

    def fail_once(source: object, **options: object) -> object:
        if getattr(source, "title", "") == "Cursed":
            raise RuntimeError("a bug")
        return real(source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "annotate", fail_once)
    cursed, good = score_partition([Item("cursed", text=TOY_LAW, title="Cursed"), GOOD])
    assert "RuntimeError: a bug" in cursed.instrument["error"]
    assert not good.instrument["error"]


def test_memory_that_runs_out_is_no_final_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    import annotator.api as api

    def exhaust(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(api, "annotate", exhaust)
    (scored,) = score_partition([GOOD])
    assert "memory" in scored.instrument["error"]
    assert not scored.is_final


def test_neither_order_nor_company_changes_a_result() -> None:
    other = Item("other", text=TOY_LAW.replace("TOY", "OTHER"))
    alone = next(score_partition([GOOD]))
    assert list(score_partition([other, EMPTY, GOOD]))[2] == alone
    assert next(score_partition([GOOD, other])) == alone


def test_the_way_in_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "good").write_bytes(TOY_LAW.encode())
    ways = [Item("good", text=TOY_LAW), Item("good", content=TOY_LAW.encode()), Item("good", path=str(tmp_path / "good"))]
    assert len({s.reports[".json"] for s in score_partition(ways)}) == 1


def test_an_unknown_format_concerns_everything() -> None:
    with pytest.raises(AnnotatorError, match="no format"):
        next(score_partition([GOOD], formats=("parchment",)))


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Some Act, 2016", 2016),
        ("Act 18 of 1999 (as amended 2021)", 1999),
        ("NETWORK SAFETY ACT, 2016 - consolidated, as amended in 2025", 2016),
        ("Amendment of the Code of 1956 Act 2021", 2021),
        ("Network Safety Act (2020 revision)", 2020),
        ("Law No. 12345", None),
        ("", None),
        ("Act 31500", None),
    ],
)
def test_the_year_is_read_from_the_title(title: str, year: int | None) -> None:
    assert year_of(title) == year


def test_a_report_travels_between_processes_without_loss() -> None:
    report = annotator.annotate(TOY_LAW)
    assert decode(Report, json.loads(json.dumps(encode(report)))) == report


def test_what_the_encoder_looked_at_travels_too() -> None:
    report = annotator.annotate(TOY_LAW)
    first, *others = report.judgements
    looked = replace(first, focus={"risk:missing-intent": Span(3, 9)}, probabilities={"risk:missing-intent": 0.5})
    report = replace(report, judgements=(looked, *others))
    assert decode(Report, json.loads(json.dumps(encode(report)))) == report


@pytest.mark.parametrize("kind", [set, dict[str, set[str]], dict[int, str]])
def test_what_json_cannot_carry_is_refused(kind: Any) -> None:
    with pytest.raises(TypeError, match="cannot travel"):
        decode(kind, {})


@given(
    st.lists(st.dictionaries(st.text(), st.none() | st.text() | st.integers() | st.floats(allow_nan=False) | st.lists(st.text())))
)
def test_rows_are_packed_without_loss(rows: list[dict[str, object]]) -> None:
    assert unpack(pack({"findings": rows})) == {"findings": rows}


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), ("=1+1", "'=1+1"), (["a", "b"], "a; b"), (0.5, "0.5"), (-3, "-3"), (0, "0"), (["=x"], "'=x")]
)
def test_cells_of_a_table_start_no_formula(value: object, cell: str) -> None:
    assert to_cell(value) == cell
