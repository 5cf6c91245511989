"""``annotator compare`` on the command line: what it writes, its exit codes, its refusals."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NOTICE = "2. Notice\nThe officer shall notify the person concerned.\n"
OLD = f"TOY ACT\n\n1. Access\nA person who intentionally copies data commits an offence.\n\n{NOTICE}"
NEW = f"TOY ACT\n\n1. Access\nA person who copies data commits an offence.\n\n{NOTICE}"


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_the_summary_names_the_change(cli: Callable[..., Any], drafts: tuple[Path, Path]) -> None:
    outcome = cli("compare", *drafts)
    assert outcome.code == 0
    assert "Guilty mind dropped" in outcome.out
    assert "old.txt → new.txt" in outcome.out


@pytest.mark.parametrize(("order", "severity", "code"), [(1, "high", 1), (1, "low", 1), (-1, "low", 0)])
def test_the_exit_code_tells_whether_something_got_worse(
    cli: Callable[..., Any], drafts: tuple[Path, Path], order: int, severity: str, code: int
) -> None:
    assert cli("compare", *drafts[::order], "--fail-on-worse", severity).code == code


def test_all_forms_are_written_at_once(cli: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path) -> None:
    targets = [tmp_path / f"changes{suffix}" for suffix in (".html", ".json", ".docx")]
    outcome = cli("compare", *drafts, *[a for t in targets for a in ("-o", t)])
    assert outcome.code == 0
    assert outcome.out == ""
    assert targets[0].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(targets[1].read_text(encoding="utf-8"))["steps"][0]["counts"]["worse"] == 1
    assert targets[2].read_bytes()[:2] == b"PK"


def test_three_drafts_make_a_history(cli: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "history.json"
    assert cli("compare", drafts[0], drafts[1], drafts[0], "-o", target).code == 0
    history = json.loads(target.read_text(encoding="utf-8"))["history"]
    section = next(h for h in history if h["provisions"] == ["sec_1"] * 3)
    assert [[c["direction"] for c in step] for step in section["changes"]] == [["worse"], ["better"]]


def test_a_draft_can_come_from_standard_input(cli: Callable[..., Any], drafts: tuple[Path, Path]) -> None:
    assert "Guilty mind dropped" in cli("compare", drafts[0], "-", stdin=NEW.encode()).out


def test_refusals(cli: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = drafts
    assert "at least two drafts" in cli("compare", old).refusal()
    assert "cannot tell the format" in cli("compare", old, new, "-o", tmp_path / "changes.xyz").refusal()
    assert "named twice" in cli("compare", old, new, "-o", tmp_path / "a.html", "-o", tmp_path / "a.html").refusal()
    assert "does not exist" in cli("compare", old, new, "-o", tmp_path / "no" / "a.html").refusal()
    assert "--force" in cli("compare", old, new, "-o", _existing(tmp_path)).refusal()
    assert "standard input" in cli("compare", "-", "-").refusal()
    assert "missing.txt" in cli("compare", old, tmp_path / "missing.txt").refusal()
    law = old.rename(tmp_path / "law.html")
    assert "overwrite one of the drafts" in cli("compare", law, new, "-o", law, "--force").refusal()


def _existing(folder: Path) -> Path:
    path = folder / "there.html"
    path.write_text("mine", encoding="utf-8")
    return path
