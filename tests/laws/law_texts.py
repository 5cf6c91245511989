"""Real laws beside the checkout. Their texts never enter the repository; what is tested are promises about any law."""

from __future__ import annotations

import csv
import hashlib
import os
from functools import cache
from pathlib import Path

import pytest

from annotator.api import annotate_document, load
from annotator.records import Document, Report, Source

SHARED = Path(os.environ.get("ANNOTATOR_SHARED", Path(__file__).parents[3] / "shared"))


def english_laws() -> list[str]:
    """Names of the English laws; one placeholder where there are none, so that the skip is visible."""
    index = SHARED / "laws" / "INDEX.tsv"
    if not index.is_file():
        return ["no-laws-here"]
    with index.open(encoding="utf-8", newline="") as file:
        return [row["law"] for row in csv.DictReader(file, delimiter="\t") if row["language"] == "en"]


def law_path(name: str) -> Path:
    """The law's text, or a skip that says where it was looked for."""
    path = SHARED / "laws" / name / "text.txt"
    if not path.is_file():
        pytest.skip(f"no law at {path}")
    return path


@cache
def annotated(name: str, model: str) -> Report:
    """Report on one law; kept, because several tests look at the same."""
    raw = law_path(name).read_bytes()
    source = Source("text.txt", "text/plain", hashlib.sha256(raw).hexdigest())
    return annotate_document(Document(raw.decode(), source, name), load(model))
