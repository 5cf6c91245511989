"""Invented laws of a few lines in many languages: the outline each must have, and the words that must become clauses."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure


def outline(text: str) -> list[str]:
    return [p.eid for p in parse_structure(text).provisions if p.is_operative]


def clauses(text: str) -> list[str]:
    return [text[c.span.start : c.span.end] for c in parse_structure(text).clauses]


# Articles of a single line: each is a clause, not a title without a body.
ONE_LINERS = {
    "thai": (
        "มาตรา ๕ ผู้ใดเปิดดูข้อมูลของผู้อื่น ต้องระวางโทษปรับ\nมาตรา ๖ ผู้ใดลบข้อมูลของผู้อื่น ต้องระวางโทษจำคุก\n"
        "มาตรา ๗ ให้รัฐมนตรีรักษาการตามกฎหมายนี้\n",
        "sec_๕ sec_๖ sec_๗", ["ผู้ใดเปิดดูข้", "ผู้ใดลบข้อมู", "ให้รัฐมนตรีร"],
    ),
    "hindi": (
        "1. नाम – यह नियम जाल नियम कहा जाएगा ।\n2. पहुंच – जो कोई ताला तोड़ेगा वह दंडनीय होगा ।\n3. नियम – सरकार नियम बना सकेगी ।\n",
        "sec_1 sec_2 sec_3", ["नाम – यह निय", "पहुंच – जो क", "नियम – सरकार"],
    ),
    "bengali": (
        "১। এই আইন জাল আইন নামে অভিহিত হইবে।\n২। কোনো ব্যক্তি তালা ভাঙিলে দণ্ডিত হইবেন।\n৩। সরকার বিধি প্রণয়ন করিবে।\n",
        "sec_১ sec_২ sec_৩", ["এই আইন জাল আ", "কোনো ব্যক্তি", "সরকার বিধি প"],
    ),
    "bengali below captions": (
        "নাম\n১। এই আইন জাল আইন নামে অভিহিত হইবে।\nসংজ্ঞা\n২। উপাত্ত অর্থ তথ্য।\nদণ্ড\n৩। তালা ভাঙিলে দণ্ডিত হইবেন।\n",
        "sec_১ sec_২ sec_৩", ["এই আইন জাল আ", "উপাত্ত অর্থ ", "তালা ভাঙিলে "],
    ),
    "arabic": (
        "المادة 1\nكل من فتح قفلا إلكترونيا عوقب بالغرامة\nالمادة 2\nكل من أتلف قفلا إلكترونيا عوقب بالحبس\n"
        "المادة 3\nيعمل بهذا القانون بعد ثلاثين يوما\n",
        "art_1 art_2 art_3", ["كل من فتح قف", "كل من أتلف ق", "يعمل بهذا ال"],
    ),
    "japanese below captions": (
        "（目的）\n第一条　この法律は、網を守る。\n（定義）\n第二条　この法律において鍵とは番号をいう。\n"
        "（罰則）\n第三条　鍵を壊した者は、罰する。\n",
        "art_1 art_2 art_3", ["この法律は、網を守る。\n", "この法律において鍵とは番", "鍵を壊した者は、罰する。"],
    ),
    "japanese with items": (
        "第四条　次の者は、罰金に処する。\n一　鍵を壊した者\n二　鍵を盗んだ者\n第五条　過料に処する。\n第六条　施行する。\n",
        "art_4 art_5 art_6", ["次の者は、罰金に処する。", "過料に処する。", "施行する。"],
    ),
}  # fmt: skip
# The first paragraph stands in the line of the number.
FIRST_PARAGRAPHS = {
    "polish": (
        "Art. 266. Kto zdradza szyfr, płaci grzywnę.\nArt. 267. § 1. Kto łamie szyfr, podlega karze.\n"
        "§ 2. Tej samej karze podlega, kto go sprzedaje.\nArt. 268. Ustawa wchodzi w życie.\n",
        "art_266 art_267 art_267__para_1 art_267__para_2 art_268",
        ["Kto zdradza ", "§ 1. Kto łam", "§ 2. Tej sam", "Ustawa wchod"],
    ),
    "romanian": (
        "Art. 1. - (1) Spargerea cifrului se pedepseşte.\n(2) Tentativa se pedepseşte.\n"
        "Art. 2. - (1) Vânzarea cifrului se pedepseşte.\n(2) Fapta este gravă.\nArt. 3. - Legea intră în vigoare.\n",
        "art_1 art_1__para_1 art_1__para_2 art_2 art_2__para_1 art_2__para_2 art_3",
        ["(1) Spargere", "(2) Tentativ", "(1) Vânzarea", "(2) Fapta es", "Legea intră "],
    ),
    "hindi": (
        "1. नाम – (1) यह नियम जाल नियम कहा जाएगा ।\n(2) यह लागू होगा ।\n2. नियम – सरकार नियम बनाए ।\n3. निरसन – यह निरसित है ।\n",
        "sec_1 sec_1__subsec_1 sec_1__subsec_2 sec_2 sec_3",
        ["(1) यह नियम ", "(2) यह लागू ", "नियम – सरकार", "निरसन – यह न"],
    ),
    "nepali": (
        "१. परिभाषा: (१) यो ऐन हो ।\n(२) यो लागू हुनेछ ।\n२. पहुँच: (१) ताला तोडेमा सजाय हुनेछ ।\n(२) उद्योगमा सजाय हुनेछ ।\n"
        "३. नियम: सरकारले नियम बनाउनेछ ।\n",
        "sec_१ sec_१__subsec_१ sec_१__subsec_२ sec_२ sec_२__subsec_१ sec_२__subsec_२ sec_३",
        ["(१) यो ऐन हो", "(२) यो लागू ", "(१) ताला तोड", "(२) उद्योगमा", "नियम: सरकारल"],
    ),
    "english": (
        "1. Short title – (1) This Act may be cited as the Locks Act.\n(2) It binds the State.\n"
        "2. Locks – (1) A person who breaks a lock commits an offence.\n(2) The penalty is a fine.\n"
        "3. Rules – The Minister may make rules.\n",
        "sec_1 sec_1__subsec_1 sec_1__subsec_2 sec_2 sec_2__subsec_1 sec_2__subsec_2 sec_3",
        ["(1) This Act", "(2) It binds", "(1) A person", "(2) The pena", "Rules – The "],
    ),
}  # fmt: skip
CASES = {f"{group}: {name}": case for group, cases in (
    ("one line", ONE_LINERS), ("first paragraph", FIRST_PARAGRAPHS)
) for name, case in cases.items()}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_law_has_its_outline(name: str) -> None:
    text, expected, _ = CASES[name]
    assert outline(text) == expected.split()


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case[2]])
def test_every_sentence_is_in_its_clause(name: str) -> None:
    text, _, expected = CASES[name]
    found = clauses(text)
    assert [clause[: len(words)] for clause, words in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize("name", CASES)
def test_capitals_and_small_letters_stop_nothing(name: str) -> None:
    for text in (CASES[name][0].upper(), CASES[name][0].lower()):
        assert parse_structure(text).coverage <= 1
