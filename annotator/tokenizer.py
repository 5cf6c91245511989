"""spaCy's tokeniser, kept from the quadratic time it takes on very long runs without a space (ten thousand brackets)."""

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


class BoundedTokenizer:
    """Cuts runs that are no language into short pieces and leaves the rest to spaCy; the text stays as it is.

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
            return self._inner(text)
        parts: list[Doc] = []
        at = 0
        for run in runs:
            if run.start() > at:
                parts.append(self._inner(text[at : run.start()]))
            pieces = _PIECE.findall(run.group())
            parts.append(Doc(self._vocab, words=pieces, spaces=[False] * len(pieces)))
            at = run.end()
        if at < len(text):
            parts.append(self._inner(text[at:]))
        joined = Doc.from_docs(parts, ensure_whitespace=False)
        return self._inner(text) if joined is None or joined.text != text else joined

    def __getattr__(self, name: str) -> Any:
        """Everything else (saving, loading, explaining) is spaCy's."""
        return getattr(self._inner, name)
