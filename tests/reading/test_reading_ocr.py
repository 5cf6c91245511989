"""Scanned PDFs: recognised only where that is asked for, by a program that may be missing, slow or broken."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
from reading_factories import column, pdf

from annotator.cli.app import run
from annotator.reading import Limits, ReadingError, read_bytes
from annotator.reading.ocr import NOTICE

SCAN = pdf([[]])
READABLE = pdf([column("1. Title\n(1) A person shall not enter the system of another.")])


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put a program named ocrmypdf on the path that runs some Python with the two file names at hand."""
    program = folder / "ocrmypdf"
    program.write_text(
        f"#!{sys.executable}\nimport sys, time, shutil\nsource, target = sys.argv[-2:]\n{body}\n", encoding="utf-8"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_a_scan_is_refused_with_the_way_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    assert run(["tree", str(tmp_path / "scan.pdf")]) == 2
    said = capsys.readouterr().err
    assert "ocrmypdf in.pdf out.pdf" in said
    assert "--ocr" in said


def test_without_the_program_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadingError, match=r"ocrmypdf is not installed: install it"):
        read_bytes(SCAN, "scan.pdf", Limits(ocr_seconds=5))


def test_a_scan_is_recognised_and_the_reader_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "readable.pdf").write_bytes(READABLE)
    install(tmp_path, monkeypatch, f"shutil.copy({str(tmp_path / 'readable.pdf')!r}, target)")
    document = read_bytes(SCAN, "scan.pdf", Limits(ocr_seconds=30))
    assert "shall not enter" in document.text
    assert document.notices[0] == NOTICE


def test_a_readable_file_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(tmp_path, monkeypatch, "sys.exit(1)")
    assert NOTICE not in read_bytes(READABLE, "law.pdf", Limits(ocr_seconds=30)).notices


@pytest.mark.parametrize(
    ("body", "message"), [("sys.exit(4)", "ended with code 4"), ("time.sleep(60)", "takes longer than 0.5 seconds")]
)
def test_a_broken_or_slow_program_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str, message: str
) -> None:
    install(tmp_path, monkeypatch, body)
    with pytest.raises(ReadingError, match=message):
        read_bytes(SCAN, "scan.pdf", Limits(ocr_seconds=0.5 if "sleep" in body else 30))


@pytest.mark.slow
def test_the_real_program_reads_a_picture_of_a_page(tmp_path: Path) -> None:
    if shutil.which("ocrmypdf") is None or shutil.which("soffice") is None:
        pytest.skip("ocrmypdf and LibreOffice are not installed")
    pypdfium2 = pytest.importorskip("pypdfium2")
    page = pypdfium2.PdfDocument(READABLE)[0].render(scale=4).to_pil()
    page.save(tmp_path / "scan.pdf")
    assert "person" in read_bytes((tmp_path / "scan.pdf").read_bytes(), "scan.pdf", Limits(ocr_seconds=200)).text
