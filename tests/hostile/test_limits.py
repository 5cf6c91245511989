"""Limits can be raised by whoever knows the file: one option, named after what it allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pdf_bombs
import pytest
import word_bombs

from annotator.reading.errors import ReadingError
from annotator.reading.limits import DEFAULT_LIMITS, MEGABYTE, NAMED, Limits, parse_limits

Command = Callable[..., "object"]


def test_every_limit_that_protects_has_a_name() -> None:
    protected = {field.name for field in fields(Limits) if getattr(DEFAULT_LIMITS, field.name)}
    assert {field for field, _ in NAMED.values()} >= protected


@pytest.mark.parametrize(
    ("setting", "changed"),
    [
        ("file-megabytes=200", {"file_bytes": 200 * MEGABYTE}),
        ("unpacked-megabytes=1.5", {"unpacked_bytes": 3 * MEGABYTE // 2}),
        ("pdf-seconds=0.5", {"pdf_seconds": 0.5}),
        ("pdf-pages=50000", {"pdf_pages": 50_000}),
        ("characters=1", {"characters": 1}),
    ],
)
def test_a_setting_changes_its_limit_alone(setting: str, changed: dict[str, float]) -> None:
    assert parse_limits([setting]) == replace(DEFAULT_LIMITS, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "setting",
    ["", "=", "pages=3", "PDF_PAGES=1", "pdf-pages", *(f"pdf-pages={n}" for n in ("", "0", "-1", "nan", "inf", "1e99", "many"))],
)
def test_what_is_no_setting_is_refused(setting: str) -> None:
    with pytest.raises(ReadingError) as caught:
        parse_limits([setting])
    assert "\n" not in str(caught.value)


CASES = {
    "file-megabytes": (b"1. Law. " * 9_000_000, "file-megabytes=100", ".txt"),
    "packing-ratio": (word_bombs.zipped({"law.txt": b"1. Law " * 200_000}), "packing-ratio=2000", ".zip"),
    "archive-parts": (word_bombs.word(**{f"media__{n}": b"" for n in range(5_100)}), "archive-parts=6000", ".docx"),
    "pdf-pages": (pdf_bombs.honest(pages=b"<< /Type /Pages /Kids [3 0 R] /Count 30000 >>"), "pdf-pages=40000", ".pdf"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_refusal_names_the_option_that_helps(name: str, cli: Command, tmp_path: Path) -> None:
    data, setting, ending = CASES[name]
    file = tmp_path / f"law{ending}"
    file.write_bytes(data)
    assert f"--limit {name}=" in cli("tree", file).refusal()  # type: ignore[attr-defined]
    if name not in {"file-megabytes", "pdf-pages"}:  # these two take long once they are let through
        assert cli("tree", file, "--limit", setting).code == 0  # type: ignore[attr-defined]


def test_the_commands_that_read_files_take_the_option(cli: Command, tmp_path: Path) -> None:
    file = tmp_path / "law.txt"
    file.write_text("1. Law\nThe minister may order. " * 100, encoding="utf-8")
    report = tmp_path / "report.json"
    assert cli("annotate", file, "-o", report).code == 0  # type: ignore[attr-defined]
    for arguments in (("annotate", file), ("tree", file), ("verify", report, file)):
        assert "--limit characters=" in cli(*arguments, "--limit", "characters=100").refusal()  # type: ignore[attr-defined]
