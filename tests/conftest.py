"""Fixtures that every test may use: a toy model, the shipped model, the material shared beside the checkout."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ANNOTATOR_SHARED", REPOSITORY.parent / "shared"))
# The checkout is what is tested, not an older copy that may be installed beside it.
sys.path.insert(0, str(REPOSITORY))

from browser import chromium, chromium_path  # noqa: E402, F401
from factories import toy_model_folder  # noqa: E402
from network import block  # noqa: E402

# Properties are no measures of speed: what takes long on a busy machine has not failed. ``--hypothesis-profile=open`` tries more.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("open", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``: write the golden files instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="Write tests/golden anew; look at the difference first.")


@pytest.fixture(autouse=True)
def _without_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches beyond this machine unless it is marked with ``network``."""
    if request.node.get_closest_marker("network") is None:
        block(monkeypatch)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The material shared beside the repository, or a skip that says where it was looked for."""
    folder = SHARED
    if not folder.is_dir():
        pytest.skip(f"no shared material at {folder}")
    return folder


@pytest.fixture(scope="session")
def toy_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder with a dozen weights, written by hand: enough for the code, without knowledge of the law."""
    return toy_model_folder(tmp_path_factory.mktemp("models") / "toy" / "0.0.1")


@pytest.fixture(scope="session")
def shipped_model() -> Path:
    """Folder of the model a user gets, or a skip that says that there is none yet."""
    from annotator.errors import AnnotatorError
    from annotator.paths import find_model

    try:
        return find_model()
    except AnnotatorError as error:
        pytest.skip(str(error))
