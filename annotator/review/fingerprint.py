"""Knowing a finding again by its words, after edits elsewhere and after renumbering."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from annotator.records import Finding, Judgement, Span

_NUMBER = r"(?:\d+[A-Za-z]{0,2}(?:\.\d+)*|[IVXLC]+\b|[A-Za-z]\b(?=\s*\())(?:\s*\(\w{1,5}\))*|(?:\(\w{1,5}\)\s*)+"
# "section 12(3) and 14": where a provision stands is no part of its words.
_CITATION = re.compile(
    r"\b(?P<kind>(?i:articles?|arts?\.?|sections?|secs?\.?|ss?\.|§§?|sub-?sections?|paragraphs?|paras?\.?|sub-?paragraphs?"
    r"|clauses?|points?|parts?|chapters?|titles?|divisions?|schedules?|annex(?:es)?|rules?|regulations?))\s*"
    rf"(?:{_NUMBER})(?:\s*(?:,|and|or|to|-|–)\s*(?:{_NUMBER}))*"
)
_ENUMERATOR = re.compile(r"(?:(?<=[\s;:,.—–])|^)\(\w{1,5}\)|^[ \t]*\d+[A-Za-z]{0,2}(?:\.\d+)*[.)]?(?=\s)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@lru_cache(maxsize=16)  # the findings of a clause come one after the other, each with the whole clause
def normalise(text: str) -> str:
    """The words of a passage alone: no numbers of provisions, no punctuation, no case, no layout.

    Numbers that are part of the rule (``five years``, ``10 000``) stay.
    """
    folded = unicodedata.normalize("NFKC", text)
    plain = _ENUMERATOR.sub(" ", _CITATION.sub(lambda m: f" {m['kind']} ", folded))
    return " ".join(_WORD.findall(plain.casefold()))


def fingerprint(label: str, quote: str, clause: str) -> str:
    """Identity of a finding by its label, its words and the words of its clause.

    Two findings share it only if they say the same of the same words; ``w-`` and 16 hexadecimal digits.
    """
    parts = "\x1f".join((label, normalise(quote), normalise(clause)))
    return "w-" + hashlib.sha256(parts.encode()).hexdigest()[:16]


def with_fingerprints(text: str, judgements: Sequence[Judgement], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of a document, each with its fingerprint."""
    clauses: dict[str, list[Span]] = {}
    for judgement in judgements:
        clauses.setdefault(judgement.clause.eid, []).append(judgement.clause.span)

    def words_of(finding: Finding) -> str:
        own = clauses.get(finding.eid, [])
        span = next((s for s in own if s.contains(finding.span)), own[0] if own else finding.span)
        return text[span.start : span.end]

    return tuple(replace(f, fingerprint=fingerprint(f.label, f.quote, words_of(f))) for f in findings)
