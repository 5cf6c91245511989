"""Real laws in the format they were published in, against their plain text (needs the shared material)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml
from reading_factories import W

from annotator.reading import read_file
from annotator.structure.parse import parse_structure

pytestmark = pytest.mark.shared
PAGES = ["ph-ra11934-2022", "ph-ra9995-2009", "eu-eevidence-2023", "vn-cybersecurity-2018"]


# Who made the plain text of one law marked where its web page withholds words; the page itself has no such marks.
WITHHELD = re.compile(r"^\[GAP:[^\]\n]*\]$", re.MULTILINE)


def provisions(text: str) -> set[tuple[str, str]]:
    """Path of numbers and heading of every provision.

    Running headers and notes that got into a plain text are no provisions; a gap in a plain text can make a
    paragraph look like a point, so kinds do not count.
    """
    found = parse_structure(WITHHELD.sub("", text)).provisions
    kept = [p for p in found if p.kind not in {"hcontainer", "authorialNote"}]
    return {(re.sub(r"(?<![^_])[a-z]+_|-\d+$", "", p.eid), letters(p.heading)) for p in kept}


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


@pytest.mark.parametrize("name", PAGES)
def test_web_pages_have_the_structure_of_their_plain_text(shared_folder: Path, name: str) -> None:
    folder = shared_folder / "laws" / name
    expected = provisions(read_file(folder / "text.txt").text)
    assert len(expected & provisions(read_file(folder / "source.html").text)) >= 0.95 * len(expected)


@pytest.mark.parametrize("name", ["mu-cmca-2003", "ke-cmca-2018-asenacted"])
def test_a_gazette_has_the_structure_of_its_plain_text(shared_folder: Path, name: str) -> None:
    folder = shared_folder / "laws" / name
    expected = provisions(read_file(folder / "text.txt").text)
    assert len(expected & provisions(read_file(folder / "source.pdf").text)) >= 0.95 * len(expected)


def test_every_unit_of_a_gazette_is_found_with_all_its_letters(shared_folder: Path) -> None:
    """The plain text of this law has a broken table of contents, so the units checked by hand are what counts."""
    name = "ke-cmca-2018-asenacted"
    plain = read_file(shared_folder / "laws" / name / "text.txt").text
    units = [json.loads(line) for line in (shared_folder / "gold" / "units" / f"{name}.jsonl").read_text().splitlines()]
    document = read_file(shared_folder / "laws" / name / "source.pdf")
    found = {p.eid: document.text[p.span.start : p.span.end] for p in parse_structure(document.text).provisions}
    missing = [unit["unit"] for unit in units if unit["unit"] not in found]
    assert not missing
    # The last unit runs on into the schedule; running headers stand in the plain text only.
    header = Counter(letters("No. 5 of 2018 Computer Misuse and Cybercrimes"))
    for unit in units[:-1]:
        expected, got = Counter(letters(plain[unit["start"] : unit["end"]])), Counter(letters(found[unit["unit"]]))
        assert not got - expected, unit["unit"]
        lost = expected - got - Counter(letters(unit["heading"]))
        assert all(number <= 3 * header[letter] for letter, number in lost.items()), unit["unit"]


@pytest.mark.slow
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("name", ["coe-budapest-2001", "in-it-2000", "pk-peca-2016", "nz-ssa-2012", "eu-dsa-2022"])
def test_a_law_printed_to_pdf_keeps_its_structure(shared_folder: Path, tmp_path: Path, name: str, columns: int) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    lines = [line for line in read_file(shared_folder / "laws" / name / "text.txt").text.splitlines() if line.strip()]
    word = WordDocument()
    section = word.sections[0]
    for old in section._sectPr.findall(f"{{{W[9:-1]}}}cols"):
        section._sectPr.remove(old)
    section._sectPr.append(parse_xml(f'<w:cols {W} w:num="{columns}" w:space="500"/>'))
    section.header.paragraphs[0].text = "Government Gazette  No. 123"
    for line in lines:
        word.add_paragraph(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", line)).alignment = 3
    word.save(str(tmp_path / "law.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "law.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=280)
    expected = provisions("\n".join(lines) + "\n")
    for printed in ("law.docx", "law.pdf"):
        document = read_file(tmp_path / printed)
        assert len(expected & provisions(document.text)) >= 0.98 * len(expected), printed
