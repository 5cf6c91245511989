"""Cues: words of the catalogue's lexicons found in the text. Features and evidence, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.records import Cue, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Lexicons whose names begin so list actors, and objects of offences.
ACTORS, OBJECTS = "actors-", "objects-"


class CueFinder:
    """Matches every lexicon of the catalogue on a spaCy ``Doc`` in one pass.

    Parameters
    ----------
    nlp
        Any pipeline; only its tokeniser is used.
    lexicons
        Lexicon name to its phrases, lower case.
    """

    def __init__(self, nlp: Language, lexicons: Mapping[str, Sequence[str]]) -> None:
        from spacy.matcher import PhraseMatcher

        # Actors and objects are looked up by rule: as cues they would be features that no model knows.
        cues = {name: phrases for name, phrases in lexicons.items() if not name.startswith((ACTORS, OBJECTS))}
        self._names = {nlp.vocab.strings.add(name): name for name in cues}
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for name, phrases in cues.items():
            self._matcher.add(name, [nlp.make_doc(phrase) for phrase in phrases])

    def find(self, doc: Doc) -> list[Cue]:
        """All cues of a document, by position; within one lexicon only the longest of overlapping matches."""
        found: dict[str, list[Cue]] = {}
        matches = sorted(self._matcher(doc), key=lambda m: (m[1], -m[2]))
        for key, first, last in matches:
            name = self._names[key]
            kept = found.setdefault(name, [])
            start = doc[first].idx
            end = doc[last - 1].idx + len(doc[last - 1])
            if kept and start < kept[-1].span.end:
                continue
            kept.append(Cue(name, Span(start, end)))
        return sorted((cue for cues in found.values() for cue in cues), key=lambda c: (c.span.start, c.span.end, c.lexicon))
