"""How laws word a citation: the patterns of ``references``, kept apart because they are a table more than a programme."""

from __future__ import annotations

import re

from annotator.letters import fold_letters

UNIT_NOUNS: dict[str, tuple[str, ...]] = {
    "section": ("section", "rule", "division"), "sec": ("section",), "s": ("section",), "ss": ("section",), "§": ("section",),
    "article": ("article",), "art": ("article",), "artículo": ("article",), "artigo": ("article",), "pasal": ("article",),
    "madde": ("article",), "rule": ("rule",), "regulation": ("rule",), "clause": ("clause",), "part": ("part",),
    "chapter": ("chapter",), "title": ("title",), "division": ("division",), "subdivision": ("subdivision",),
    "subpart": ("subpart",), "chapitre": ("chapter",), "titre": ("title",), "capítulo": ("chapter",), "título": ("title",),
    "schedule": ("attachment",), "annex": ("attachment",), "appendix": ("attachment",),
    "subsection": ("subsection",), "sub-section": ("subsection",),
    "paragraph": ("paragraph", "subsection", "point", "subparagraph"), "para": ("paragraph",), "paragraphe": ("paragraph",),
    "subparagraph": ("subparagraph", "point", "paragraph", "indent"),
    "sub-paragraph": ("subparagraph", "point", "paragraph", "indent"),
    "point": ("point", "paragraph", "indent"), "inciso": ("paragraph",), "alinéa": ("paragraph", "point"),
}  # fmt: skip
TOP = frozenset(
    {"section", "article", "rule", "clause", "part", "chapter", "title", "division", "subdivision", "subpart", "attachment"}
)
BASIC = frozenset({"section", "article", "rule", "quotedStructure"})
WORDS = sorted((n for n in UNIT_NOUNS if n not in {"s", "ss", "§"}), key=len, reverse=True)
# Spelled out in three cases, which is twice as fast as ignoring case.
NOUN = "|".join(re.escape(v).replace("\\-", r"[-‑]?\s?") for n in WORDS for v in (n, n.capitalize(), n.upper()))
SUBDIVISION = r"(?:\s?\(\s?(?:\d{1,3}(?:\.\d{1,3})?[A-Z]{0,3}|[a-z]{1,4}(?:\.\d)?|[A-Z]{1,3})\s?\))"
NUMBER = (
    rf"(?:\d{{1,5}}(?:[.-]\d{{1,4}})*(?:[A-Z]{{1,4}}|er|ère|[º°a-z])?(?:\s?(?:bis|ter|quater|quinquies))?(?!\w)"
    rf"{SUBDIVISION}{{0,5}}|"
    rf"{SUBDIVISION}{{1,5}}|[IVXLC]{{1,6}}[A-Z]?\b|[A-Z]\b(?!\.\w)|[a-h]\b(?![\w’']))"
)
ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|First|Second|Third|Fourth|Fifth|"
    "Sixth|Seventh|Eighth|Ninth|Tenth|FIRST|SECOND|THIRD"
)
JOIN = (
    r"\s{0,40}(?:,\s{0,40}(?:(?:and|or|et|ou|y|o)\s{0,40})?|"
    r"(?:and|or|et|ou|y|to|through|until|à|al?|[-–—]|and/or)\s{0,40})"
)
# "Sections 3 (forms) and 4 (fees)": titles in brackets between the numbers.
_TITLE = r"\s\([a-z][a-z’' ,-]{4,60}\)"
TITLE = re.compile(_TITLE)
LIST = rf"{NUMBER}(?:(?:{_TITLE})?{JOIN}(?:(?:{NOUN})s?\s)?{NUMBER}){{0,24}}"
INNER_NOUN = re.compile(rf"{JOIN}(?P<noun>{NOUN})s?\s")
CITATION = re.compile(
    rf"(?P<noun>\b(?:{NOUN})(?:e?s)?\b\.?|\b(?:ss?|arts?)\.(?=\s?\d)|§§?)(?!\s?\((?:EU|EC|EEC)\))(?!(?<=[Rr]egulation)\s?No\b)"
    rf"(?!(?<=[Rr]egulations)\s?No\b)\s?(?:(?i:nos?)\.?\s?)?(?P<list>{LIST})(?!\s?:\d|/\d)|"
    rf"(?P<ordinal>\b(?:{ORDINAL}))\s(?P<schedule>Schedule|Annex|Appendix)\b"
)
# ``the preceding article``, ``the last preceding subsection``, ``the next following section``.
STEP = (
    r"the\s(?:(?:(?:next|last|immediately)\s)?(?:preceding|previous|foregoing)|"
    r"(?:next|immediately)\s(?:following|succeeding)|next)"
)
SELF = re.compile(
    rf"\b(?P<which>(?i:this|{STEP}|the present|présent|présente|"
    rf"presente))(?:\s+\[?|(?=[A-Z]))(?P<noun>(?i:{NOUN}|act|law|code|convention|regulation|ordinance|decree(?:-law)?|"
    rf"directive|loi|ley|section))\b"
)
# "The two last preceding sections", "the next three articles"; "the following two sections are inserted" points nowhere.
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WAY = "preceding|previous|foregoing|following|succeeding"
_NEAREST = r"(?:(?:last|next|immediately)\s)?"
SEVERAL = re.compile(
    rf"\b[Tt]he\s{_NEAREST}(?:(?P<count>{'|'.join(COUNTS)})\s{_NEAREST}(?P<way>{_WAY})|"
    rf"(?P<towards>preceding|previous|foregoing|next)\s(?P<many>{'|'.join(COUNTS)}))\s(?P<noun>{NOUN})s\b"
    r"(?!\s?:|\s(?:shall be |are )(?:inserted|added|substituted))"
)
MEMBER = re.compile(NUMBER)
SUB = re.compile(r"\(\s?([\w.]+)\s?\)")
OF_SELF = re.compile(
    rf"\s*(?:,\s*)?(?:of|de|del|du|to|in|under)\s(?P<which>this|le présent|la présente|esta|el presente|"
    rf"the same|{STEP})\s(?P<noun>{NOUN}|act|law|code|convention|regulation)\b",
    re.IGNORECASE,
)
OF_UNIT = re.compile(
    rf"\s*(?:,\s*)?(?:of|de l[’']|del|du)\s*(?P<noun>(?:{NOUN}))\.?\s(?!\((?:EU|EC|EEC)\))"
    rf"(?!(?<=[Rr]egulation\s)No)(?:No\.?\s?)?(?P<number>{NUMBER})"
)
OF_OTHER = re.compile(
    r"\s*(?:,\s*|only\s)?(?:of|to|in|under|de la|del|de l[’']|du|des)\s(?:(?:the|that|said|an?|la|le|"
    r"el)\s)*_?(?P<name>(?:[A-ZÀ-Þ][\w’'.-]*|of|the|and|on|for|de|la|du|del|des|et|y|\(|\)|[\[\]:,\d/-])"
    r"(?:\s(?:[A-ZÀ-Þ][\w’'./-]*|\(?[A-Z][\w ’'&-]{2,60}\)|of|the|and|on|for|to|in|de|la|du|del|des|et|y|"
    r"Nº|N°|No\.|\d[\w./-]*)){0,14})"
)
INSTRUMENT = re.compile(
    r"\b(?:Act|Code|Constitution|Convention|Covenant|Treaty|Charter|Law|Ordinance|Regulations?|Directive|"
    r"Decree|Protocol|Decision|Rules|Statute|TFEU|TEU|U\.?S\.?C|Loi|Ley|Código|Constitución|Charte|"
    r"Proclamation|Order|Decreto|Agreement)\b"
)
OF_SUCH = re.compile(
    r"\s*(?:,\s*)?(?:of|to|in|under)\s(?P<name>(?:such|that|the (?:said|aforesaid|same|principal|parent|first-mentioned|"
    r"last-mentioned|repealed|amended|former|\d{4})|(?:either|each|any|both) of those)\s"
    r"(?:Acts?|Code|Law|Ordinance|Convention|Regulation|Directive|Treaty|Decree)|"
    r"Cap\.?\s?\d{1,4}[A-Z]?|Chapter\s\d{1,4}[A-Z]?\sof\sthe\sLaws)\b"
)
# ``Article 5(5), points (a) to (h)``, ``Article 25, paragraph 4``: subdivisions named behind their owner.
BELOW = re.compile(
    rf"\s?,?\s(?:(?:first|second|third|fourth|last)\s)?(?P<noun>(?:sub-?)?(?:paragraph|section|clause)s?|points?|"
    rf"letters?|lit\.)\s(?P<list>{LIST})(?!\s+(?:of|above|below)\b)"
)
# ``Section 42 (disallowance) and Part 6 (sunsetting) of the Legislation Act``: one instrument owns both.
SHARED_OWNER = re.compile(
    rf"(?:\s\([a-z][^()\n]{{2,60}}\))?(?:,?\s(?:and|or)\s(?:{NOUN})s?\s{NUMBER}(?:\s\([a-z][^()\n]{{2,60}}\))?){{0,4}}(?=\s(?:of|to)\s)"
)
NOTE = re.compile(r"(?P<note>\[[^\[\]]*?)?(?P<act>(?:(?:\d{4},\s*)?c\.\s?\d+|\bAct\sNo\.\s?(?:\d+|[IVXLC]+)\sof\s\d{4}))\s?,\s*$")
ACT = re.compile(
    r"\b(?:Regulations?|Directives?|Decisions?)\s(?:\((?:EU|EC|EEC)\)\s)?(?:No\s)?\d{2,4}/\d{1,4}(?:/[A-Z]{2,4})?"
    r"|\b\d{1,2}\sU\.?\s?S\.?\s?C\.?\s?(?:§+\s?)?\d+\w*(?:-\d+)?(?:\(\w+\))*"
)
STATUTE = re.compile(
    r"[^.;:()\n]{0,24}?\b(?P<name>(?:ley|loi|decreto|décret|lei|dahir)\s(?:N[°ºo]\.?|n[°º]|"
    r"núm\.)\s?[\d.\-/]+\d|(?:código|code)\s(?:pénal|penal|civil|procesal|de procédure|"
    r"du travail)\w*(?:\s\w+)?)",
    re.IGNORECASE,
)
USC = re.compile(r"\s*(?:of )?(?:title \d+|\d+ U\.S\.C)", re.IGNORECASE)
# "Section 15 applies, with the necessary modifications, to an order under section 17".
MODIFIED = r"(?:necessary |appropriate )(?:modifications?|adaptations?|changes|alterations)(?: as [^,.;]{3,60})?"
SCOPE = re.compile(
    r"(?P<subject>\b(?:[Tt]his|[Tt]he (?:powers|provisions|measures|procedures|obligations|"
    r"functions)(?:\s\w+){0,6}?)\s?[^.;:]{0,80}?)?\b(?P<verb>appl(?:y|ies|icable)(?: also| only| equally| likewise|"
    rf" accordingly|,? mutatis mutandis,?|,? (?:with|subject to) (?:such |the |all |any )?{MODIFIED},?)? "
    r"(?:to|in relation to|in respect of)|"
    r"(?:(?:shall|does|do) not have|has|have) (?:the same )?effect (?:in relation to|in respect of)|"
    r"(?:is|are) not subject to|(?:shall|may|need) not be subject to|"
    r"(?:(?:is|are|be)(?: always| only)? |(?<=, )|(?<=\bmay )|but (?:only )?)subject to|"
    r"Subject to|[Ss]ubject (?:always|only|nevertheless|at all times) to|"
    r"does not apply to|do not apply to|shall not apply to|extends? to|"
    r"without prejudice to|(?i:notwithstanding|despite|in spite of)|for the purposes of)\b"
)
# ``sub-section``, ``sub section``.
_SPLIT = re.compile(r"^sub[-‑\s]+")


def singular(noun: str) -> str:
    """A noun as ``UNIT_NOUNS`` has it: ``Sub-sections`` as ``subsection``."""
    plain = _SPLIT.sub("sub", fold_letters(noun)).strip(".§ ") or "§"
    if plain in UNIT_NOUNS:
        return plain
    return plain[:-2] if plain.endswith(("xes", "ces")) and plain[:-2] in UNIT_NOUNS else plain.removesuffix("s")


def homogeneous(listed: str, noun: str) -> str:
    """A list of numbers cut before another noun, and before a bare letter that is the article of the next words."""
    other = next((m for m in INNER_NOUN.finditer(listed) if singular(m["noun"]) != noun), None)
    listed = listed[: other.start()] if other else listed
    if re.match(r"[a-h]\b", listed):
        return listed
    stray = re.search(r"(?:\s{0,40},)?\s(?:and\s|or\s)?(?:[a-h]|A)(?!\s?[\w(.)])", listed)
    return listed[: stray.start()] if stray else listed
