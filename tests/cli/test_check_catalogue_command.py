"""``annotator check-catalogue``: every mistake a sentence with its file and line, and exit code 2."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., "Outcome"]  # noqa: F821
DATA = Path(__file__).parents[2] / "annotator" / "catalogue"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "catalogue"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_catalogue_in_use_has_no_mistake(cli: Cli) -> None:
    done = cli("check-catalogue")
    assert (done.code, done.err) == (0, "")
    assert "can be read" in done.out


def test_every_mistake_is_named_at_once(cli: Cli, folder: Path) -> None:
    change(folder, "risks/missing-intent.yaml", "severity: high", "severity: hihg")
    change(folder, "wording/mandatory-power.yaml", "title:", "titel:")
    (folder / "lexicons" / "defences.txt").write_text("ONE TERM IN CAPITALS\n", encoding="utf-8")
    done = cli("check-catalogue", str(folder))
    assert done.code == 2
    assert "3 mistakes were found" in done.err
    lines = done.out.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "lexicons/defences.txt", "risks/missing-intent.yaml", "wording/mandatory-power.yaml",
    ]  # fmt: skip
    assert "did you mean “high”?" in lines[1]


def test_all_names_that_do_not_exist_are_named(cli: Cli, folder: Path) -> None:
    change(folder, "risks/missing-intent.yaml", "applies_to: [offence]", "applies_to: [offense]")
    change(folder, "powers/hacking.yaml", "necessity", "necesity")
    done = cli("check-catalogue", str(folder))
    assert done.code == 2
    assert "unknown role “offense”" in done.out
    assert "unknown safeguard “necesity”" in done.out


def test_a_new_label_waits_until_its_id_is_accepted(cli: Cli, folder: Path) -> None:
    text = (folder / "risks" / "removes-safeguard.yaml").read_text(encoding="utf-8")
    name = "special-tribunal"
    (folder / "risks" / f"{name}.yaml").write_text(text.replace("id: removes-safeguard", f"id: {name}"), encoding="utf-8")
    waiting = cli("check-catalogue", str(folder))
    assert waiting.code == 2
    assert f"not yet accepted: risks/{name}" in waiting.out
    assert cli("check-catalogue", str(folder), "--accept").code == 0
    assert f"risks/{name}\n" in (folder / "ids.lock").read_text(encoding="utf-8")
    assert cli("check-catalogue", str(folder)).code == 0


def test_a_frozen_id_does_not_go_away(cli: Cli, folder: Path) -> None:
    path = folder / "risks" / "removes-safeguard.yaml"
    text = path.read_text(encoding="utf-8").replace("id: removes-safeguard", "id: takes-away-safeguard")
    path.unlink()
    renamed = folder / "risks" / "takes-away-safeguard.yaml"
    renamed.write_text(text, encoding="utf-8")
    for label in folder.glob("*/*.yaml"):  # what refers to the old name
        content = label.read_text(encoding="utf-8")
        if "removes-safeguard" in content:
            label.write_text(content.replace("removes-safeguard", "takes-away-safeguard"), encoding="utf-8")
    gone = cli("check-catalogue", str(folder), "--accept")
    assert gone.code == 2
    assert "“risks/removes-safeguard” is gone" in gone.out
    renamed.write_text(renamed.read_text(encoding="utf-8") + "aliases: [removes-safeguard]\n", encoding="utf-8")
    assert cli("check-catalogue", str(folder), "--accept").code == 0


def test_a_folder_that_is_not_there_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    done = cli("check-catalogue", str(tmp_path / "nowhere"))
    assert done.code == 2
    assert "there is no such folder" in done.out
