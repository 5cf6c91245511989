"""Assemble the pipeline by the names of its registered components."""

from __future__ import annotations

import sys

import spacy
from spacy.language import Language

from annotator.pipeline import components as components
from annotator.tokenizer import BoundedTokenizer

NAMES = ("clause_segmenter", "clause_cues", "clause_classifier", "clause_reasoner")
# spaCy's own limit guards parsers that need much memory; ours grow linearly, and reading limits the text already.
LONGEST_TEXT = sys.maxsize
# Tokenisers that ship with spaCy without further data; other languages get the language-neutral one.
LANGUAGES = frozenset({"en", "fr", "es", "pt", "ar", "tr", "id", "bn", "de", "it", "nl"})


def build_pipeline(model: str | None = None, language: str = "en", mode: str = "") -> Language:
    """A blank spaCy pipeline with our four components.

    Parameters
    ----------
    model
        Folder of a model; ``None`` for the one that ships.
    language
        ISO 639-1 code of the text's language.
    mode
        ``linear``, ``cascade`` or ``full``; empty for the model's default.
    """
    nlp = spacy.blank(language if language in LANGUAGES else "xx")
    nlp.max_length = LONGEST_TEXT
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer, nlp.vocab)
    for name in NAMES:
        config = {"model": model or "", "mode": mode} if name in {"clause_classifier", "clause_reasoner"} else {}
        nlp.add_pipe(name, config=config)
    return nlp
