"""How firmly a protection is worded: a small model over the sentence that words it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from annotator.perceive.evidence import segments
from annotator.perceive.features import words
from annotator.perceive.weakness import find_weakness
from annotator.records import Cue, Span

STRENGTHS = ("mandatory", "weak", "deferred", "optional")
_NEAR = 8


def strength_features(text: str, clause: Span, evidence: Span, name: str, cues: Sequence[Cue] = ()) -> list[str]:
    """Features of one worded safeguard.

    Parameters
    ----------
    text
        The document.
    clause, evidence
        The clause and the words that carry the safeguard.
    name
        Safeguard type.
    cues
        Cues of the clause.

    Returns
    -------
    list of str
        ``q:`` words of the evidence, alone and beside the type (a firm word of one safeguard is a soft one of another),
        ``b:`` and ``a:`` words just before and after it, ``s:`` words of its sentence, ``t:`` type, ``c:`` weakening cues
        in the sentence, ``n:`` cues in the evidence itself, ``w:`` a structural reason why it counts in part.
    """
    home = next((s for s in segments(text, clause) if s.overlap(evidence)), clause)
    quote = words(text[evidence.start : evidence.end])
    before = words(text[max(clause.start, evidence.start - 90) : evidence.start])[-_NEAR:]
    after = words(text[evidence.end : min(clause.end, evidence.end + 90)])[:_NEAR]
    sentence = words(text[home.start : home.end])
    features = ["t:" + name]
    said = quote + [f"{a} {b}" for a, b in itertools.pairwise(quote)]
    features += ["q:" + w for w in said] + [f"q:{name}-{w}" for w in said]
    features += ["b:" + w for w in before] + [f"b:{a} {b}" for a, b in itertools.pairwise(before)]
    features += ["a:" + w for w in after]
    features += ["s:" + w for w in sentence] + [f"s:{a} {b}" for a, b in itertools.pairwise(sentence)]
    inside = sorted({c.lexicon for c in cues if home.contains(c.span)})
    features += ["c:" + c for c in inside] + [f"c:{name}-{c}" for c in inside]
    features += ["n:" + c for c in sorted({c.lexicon for c in cues if evidence.overlap(c.span)})]
    wording = text[clause.start : clause.end]
    weakness = find_weakness(name, wording, Span(evidence.start - clause.start, evidence.end - clause.start), wording)
    return features + ([] if weakness is None else ["w:" + weakness, "w:any"])
