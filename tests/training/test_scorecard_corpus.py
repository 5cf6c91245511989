"""The command that measures the corpus: numbers of the English laws, the same file every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.report.corpus_figures import load_figures
from training.__main__ import main

LAW = "CYBER ACT\n\n1. Access\nA person who gains access to a computer commits an offence.\n\n2. Title\nThe name is Cyber Act.\n"
FRENCH = (
    "LOI SUR LA CYBERSÉCURITÉ\n\nArticle 1\nLa présente loi fixe les règles applicables à la sécurité des systèmes. "
    "Les autorités veillent au respect des droits des personnes et rendent compte chaque année au parlement.\n"
)


def write(folder: Path, **laws: str) -> Path:
    for name, text in laws.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "text.txt").write_text(text, encoding="utf-8")
    return folder


def test_the_command_writes_numbers_of_the_english_laws(tmp_path: Path, shipped_model: Path) -> None:
    laws = write(tmp_path / "laws", first=LAW, second=LAW + "\n3. Offences\nAny person who harms data is guilty.\n", third=FRENCH)
    outs = [tmp_path / name for name in ("a.json", "b.json")]
    for out in outs:
        assert (
            main(["scorecard-corpus", "--laws", str(laws), "--model", "linear", "--date", "2031-05-06", "--out", str(out)]) == 0
        )
    assert outs[0].read_bytes() == outs[1].read_bytes()
    made = load_figures(outs[0])
    assert made is not None
    assert [i.id for i in made.instruments] == ["first", "second"]
    assert (made.date, made.mode) == ("2031-05-06", "linear")
    assert json.loads(outs[0].read_text(encoding="utf-8"))["n"] == 2
    assert "computer" not in outs[0].read_text(encoding="utf-8")


def test_without_laws_there_is_a_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="No law is at hand"):
        main(["scorecard-corpus", "--laws", str(tmp_path)])
