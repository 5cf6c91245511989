"""The comparison as JSON, Word table, page and terminal text, read back by the tools that people use for them."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from shutil import which

import docx
import jsonschema
import pytest
from clause_pairs import BETTER, SILENT, WORSE
from compare_factories import law, report
from rich.console import Console

from annotator.compare.docx_output import render_docx
from annotator.compare.history import compare_drafts
from annotator.compare.html_page import render_html
from annotator.compare.json_output import load_schema, render_json, to_dict
from annotator.compare.records import History
from annotator.compare.terminal import print_comparison

ROWS = [*WORSE.values(), *BETTER.values()]
NASTY = '<script>window.hit=1</script> & "quoted" \u202e hidden \x00 {{ 7*7 }} ='


@pytest.fixture(scope="module")
def drafts() -> History:
    """All pairs of the tables as three drafts of one law: changed, and changed back in its second half."""
    half = len(ROWS) // 2
    first = law(*[r[0] for r in ROWS], *[r[0] for r in SILENT.values()])
    second = law(*[r[1] for r in ROWS], *[r[1] for r in SILENT.values()])
    third = law(*[r[1] for r in ROWS[:half]], *[r[0] for r in ROWS[half:]], *[r[1] for r in SILENT.values()])
    return compare_drafts([report(t, f"draft{i}.txt") for i, t in enumerate((first, second, third), start=1)])


@pytest.fixture(scope="module")
def hostile() -> History:
    old, new = (law(f"{NASTY} A judge {word} refuse the warrant {NASTY}.", heading=NASTY) for word in ("shall", "may"))
    return compare_drafts([report(old, NASTY), report(new, NASTY)])


def words_of(html: str) -> str:
    """The text a reader gets, without styles and scripts."""
    pieces: list[str] = []

    class Reader(HTMLParser):
        skipped = 0

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.skipped += tag in {"style", "script"}

        def handle_endtag(self, tag: str) -> None:
            self.skipped -= tag in {"style", "script"}

        def handle_data(self, data: str) -> None:
            if not self.skipped:
                pieces.append(data)

    Reader().feed(html)
    return " ".join(" ".join(pieces).split())


def test_json_fits_its_schema_and_its_offsets_fit_the_texts(drafts: History) -> None:
    value = json.loads(render_json(drafts))
    jsonschema.Draft202012Validator(load_schema()).validate(value)
    assert render_json(drafts) == render_json(drafts)
    for step in value["steps"]:
        texts = {side: drafts.drafts[step[side]].document.text for side in ("old", "new")}
        for clause in step["clauses"]:
            for change in clause["changes"]:
                for side in ("old", "new"):
                    for quote in change[side]:
                        assert texts[side][quote["start"] : quote["end"]] == quote["quote"]


def test_the_schema_refuses_what_is_no_comparison(drafts: History) -> None:
    value = to_dict(drafts)
    value["steps"][0]["counts"]["worse"] = -1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(load_schema()).validate(value)


def test_a_history_follows_every_section_through_all_drafts(drafts: History) -> None:
    for draft in range(3):
        sections = [t.eids[draft] for t in drafts.threads if t.eids[draft]]
        assert len(sections) == len(set(sections))
        assert {s for s in sections if s.startswith("sec_")} == {
            p.eid for p in drafts.drafts[draft].provisions if p.kind == "section"
        }
    changed_back = [t for t in drafts.threads if t.changes[0] and t.changes[1]]
    assert changed_back
    assert all(len(t.eids) == 3 and len(t.changes) == 2 for t in drafts.threads)


def test_word_opens_the_table(drafts: History, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(render_docx(drafts)))
    assert len(document.tables) == 2
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    assert len(rows) == len(drafts.changes)
    assert any(re.match(r"▼ Worse: Guilty mind dropped", row[4]) and "intentionally" in row[2] for row in rows)


@pytest.mark.slow
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_table(hostile: History, tmp_path: Path) -> None:
    path = tmp_path / "changes.docx"
    path.write_bytes(render_docx(hostile))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    text = (tmp_path / "changes.txt").read_text(encoding="utf-8", errors="replace")
    assert "Ground for refusal made optional" in text
    assert "<script>" in text


def test_a_docx_says_nothing_of_the_machine(drafts: History) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(drafts))) as archive:
        core = archive.read("docProps/core.xml").decode()
        dates = {entry.date_time for entry in archive.infolist()}
    assert "python-docx" not in re.sub(r"<dc:description>.*?</dc:description>", "", core)
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_hides_no_word_of_either_draft(drafts: History) -> None:
    shown = words_of(render_html(drafts)).replace(" ", "")
    for step in drafts.steps:
        for pair in step.pairs:
            if pair.is_changed:
                for side, index in ((step.old, pair.old), (step.new, pair.new)):
                    if index is not None:
                        span = side.judgements[index].clause.span
                        first = side.document.text[span.start : span.end].split("\n")[0]
                        assert "".join(first.split()) in shown


def test_the_page_is_the_same_every_time(drafts: History) -> None:
    assert render_html(drafts) == render_html(drafts)


def test_hostile_text_stays_text(hostile: History) -> None:
    page = render_html(hostile)
    assert page.count("<script>") == 1
    assert "window.hit=1" in words_of(page)
    assert "\u202e" not in page


def test_no_output_certifies_a_draft(drafts: History) -> None:
    console = Console(file=io.StringIO(), width=100)
    print_comparison(drafts, console)
    for text in (words_of(render_html(drafts)), console.file.getvalue()):  # type: ignore[attr-defined]
        assert not re.search(r"\b(?:compliant|is safe|is lawful|no issues)\b", text, re.IGNORECASE)


def test_equal_drafts_say_what_was_compared() -> None:
    same = compare_drafts([report(law("A judge shall sign the order.")), report(law("A judge shall sign the order."))])
    text = words_of(render_html(same))
    assert "No word differs. Numbering, layout, spelling variants and amendment notes were left out" in text
    assert "▼" not in text.split("Method and limits")[0].replace("▼ Worsened", "")


def test_the_terminal_shows_words_before_and_after(drafts: History) -> None:
    console = Console(file=io.StringIO(), width=160)
    print_comparison(drafts, console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "draft1.txt → draft2.txt" in text
    assert "▼ Guilty mind dropped or lowered  (high)" in text
    assert "“six months” → “two years”" in text
    assert "History" in text
