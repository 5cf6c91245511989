"""Mental elements that stand in a definition: "“spread” means knowingly to send", of an offence of spreading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.reason.offences.negation import MENTAL_ELEMENTS
from annotator.reason.offences.waiver import find_waiver
from annotator.reason.tree import ProvisionTree
from annotator.records import Definition, Evidence, Judgement, Span

# Adverbs of the deed, near the verb that defines. "Data used with intent to sign" says what a thing is for.
_MEANS = re.compile(
    r"\b(?:means|is|includes|refers\s+to)\b[^.;]{0,60}?\b"
    r"(?P<words>(?:intentional|knowing|wil+ful|deliberate|malicious|dishonest|fraudulent|reckless)ly)\b(?!,?\s+or\s+(?:not|un|negligent|otherwise))",
    re.IGNORECASE,
)
_NEAR = 240
_NOTE = "in the definition of “{term}”"


class DefinedElements:
    """Answers which definition supplies the mental element of an offence, on one instrument.

    Parameters
    ----------
    text, tree
        The instrument.
    definitions
        Its terms, each with the provision inside which it holds.
    """

    def __init__(self, text: str, tree: ProvisionTree, definitions: Sequence[Definition]) -> None:
        self._text = text
        self._tree = tree
        self._found: list[tuple[re.Pattern[str], str, Evidence]] = []
        for definition in definitions:
            start = definition.span.start
            match = _MEANS.search(text, start, min(len(text), start + _NEAR))
            if match is None or "\n" in text[start : match.start()]:
                continue
            for term in (definition.term, *definition.alternatives):
                at = Span(*match.span("words"))
                words = Evidence(definition.eid, at, match["words"], _NOTE.format(term=term))
                self._found.append(
                    (re.compile(rf"\b{re.escape(term)}(?:s|es|ed|ing)?\b", re.IGNORECASE), definition.scope, words)
                )

    def covering(self, offence: Judgement) -> Evidence | None:
        """The words of the first definition in force there whose term the clause uses."""
        if not self._found or find_waiver(self._text, offence, MENTAL_ELEMENTS):
            return None
        above = {"", *self._tree.ancestors(offence.clause.eid)}
        span = offence.clause.span
        for term, scope, words in self._found:
            if scope in above and words.eid != offence.clause.eid and term.search(self._text, span.start, span.end):
                return words
        return None
