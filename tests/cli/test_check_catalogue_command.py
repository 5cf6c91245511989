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
    assert str(DATA) in done.out, "it says which folder it means"


def test_whoever_stands_in_another_checkout_is_told_so(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "annotator").mkdir()
    folder.rename(folder.parent / "annotator" / "catalogue")
    monkeypatch.chdir(folder.parent)
    done = cli("check-catalogue")
    assert done.code == 0
    assert f"annotator/catalogue here is not the catalogue in use, {DATA}" in done.err
    monkeypatch.chdir(DATA.parents[1])
    assert cli("check-catalogue").err == ""


def test_every_mistake_is_named_at_once(cli: Cli, folder: Path) -> None:
    change(folder, "risks/missing-intent.yaml", "severity: high", "severity: hihg")
    change(folder, "wording/mandatory-power.yaml", "title:", "titel:")
    (folder / "lexicons" / "defences.txt").write_text("ONE TERM IN CAPITALS\n", encoding="utf-8")
    done = cli("check-catalogue", str(folder))
    assert done.code == 2
    assert f"3 mistakes were found in the catalogue {folder}." in done.err
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
    name = "invented-for-this-test"
    (folder / "risks" / f"{name}.yaml").write_text(text.replace("id: removes-safeguard", f"id: {name}"), encoding="utf-8")
    waiting = cli("check-catalogue", str(folder))
    assert waiting.code == 2
    assert f"{folder / 'ids.lock'}: not yet accepted: risks/{name}" in waiting.out
    accepted = cli("check-catalogue", str(folder), "--accept")
    assert accepted.code == 0
    assert f"Accepted into {folder / 'ids.lock'}: risks/{name}" in accepted.out
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
    assert "if it was never published, delete its line from ids.lock" in gone.out
    renamed.write_text(renamed.read_text(encoding="utf-8") + "aliases: [removes-safeguard]\n", encoding="utf-8")
    assert cli("check-catalogue", str(folder), "--accept").code == 0


def test_a_folder_that_is_not_there_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    done = cli("check-catalogue", str(tmp_path / "nowhere"))
    assert done.code == 2
    assert "there is no such folder" in done.out


def test_what_is_described_but_not_learned_is_named_once(cli: Cli, folder: Path) -> None:
    text = (folder / "safeguards" / "remedy.yaml").read_text(encoding="utf-8").replace("id: remedy", "id: legal-help")
    (folder / "safeguards" / "legal-help.yaml").write_text(text, encoding="utf-8")
    change(folder, "powers/hacking.yaml", "needs: [", "needs: [legal-help, ")
    done = cli("check-catalogue", str(folder), "--accept")
    assert done.code == 0
    (notice,) = [line for line in done.out.splitlines() if line.startswith("Described but not yet learned by the model ")]
    named = notice.split(": ", 1)[1].split(", ")
    assert named.count("safeguards/legal-help") == 1
    assert not {"safeguards/remedy", "absences/missing-legal-help", "risks/missing-intent"} & set(named)


def test_a_label_of_the_whole_instrument_needs_a_rule_that_finds_it(cli: Cli, folder: Path) -> None:
    text = (
        (folder / "instrument" / "undefined-term.yaml")
        .read_text(encoding="utf-8")
        .replace("id: undefined-term", "id: stray-term")
    )
    (folder / "instrument" / "stray-term.yaml").write_text(text, encoding="utf-8")
    done = cli("check-catalogue", str(folder), "--accept")
    assert done.code == 2
    assert "instrument/stray-term.yaml:1: no rule of the program finds “stray-term” - have the rule written first" in done.out
    (folder / "instrument" / "undefined-term.yaml").unlink()  # the same label under a new name: the rule's name is an alias
    (folder / "instrument" / "stray-term.yaml").write_text(text + "aliases: [undefined-term]\n", encoding="utf-8")
    assert "no rule of the program" not in cli("check-catalogue", str(folder)).out
