"""The only module that knows where packaged data is: inside the installed package, or in the checkout beside it."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from annotator.errors import AnnotatorError

ENVIRONMENT = "ANNOTATOR_MODEL"
_BUNDLED = "_models"


def find_data(bundled: str, checkout: str) -> Path | None:
    """Data that travels in the wheel under another name than in the repository.

    Parameters
    ----------
    bundled
        Name inside the installed package.
    checkout
        Path from the root of a checkout.

    Returns
    -------
    Path or None
        The first of the two that exists.
    """
    package = Path(str(files("annotator")))
    return next((path for path in (package / bundled, package.parent / checkout) if path.exists()), None)


def find_model(choice: str | None = None) -> Path:
    """Folder of the model to use.

    Looked for in this order: ``choice``, the environment variable ``ANNOTATOR_MODEL``, the copy inside
    the installed package, the ``models`` folder of a checkout. In the last two, the file ``CURRENT``
    names the folder.

    Raises
    ------
    AnnotatorError
        If none of the four is there; the message names them.
    """
    explicit = choice or os.environ.get(ENVIRONMENT)
    if explicit:
        path = Path(explicit)
        if not path.is_dir():
            raise AnnotatorError(f"There is no model folder {explicit!r}: give linear, cascade or full, or the path of a folder.")
        return path
    package = Path(str(files("annotator")))
    for base in (package / _BUNDLED, package.parent / "models"):
        current = base / "CURRENT"
        if current.is_file():
            folder = base / current.read_text(encoding="utf-8").strip()
            if folder.is_dir():
                return folder
    raise AnnotatorError(
        f"No model found: --model was not given, {ENVIRONMENT} is not set, the package carries none, "
        "and there is no models/CURRENT beside it. Reinstall the package."
    )
