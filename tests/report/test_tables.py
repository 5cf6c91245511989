"""Tables: formulas in the text of a law stay text in every program that opens them, and nothing else is lost."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_factories import finding, full_report, law, report

from annotator.catalogue_loader import load_catalogue
from annotator.records import Judgement, Penalty, Report, Suppression
from annotator.report.formats import find_format, render_bytes
from annotator.report.formulas import neutralise_field, restore_field
from annotator.report.sanctions import penalty_in_words
from annotator.report.tables import build_tables

PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    " =1+1",
    "\u00a0=1+1",
    "＝1+1",
    '=HYPERLINK("https://example.org","x")',
    "=cmd|' /C calc'!A0",
    "a;=1+1",
    "a\n=1+1",
    "'=1+1",
)


def hostile(payload: str) -> Report:
    """A report whose law says the payload in its headings, its words and its definitions."""
    text, provisions = law((("1.", payload, (payload,)),), title=payload)
    found = replace(finding(text, payload, "sec_1__subsec_1"), suggestion=payload, message=payload)
    return report(text, provisions, [found], title=payload, name=payload.strip() + ".txt")


@settings(deadline=None)
@given(st.text(alphabet="'=+-@; \t\r\n\u00a0aＡ＝", max_size=10) | st.text(max_size=40))
def test_every_field_comes_back_and_no_part_of_it_starts_a_formula(field: str) -> None:
    written = neutralise_field(field)
    assert restore_field(written) == field
    for separator in ";\t\n\r":
        for part in written.split(separator):
            assert part.lstrip()[:1] not in ("=", "+", "-", "@", "＝", "＋", "－", "＠"), part


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_workbook_holds_a_formula_as_text(payload: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_bytes(hostile(payload), find_format("xlsx"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    quote = next(cell for cell in cells if cell.column_letter == "J" and cell.row == 2 and cell.parent.title == "findings")
    assert quote.value == payload
    assert quote.quotePrefix == (neutralise_field(payload) != payload and ";" not in payload and payload[0] != "a")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_csv_file_restores_the_words(payload: str) -> None:
    data = render_bytes(hostile(payload), find_format("csv")).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert restore_field(row["quote"]) == payload
    assert row["quote"] != payload


@pytest.mark.slow
@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_libreoffice_computes_nothing(name: str, tmp_path: Path) -> None:
    """Converted by a real spreadsheet program, every payload is still the text it was."""
    office = shutil.which("soffice")
    if office is None or not (Path(office).resolve().parent / "libsclo.so").exists():
        pytest.skip("no LibreOffice Calc found")
    texts = [(f"{n}.", payload, (payload,)) for n, payload in enumerate(PAYLOADS, start=1) if "\n" not in payload]
    text, provisions = law(texts)
    found = [finding(text[p.span.start :], payload, p.eid) for p, (_, payload, _) in zip(provisions[1::2], texts, strict=True)]
    (tmp_path / f"in.{name}").write_bytes(render_bytes(report(text, provisions, found), find_format(name)))
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        *(["--infilter=CSV:44,34,76,1"] if name == "csv" else []),  # comma, quotation mark, UTF-8, from line 1
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / f"in.{name}")], check=True, capture_output=True, timeout=120
    )
    rows = list(csv.DictReader((tmp_path / "out" / "in.csv").open(encoding="utf-8-sig", newline="")))
    shown = [row["quote"] for row in rows]
    expected = [p if name == "xlsx" else neutralise_field(p) for p in PAYLOADS if "\n" not in p]
    assert [s.strip() for s in shown] == [e.strip() for e in expected]


@pytest.mark.parametrize(
    ("penalty", "words"),
    [
        (Penalty(max_years=3), "up to 3 years"),
        (Penalty(max_years=0.5, fine="a fine"), "up to 6 months; a fine"),
        (Penalty(max_years=99, min_years=1), "at least 1 year; life imprisonment"),
        (Penalty(max_years=100), "death"),
        (
            Penalty(max_years=5, fine="fine of ten units or imprisonment for five years or both", combination="either-or-both"),
            "up to 5 years; fine of ten units; or both",
        ),
        (Penalty(fine="penalty of 9 units", repeat_years=2), "fine: penalty of 9 units; repeated: up to 2 years"),
        (Penalty(), "fine or other sanction"),
    ],
)
def test_a_sanction_in_words(penalty: Penalty, words: str) -> None:
    assert penalty_in_words(penalty) == words


def test_life_and_death_are_no_numbers_of_years() -> None:
    base = full_report()
    clause = base.judgements[1].clause
    judgements = tuple(Judgement(clause, penalty=Penalty(max_years=years)) for years in (99, 100, 7))
    table = next(t for t in build_tables(replace(base, judgements=judgements), load_catalogue()) if t.name == "penalties")
    columns = [table.header.index(name) for name in ("maximum years", "life or death")]
    assert [tuple(row[c] for c in columns) for row in table.rows] == [(None, "life"), (None, "death"), (7, "")]


def test_every_row_has_a_value_for_every_column() -> None:
    for table in build_tables(full_report(), load_catalogue()):
        assert {len(row) for row in table.rows} <= {len(table.header)}, table.name


def test_the_matrix_leaves_empty_what_a_power_does_not_need() -> None:
    matrix, safeguards = build_tables(full_report(), load_catalogue())[1:3]
    assert set(matrix.rows[0][4:]) == {"absent", "present"}
    assert [(row[3], row[4]) for row in safeguards.rows] == [("Effective remedy", "absent"), ("Legality", "present")]
    assert safeguards.rows[0][6] == "Section 3; Section 1"


def test_silenced_findings_stay_in_the_table_with_reason_and_author() -> None:
    base = full_report()
    silenced = replace(base.findings[0], suppression=Suppression("Known since the draft.", "A. Person"))
    table = build_tables(replace(base, findings=(silenced, *base.findings[1:])), load_catalogue())[0]
    assert table.rows[0][table.header.index("suppressed")] == "Known since the draft. (A. Person)"


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    base = full_report()
    long = replace(base.findings[0], message="word " * 10_000)
    book = openpyxl.load_workbook(io.BytesIO(render_bytes(replace(base, findings=(long,)), find_format("xlsx"))))
    assert str(book["findings"]["K2"].value).endswith("… [cut]")
