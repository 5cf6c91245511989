"""A clause as a bag of named features. Training and runtime share this one function, so they cannot drift apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from annotator.perceive.penalties import find_penalty

# Bumped whenever the features change: a model made with another version refuses to load.
FEATURE_VERSION = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[§%$£€]")
_MODAL = re.compile(
    r"\b(shall\s+not|may\s+not|must\s+not|shall|must|may|should|is\s+required\s+to|are\s+required\s+to|is\s+to|are\s+to|means|includes|"
    r"commits|is guilty|is liable|endeavou?rs?|doit|peut|deberá|podrá)\b",
    re.IGNORECASE,
)
_OPENINGS = (
    ("any-person", re.compile(r"\b(any|every|a|no) (?:other )?(person|one|body)\b|\b(whoever|everyone|anyone)\b", re.I)),
    ("nothing-in", re.compile(r"\bnothing in\b|\bdoes not apply\b|\bshall not apply\b", re.I)),
    ("means", re.compile(r"[”\"’_] ?(?:means|includes|has the)|\bin this (?:act|part|section|article|law)\b.{0,40}[“\"]", re.I)),
    ("each-party", re.compile(r"\b(each|a|the|any|every) (?:\w+ )?(state|states|party|parties|member states?)\b", re.I)),
    ("defence", re.compile(r"\bdefen[cs]e\b|\bexempt", re.I)),
    ("reference", re.compile(r"\b(?:sub-?)?(?:section|paragraph|article)s? \(?\d", re.I)),
)  # fmt: skip
# Words longer than this are split into character n-grams only up to here; longer ones are extraction accidents.
LONGEST_WORD = 24


def words(text: str) -> list[str]:
    """Lower-case word tokens; every number becomes ``#`` so that section numbers are not learned by heart."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters become two when lowered, which would part words
        return [normalise(w) for w in _WORD.findall(text)]
    return ["#" if w[0].isdigit() else w for w in _WORD.findall(lowered.replace("’", "'"))]


def normalise(word: str) -> str:
    """One token as the features know it."""
    return "#" if word[0].isdigit() else word.lower().replace("’", "'")


@lru_cache(maxsize=200_000)
def character_grams(word: str) -> tuple[str, ...]:
    """Character n-grams of one word, its ends marked by blanks."""
    padded = f" {word[:LONGEST_WORD]} "
    return tuple("k:" + padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1))


def word_features(text: str, heading: str = "", path: Iterable[str] = (), cues: Iterable[str] = ()) -> list[str]:
    """Word-level features of a clause in its context.

    Parameters
    ----------
    text
        The clause.
    heading
        Heading of its section or article.
    path
        Headings above, outermost first.
    cues
        Names of the lexicons that matched in the clause.

    Returns
    -------
    list of str
        Feature names with repetition: ``w:`` words and word pairs, ``h:`` heading, ``p:`` path,
        ``m:`` modal verbs in order, ``o:`` openings, ``c:`` cues, ``x:`` what the penalty states, ``l:`` length.
    """
    return features_of_words(words(text), words(heading), text, path, cues)


def features_of_words(tokens: list[str], title: list[str], text: str, path: Iterable[str], cues: Iterable[str]) -> list[str]:
    """``word_features`` for who has the ``words`` of text and heading already."""
    features = ["w:" + t for t in tokens]
    features += [f"w:{a} {b}" for a, b in itertools.pairwise(tokens)]
    features += ["h:" + t for t in title] + [f"h:{a} {b}" for a, b in itertools.pairwise(title)]
    features += ["p:" + t for part in list(path)[-2:] for t in words(part)]
    modals = [re.sub(r"\s+", "-", m.group(1).lower()) for m in _MODAL.finditer(text)]
    features += ["m:first-" + m for m in modals[:1]] + ["m:second-" + m for m in modals[1:2]]
    features += ["m:any-" + m for m in sorted(set(modals))] or ["m:none"]
    features += ["o:" + name for name, pattern in _OPENINGS if pattern.search(text)]
    features += ["o:start-" + name for name, pattern in _OPENINGS if pattern.search(text[:90])]
    features += ["c:" + cue for cue in sorted(set(cues))]
    features += ["x:" + mark for mark in _penalty_marks(text)]
    features.append(f"l:{min(9, len(tokens) // 25)}")
    return features


def _penalty_marks(text: str) -> list[str]:
    """What the stated penalty is like, as the guidelines distinguish it: prison, ten years and more, a floor, a fine alone."""
    penalty = find_penalty(text)
    if penalty is None:
        return ["no-penalty"]
    marks = ["penalty"]
    if penalty.max_years is not None:
        marks.append("prison")
        marks += [f"prison-from-{years}" for years in (4, 10) if penalty.max_years >= years]
    elif penalty.min_years is None:
        marks.append("fine-alone")
    if penalty.min_years is not None:
        marks.append("floor")
    return marks


def character_features(text: str, heading: str = "") -> list[str]:
    """Character n-grams (3 to 5, within words) of a clause and its heading; robust to inflection and misprints."""
    return [gram for word in words(heading + " " + text) for gram in character_grams(word)]
