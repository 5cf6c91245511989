"""A model folder is refused as soon as anything about it is not as it was made, with one sentence that says what."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import toy_model_folder

from annotator import paths
from annotator.errors import AnnotatorError
from annotator.model_folder import FORMAT, SUMS, ModelError, file_hash, open_model, write_sums
from annotator.perceive.linear import LinearModel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder that may be spoilt."""
    return toy_model_folder(tmp_path / "toy" / "1")


def flip_a_byte(folder: Path) -> None:
    data = bytearray((folder / "clause.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "clause.npz").write_bytes(data)


def append_a_byte(folder: Path) -> None:
    with (folder / "config.json").open("ab") as file:
        file.write(b" ")


def remove_a_file(folder: Path) -> None:
    (folder / "strength.npz").unlink()


def add_a_file(folder: Path) -> None:
    (folder / "extra.bin").write_bytes(b"surprise")


def replace_a_file_by_a_link_to_another(folder: Path) -> None:
    (folder / "clause.npz").unlink()
    (folder / "clause.npz").symlink_to(folder / "strength.npz")


def list_a_file_outside(folder: Path) -> None:
    (folder.parent / "outside.bin").write_bytes(b"x")
    with (folder / SUMS).open("a") as file:
        file.write(f"{file_hash(folder.parent / 'outside.bin')}  ../outside.bin\n")


def list_a_windows_path(folder: Path) -> None:
    with (folder / SUMS).open("a") as file:
        file.write("0" * 64 + "  ..\\outside.bin\n")


def list_a_hidden_file(folder: Path) -> None:
    (folder / ".hidden").write_bytes(b"x")
    write_sums(folder)


def list_an_absolute_path(folder: Path) -> None:
    with (folder / SUMS).open("a") as file:
        file.write("0" * 64 + "  /etc/passwd\n")


def forget_the_sums(folder: Path) -> None:
    (folder / SUMS).unlink()


def empty_the_sums(folder: Path) -> None:
    (folder / SUMS).write_text("")


def change_the_format(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"format": 999}))
    write_sums(folder)


TAMPERINGS: list[tuple[Callable[[Path], None], str]] = [
    (flip_a_byte, "clause.npz has another content than its hash says"),
    (append_a_byte, "config.json has another content than its hash says"),
    (remove_a_file, "strength.npz is missing"),
    (add_a_file, "extra.bin is not listed"),
    (replace_a_file_by_a_link_to_another, "clause.npz has another content"),
    (list_a_file_outside, "lists a file outside its folder: '../outside.bin'"),
    (list_a_windows_path, "lists a file outside its folder"),
    (list_a_hidden_file, "lists a file outside its folder: '.hidden'"),
    (list_an_absolute_path, "lists a file outside its folder: '/etc/passwd'"),
    (forget_the_sums, "SHA256SUMS is missing"),
    (empty_the_sums, "is not listed in its hashes"),
    (change_the_format, f"has format 999; this version reads format {FORMAT}"),
]


def one_sentence(error: BaseException) -> str:
    """The message, checked to be one line for a person."""
    message = str(error)
    assert "\n" not in message
    assert "Traceback" not in message
    assert message[0].isupper()
    assert message.endswith(".")
    return message


@pytest.mark.parametrize(("tamper", "says"), TAMPERINGS, ids=[t.__name__ for t, _ in TAMPERINGS])
def test_a_tampered_folder_is_refused(folder: Path, tamper: Callable[[Path], None], says: str) -> None:
    open_model(folder)
    tamper(folder)
    with pytest.raises(ModelError) as caught:
        open_model(folder)
    assert says in one_sentence(caught.value)


def test_a_folder_of_another_feature_version_is_refused_when_read(tmp_path: Path) -> None:
    folder = toy_model_folder(tmp_path / "other" / "2", config={"feature_version": 77})
    with pytest.raises(ModelError) as caught:
        LinearModel.load(open_model(folder))
    assert "features 77" in one_sentence(caught.value)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        open_model(tmp_path / "nowhere")


def test_a_folder_inside_the_folder_is_refused(folder: Path) -> None:
    (folder / "inside").mkdir()
    (folder / "inside" / "extra.bin").write_bytes(b"surprise")
    with pytest.raises(ModelError):
        open_model(folder)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"not a line of sums\n"])
def test_unreadable_sums_are_refused_with_our_own_error(folder: Path, content: bytes) -> None:
    (folder / SUMS).write_bytes(content)
    with pytest.raises(ModelError):
        open_model(folder)


def test_a_model_is_named_by_its_family_and_version(folder: Path) -> None:
    assert open_model(folder).name == "toy/1"


def test_an_intact_folder_opens_wherever_it_lies(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "elsewhere")
    assert open_model(moved).config["mode"] == "linear"


def test_sums_are_written_the_same_every_time(folder: Path) -> None:
    first = (folder / SUMS).read_bytes()
    write_sums(folder)
    assert (folder / SUMS).read_bytes() == first
    assert SUMS.encode() not in first


# Where a model is looked for


def test_an_explicit_choice_wins_over_the_environment(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.ENVIRONMENT, str(tmp_path))
    assert paths.find_model(str(folder)) == folder


def test_the_environment_names_a_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.ENVIRONMENT, str(folder))
    assert paths.find_model() == folder


def test_a_choice_that_is_no_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AnnotatorError, match="There is no model folder"):
        paths.find_model(str(tmp_path / "nowhere"))
    monkeypatch.setenv(paths.ENVIRONMENT, str(tmp_path / "nowhere"))
    with pytest.raises(AnnotatorError, match="There is no model folder"):
        paths.find_model()


def test_without_any_model_the_message_names_every_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.ENVIRONMENT, raising=False)
    monkeypatch.setattr(paths, "files", lambda package: tmp_path / "annotator")
    with pytest.raises(AnnotatorError) as caught:
        paths.find_model()
    assert "--model" in one_sentence(caught.value)
    assert paths.ENVIRONMENT in str(caught.value)


def test_current_names_the_model_that_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.ENVIRONMENT, raising=False)
    monkeypatch.setattr(paths, "files", lambda package: tmp_path / "annotator")
    (tmp_path / "models" / "toy" / "2").mkdir(parents=True)
    (tmp_path / "models" / "CURRENT").write_text("toy/2\n", encoding="utf-8")
    assert paths.find_model() == tmp_path / "models" / "toy" / "2"
