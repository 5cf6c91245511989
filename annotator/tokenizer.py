"""spaCy's tokeniser, kept from wasting time: on long runs without a space (quadratic) and on words it met before."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# The longest word of any law seen has 60 letters and the longest address 180; no run of this length is language.
LONGEST_RUN = 250
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN},}}")
_PIECE = re.compile(r"\w{1,50}|\W{1,50}")
# Below this many characters, reading the different words beforehand saves nothing.
WORTH_PREPARING = 5_000


class BoundedTokenizer:
    """Cuts runs that are no language into short pieces and leaves the rest to spaCy; the text stays as it is.

    spaCy remembers how it took a word apart, but within one text only until the first of its special cases ("etc.",
    "don't"). So a long text has its different words read first, one by one: the same tokens in half the time or less
    (acts of 15,000 to 80,000 words: 0.3 to 0.5 of it).

    Parameters
    ----------
    inner
        spaCy's tokeniser.
    vocab
        The pipeline's vocabulary.
    """

    def __init__(self, inner: Callable[[str], Doc], vocab: Vocab) -> None:
        self._inner = inner
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise a text; ``doc.text`` equals it."""
        runs = list(_LONG_RUN.finditer(text))
        if not runs:
            return self._split(text)
        parts: list[Doc] = []
        at = 0
        for run in runs:
            if run.start() > at:
                parts.append(self._split(text[at : run.start()]))
            pieces = _PIECE.findall(run.group())
            parts.append(Doc(self._vocab, words=pieces, spaces=[False] * len(pieces)))
            at = run.end()
        if at < len(text):
            parts.append(self._split(text[at:]))
        joined = Doc.from_docs(parts, ensure_whitespace=False)
        return self._inner(text) if joined is None or joined.text != text else joined

    def _split(self, text: str) -> Doc:
        if len(text) >= WORTH_PREPARING:
            for word in dict.fromkeys(text.split()):
                self._inner(word)
        return self._inner(text)

    def __getattr__(self, name: str) -> Any:
        """Everything else (saving, loading, explaining) is spaCy's."""
        return getattr(self._inner, name)
