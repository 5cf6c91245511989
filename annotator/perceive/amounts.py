"""Sums of money as laws write them: ``N$1 000 000``, ``rupees one lakh``, ``2,500 penalty units``, ``level 5``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.letters import fold_letters
from annotator.perceive.numbers import number_value

_MULTIPLES = {"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lac": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9}
_CURRENCIES = (
    r"shillings?|rupees?|pesos?|dollars?|naira|cedis?|pounds?(?: sterling)?|euros?|kwacha|rand|dirhams?|riyals?|rials?|francs?|"
    r"pula|birr|taka|ringgit|dinars?|baht|won|yen|yuan|rubles?|roubles?|hryvnias?|soles|reais|bolivars?|lek|leu|lei|kroner?|zlotys?|"
    r"vatu|tala|pa[’']?anga|kina|dalasi|leones?|afghanis?|rufiyaa|ngultrum|manats?|tenge|som|liras?|Turkish Lira|"
    r"rupiahs?|dong|riels?|kips?|kyats?|lari|drams?|forints?|shekels?|ariary|metical|meticais|gourdes?|lempiras?|quetzal(?:es)?|"
    r"c[oó]rdobas?|guaran[ií](?:e?s)?|bolivianos?|escudos?|emalangeni|maloti|ouguiyas?|nakfa"
)
# ISO 4217, without codes that are words of their own in capitals (ALL, TOP, TRY), and how francs are cut short.
_CODES = (
    r"(?-i:AED|AFN|AMD|AOA|ARS|AUD|AZN|BDT|BHD|BIF|BND|BOB|BRL|BSD|BTN|BWP|BZD|CAD|CDF|CHF|CLP|CNY|COP|CRC|CVE|CZK|DJF|DKK|DOP|"
    r"DZD|EGP|ERN|ETB|EUR|FJD|GBP|GHS|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KRW|"
    r"KWD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MMK|MNT|MRU|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PGK|PHP|"
    r"PKR|PLN|PYG|QAR|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SLE|SLL|SRD|SSP|STN|SYP|SZL|THB|TJS|TMT|TND|TTD|TWD|TZS|UAH|UGX|USD|"
    r"UYU|UZS|VND|VUV|WST|XAF|XCD|XOF|YER|ZAR|ZMW|ZWL|VT|MK|DA|DT|LE|BD|KD|QR|SR|RO|Nu|DHS|Dhs?|FCFA|F\.? CFA|CFA|F[Rr][Ww])"
)
# What stands between a number and the unit of account: ``100 current legal monthly minimum wages``, ``3 monthly tax units``.
_KINDS_OF_UNIT = (
    r"(?:current|legal|statutory|official|national|general|unified|monthly|daily|minimum|basic|base|tax|penalty|fine|reference|"
    r"calculation|accounting)"
)
_UNITS = (
    rf"currency points?|(?:times (?:the )?)?(?:{_KINDS_OF_UNIT} ){{0,5}}(?:units?|wages?|salar(?:y|ies))|"
    r"(?:times (?:the )?)?(?:monthly )?calculat(?:ion|ed) ind(?:ex|ices|exes)|(?:times (?:the )?)?(?:base|basic) amounts?|"
    r"days?[’'] (?:income|wages?)|days?[’']?[ -]?fines?|per ?cent(?:um)?|%"
)
_SIGNS = (
    r"[A-Z]{0,3}\$|[£€₦₱₹¥₵]|GH[¢₵S]|KES|[KTU]?Sh\.?s?\.?|UGX|TZS|USD|EUR|GBP|SGD|AUD|NZD|PKR|INR|PHP|"
    rf"N?Rs\.?|Rp\.?|Tk\.?|RM|AED|SAR|{_CODES}\.?|[KPR](?=\s?\d)|N(?=\d)|"
    # The lilangeni, the loti, the dalasi and the leone.
    r"(?-i:[EMD](?=\d{1,3}[, ]?\d{3})|Le(?=\s?\d))"
)
_SMALL = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
# ``25 (twenty five) lac``: a bracket may repeat the digits before the multiple.
# Bounded everywhere: a hostile text of nothing but digits or articles must not be read again from each of its characters.
_DIGITS = r"(?<!\d)\d{1,3}(?:(?:[,.’']|[  ](?=\d{3}(?!\d)))\d{2,3}){1,6}(?:\.\d{1,2})?(?!\d)|(?<!\d)\d{1,15}(?:\.\d{1,6})?(?!\d)"
_MULTIPLE = r"(?:hundred|thousand|lakhs?|lacs?|million|crores?|billion)"
_WORDS = rf"{_SMALL}\b(?:(?:,? and |[,\s-]+)?(?:\(\d{{1,3}}\) )?(?:{_SMALL}|{_MULTIPLE})\b){{0,12}}|{_MULTIPLE}"
QUANTITY = rf"(?:(?:{_DIGITS})(?:(?:\s?\([a-z -]{{1,40}}\))?\s{_MULTIPLE}\b){{0,3}}|\b(?:{_WORDS}))"
# ``one hundred thousand pesos (P100,000)`` and ``6 (six) months``: the bracket says the same again.
_BRACKET = r"(?:\s*\([^()]{1,40}\))?"
# ``United States dollars``, ``Kenya shillings``.
_NATION = r"(?:(?:(?!(?:to|and|or|nor|but)\b)(?-i:[A-Z])\w{0,29}\s){0,2}[^\W\d]\w{0,29}\s)?"
_AMOUNT = re.compile(
    rf"(?:(?P<sign>(?<![A-Za-z])(?:{_SIGNS}))\s?(?P<signed>{QUANTITY})|\b(?P<before>{_CURRENCIES})\s(?P<second>{QUANTITY})|"
    rf"\blevel\s(?P<level>\d{{1,2}}|{_SMALL})\b(?! imprisonment)|"
    rf"(?P<plain>{QUANTITY}){_BRACKET}\s?-?(?P<unit>{_UNITS}|{_NATION}(?P<currency>{_CURRENCIES})|{_CODES})(?!\w))",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?:fine|penalty) (?:of |not exceeding |up to |not more than )(?P<plain>(?:{_DIGITS}))(?![\w%]| [a-z]+ ?units)"
)
# ``a fine of up to five thousand days``: day-fines, of which a court sets the worth.
_DAYS = re.compile(
    rf"\bfines? (?:of |from |between |(?:of )?up to |not exceeding |not (?:less|more) than |at least )"
    rf"(?:{QUANTITY} (?:to|and) )?(?P<plain>{QUANTITY})(?= days?\b(?! (?:from|after|of (?!fines?\b)|in\b)))",
    re.IGNORECASE,
)
# ``ten times the minimum wage``: the unit is the wage.
_TIMES = re.compile(r"times (?:the )?")
_DAY_FINES = re.compile(r"days?[’']?[ -]?fines?")
_INVARIABLE = (
    "naira", "kwacha", "birr", "taka", "ringgit", "won", "yen", "yuan", "baht", "pula", "rand", "rupiah", "dong", "lari",
    "ariary", "metical", "meticais", "emalangeni", "maloti", "nakfa", "guaraní", "guarani",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum and where it stands; ``unit`` is the currency as worded, ``level``, ``penalty units``, ``%`` or ``""``."""

    start: int
    end: int
    value: float
    unit: str


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the sums of money in a clause, in order.

    Parameters
    ----------
    text
        A clause whose white space is single blanks.
    """
    for match in _AMOUNT.finditer(text):
        words = match["signed"] or match["second"] or match["level"] or match["plain"]
        value = amount_value(words)
        if value is None:
            continue
        if match["level"]:
            unit = "level"
        else:
            unit = match["sign"] or match["before"] or match["currency"] or match["unit"]
        yield Amount(match.start(), match.end(), value, _unit(unit))
    for match in _BARE.finditer(text):
        value = amount_value(match["plain"])
        if value is not None and not _AMOUNT.match(text, match.start("plain")):
            yield Amount(match.start("plain"), match.end(), value, "")
    for match in _DAYS.finditer(text):
        value = amount_value(match["plain"])
        if value is not None:
            yield Amount(match.start("plain"), match.end(), value, "day-fines")


def _unit(worded: str) -> str:
    """One spelling for a unit: plural, without stops; percentages as ``%``."""
    plain = " ".join(worded.split()).strip(".")
    if plain == "%" or plain.lower().startswith("per"):
        return "%"
    if plain.lower() == "level":
        return "level"
    if not plain[-1].isalpha() or plain.isupper() or len(plain) < 4:
        return plain
    plain = _TIMES.sub("", plain.lower())
    if _DAY_FINES.fullmatch(plain):
        return "day-fines"
    if plain.endswith(("s", "indices", *_INVARIABLE)):
        return plain
    if plain.endswith("index"):
        return plain.removesuffix("ex") + "ices"
    return plain.removesuffix("y") + "ies" if plain.endswith("salary") else plain + "s"


def amount_value(words: str) -> float | None:
    """Value of a number of digits, words or both: ``two thousand, five hundred``, ``1.5 million``, ``50,000``.

    Returns
    -------
    float or None
        ``None`` if a word is none of a number.
    """
    total = group = 0.0
    seen = False
    for token in re.findall(_DIGITS + r"|[a-z]+", re.sub(r"\([^()]*\)", " ", fold_letters(words))):
        if token == "and":
            continue
        multiple = _MULTIPLES.get(token) or _MULTIPLES.get(token.rstrip("s"))
        if multiple == 1e2:
            group = (group or 1.0) * multiple
        elif multiple is not None:
            total, group = total + (group or 1.0) * multiple, 0.0
        else:
            value = _digits(token) if token[0].isdigit() else number_value(token)
            if value is None:
                return None
            group += value
        seen = True
    return total + group if seen else None


def _digits(token: str) -> float | None:
    """``50,000``, ``1 000 000``, ``10.000``, ``10.000,00``, ``2.5``: three digits follow a separator of thousands."""
    plain = re.sub(r"[\s’' ]", "", token)
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?", plain):
        return float(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", plain):
        return float(plain.replace(".", "").replace(",", "."))
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
