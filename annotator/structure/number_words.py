"""Numbers as words, by language. A row counts from one; where a language has genders or two spellings, it has more rows."""

from __future__ import annotations

# English ordinals, and the adverbs with which English and Arabic number paragraphs.
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ADVERBS = (
    "firstly secondly thirdly fourthly fifthly sixthly seventhly eighthly ninthly tenthly",
    "أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا",
)
COUNTED: tuple[str, ...] = (
    # English, French
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    ORDINALS,
    *ADVERBS,
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "première seconde troisième",
    # Spanish, Portuguese, Italian
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo",
    "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo",
    "primera segunda tercera cuarta quinta sexta septima octava novena decima",
    "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
    "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
    "unique", "único", "única", "unico", "uno",
    # German, Dutch
    "erster zweiter dritter vierter fünfter sechster siebenter achter neunter zehnter",
    "erstes zweites drittes viertes fünftes sechstes siebentes achtes neuntes zehntes",
    "erste zweite dritte vierte fünfte sechste siebente achte neunte zehnte",
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
    # Russian, Ukrainian, Bulgarian, Macedonian, Serbian and Croatian, Czech, Slovak
    "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая",
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый",
    "перша друга третя четверта п'ята шоста", "перший другий третій четвертий п'ятий шостий",
    "първа втора трета четвърта пета шеста седма осма девета десета", "прва втора трета четврта пета шеста седма осма",
    "прва друга трећа четврта пета шеста седма осма девета десета", "први други трећи четврти пети шести седми осми",
    "prva druga treća četvrta peta šesta sedma osma deveta deseta", "prvi drugi treći četvrti peti šesti sedmi osmi",
    "první druhá třetí čtvrtá pátá šestá sedmá osmá devátá desátá", "prvá druhá tretia štvrtá piata šiesta siedma ôsma",
    # Hungarian, Lithuanian, Greek with and without accents
    "első második harmadik negyedik ötödik hatodik hetedik nyolcadik", "pirmasis antrasis trečiasis ketvirtasis penktasis",
    "πρώτο δεύτερο τρίτο τέταρτο πέμπτο έκτο", "πρωτο δευτερο τριτο τεταρτο πεμπτο εκτο",
    # Turkish, Mongolian
    "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu",
    "нэгдүгээр хоёрдугаар гуравдугаар дөрөвдүгээр тавдугаар зургаадугаар долдугаар наймдугаар есдүгээр аравдугаар",
    # Indonesian and Malay, Vietnamese, Swahili
    "kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh", "pertama",
    "kwanza pili tatu nne tano sita saba nane tisa kumi",
    # Bengali, Hindi, Amharic, Hebrew, Georgian
    "প্রথম দ্বিতীয় তৃতীয় চতুর্থ পঞ্চম ষষ্ঠ সপ্তম অষ্টম নবম দশম একাদশ",
    "एक दो तीन चार पाँच छह सात आठ नौ दस",
    "አንድ ሁለት ሦስት አራት አምስት ስድስት ሰባት ስምንት ዘጠኝ አሥር",
    "ראשון שני שלישי רביעי חמישי שישי", "პირველი მეორე მესამე მეოთხე მეხუთე მეექვსე",
    # Arabic, Persian and Urdu
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    "اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم",
    "یکم",
)  # fmt: skip

# Words behind a number that insert a provision, counted as the second, third ... of that number.
REPEATED: dict[str, int] = {
    "bis": 2, "ter": 3, "quater": 4, "quinquies": 5, "sexies": 6, "septies": 7, "octies": 8, "nonies": 9, "decies": 10,
    "undecies": 11, "duodecies": 12, "terdecies": 13, "quaterdecies": 14,
    "مكرر": 2, "مكررا": 2, "مکرر": 2, "ทวิ": 2, "ตรี": 3, "จัตวา": 4, "เบญจ": 5,
}  # fmt: skip
OTHERS: dict[str, int] = {
    "preliminary": 0, "preliminar": 0, "ier": 1, "1er": 1, "1ère": 1,
    "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4, "thứ năm": 5, "thứ sáu": 6, "thứ bảy": 7, "thứ tám": 8,
    "العشرون": 20, "الثلاثون": 30, "الأربعون": 40, "الخمسون": 50, "الستون": 60,
}  # fmt: skip

_IBERIAN_TENS = {"decim": 10, "vigesim": 20, "trigesim": 30, "cuadragesim": 40, "quincuagesim": 50, "sexagesim": 60}
_IBERIAN_TENS |= {"décim": 10, "vigésim": 20, "trigésim": 30, "cuadragésim": 40, "quincuagésim": 50, "sexagésim": 60}
_IBERIAN_UNITS = {
    "o": ("primero segundo tercero cuarto quinto sexto séptimo octavo noveno",
          "primero segundo tercero cuarto quinto sexto septimo",
          "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono"),
    "a": ("primera segunda tercera cuarta quinta sexta séptima octava novena",
          "primera segunda tercera cuarta quinta sexta septima"),
}  # fmt: skip
OTHERS |= {ten + ending: value for ten, value in _IBERIAN_TENS.items() for ending in "oa"}
_TURKISH_TENS = {"on": 10, "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50}
_TURKISH_UNITS = "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu"
_PERSIAN_TENS = {"بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
#: Tens, what joins a unit to them, and the units.
COMPOUNDS: tuple[tuple[dict[str, int], str, str], ...] = (
    *(
        ({ten + ending: value for ten, value in _IBERIAN_TENS.items()}, " ", units)
        for ending, rows in _IBERIAN_UNITS.items()
        for units in rows
    ),
    (_TURKISH_TENS, " ", _TURKISH_UNITS),
    (_TURKISH_TENS, "", _TURKISH_UNITS),
    (_PERSIAN_TENS, " و ", "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم"),
)
# Arabic prints the unit first.
ARABIC_UNITS = "الحادية الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة"
ARABIC_MASCULINE_UNITS = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع"
ARABIC_TENS = {"عشرة": 10, "عشر": 10, "والعشرون": 20, "والثلاثون": 30, "والأربعون": 40, "والخمسون": 50, "والستون": 60}
