"""Which language a text is in, told from its script and its most frequent small words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 40_000
# Share of words that have to be small words of the language; running text has 25 to 50 %.
_ENOUGH = 0.08
_SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a or shall any is by for that be not with this such as an",
        "fr": "le la les de des du et à en un une est par pour dans que qui sur ou au aux",
        "es": "el la los las de del y en que se por con para una un o al su no será",
        "pt": "o a os as de do da dos das e em que se por com para uma um ou não ao",
        "it": "il la le di del della e in che per con una un dei delle o non è al sono",
        "de": "der die das und in den von zu mit des dem ist oder nicht eine für im auf wird",
        "nl": "de het een van en in dat te voor op met die niet zijn of bij aan door is",
        "pl": "w i z na do nie się o jest lub przez od oraz po art ust ustawy za dla",
        "ro": "de și în la a cu din pe se nu este care prin pentru sau al unei sunt art",
        "tr": "ve bir bu ile için veya olan olarak madde göre da de kanun her ya",
        "id": "dan yang dengan di dalam untuk atau dari pada ini setiap orang sebagaimana pasal dimaksud",
        "vi": "và của các có trong được theo về cho không là quy định điều khoản người này",
        "sw": "ya na wa kwa ni za la katika au cha kama hii ambayo mtu yoyote",
        "tl": "ang ng sa mga na at ay o para ito kung hindi nito batas",
    }.items()
}
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """Return the ISO 639-1 code of the main language, or ``und`` where it cannot be told.

    Languages that share a script are told apart by their own letters (Persian, Urdu, Ukrainian).
    """
    sample = text[:_SAMPLE] if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + " " + text[len(text) // 2 :][: _SAMPLE // 2]
    letters = sum(1 for c in sample if c.isalpha())
    if not letters:
        return "und"
    for language, pattern in _SCRIPTS:
        share = len(pattern.findall(sample)) / letters
        if share > (0.1 if language == "ja" else 0.5):
            return _within_script(language, sample)
    counts = Counter(_WORD.findall(sample.lower()))
    total = sum(counts.values())
    scores = {language: sum(counts[w] for w in words) / max(total, 1) for language, words in _SMALL_WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _ENOUGH else "und"


def _within_script(language: str, sample: str) -> str:
    if language == "ar":
        if re.search(r"[ٹڈڑےں]", sample):
            return "ur"
        return "fa" if len(re.findall(r"[پچژگ]", sample)) > 0.005 * len(sample) else "ar"
    if language == "ru":
        return "uk" if re.search(r"[їєґ]", sample) else "ru"
    return language
