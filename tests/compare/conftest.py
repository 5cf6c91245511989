"""The example convention in its two drafts, annotated once; a browser from the report's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.api import annotate
from annotator.compare.history import compare_drafts
from annotator.compare.records import Comparison, History


@pytest.fixture(scope="session")
def example_history(repository: Path, shipped_model: Path) -> History:
    """The two drafts of the example convention, with the model that ships."""
    folder = repository / "corpus" / "examples"
    names = ("example-convention.txt", "example-convention-later.txt")
    return compare_drafts([annotate(folder / name, model=str(shipped_model)) for name in names])


@pytest.fixture(scope="session")
def example(example_history: History) -> Comparison:
    """The one step of the example."""
    return example_history.steps[0]
