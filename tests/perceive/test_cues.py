"""Cues: words of a lexicon, found with their exact place in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.cues import ACTORS, OBJECTS, CueFinder
from annotator.records import Cue

NLP = spacy.blank("en")
LEXICONS = {
    "judges": ("judge", "judge of the high court", "high court"),
    "wishes": ("may", "should"),
    "phrases": ("as the case may be", "judge"),
}
FINDER = CueFinder(NLP, LEXICONS)


def find(text: str) -> list[tuple[str, str]]:
    """Lexicon and words of every cue."""
    return [(c.lexicon, text[c.span.start : c.span.end]) for c in FINDER.find(NLP.make_doc(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A judge decides.", [("judges", "judge"), ("phrases", "judge")]),
        ("A JUDGE decides.", [("judges", "JUDGE"), ("phrases", "JUDGE")]),
        ("The judges decide.", []),  # whole words only
        ("Misjudge nothing.", []),
        ("It may rain.", [("wishes", "may")]),
        ("", []),
        ("Nothing here.", []),
    ],
)
def test_whole_words_are_found_in_any_case(text: str, found: list[tuple[str, str]]) -> None:
    assert find(text) == found


def test_within_a_lexicon_the_longest_match_wins() -> None:
    assert [c for c in find("by a judge of the High Court only") if c[0] == "judges"] == [("judges", "judge of the High Court")]


def test_lexicons_do_not_silence_each_other() -> None:
    assert find("as the case may be") == [("phrases", "as the case may be"), ("wishes", "may")]


def test_offsets_are_exact_beside_punctuation_and_odd_spaces() -> None:
    text = "(a)\u00a0the  judge;\r\n(b) “judge”\tmay."
    for cue in FINDER.find(NLP.make_doc(text)):
        assert text[cue.span.start : cue.span.end].lower() in {"judge", "may"}


PIECES = ["judge", "of", "the", "High Court", "may", " ", "\n", "“", ".", "é", "𝒳"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_cues_are_sorted_and_never_overlap_within_a_lexicon(text: str) -> None:
    cues = FINDER.find(NLP.make_doc(text))
    assert cues == sorted(cues, key=lambda c: (c.span.start, c.span.end, c.lexicon))
    for lexicon in LEXICONS:
        spans = [c.span for c in cues if c.lexicon == lexicon]
        assert all(b.start >= a.end for a, b in pairwise(spans))


def test_every_phrase_of_the_catalogue_is_found_by_its_own_lexicon() -> None:
    """A phrase that tokenises differently inside a sentence would be dead weight in its list."""
    lexicons = load_catalogue().lexicons
    finder = CueFinder(NLP, lexicons)
    dead = [
        (name, phrase)
        for name, phrases in lexicons.items()
        if not name.startswith((ACTORS, OBJECTS))  # these are looked up by rule
        for phrase in phrases
        if not any(c.lexicon == name for c in finder.find(NLP.make_doc(f"Whatever is {phrase} here.")))
    ]
    assert dead == []


def test_a_cue_knows_its_lexicon() -> None:
    (cue,) = FINDER.find(NLP.make_doc("It should."))
    assert isinstance(cue, Cue)
    assert cue.lexicon == "wishes"
