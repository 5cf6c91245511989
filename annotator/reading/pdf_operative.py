"""Rows that hold law wherever they stand on a page: divisions, numbered provisions and whole sentences.

Their words repeat as those of running heads do (every page may open with an article, or end in a penalty), so that
repetition alone is no proof that they are furniture.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

# Words of the languages of our laws that name a division.
_DIVISION_WORDS = (
    r"art(?:icle|ículo|igo|ikel)?|sec(?:tion|ción)?|chap(?:ter|itre)?|capítulo|kapitel|part(?:ie)?|parte|teil|sub-?part|"
    r"division|sub-?division|title|titre|título|titel|book|livre|libro|livro|schedule|annexe?|anexo|anlage|appendix|"
    r"attachment|rule|regulation|clause|paragraph|seção|pasal|bab|bagian|điều|chương|mục|المادة|مادة|الفصل|الباب"
)
_NUMBER_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"premier|première|primero|primera|primeiro|primeira|preliminary|final"
)
_NUMBER = rf"(?:\d{{1,4}}(?:[-.]\d{{1,3}})?\W?[A-Z]{{0,3}}|[IVXLC]{{1,8}}[A-Z]?|[A-Z]|{_NUMBER_WORDS})"
_DIVISION = re.compile(
    rf"\W{{0,3}}(?:the\s)?(?:(?:{_DIVISION_WORDS})\.?(?:\s(?:the\s)?{_NUMBER})?|{_NUMBER}\s(?:{_DIVISION_WORDS}))\W{{0,3}}",
    re.IGNORECASE,
)
# Behind the number of a provision stand words; a number alone is one of the page.
_ENUMERATED = re.compile(
    r"\W{0,2}(?:\((?:\d{1,3}[A-Za-z]{0,2}|[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]{1,2})\)|\d{1,3}[A-Z]{0,2}\.(?=[\s—–-])|[a-z]\)|§)"
    r"[^\n]{0,12}?[^\W\d_]{2}"
)
_COPYRIGHT = re.compile(r"\(c\)\s(?:copyright|crown|\d{4}|government|state|republic|commonwealth)\b|\bcopyright\b", re.IGNORECASE)
_LABEL = re.compile(r"\([a-hj-uw-z]\)")
# No running head ends so.
_GOES_ON = (";", "; or", "; and")
_PLAIN = frozenset({"the", "and", "for", "with", "from", "under"})
# "The court shall decide." is a sentence, "Computer Misuse Act, 2019." the name of a law.
FEWEST_WORDS = 4
FEWEST_SMALL_WORDS = 2
# Pages at whose head a running head repeats lie as close as this: left and right pages may differ.
NEAR_PAGES = 2
# Of rows that name divisions at one height, this share repeat the same one on pages nearby if they are running heads.
GUIDE_SHARE = 1 / 3


def is_division(text: str) -> bool:
    """Whether a row names a division and nothing else: ``Article 7``, ``CHAPTER II``, ``FIRST SCHEDULE``."""
    return _DIVISION.fullmatch(text) is not None


def is_provision(text: str) -> bool:
    """Whether a row begins with the number of a provision, or is a whole sentence."""
    if _COPYRIGHT.search(text):
        return False
    return _ENUMERATED.match(text) is not None or _LABEL.fullmatch(text) is not None or _is_sentence(text)


def _is_sentence(text: str) -> bool:
    if text.endswith(_GOES_ON):
        return True
    words = text.split()
    if len(words) < FEWEST_WORDS or not text.endswith("."):
        return False
    small = [word for word in words if word[0].islower() and len(word) > 2 and word not in _PLAIN]
    return len(small) >= FEWEST_SMALL_WORDS and words[-1][0].islower()


def is_running_guide(places: Iterable[tuple[int, str]]) -> bool:
    """Whether rows at one height that name divisions are running heads, which say where a page is: they say it repeatedly.

    Parameters
    ----------
    places
        The page and the text of each row.
    """
    pages: dict[str, list[int]] = defaultdict(list)
    for page, text in places:
        pages[text.casefold()].append(page)
    total = sum(len(numbers) for numbers in pages.values())
    repeated = sum(
        any(0 < abs(page - other) <= NEAR_PAGES for other in numbers[max(0, index - 3) : index + 4])
        for numbers in (sorted(found) for found in pages.values())
        for index, page in enumerate(numbers)
    )
    return total > 0 and repeated >= GUIDE_SHARE * total
