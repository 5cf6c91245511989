"""Invented laws of a few lines in many languages: the outline each must have, and the words that must become clauses."""

from __future__ import annotations

import unicodedata
from typing import Literal

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
        "1. नाम – यह नियम जाल नियम कहा जाएगा ।\n2. पहुंच – जो कोई ताला तोड़ेगा वह दंडनीय होगा ।\n"
        "3. नियम – सरकार नियम बना सकेगी ।\n",
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
        ["(1) This Act", "(2) It binds", "(1) A person", "(2) The pena", "The Minister"],
    ),
}  # fmt: skip
# Articles that are numbered apart from the others, or whose number is printed in an unusual way.
NUMBERS = {
    "turkish additional articles": (
        "MADDE 1- (1) Kurum ağı korur.\nMADDE 2- (1) Kilit kırılmaz.\nMÜKERRER MADDE 2- (1) Anahtar satılmaz.\n"
        "EK MADDE 1- (1) Başkan karar verir.\nGEÇİCİ MADDE 1- (1) Yönetmelik çıkarılır.\n"
        "MADDE 3- (1) Bu Kanun yürürlüğe girer.\n",
        "art_1 art_1__para_1 art_2 art_2__para_1 art_MÜKERRER-2 art_MÜKERRER-2__para_1 art_EK-1 art_EK-1__para_1 "
        "art_GEÇİCİ-1 art_GEÇİCİ-1__para_1 art_3 art_3__para_1",
        ["(1) Kurum", "(1) Kilit", "(1) Anahtar", "(1) Başkan", "(1) Yönetmelik", "(1) Bu Kanun"],
    ),
    "turkish annex": (
        "MADDE 1- Kurum ağı korur.\nMADDE 2- Kilit kırılmaz.\nMADDE 3- Yürürlük budur.\nEK 1\nKilit listesi\n",
        "art_1 art_2 art_3 att_1", [],
    ),
    "indonesian elucidation": (
        "Pasal 1\nSetiap orang dilarang merusak kunci.\nPasal 2\nSetiap orang dilarang menjual kunci.\n"
        "Pasal 3\nUndang-Undang ini berlaku.\nPENJELASAN\nPasal 1\nCukup jelas.\n",
        "art_1 art_2 art_3 att_nn_1 att_nn_1__content_nn_1", ["Setiap orang", "Setiap orang", "Undang-Undang", "Pasal 1"],
    ),
    "persian strokes": (
        "ماده ۱ـ هرکس قفل را بشکند محکوم خواهد شد.\nماده ۲ـ هرکس کلید را بفروشد محکوم خواهد شد.\n"
        "ماده ۳ـ هرکس کلید بسازد محکوم خواهد شد.\nتبصره ـ کلید ملک دولت است.\n",
        "art_۱ art_۲ art_۳", ["هرکس قفل", "هرکس کلید را", "هرکس کلید بسازد"],
    ),
    "arabic spellings": (
        "المادة رقم 1\nيعاقب كل من كسر قفلا.\nالمادة رقم (2)\nيعاقب كل من باع قفلا.\nالمادة -3-\nيعاقب كل من صنع قفلا.\n"
        "المــادة (4)\nينشر هذا النظام.\nالمادّة 5\nينشر هذا النظام.\n",
        "art_1 art_2 art_3 art_4 art_5", [],
    ),
    "arabic in brackets": (
        "(المادة الأولى)\nيعاقب كل من كسر قفلا.\n(المادة الثانية)\nيعاقب كل من باع قفلا.\nمادة (٣)\nيعاقب كل من صنع قفلا.\n"
        "مادة (٣ مكرراً)\nيعاقب كل من سرق قفلا.\n(مادة ٤)\nينشر هذا القانون.\n",
        "art_1 art_2 art_٣ art_٣-مكررا art_٤",
        ["يعاقب كل من كسر", "يعاقب كل من باع", "يعاقب كل من صنع", "يعاقب كل من سرق", "ينشر"],
    ),
    "algerian insertions": (
        "المادة 394 مكرر 1\nيعاقب كل من كسر قفلا.\nالمادة 394 مكرر 2\nيعاقب كل من باع قفلا.\nالمادة 395\nتضاعف الغرامة.\n",
        "art_394-مكرر-1 art_394-مكرر-2 art_395", [],
    ),
    "latin insertions": (
        "Art. 394 quinquies. — Le juge garde la clé.\nArt. 394 sexies. — Le juge rend la clé.\nArt. 394 septies. — Le juge "
        "casse la clé.\nArt. 394 octies. — Le juge vend la clé.\nArt. 394 nonies. — Le juge perd la clé.\n",
        "art_394-quinquies art_394-sexies art_394-septies art_394-octies art_394-nonies", [],
    ),
    "mexican insertions": (
        "Artículo 211 bis 1.- Al que rompa el candado se le impondrá multa.\nArtículo 211 bis 2.- Al que venda la llave se le "
        "impondrá multa.\nArtículo 212.- La multa se paga.\n",
        "art_211-bis-1 art_211-bis-2 art_212", ["Al que rompa", "Al que venda", "La multa"],
    ),
    "portuguese insertions": (
        "Artigo 1.º\nObjecto\nA presente lei protege as chaves.\nArtigo 2.º-A\nDano\nQuem partir a chave é punido.\n"
        "Artigo 3.º\nFim\nA presente lei entra em vigor.\n",
        "art_1 art_2-A art_3", ["A presente lei protege", "Quem partir", "A presente lei entra"],
    ),
    "latin american ordinals": (
        "ARTÍCULO 1o.- La llave es de todos.\nARTÍCULO SEGUNDO.- El candado es del Estado.\n"
        "ARTÍCULO DÉCIMO PRIMERO.- La puerta se abre.\nARTÍCULO VIGÉSIMO.- La puerta se cierra.\n",
        "art_1 art_2 art_11 art_20", ["La llave", "El candado", "La puerta se abre", "La puerta se cierra"],
    ),
    "new articles": (
        "Article premier : La clé est publique.\nArticle 2 (nouveau) : Le juge garde la clé.\n"
        "Art. 3 nouveau.- Le juge rend la clé.\nArticle 4 : La loi est publiée.\n",
        "art_1 art_2 art_3 art_4", ["La clé", "Le juge garde", "Le juge rend", "La loi"],
    ),
    "georgian": (
        "მუხლი 1. მიზანი\nმიზანია გასაღების დაცვა.\nმუხლი 2. ვადა\n1. ვადა ერთი დღეა.\n2. ვადა იწყება დილით.\n"
        "მუხლი 2¹. დამატება\nვადა გრძელდება.\n",
        "art_1 art_2 art_2__para_1 art_2__para_2 art_2¹", ["მიზანია", "1. ვადა", "2. ვადა", "ვადა"],
    ),
    "georgian points": (
        "მუხლი 1. გასაღები\nგასაღები არის:\nა) რკინის;\nბ) ხის.\nმუხლი 2. კარი\nკარი იკეტება.\n",
        "art_1 art_1__point_ა art_1__point_ბ art_2", [],
    ),
    "bulgarian points": (
        "Чл. 1. Ключове са:\nа) железни;\nб) дървени;\nв) медни;\nг) златни;\nд) малки;\nе) големи;\nж) стари;\nз) нови;\n"
        "и) леки;\nй) тежки;\nк) други.\nЧл. 2. Вратата се заключва.\n",
        "art_1 " + " ".join(f"art_1__point_{letter}" for letter in "абвгдежзийк") + " art_2", [],
    ),
    "ukrainian": (
        "Розділ І\nЗАГАЛЬНЕ\nСтаття 1. Ключ\nКлюч зберігають.\nРозділ ІV\nСтаття 361¹. Продаж\nПродаж карається.\n"
        "Стаття 362. Кінець\nЗакон діє.\n",
        "chp_І art_1 chp_ІV art_361¹ art_362", [],
    ),
    "romanian raised number": (
        "Art. 4 - Cheia este publică.\nArt. 4^1 - Cheia se păstrează.\nArt. 5 - Legea intră în vigoare.\n",
        "art_4 art_4-1 art_5", [],
    ),
    "letters of the own script": (
        "66. नाम\nयह नियम है ।\n66क. ताला – कोई व्यक्ति जो ताला तोड़ेगा दंडनीय होगा ।\n67. नियम – सरकार नियम बना सकेगी ।\n",
        "sec_66 sec_66क sec_67", [],
    ),
    "thai insertion": (
        "มาตรา ๑๔ พนักงานเก็บรักษากุญแจไว้\nมาตรา ๑๔ ทวิ พนักงานมอบกุญแจคืนแก่เจ้าของ\nมาตรา ๑๕ ให้รัฐมนตรีรักษาการ\n",
        "sec_๑๔ sec_๑๔-ทว sec_๑๕", ["พนักงานเ", "พนักงานม", "ให้รัฐ"],
    ),
    "vietnamese with another letter": (
        "Ðiều 1. Khóa\nLuật này bảo vệ khóa.\nÐiều 2. Chìa\nLuật này bảo vệ chìa.\nĐiều 3đ. Cửa\nLuật này bảo vệ cửa.\n",
        "art_1 art_2 art_3đ", [],
    ),
}  # fmt: skip
DECOMPOSED = {
    "vietnamese": ("Chương I\nKHÓA\nĐiều 1. Khóa\nLuật bảo vệ khóa.\n"
                   "Điều 2. Chìa\nLuật bảo vệ chìa.\nĐiều 3. Cửa\nLuật có hiệu lực.\n",
                   "chp_I art_1 art_2 art_3", []),
    "spanish": ("TÍTULO I\nLLAVES\nArtículo 1. Objeto\nLa ley regula.\nArtículo 2. Ámbito\nLa ley se aplica.\nArtículo 3. Fin\n"
                "La ley termina.\n", "title_I art_1 art_2 art_3", []),
    "turkish": ("BİRİNCİ BÖLÜM\nAnahtar\nMadde 1- Amaç budur.\nMadde 2- Kapsam budur.\nMadde 3- Yürürlük budur.\n",
                "chp_1 art_1 art_2 art_3", []),
    "bengali": ("প্রথম অধ্যায়\nতালা\n১। এই আইন তালা আইন নামে অভিহিত হইবে।\n২। সরকার তালা রাখিবে।\n৩। সরকার চাবি রাখিবে।\n",
                "chp_1 sec_১ sec_২ sec_৩", []),
}  # fmt: skip
EAST_ASIAN = {
    "chinese": (
        "第一章 总则\n第一千零一条 开锁的，处罚款。\n第一千零一条之一 卖钥匙的，处罚款。\n第二章 附则\n"
        "第一千零二条 自公布之日起施行。\n",
        "chp_1 art_1001 art_1001-1 chp_2 art_1002", ["开锁的", "卖钥匙的", "自公布"],
    ),
    "chinese contents": (
        "目录\n第一章　总则\n第二章　附则\n\n第一章　总则\n第一条 为了守门，制定本法。\n第二条 门分大小。\n第二章　附则\n"
        "第三条 自公布之日起施行。\n",
        "chp_1 art_1 art_2 chp_2 art_3", [],
    ),
    "taiwanese": (
        "第 一 章 總則\n第 3 條\n本法保護鑰匙。\n第 3-1 條\n機關保管鑰匙。\n第 4 條之 1\n機關歸還鑰匙。\n第五條\n本法施行。\n",
        "chp_1 art_3 art_3-1 art_4-1 art_5", ["本法保護", "機關保管", "機關歸還", "本法施行"],
    ),
    "japanese": (
        "第二〇条　鍵を守る。\n第二〇条の二　鍵を返す。ただし、\n第三条の規定によるときは、返さない。\n"
        "第二一条　鍵を作る。\n", "art_20 art_20-2 art_21", ["鍵を守", "鍵を返", "鍵を作"],
    ),
    "korean": (
        "제1장 총칙\n제44조(열쇠) 열쇠는 보호된다.\n제44조의2(반환) 열쇠는\n제47조에 따라 반환한다.\n제2장 벌칙\n"
        "제45조(벌칙) 열쇠를 훔친 자는 처벌한다.\n",
        "chp_1 art_44 art_44-2 chp_2 art_45", ["(열쇠)", "(반환)", "(벌칙)"],
    ),
}  # fmt: skip
NUMBER_FIRST = {
    "kazakh": (
        "1-тарау. ЖАЛПЫ ЕРЕЖЕЛЕР\n1-бап. Кілт\nКілт қорғалады.\n2-бап. Есік\nЕсік жабылады.\n2-тарау. СОҢЫ\n"
        "2-1-бап. Құлып\nҚұлып сақталады.\n", "chp_1 art_1 art_2 chp_2 art_2-1", ["Кілт", "Есік", "Құлып"],
    ),
    "kyrgyz": ("1-глава. Жалпы\n1-берене. Ачкыч\nАчкыч сакталат.\n2-берене. Эшик\nЭшик жабылат.\n", "chp_1 art_1 art_2", []),
    "uzbek": (
        "I BOB. UMUMIY\n1-modda. Kalit\nKalit saqlanadi.\n2-modda. Eshik\n"
        "Eshik yopiladi.\n", "chp_I art_1 art_2", ["Kalit", "Eshik"],
    ),
    "turkmen": ("I BAP. UMUMY\n1-nji madda. Açar\nAçar saklanýar.\n2-nji madda. Gapy\nGapy ýapylýar.\n", "chp_I art_1 art_2", []),
    "azerbaijani": (
        "1-ci fəsil. Ümumi\nMaddə 1. Açar\nAçar saxlanılır.\nMaddə 2. Qapı\nQapı bağlanır.\nII fəsil\nSON\n"
        "Maddə 3. Cəza\nCərimə.\n",
        "chp_1 art_1 art_2 chp_II art_3", ["Açar", "Qapı", "Cərimə"],
    ),
    "mongolian": (
        "НЭГДҮГЭЭР БҮЛЭГ\nНИЙТЛЭГ\n1 дүгээр зүйл.Түлхүүр\nТүлхүүр хадгална.\n2 дугаар зүйл.Хаалга\nХаалга хаана.\n",
        "chp_1 art_1 art_2", ["Түлхүүр", "Хаалга"],
    ),
    "lithuanian": (
        "PIRMASIS SKIRSNIS\nBENDRA\n1 straipsnis. Raktas\nRaktas saugomas.\nII SKYRIUS\nPABAIGA\n2 straipsnis. Durys\n"
        "Durys užrakinamos.\n",
        "dvs_1 art_1 dvs_1__chp_II art_2", ["Raktas", "Durys"],
    ),
    "latvian": ("I nodaļa\nVispārīgi\n3. pants. Atslēga\nAtslēgu glabā.\n3.¹ pants. Durvis\n"
        "Durvis slēdz.\n", "chp_I art_3 art_3.¹", []),
    "estonian": ("1. peatükk\nÜLDSÄTTED\n§ 3. Võti\nVõtit hoitakse.\n§ 3¹. Uks\nUks suletakse.\n§ 4. Lõpp\nSeadus jõustub.\n",
                 "chp_1 sec_3 sec_3¹ sec_4", []),
    "hungarian": ("I. FEJEZET\nKULCSOK\n1. § A kulcsot őrzik.\n2. § (1) Az ajtót bezárják.\n(2) Az ablakot is.\n"
        "ELSŐ RÉSZ\n3/A. § Ez hatályba lép.\n",
                  "chp_I sec_1 sec_2 sec_2__subsec_1 sec_2__subsec_2 chp_I__part_1 sec_3-A",
        ["A kulcsot", "(1)", "(2)", "Ez hatályba"]),
    "swedish": ("1 kap. Nycklar\n1 § Nyckeln ska förvaras.\n2 § Dörren ska låsas på kvällen, om inte nyckeln har förkommit "
        "eller vakten har beslutat något annat i ett enskilt fall.\n"
        "2 kap. 3 § gäller för dörrar.\n"
        "9 c § Fönstret ska stängas.\n",
                "chp_1 sec_1 sec_2 sec_9c", ["Nyckeln", "Dörren", "Fönstret"]),
    "finnish": ("1 luku\nAvaimet\n1 §\nAvain\nAvain säilytetään.\n3 a §\nOvi\n"
        "Ovi suljetaan.\n", "chp_1 sec_1 sec_3a", ["Avain sä", "Ovi su"]),
}  # fmt: skip
# The line of a chapter (or part), its eId, and the lines of two articles (or sections) with theirs.
WORDS = {
    "belarusian": ("ГЛАВА 1", "chp_1", "Артыкул 1. Ключ", "Артыкул 2. Дзверы", "art_1 art_2"),
    "bulgarian": ("Глава първа", "chp_1", "Чл. 1. Ключове", "Чл. 2а. Врати", "art_1 art_2а"),
    "macedonian": ("ГЛАВА ПРВА", "chp_1", "Член 1", "Член 3-а", "art_1 art_3-а"),
    "serbian": ("ГЛАВА ДРУГА", "chp_2", "Члан 1.", "Члан 2.", "art_1 art_2"),
    "croatian": ("POGLAVLJE I.", "chp_I", "Članak 1.", "Članak 2.", "art_1 art_2"),
    "slovene": ("POGLAVJE I", "chp_I", "Člen 1", "Člen 2", "art_1 art_2"),
    "russian": ("Глава первая", "chp_1", "Статья первая", "Статья вторая", "art_1 art_2"),
    "ukrainian": ("РОЗДІЛ ІІ", "chp_ІІ", "Стаття 1. Ключ", "Стаття 1-1. Двері", "art_1 art_1-1"),
    "czech": ("HLAVA PRVNÍ", "title_1", "Článek 1", "Čl. 2", "art_1 art_2"),
    "slovak": ("PRVÁ ČASŤ", "part_1", "Článok 1", "Čl. 2", "art_1 art_2"),
    "polish": ("ROZDZIAŁ I", "chp_I", "Artykuł 1", "Art. 2a.", "art_1 art_2a"),
    "romanian": ("CAPITOLUL I", "chp_I", "Articolul 1", "Art. 2", "art_1 art_2"),
    "greek": ("ΚΕΦΑΛΑΙΟ Α΄", "chp_Α", "Άρθρο 1", "ΑΡΘΡΟ 1Α", "art_1 art_1Α"),
    "albanian": ("KREU I", "chp_I", "Neni 1", "NENI 1/1", "art_1 art_1-1"),
    "german": ("Erster Teil", "part_1", "Artikel 1", "Art. 2", "art_1 art_2"),
    "dutch": ("HOOFDSTUK 1. SLEUTELS", "chp_1", "Artikel 1", "Artikel 2", "art_1 art_2"),
    "italian": ("CAPO PRIMO", "chp_1", "Articolo 1", "Art. 1-bis", "art_1 art_1-bis"),
    "tajik": ("БОБИ 1. УМУМӢ", "chp_1", "Моддаи 1. Калид", "Моддаи 2. Дар", "art_1 art_2"),
    "kurdish": ("", "", "ماددەی (1)", "ماددەی 2:", "art_1 art_2"),
    "persian": ("فصل دوم", "chp_2", "ماده اول:", "ماده بیست و یکم:", "art_1 art_21"),
    "urdu": ("باب اول", "part_1", "دفعہ ۱۔ چابی", "دفعہ ۲۔ دروازہ", "sec_۱ sec_۲"),
    "hindi": ("अध्याय – एक", "chp_1", "धारा १. चाबी", "धारा १क. ताला", "sec_१ sec_१क"),
    "nepali": ("परिच्छेद–१", "chp_१", "दफा १. साँचो", "दफा २. ढोका", "sec_१ sec_२"),
    "tamil": ("அத்தியாயம் 1", "chp_1", "பிரிவு 1. சாவி", "பிரிவு 2. கதவு", "sec_1 sec_2"),
    "amharic": ("ክፍል አንድ", "part_1", "አንቀጽ 1 ቁልፍ", "አንቀጽ 2 በር", "art_1 art_2"),
    "lao": ("ພາກທີ I", "part_I", "ມາດຕາ 1 ກະແຈ", "ມາດຕາ 2 (ໃໝ່) ປະຕູ", "art_1 art_2"),
    "khmer": ("ជំពូកទី ១", "chp_១", "មាត្រា ១.-", "មាត្រា ២ ថ្មី", "art_១ art_២"),
    "burmese": ("အခန်း (၁)", "chp_၁", "ပုဒ်မ ၁။ သော့", "ပုဒ်မ ၂။ တံခါး", "sec_၁ sec_၂"),
    "armenian": ("ԳԼՈՒԽ 1", "chp_1", "Հոդված 1. Բանալի", "ՀՈԴՎԱԾ 2. Դուռ", "art_1 art_2"),
    "georgian": ("თავი I", "chp_I", "მუხლი 1. გასაღები", "მუხლი 2. კარი", "art_1 art_2"),
    "hebrew": ("פרק א'", "chp_א", "סעיף 1. מפתח", "סעיף 1א. דלת", "sec_1 sec_1א"),
    "vietnamese": ("PHẦN THỨ HAI", "part_2", "Điều 1. Khóa", "ĐIỀU 2. CỬA", "art_1 art_2"),
    "swahili": ("SEHEMU YA PILI", "part_2", "Ibara ya 1", "IBARA YA 2", "art_1 art_2"),
    "thai": ("ลักษณะ ๑", "title_๑", "มาตรา ๑ ทวิ", "มาตรา ๒", "sec_๑-ทว sec_๒"),
    "portuguese": ("SECÇÃO II", "dvs_II", "Artigo 1.º", "Artigo 2.º", "art_1 art_2"),
}
CASES = {f"{group}: {name}": case for group, cases in (
    ("one line", ONE_LINERS), ("first paragraph", FIRST_PARAGRAPHS), ("number", NUMBERS), ("decomposed", DECOMPOSED),
    ("east asian", EAST_ASIAN), ("number first", NUMBER_FIRST),
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


@pytest.mark.parametrize("name", WORDS)
def test_words_of_a_language_head_chapters_and_articles(name: str) -> None:
    chapter, eid, first, second, articles = WORDS[name]
    text = f"{chapter}\n{first}\nText.\n{second}\nText.\n"
    assert outline(text) == [*eid.split(), *articles.split()]
    assert clauses(text) == ["Text.", "Text."]
    for other in (text.upper(), text.lower()):
        assert parse_structure(other).coverage <= 1


@pytest.mark.parametrize("name", DECOMPOSED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_in_two_pieces_make_the_same_words(name: str, form: Literal["NFC", "NFD"]) -> None:
    text, expected, _ = DECOMPOSED[name]
    assert outline(unicodedata.normalize(form, text)) == expected.split()


@pytest.mark.parametrize("name", CASES)
def test_capitals_and_small_letters_stop_nothing(name: str) -> None:
    for text in (CASES[name][0].upper(), CASES[name][0].lower()):
        assert parse_structure(text).coverage <= 1


# Words of one language that are words of running text in another head nothing there.
ENGLISH = """1. Lists
The list names these persons:
1. Bob Jones
2. Pants and shoes of the guard
3. Kap Street
2. Doors
Section 77o applies to the doors. Article 5 terms apply as well.
3. Keys
PART ON FIRST AID
Del 5 al 8 no hay llaves.
"""


def test_english_lines_head_no_chapters_of_other_languages() -> None:
    kinds = {p.kind for p in parse_structure(ENGLISH).provisions}
    assert not kinds & {"part", "chapter", "title", "book", "division", "article"}
