"""Clauses in which "shall" lays no duty on anybody but says what is, applies, lasts or counts.

"The Authority shall consist of five members" and "an appeal shall lie to the High Court" use the verb of duty for what the
guidelines call constitutive; "shall not be liable" and "shall not affect" use that of prohibition for it.
"""

from __future__ import annotations

from functools import partial

from annotator.perceive.patterns import across_lines

_across_lines = partial(across_lines, most=3)
_BEING = (
    r"be (?:(?:an?|the(?! (?:duty|responsibility|obligation))|deemed|construed|final|valid|invalid|void|binding|conclusive|"
    r"governed|eligible|without prejudice|composed|in (?:force|addition)|(?:non\W{0,2})?cognizable|bailable|compoundable|"
    r"extraditable|admissible|responsible to|located|known|called|cited|interpreted|evidence)\b|"
    r"(?:considered|treated|regarded|read) (?:as|to)\b|taken to\b)"
)
_HAVING = (
    r"have (?:effect|force|(?:exclusive )?jurisdiction|(?:one|a (?:second|casting)) vote|"
    r"the (?:same )?(?:meaning|force|effect))\b"
)
# "Shall apply the measures" and "shall apply to the Authority for a licence" are duties.
_APPLYING = r"apply\b(?! (?:the|an?|such|for|in writing)\b)(?! to (?:the|an?) (?:[\w-]{1,25} ){1,8}?(?:for|in|requesting)\b)"
_STANDING = (
    r"(?:consist|comprise|hold (?:and vacate )?office|lie|come into|enter into force|become|"
    r"(?:remain|continue|cease)(?! to (?!have|be|apply|exist))|constitute|affect|extend(?! (?:the|an?|its|such) )|"
    r"expire|lapse|take effect|vest|rank|accrue|exist|prevail|form)\b"
)
_STATED = _across_lines(
    rf"shall (?:(?:also|not|only|each|then|likewise|further) )?(?:{_BEING}|{_HAVING}|{_APPLYING}|{_STANDING})"
)
_RELEASED = _across_lines(
    r"(?:(?:shall|may) not (?:be (?:\w{4,12} )?(?:liable|invalid|under any? obligation|required|obliged|bound)\b|"
    r"(?:affect|prejudice|derogate|limit|prevent|preclude|apply|extend|incur)\b)|need not\b)"
)
_NOTHING = _across_lines(
    r"\W{0,4}(?:\(\w{1,5}\)\s{0,3})?nothing in\b"
    # "Nothing in the file shall be disclosed" forbids.
    r"(?![^.;]{0,80}?\b(?:shall|may|must) be (?:published|disclosed|used|communicated|revealed)\b)"
)
_VERB = _across_lines(r"\b(?:shall|must|may|need|is to|are to)\b")


def states_only(text: str, is_release_asked: bool = False) -> bool:
    """Whether all that a clause says "shall" or "must" about only states something or releases somebody.

    Source: the annotated laws, in which 365 such clauses of 397 are constitutive, and 91 of 96 of those that release.

    Parameters
    ----------
    text
        Words of one clause. A "may" in them changes nothing unless it comes first: ``shall consist of such members as the
        Minister may appoint``.
    is_release_asked
        Whether somebody must be released or something left untouched: ``no provider shall be liable``, ``shall not affect``.
    """
    if _NOTHING.match(text):
        return True
    verbs = list(_VERB.finditer(text))
    released = [_RELEASED.match(text, verb.start()) is not None for verb in verbs]
    if not verbs or (verbs[0].group().lower() == "may" and not released[0]):
        return False
    if is_release_asked and not any(released):
        return False
    return all(
        is_released or verb.group().lower() == "may" or _STATED.match(text, verb.start()) is not None
        for verb, is_released in zip(verbs, released, strict=True)
    )
