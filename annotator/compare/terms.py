"""Find phrases among words; of phrases that overlap, the longest counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase at word positions ``start`` to ``end`` (half-open)."""

    phrase: Phrase
    start: int
    end: int


class PhraseIndex:
    """Phrases by their first word, the longest first."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Index phrases given as keys."""
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase[0], []).append(phrase)
        for group in self._by_first.values():
            group.sort(key=lambda p: (-len(p), p))

    def find(self, keys: Sequence[str]) -> list[Found]:
        """Phrases in the order of the text, without overlaps."""
        found = []
        at = 0
        while at < len(keys):
            for phrase in self._by_first.get(keys[at], ()):
                if tuple(keys[at : at + len(phrase)]) == phrase:
                    found.append(Found(phrase, at, at + len(phrase)))
                    at += len(phrase) - 1
                    break
            at += 1
        return found


@lru_cache(maxsize=64)
def index_of(phrases: frozenset[Phrase]) -> PhraseIndex:
    """The index of a set of phrases, made once."""
    return PhraseIndex(phrases)
