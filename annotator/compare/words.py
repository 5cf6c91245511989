"""Words as they are compared: without case, layout, numbers of provisions, page furniture and editors' notes.

Two drafts that differ only in these say the same, so that renumbering or a new typesetting is no change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.compare.records import Word
from annotator.records import Span

#: Stands for a citation of a provision of the same law, whatever its number: what it cites is compared apart.
CITATION = "§"
_NOUN = (
    r"(?:sub-?\s?)?(?:sections?|articles?|paragraphs?|clauses?|points?|items?|rules?|regulations?|chapters?|parts?|titles?|"
    r"divisions?|schedules?|annex(?:es)?|ss?\.|arts?\.|paras?\.)"
)
_NUMBER = r"(?:\d+[A-Za-z]{0,2}\b|[IVXLC]+\b|\(\s?\w{1,5}\s?\))(?:\s?\(\s?\w{1,5}\s?\))*"
_CITATION = re.compile(
    rf"\b(?:{_NOUN}\s?{_NUMBER}(?:(?:\s?,\s?|\s(?:to|and|or)\s|\s?[–-]\s?){_NUMBER})*"
    rf"(?:\s(?:of|in|and)\s{_NOUN}\s{_NUMBER})*(?:\s(?:of|in)\s(?:this|the\s(?:present|said))\s{_NOUN})?|"
    rf"(?:this|the\s(?:present|foregoing|preceding))\s{_NOUN}(?!\w))",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(
    r"\(\s?(?:\d{1,3}[a-z]{0,2}|[a-z]{1,3}|[ivxlc]{1,6})\s?\)|^[^\S\n]*(?:\d{1,3}[A-Z]{0,2}|[a-z]{1,2}|[ivx]{1,4})[.)](?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
# How another law is cited, by year, number or chapter, is the editor's choice.
_ACT_NUMBER = re.compile(
    r"(?<=\bAct),?\s+\d{4}\b(?:\s*\(\s?No\.?[^()]{1,40}\))?|\(\s?(?:No|Cap|Chapter)\.?\s[^()]{1,30}\)", re.IGNORECASE
)
_NOTE = re.compile(
    r"[\[(]\s?(?:Act|L\.\s?N\.|Cap\.?|Ord|Rev|Am(?:ended)?\b|Ins(?:erted)?\b|Subs(?:tituted)?\b|Deleted by|Repealed by|Corr)"
    r"[^\[\]()]{0,160}[\])]\.?",
    re.IGNORECASE,
)
_LONE_LINE = re.compile(r"(?<=\n)[^\S\n]*\n(?P<line>[A-Z0-9][^\n]{2,70}[^\s.;:,—-])[^\S\n]*(?=\n)")
LEAST_REPETITIONS = 3
_WORD = re.compile(r"\w+(?:[’'‐‑-]\w+)*")
_JOINED = str.maketrans("", "", "’'‐‑-")
# Spellings of one word; a change between them is no change of the law.
_SPELLINGS = (("isation", "ization"), ("ised", "ized"), ("ising", "izing"), ("ise", "ize"))
#: Words that carry no meaning of their own; a match on these alone aligns nothing.
STOP_WORDS = frozenset(
    "a an the of in on at to for by from with and or as is are be been it its this that these those such which who whom "
    "he she they his her their him them any all".split()
) - {"any", "all"}


def fold(word: str) -> str:
    """The form of a word that is compared: ``Sub-section`` and ``subsection`` are one."""
    key = word.lower().translate(_JOINED)
    for british, american in _SPELLINGS:
        if key.endswith(american):
            return key[: -len(american)] + british
    return key


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """A phrase of a word list as keys."""
    return tuple(fold(match.group()) for match in _WORD.finditer(phrase))


def find_words(text: str, span: Span, hidden: Sequence[Span] = ()) -> tuple[Word, ...]:
    """List the words of a stretch of text that count in a comparison.

    Parameters
    ----------
    text
        The document.
    span
        The stretch.
    hidden
        Spans inside the document that do not count, in order (running headers, for instance).

    Returns
    -------
    tuple of Word
        In order; a citation of a provision of the same law is one word with the key ``CITATION``.
    """
    skipped = [(h.start, h.end) for h in hidden if h.end > span.start and h.start < span.end]
    skipped += [(m.start(), m.end()) for p in (_NOTE, _ACT_NUMBER) for m in p.finditer(text, span.start, span.end)]
    cited = [(m.start(), m.end()) for m in _CITATION.finditer(text, span.start, span.end)]
    skipped += [
        (m.start(), m.end())
        for m in _ENUMERATOR.finditer(text, span.start, span.end)
        if not any(start < m.end() and m.start() < end for start, end in cited)
    ]
    found = [Word(CITATION, start, end) for start, end in cited]
    covered = sorted(skipped + cited)
    at = 0
    for match in _WORD.finditer(text, span.start, span.end):
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        if at < len(covered) and covered[at][0] < match.end():
            continue
        found.append(Word(fold(match.group()), match.start(), match.end()))
    return tuple(sorted((w for w in found if not any(a <= w.start and w.end <= b for a, b in skipped)), key=lambda w: w.start))


def find_repeated_lines(text: str) -> list[Span]:
    """List lines that stand alone and recur: running headers that the structure of the text did not show.

    Parameters
    ----------
    text
        The whole text.
    """
    found: dict[str, list[Span]] = {}
    for match in _LONE_LINE.finditer(text):
        found.setdefault(match["line"].strip(), []).append(Span(match.start("line"), match.end("line")))
    return sorted(span for spans in found.values() if len(spans) >= LEAST_REPETITIONS for span in spans)


def keys(words: Sequence[Word]) -> list[str]:
    """The keys of words."""
    return [word.key for word in words]
