"""The front door: load the pipeline once, annotate any number of texts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.records import Document, Report, Run
from annotator.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=4)
def load(model: str | None = None, language: str = "en") -> Language:
    """The annotation pipeline as a ``spacy.Language``; cached per model and language.

    Parameters
    ----------
    model
        Folder of a model; ``None`` for the one that ships with the package.
    language
        ISO 639-1 code of the texts.
    """
    from annotator.pipeline.build import build_pipeline

    return build_pipeline(model, language)


def annotate(source: str | Path | Document, *, model: str | None = None) -> Report:
    """Annotate one law.

    Parameters
    ----------
    source
        A ``pathlib.Path`` to a file; a ``Document``; or a string: the path of an existing file if it
        is one line that names one, otherwise the text itself.
    model
        Folder of a model; ``None`` for the one that ships.

    Returns
    -------
    Report
        Provisions, clauses, findings and matrix, with offsets into ``report.document.text``.

    Raises
    ------
    AnnotatorError
        If the file cannot be read or the model is not as it was made.
    """
    document = _read(source)
    nlp = load(model, "en" if document.language == "und" else document.language)
    return annotate_document(document, nlp)


def annotate_document(document: Document, nlp: Language) -> Report:
    """Annotate a document that was already read, with a loaded pipeline."""
    from annotator.catalogue_loader import load_catalogue
    from annotator.pipeline.bridge import to_report

    classifier = nlp.get_pipe("clause_classifier")
    folder = classifier.folder  # type: ignore[attr-defined]
    run = Run(version=__version__, model=folder.name, catalogue=load_catalogue().hash, options={})
    return to_report(nlp(document.text), document, run)


def _read(source: str | Path | Document) -> Document:
    from annotator.reading import read_file, read_text

    if isinstance(source, Document):
        return source
    if isinstance(source, Path):
        return read_file(source)
    if "\n" not in source and len(source) < 1024 and Path(source).is_file():
        return read_file(Path(source))
    return read_text(source)
