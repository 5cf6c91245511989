"""Word output of whole laws with the shipped model: comments on their words, the file otherwise as it was, LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from word_factories import anchored, as_word_file, comments, is_restored, parts, summary

from annotator.api import annotate
from annotator.reading import read_bytes
from annotator.records import Report
from annotator.word.annotate import annotate_word_file, group_findings
from annotator.word.build import build_word_report

EXAMPLES = Path(__file__).parents[2] / "corpus" / "examples"
pytestmark = pytest.mark.slow
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def expect_comments(report: Report, made: bytes) -> None:
    """Every group of findings is commented, on its words; the few that reach into a number or note aside."""
    groups = group_findings(report.active_findings)
    texts, places = comments(made), anchored(made)
    assert set(texts) == set(places)
    assert len(texts) >= 0.98 * len(groups) > 0
    exact = 0
    for name, text in texts.items():
        group = next(g for g in groups if g[0].id in text)
        exact += "".join(group[0].quote.split()) == "".join(places[name].split())
    assert exact >= 0.9 * len(texts), f"{exact} of {len(texts)}"
    assert summary(made)


def check(text: str) -> tuple[Report, bytes, bytes]:
    """A law as a Word file, annotated."""
    data = as_word_file(text)
    report = annotate(read_bytes(data, "law.docx"))
    made = annotate_word_file(report, data)
    before, after = parts(data), parts(made)
    assert is_restored(before["word/document.xml"].decode(), after["word/document.xml"].decode())
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    expect_comments(report, made)
    return report, data, made


def convert(made: bytes, folder: Path) -> etree._Element:
    """The file as LibreOffice understands it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice found")
    (folder / "law.docx").write_bytes(made)
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "fodt"]
    subprocess.run([*command, "--outdir", str(folder), str(folder / "law.docx")], check=True, capture_output=True, timeout=280)
    return etree.parse(folder / "law.fodt", etree.XMLParser(huge_tree=True)).getroot()


def expect_office(root: etree._Element, report: Report, made: bytes) -> None:
    """LibreOffice shows as many comments of ours as there are, with their words, and the table."""
    shown = [
        a for a in root.iter(OFFICE + "annotation") if a.findtext("{http://purl.org/dc/elements/1.1/}creator") == "annotator"
    ]
    assert len(shown) == len(comments(made))
    text = re.sub(r"\s+", "", "".join(root.find(OFFICE + "body").itertext()))
    for group in group_findings(report.active_findings)[:20]:
        assert re.sub(r"\s+", "", group[0].message) in text
    assert "Findingsoftheannotator" in text
    assert "notlegaladvice" in text


def test_the_example_bill_as_a_lawyer_s_file_opens_in_libreoffice(tmp_path: Path, shipped_model: Path) -> None:
    report, _, made = check((EXAMPLES / "example-bill.txt").read_text(encoding="utf-8"))
    expect_office(convert(made, tmp_path), report, made)


def test_the_example_convention_as_text_becomes_a_file_that_opens_in_libreoffice(tmp_path: Path, shipped_model: Path) -> None:
    report = annotate(EXAMPLES / "example-convention.txt")
    made = build_word_report(report)
    expect_comments(report, made)
    expect_office(convert(made, tmp_path), report, made)


def test_a_second_run_on_an_annotated_law_adds_nothing(shipped_model: Path) -> None:
    report, _, made = check((EXAMPLES / "example-convention.txt").read_text(encoding="utf-8"))
    again = annotate(read_bytes(made, "law.docx"))
    assert [f.id for f in again.findings] == [f.id for f in report.findings]
    assert comments(annotate_word_file(again, made)) == comments(made)


@pytest.mark.shared
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", ["ug-uca-2013", "sg-pofma-2019", "gh-cybersecurity-2020"])
def test_real_laws_keep_their_file_and_open_in_libreoffice(
    name: str, shared_folder: Path, shipped_model: Path, tmp_path: Path
) -> None:
    path = shared_folder / "laws" / name / "text.txt"
    report, _, made = check(path.read_text(encoding="utf-8"))
    expect_office(convert(made, tmp_path), report, made)
    report = annotate(path)
    expect_comments(report, build_word_report(report))
