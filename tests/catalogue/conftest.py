"""A copy of the catalogue that a test may spoil, and where the shared material lies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.catalogue_loader import Catalogue, load_catalogue

REPOSITORY = Path(__file__).parents[2]
DATA = REPOSITORY / "annotator" / "catalogue"
Spoil = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The packaged catalogue, read by the path that users take."""
    return load_catalogue()


@pytest.fixture(scope="session")
def data() -> Path:
    """The catalogue's folder."""
    return DATA


@pytest.fixture
def shared() -> Path:
    """The material shared beside the repository; a test that needs it is skipped where it is not there."""
    folder = Path(os.environ.get("ANNOTATOR_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared material at {folder}")
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the catalogue to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "catalogue"))


@pytest.fixture
def spoil(copy: Path) -> Spoil:
    """Replace the first occurrence of a text in one file of a copy, and return the copy."""

    def replace(file: str, old: str, new: str) -> Path:
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return copy

    return replace
