"""The words that carry a judgement: the sentence or point that speaks most for a label, narrowed to its telling words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from annotator.perceive.features import normalise
from annotator.perceive.linear import LinearModel, Rows
from annotator.records import Cue, Span

_BREAK = re.compile(r"(?<=[;:—])\s+|(?<=[a-z)\]”\"]{2}\.)\s+(?=[A-Z(\[“\"])|\n+|(?<!\s)\s+(?=\([a-z]{1,3}\)\s)")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[§%$£€]")
# A quote neither begins nor ends with one of these.
_DANGLING = frozenset("and or whether but nor the a an of to in by with for from that which who as at on is are be".split())
# A quote longer than this many words hides what matters.
LONGEST_QUOTE = 14


# An absence has no words of its own: the guidelines quote the conduct it leaves open ("Any person who publishes"); a harsh
# penalty is quoted by its term.
_OPENING = re.compile(
    r"\b(?:(?:any|every|each|a|no)\s+(?:other\s+)?(?:\w+\s+){0,2}?person|whoever|everyone|every one|any ?one|one)"
    r"\s+(?:who|which|that|shall|commits)\b|\b(?:whoever|a person)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:imprison\w*|incarcerat\w*|jail|hard labou?r|penal servitude|custod\w+|detention)\b[^.;]{0,60}?"
    r"\b(?:years?|months?|life)\b"
    r"|\b(?:\w+|\(\w+\))\s+(?:years?|months?)\W{1,3}(?:rigorous |simple )?imprisonment\b|\bdeath\b|\bimprison\w*",
    re.IGNORECASE,
)
PENALTY = "risk:disproportionate-penalty"
# "Up to ten years, and not less than two": the floor that makes a term disproportionate stands behind it.
_FLOOR = re.compile(
    r"[^.;]{0,90}?\b(?:(?:not|no)\s+(?:be\s+)?(?:less|fewer|shorter)\s+than|at\s+least)\s[^.;,]{0,40}?\b(?:years?|months?)\b",
    re.IGNORECASE,
)
DEFENCE = "risk:missing-public-interest-defence"
# Where an offence asks for no intention or no harm, its conduct is quoted: what comes behind the opening and the words on how and
# with what right it is done. In annotated laws that meets the annotator's quote more often than where the encoder looked.
CONDUCT = frozenset({"risk:missing-intent", "risk:missing-harm-threshold"})
# Words of a conduct: it is quoted as a whole where it is not long (annotated quotes of missing-intent are met by .84 at 20 words,
# .87 at 24 and .88 at 28).
LONGEST_CONDUCT = 24
_VERDICT = re.compile(
    r",?\s(?:commits? (?:an? )?(?:\w+ )?offen[cs]e|(?:is|are|shall be) (?:guilty|liable|punish\w+|sentenced|condemned))\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"[\s,—–:-]{0,6}(?:\(\w{1,4}\)|(?:and|or|either|directly|indirectly|in any manner|unlawfully|illegally|intentionally|"
    r"wil?lfully|knowingly|recklessly|negligently|maliciously|fraudulently|dishonestly|deliberately)\b|"
    r"without (?:(?:lawful|legal|reasonable|due|any) )?(?:authori\w+|excuse|right|permission|justification)\b|"
    r"(?:with intent|for the purpose of|by means of|by use of|by way of|through|using|via)\b[^,;]{0,60},)",
    re.IGNORECASE,
)


# Here the words themselves are the fault, and the lexicon knows them: they are quoted before anything else.
WORDED = frozenset({"risk:weak-compliance-standard", "risk:domestic-law-deferral", "risk:removes-safeguard"})
# Words before the focus that a long sentence's quote keeps, so that it begins where the thought does.
_LEAD = 5


# A quote begins behind the number of its subsection or point.
_NUMBER = re.compile(r"\(?(?:\d+[A-Za-z]{0,2}|[a-z]{1,3}|[ivxlc]{1,6})[.)]\s+")


def _without_number(text: str, span: Span) -> Span:
    match = _NUMBER.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _around(text: str, span: Span, focus: Span) -> Span:
    """The sentence or point the focus lies in, or, if that is long, the words around the focus."""
    home = next((s for s in segments(text, span) if s.overlap(focus)), span)
    tokens = list(_TOKEN.finditer(text, home.start, home.end))
    if len(tokens) <= LONGEST_QUOTE:
        quote = _without_number(text, home)
        return quote if quote.overlap(focus) else home
    at = next((i for i, t in enumerate(tokens) if t.end() > focus.start), len(tokens) - 1)
    last = min(len(tokens), max(0, at - _LEAD) + LONGEST_QUOTE) - 1
    first = last - LONGEST_QUOTE + 1
    while last > at and tokens[last].group().lower() in _DANGLING:
        last -= 1
    while first < at and tokens[first].group().lower() in _DANGLING:
        first += 1
    quote = Span(tokens[first].start(), tokens[last].end())
    shorter = _without_number(text, quote)
    return shorter if shorter.overlap(focus) else quote


def _words(text: str, start: int, end: int, most: int) -> list[re.Match[str]]:
    """At most so many words of a stretch, without those that a quote does not end with."""
    tokens = list(itertools.islice(_TOKEN.finditer(text, start, end), most))
    while len(tokens) > 1 and tokens[-1].group().lower() in _DANGLING:
        del tokens[-1]
    return tokens


def _anchored(text: str, span: Span, pattern: re.Pattern[str]) -> Span | None:
    """From the first match on, as many words as a quote may have."""
    match = pattern.search(text, span.start, span.end)
    if match is None:
        return None
    return Span(match.start(), _words(text, match.start(), span.end, LONGEST_QUOTE)[-1].end())


def _conduct(text: str, span: Span) -> Span | None:
    """What an offence is done by, from its verb on; ``None`` where no opening of an offence is found."""
    opening = _OPENING.search(text, span.start, span.end)
    if opening is None:
        return None
    at = opening.end()
    while (manner := _MANNER.match(text, at, span.end)) is not None:
        at = manner.end()
    verdict = _VERDICT.search(text, at, span.end)
    tokens = _words(text, at, verdict.start() if verdict else span.end, LONGEST_CONDUCT)
    # "Any person who publishes" is quoted whole; "any person who, knowingly and without right, enters" from "enters" on.
    return Span(opening.start() if at == opening.end() else tokens[0].start(), tokens[-1].end()) if tokens else None


def _term(text: str, span: Span) -> Span | None:
    """The first prison term of a clause, with the floor behind it: the first is the basic form's.

    Of 104 annotated clauses with several terms the first is quoted in 86.
    """
    quote = _anchored(text, span, _TERM)
    if quote is None:
        return None
    floor = _FLOOR.match(text, quote.end, span.end)
    return Span(quote.start, floor.end()) if floor else quote


@lru_cache(maxsize=4)  # the labels of a clause are located one after the other
def segments(text: str, span: Span) -> tuple[Span, ...]:
    """Cut a clause at sentence ends, semicolons, dashes, line ends and lettered points."""
    cuts = [span.start]
    for match in _BREAK.finditer(text, span.start, span.end):
        cuts.append(match.end())
    cuts.append(span.end)
    result = []
    for start, end in itertools.pairwise(cuts):
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            result.append(Span(start, end))
    return tuple(result) or (span,)


def find_evidence(
    text: str,
    span: Span,
    label: str,
    model: LinearModel,
    cues: Sequence[Cue] = (),
    lexicons: Sequence[str] = (),
    focus: Span | None = None,
) -> Span:
    """Stretch of a clause that carries a label.

    Parameters
    ----------
    text
        The document.
    span
        The clause.
    label
        ``group:name`` as the model knows it.
    cues
        Cues found in the clause.
    lexicons
        Lexicons whose matches mark this label's words; preferred over the model's weights.
    focus
        Where the encoder looked for the label; preferred over all but the words of a term of art.

    Returns
    -------
    Span
        Inside ``span``, at most ``LONGEST_QUOTE`` words (``LONGEST_CONDUCT`` of an offence; a prison term with its floor can be
        longer), cut at word boundaries.
    """
    conduct = _conduct(text, span) if label in CONDUCT else None
    if conduct is not None:
        return conduct
    if label == PENALTY and (term := _term(text, span)) is not None:
        return term
    if focus is not None and label not in WORDED:
        return _around(text, span, focus)
    anchored = _anchored(text, span, _OPENING) if label == DEFENCE else None
    if anchored is not None:
        return anchored
    scored = _pieces(text, span)
    weights = [_weights(model, label, words, pairs) for words, pairs in _rows(model, text, span)]
    totals = [sum(w for w in ws if w > 0) / (6 + len(ws)) ** 0.5 for ws in weights]
    wanted = [c for c in cues if c.lexicon in lexicons and span.contains(c.span)]
    if wanted:
        return max(wanted, key=lambda c: (_near(c.span, scored, totals), c.span.length)).span
    best = max(range(len(scored)), key=lambda i: totals[i])
    piece, tokens = scored[best]
    if len(tokens) <= LONGEST_QUOTE:
        return piece
    gains = weights[best]
    window = max(range(len(tokens) - LONGEST_QUOTE + 1), key=lambda i: sum(gains[i : i + LONGEST_QUOTE]))
    first, last = window, window + LONGEST_QUOTE - 1
    while first < last and (gains[first] <= 0 or tokens[first][0] in _DANGLING):
        first += 1
    while last > first and (gains[last] <= 0 or tokens[last][0] in _DANGLING):
        last -= 1
    return Span(tokens[first][1], tokens[last][2])


@lru_cache(maxsize=2)
def _pieces(text: str, span: Span) -> list[tuple[Span, list[tuple[str, int, int]]]]:
    return [(piece, _tokens(text, piece)) for piece in segments(text, span)]


def _tokens(text: str, piece: Span) -> list[tuple[str, int, int]]:
    return [(normalise(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text, piece.start, piece.end)]


@lru_cache(maxsize=2)
def _rows(model: LinearModel, text: str, span: Span) -> list[tuple[Rows, Rows]]:
    """Rows of the words and of the word pairs of each piece."""
    found = []
    for _, tokens in _pieces(text, span):
        words = [word for word, _, _ in tokens]
        pairs = [f"w:{a} {b}" for a, b in itertools.pairwise(words)]
        found.append((model.rows_of(["w:" + word for word in words]), model.rows_of(pairs)))
    return found


def _weights(model: LinearModel, label: str, words: Rows, pairs: Rows) -> list[float]:
    """How much each word speaks for the label; a word pair's weight is shared by its two words."""
    gains = model.weights_of(words, label).astype(np.float64)
    halves = model.weights_of(pairs, label).astype(np.float64) / 2
    gains[1 : len(halves) + 1] += halves
    gains[: len(halves)] += halves
    values: list[float] = gains.tolist()
    return values


def _near(span: Span, scored: list[tuple[Span, list[tuple[str, int, int]]]], totals: list[float]) -> float:
    return max((total for (piece, _), total in zip(scored, totals, strict=True) if piece.overlap(span)), default=0.0)
