"""Where the title of a section or article ends and its body begins, and what cannot be a title."""

from __future__ import annotations

import re
import unicodedata

from annotator.letters import UNCASED, is_small
from annotator.structure.lines import SHORTEST_WRAPPED, Line
from annotator.structure.ordinals import NUMBERED

# A heading of a division seldom exceeds two printed lines; longer lines are running text.
LONGEST_HEADING = 220
LONGEST_WRAPPED = 160
# A first line shorter than this is a title even where the next one begins with a small letter.
SHORTEST_CUT = 40
# So much must stand behind a dash for it to part title and body, unless a full stop stands before it.
SHORTEST_BODY = 12
# ``Short Title. - This Act shall ...``: title and body in one line, parted by a full stop and a dash.
_INLINE_TITLE = re.compile(
    r"(?P<title>[^.;]{2,160}?)[\"”\s*_]{0,40}(?:\.[\"”\s*_]{0,40})?(?:(?<=[.\"”*_])\s*[-–—]+|—+|\s-\s?(?=[\"“(A-Z]))[\s\"]*(?=\S|$)"
)
_STOP_AND_DASH = re.compile(r"\.\s{0,3}[-–—]")
_OPENS_BODY = re.compile(r"$|[“(A-Z]")
# ``Theft: (1) If any person``, ``BREACH OF SECURITY.  (a)  A person``, ``Theft (1) Any person``: the first number ends the title.
_ONE = "1\u0661\u06f1\u0967\u09e7"
_NUMBERED_TITLE = re.compile(
    rf"(?P<title>[A-Z“\"{UNCASED}][^.;:।৷۔(\n]{{1,160}}?)(?P<mark>\s{{0,9}}[.:।৷۔]?\s{{0,9}}[-–—]{{0,3}}\s{{0,9}})"
    rf"(?=\(\s?(?P<first>[{_ONE}a])\s?\)\s{{1,9}}[\[“\"]?[A-Z{UNCASED}])"
)
# Words that a sentence of law has and a title has not.
_SENTENCE = re.compile(
    r"\b(shall|whoever|means|(?:any|every|no|a) person (?:who|shall|may|commits)|may (?:be|not)|applies to|are to be|is hereby|"
    r"sera puni|serán?|será|deberán?|doit|doivent|commits)\b", re.IGNORECASE
)  # fmt: skip
_VERB = re.compile(r"\b(shall|may|means|applies|is|are|to this|doit|peut)\b")
# Verbs that a title has only in a clause of its own: seen in a long line or in the line below, they tell of a sentence.
_FINITE = re.compile(r"\b(?:may|must|shall|is|are|was|were|has|have|will|comes?|takes?|who|which|In this)\b")
# Behind a number, ``§ 1. Whoever`` and ``- (1) This law`` open a list as well, and so does ``First: ...``.
_LIST_NUMBER = re.compile(
    r"(?:[-–—§]\s{0,3}){0,3}\(?(?:\d+(?:[A-Za-z]|er)?|[IVX]{1,5})(?:[.)]|\s?[-–/])\s|"
    rf"{NUMBERED}"
)
# ``Rules: The Minister may make rules``, ``INTERPRETATION. In this Act``: a few words, a mark, and a sentence.
_TITLE_AND_SENTENCE = re.compile(
    r"(?!(?:In|For|Where|If|When|Subject|Notwithstanding|Without|Upon|Under|Any|Every|No|Whoever|Except|Unless|Nothing)\b)"
    rf"(?!{NUMBERED})"
    r"(?P<title>[A-Z][^.;:(\n“\"]{3,70}?)(?:[.:]\s{1,9}|\s[–-]\s|–(?=[A-Z]))(?=[A-Z“\"][^.]{20})"
)
_ABBREVIATED = re.compile(r"\b(?:No|Nos|Cap|Art|Sec|Vol|St|Dr|Mr|Mrs|Ltd|Inc|[A-Z])$")
# Marks that end a sentence, or a part of one, and never a title.
_NEVER_LAST = frozenset("。：；，、")
# These end sentences too, but some drafters set them behind a title, which has fewer words.
_STOPS = frozenset("।৷۔။")
LONGEST_STOPPED = 6

# ``(a)`` below a line: either a title stands above it, or the words that open its list.
_FIRST_POINT = re.compile(r"\s{0,9}\(?(?:a|A|i)\)")
# "The objects of this Act are to", "A provider is not liable if-": the sentence goes on in the points below.
_GOES_ON = re.compile(r"(?:\b(?:to|if|for|by|that|where|when|unless|who|which|is|are|shall|may|must)|[-–—:,])\s{0,9}$")
_OPENS_SENTENCE = re.compile(r"(?:An?|The|Any|Every|Each|No|In|For|Where|If|When|Subject|Nothing|Whoever)\s")
# Words with which no line ends that is whole, whatever the next begins with: "for the purposes of this / Act".
_DANGLING = re.compile(r"\b(?:the|an?|this|any|every|each|such|of|and|or)$")


def is_titlelike(text: str) -> bool:
    """Whether a line reads like a title: short, starting with a capital or quote, not a full sentence."""
    if len(text) > 2 * LONGEST_HEADING:
        return False
    bare = text.strip().strip('*_[]"“”#')
    if not bare or len(bare) > LONGEST_HEADING:
        return False
    if is_small(bare[0]) or bare[0] in "(;," or bare[-1] in _NEVER_LAST:
        return False
    if bare[-1] in _STOPS and len(bare.split()) > LONGEST_STOPPED:
        return False
    if _LIST_NUMBER.match(bare) or is_sentence(bare):
        return False
    return bare[-1] not in ".;:,—-" or (len(bare) < 90 and bare[-1] == ".")


def is_sentence(text: str) -> bool:
    """Whether words stand in a text that a sentence of law has and a title has not."""
    return _SENTENCE.search(text) is not None


def has_finite_verb(text: str) -> bool:
    """Whether a text holds a verb that says something of a subject, as titles seldom do."""
    return _FINITE.search(text) is not None


def has_verb(text: str) -> bool:
    """Whether a text holds one of the commonest verbs of law."""
    return _VERB.search(text) is not None


def _says_something(text: str) -> bool:
    return is_sentence(text) or has_finite_verb(text)


def opens_points(rest: str, following: Line | None) -> bool:
    """Whether a line is the opening words of the points below it: “A court has jurisdiction where the act was done-”, “(a)”."""
    bare = rest.strip()
    if not bare or following is None or _FIRST_POINT.match(following.text) is None:
        return False
    return _GOES_ON.search(bare) is not None or (_OPENS_SENTENCE.match(bare) is not None and _says_something(bare))


def split_title(rest: str) -> tuple[str, int] | None:
    """The title at the head of a line and where the body begins behind it; ``None`` where the line does not hold both.

    Parameters
    ----------
    rest
        The line behind the number of the section.
    """
    inline = _INLINE_TITLE.match(rest)
    is_title = inline is not None and not is_sentence(inline["title"])
    if inline and is_title and len(rest) > inline.end() + SHORTEST_BODY and _is_run_in(inline.group(), rest[inline.end() :]):
        return _plain(inline["title"]), inline.end()
    numbered = _NUMBERED_TITLE.match(rest)
    if numbered and (numbered["mark"].strip() or numbered["first"] != "a"):
        title = numbered["title"].strip()
        if unicodedata.category(title[-1])[0] in "LM" and not _says_something(title):
            return _plain(title), numbered.end()
    worded = _TITLE_AND_SENTENCE.match(rest)
    if worded and not _ABBREVIATED.search(worded["title"]) and worded["title"][-1].isalpha():
        title, body = worded["title"], rest[worded.end() :]
        # "Definitions. For the purposes of this law:" opens a list and says nothing yet.
        if (_says_something(body) or body.rstrip().endswith(":")) and not _says_something(title):
            return _plain(title), worded.end()
    # The line breaks right behind the dash, or a few words later.
    if inline and is_title and _STOP_AND_DASH.search(inline.group()) and _OPENS_BODY.match(rest, inline.end()):
        return _plain(inline["title"]), inline.end()
    return None


def _plain(title: str) -> str:
    return title.strip(' ."*_')


def is_cut_sentence(rest: str, following: Line | None) -> bool:
    """Whether a line is the first of a sentence that goes on below, rather than a title."""
    bare = rest.strip()
    if following is None or len(bare) < SHORTEST_CUT:
        return False
    below = following.text.strip()
    if _DANGLING.search(bare) and has_finite_verb(bare):
        return True
    return is_small(below[:1]) and (has_finite_verb(bare) or has_finite_verb(below) or below[-1] in ".;:—,")


def is_wrapped_title(line: Line, rest: str, following: Line) -> bool:
    """Whether a title fills its line, ends with a comma, and goes on with a small letter below."""
    below = following.text.strip()
    is_cut = rest.rstrip().endswith(",") and len(line.text) >= SHORTEST_WRAPPED and is_titlelike(rest.rstrip(" ,"))
    return is_cut and is_small(below[:1]) and len(below) < LONGEST_WRAPPED and below[-1] not in ".;:,—-"


def _is_run_in(title: str, body: str) -> bool:
    """Whether what follows a dash is the body rather than the second half of the title."""
    is_stopped = bool(re.search(r"[.\"”][\s\"”*_]{0,40}[-–—]", title))
    return is_stopped or body[0] == "(" or len(body) > 2 * LONGEST_WRAPPED or is_sentence(body) or has_verb(body)
