"""Reports hold the law and what was found in it; nothing of the machine, its user, its folders or the hour."""

from __future__ import annotations

import getpass
import io
import os
import shutil
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factories import TOY_LAW, toy_model_folder

from annotator.api import annotate
from annotator.report.formats import render_bytes
from annotator.report.outputs import all_formats

Command = Callable[..., "object"]
SECRETS = ("margaret-the-lawyer", "confidential-client", "laptop-of-margaret")


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A law in folders whose names say too much."""
    folder = tmp_path / SECRETS[0] / SECRETS[1]
    folder.mkdir(parents=True)
    (folder / "law.txt").write_text(TOY_LAW, encoding="utf-8")
    return folder / "law.txt"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model in such a folder."""
    return toy_model_folder(tmp_path / SECRETS[2] / "my-model")


def texts_in(data: bytes) -> Iterator[bytes]:
    """The bytes of a file and, if it is a zip, of all its parts."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def whereabouts(*folders: Path) -> list[bytes]:
    """What would give this machine away."""
    known = [str(f) for f in folders] + [str(Path.home()), os.getcwd(), socket.gethostname(), *SECRETS]
    user = getpass.getuser()
    known += [user] if len(user) > 5 else []  # short names are ordinary words
    return [word.encode() for word in known if len(word) > 3]


@pytest.mark.parametrize("form", all_formats(), ids=lambda f: f.name)
def test_no_format_names_the_machine(form: object, law: Path, model: Path, tmp_path: Path) -> None:
    data = render_bytes(annotate(law, model=str(model)), form)  # type: ignore[arg-type]
    for text in texts_in(data):
        for word in whereabouts(tmp_path):
            assert word not in text, word


def test_a_model_is_called_by_its_own_folder_alone(law: Path, model: Path, tmp_path: Path) -> None:
    assert annotate(law, model=str(model)).run.model == "my-model"
    versioned = tmp_path / "family" / "1.2.0"
    versioned.parent.mkdir()
    shutil.copytree(model, versioned)
    assert annotate(law, model=str(versioned)).run.model == "family/1.2.0"


def test_a_command_writes_its_output_and_nothing_else(process: Command, law: Path, tmp_path: Path) -> None:
    """In a home, a temporary folder and a working folder of its own: all three stay as they are, but for the report."""
    home, temporary, out = (tmp_path / name for name in ("home", "temporary", "out"))
    for folder in (home, temporary, out):
        folder.mkdir()
    environment = {"HOME": str(home), "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    done = process("annotate", law, "-o", out / "r.html", "-o", out / "r.json", environment=environment)
    assert done.code == 0, done.err  # type: ignore[attr-defined]
    assert sorted(p.name for p in out.iterdir()) == ["r.html", "r.json"]
    for folder in (home, temporary, tmp_path / "empty"):
        assert list(folder.rglob("*")) == []
    assert [p.name for p in law.parent.iterdir()] == ["law.txt"]


def test_messages_name_files_without_their_folders(cli: Command, law: Path, tmp_path: Path) -> None:
    """A refusal can be pasted into a public report of a mistake."""
    for content in (b"", b"\x00\x01\x02", b"%PDF-1.7 nothing", b"PK\x03\x04 nothing"):
        law.write_bytes(content)
        assert SECRETS[1] not in cli("annotate", law).refusal()  # type: ignore[attr-defined]
    assert SECRETS[1] not in cli("annotate", law.with_name("none.txt")).refusal()  # type: ignore[attr-defined]
