"""Where training finds things: the corpus in the repository, and the texts of real laws beside it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
CLAUSES = CORPUS / "clauses"
ANNOTATIONS = CORPUS / "annotations"
MODELS = ROOT / "models"
# Texts of laws stay outside the repository; this folder is looked for beside the checkout.
SHARED = Path(os.environ.get("ANNOTATOR_SHARED", ROOT.parent / "shared"))
LAWS = SHARED / "laws"
GOLD = SHARED / "gold"

# The development thermometer: never trained on, never tuned on (ke-cmca-2018-asenacted is another version of one of them).
GOLD_LAWS = frozenset(
    {
        "coe-budapest-2001",
        "ke-cmca-2018",
        "ke-cmca-2018-asenacted",
        "pk-peca-2016",
        "rw-cybercrimes-2018",
        "zw-ica-2007",
    }
)


def read_law(instrument: str) -> str:
    """Text of a law with its line ends kept, so that offsets hold.

    Raises
    ------
    FileNotFoundError
        If the texts are not at hand.
    """
    return (LAWS / instrument / "text.txt").read_bytes().decode("utf-8")
