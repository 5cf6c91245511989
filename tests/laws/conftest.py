"""The reports that the tests of real laws look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from law_texts import annotated

from annotator.errors import AnnotatorError
from annotator.paths import find_model
from annotator.records import Report


@pytest.fixture(scope="session")
def any_model(toy_model: Path) -> str:
    """The model that ships, or where there is none the toy: what is promised holds with any model."""
    try:
        return str(find_model())
    except AnnotatorError:
        return str(toy_model)


@pytest.fixture
def report(request: pytest.FixtureRequest, any_model: str) -> Report:
    """The report on the law that parametrises the test."""
    return annotated(request.param, any_model)
