"""The front door: load the pipeline once, annotate any number of texts."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model_folder import MODES
from annotator.paths import find_model
from annotator.records import Document, Report, Run
from annotator.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language


def load(model: str | None = None, language: str = "en") -> Language:
    """The annotation pipeline as a ``spacy.Language``; cached per model folder and language.

    Parameters
    ----------
    model
        Folder of a model, or ``linear``, ``cascade`` or ``full`` for the one that ships with the package in that
        mode; ``None`` for the one that ships in its default mode.
    language
        ISO 639-1 code of the texts.

    Raises
    ------
    AnnotatorError
        If there is no model, or it is not as it was made.
    """
    folder, mode = locate_model(model)
    return _load(str(folder), language, mode)


def locate_model(model: str | None) -> tuple[Path, str]:
    """Folder and mode that a choice of model stands for; an empty mode is the folder's own default.

    Raises
    ------
    AnnotatorError
        If there is no such folder.
    """
    folder, mode = (None, model) if model in MODES else (model, "")
    return find_model(folder), str(mode)


@lru_cache(maxsize=16)  # a corpus may hold texts in every language that has a tokeniser
def _load(model: str, language: str, mode: str) -> Language:
    from annotator.pipeline.build import build_pipeline

    return build_pipeline(model, language, mode)


def annotate(source: str | Path | Document, *, model: str | None = None) -> Report:
    """Annotate one law.

    Parameters
    ----------
    source
        A ``pathlib.Path`` to a file; a ``Document``; or a string: a file name if it is one line that
        names a file or ends like one, otherwise the text itself.
    model
        Folder of a model, or a mode of the one that ships (see ``load``).

    Returns
    -------
    Report
        Provisions, clauses, findings and matrix, with offsets into ``report.document.text``.

    Raises
    ------
    AnnotatorError
        If the file cannot be read or the model is not as it was made.
    """
    document = with_cautions(_read(source))
    nlp = load(model, "en" if document.language == "und" else document.language)
    return annotate_document(document, nlp)


# Words without which no law gets along; a text with fewer than this share of them is probably no law.
_LEGAL = re.compile(
    r"\b(?:act|law|section|article|paragraph|offence|offense|shall|court|minister|authority|state|party|parties|person|provision|"
    r"convention|regulation|penalty|liable|pursuant|hereby|commission|government)s?\b",
    re.IGNORECASE,
)
LEAST_LEGAL_SHARE = 0.01
_LANGUAGES = {
    "fr": "French", "es": "Spanish", "pt": "Portuguese", "ar": "Arabic", "tr": "Turkish", "id": "Indonesian", "bn": "Bengali",
    "ru": "Russian", "de": "German", "it": "Italian", "nl": "Dutch",
}  # fmt: skip


def with_cautions(document: Document) -> Document:
    """The document with plain notices where its text is not what the model was made for: another language, or no law."""
    cautions = []
    if document.language not in {"en", "und"}:
        language = _LANGUAGES.get(document.language, f"the language {document.language!r}")
        cautions.append(
            f"This text is in {language}, but the model was trained on English: the structure is shown, "
            "but risks, powers and safeguards were not searched reliably. "
            "Rely neither on the findings nor on their absence; use an English translation and check it against the original."
        )
    elif len(_LEGAL.findall(document.text)) < LEAST_LEGAL_SHARE * len(document.text.split()):
        cautions.append("This does not look like a law: it has hardly any legal words. Check that it is the right file.")
    return replace(document, notices=(*document.notices, *cautions))


def annotate_document(document: Document, nlp: Language) -> Report:
    """Annotate a document that was already read, with a loaded pipeline."""
    from annotator.catalogue_loader import load_catalogue
    from annotator.pipeline.bridge import make_doc, to_report
    from annotator.structure.contents import CONTENTS_NOTICE, is_only_contents

    classifier = nlp.get_pipe("clause_classifier")
    folder = classifier.folder  # type: ignore[attr-defined]
    options = {"mode": classifier.scorer.mode}  # type: ignore[attr-defined]
    run = Run(__version__, folder.name, load_catalogue().hash, options, folder.sha256)
    report = to_report(nlp(make_doc(document.text, nlp)), document, run)
    if is_only_contents(document.text, report.provisions):
        return replace(report, document=replace(document, notices=(*document.notices, CONTENTS_NOTICE)))
    return report


def _read(source: str | Path | Document) -> Document:
    from annotator.reading import read_file, read_text
    from annotator.reading.endings import OTHER_DOCUMENTS, READABLE

    if isinstance(source, Document):
        return source
    if isinstance(source, Path):
        return read_file(source)
    # A string with such an ending and no line break is meant as a file name, also if no such file exists.
    is_name = "\n" not in source and source.lower().endswith(tuple(READABLE | OTHER_DOCUMENTS))
    if is_name or ("\n" not in source and os.path.isfile(source)):
        return read_file(Path(source))
    return read_text(source)
