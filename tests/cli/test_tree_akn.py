"""``annotator tree --akn`` and the round trip through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factories import TOY_LAW

Cli = Callable[..., "Outcome"]  # noqa: F821


def test_the_tree_is_written_and_read_back_as_the_same_tree(cli: Cli, law: Path, tmp_path: Path) -> None:
    done = cli("tree", law, "--akn", tmp_path / "law.xml")
    assert (done.code, done.out) == (0, "")
    assert f"Wrote {tmp_path / 'law.xml'}" in done.err
    assert cli("tree", tmp_path / "law.xml").out == cli("tree", law).out != ""


def test_findings_travel_as_notes_and_the_law_can_be_annotated_again(cli: Cli, law: Path, tmp_path: Path) -> None:
    cli("annotate", law, "-o", tmp_path / "marked.xml")
    assert b"<noteRef" in (tmp_path / "marked.xml").read_bytes()
    again, first = cli("annotate", tmp_path / "marked.xml").out, cli("annotate", law).out
    assert again == first
    assert TOY_LAW.splitlines()[0] in again


def test_an_existing_file_and_the_law_itself_are_kept(cli: Cli, law: Path, tmp_path: Path) -> None:
    (tmp_path / "old.xml").write_text("precious", encoding="utf-8")
    assert "exists; add --force" in cli("tree", law, "--akn", tmp_path / "old.xml").refusal()
    assert cli("tree", law, "--akn", tmp_path / "old.xml", "--force").code == 0
    assert "overwrite the law itself" in cli("tree", law, "--akn", law, "--force").refusal()
    assert law.read_text(encoding="utf-8") == TOY_LAW


def test_the_schema_is_printed(cli: Cli) -> None:
    assert '"$id": "urn:clause-risk-annotator:report:1"' in cli("schema").out
