"""What drafting traditions call their divisions, mapped to Akoma Ntoso kinds. A tradition is a row here."""

from __future__ import annotations

CONTAINERS: dict[str, str] = {
    # English
    "part": "part", "chapter": "chapter", "title": "title", "book": "book", "division": "division",
    "subdivision": "subdivision", "subpart": "subpart", "subchapter": "subchapter", "sub-part": "subpart",
    "sub-chapter": "subchapter", "subtitle": "subtitle",
    # French, Spanish, Portuguese, Italian
    "partie": "part", "chapitre": "chapter", "titre": "title", "livre": "book", "sous-section": "subdivision",
    "sous-titre": "subtitle", "parte": "part", "capítulo": "chapter", "capitulo": "chapter", "título": "title",
    "titulo": "title", "libro": "book", "livro": "book", "párrafo": "division", "capo": "chapter", "titolo": "title",
    "sección": "division", "secção": "division", "seção": "division", "subsecção": "subdivision", "subseção": "subdivision",
    "sezione": "division",
    # German, Dutch
    "kapitel": "chapter", "abschnitt": "division", "teil": "part", "buch": "book", "hauptstück": "chapter", "titel": "title",
    "hoofdstuk": "chapter", "afdeling": "division", "deel": "part", "boek": "book",
    # Romanian, Albanian, Greek with and without accents
    "titlul": "title", "capitolul": "chapter", "secţiunea": "division", "secțiunea": "division", "sectiunea": "division",
    "cartea": "book", "kreu": "chapter", "pjesa": "part", "seksioni": "division", "titulli": "title",
    "κεφάλαιο": "chapter", "κεφαλαιο": "chapter", "μέρος": "part", "μερος": "part", "τμήμα": "division", "τμημα": "division",
    "τίτλος": "title", "τιτλος": "title",
    # Russian, Belarusian, Ukrainian, Bulgarian, Macedonian, Serbian, Tajik
    "глава": "chapter", "раздел": "part", "розділ": "chapter", "подраздел": "subdivision", "підрозділ": "subdivision",
    "раздзел": "part", "део": "part", "одељак": "division", "поглавје": "chapter", "поглавље": "chapter", "боби": "chapter",
    # Serbian and Croatian in Latin letters, Polish, Czech, Slovak
    "dio": "part", "deo": "part", "glava": "chapter", "poglavlje": "chapter", "poglavje": "chapter",
    "odjeljak": "division", "odeljak": "division",
    "rozdział": "chapter", "dział": "part", "tytuł": "title", "oddział": "division",
    "část": "part", "časť": "part", "hlava": "title", "díl": "division", "diel": "division", "oddíl": "division",
    "oddiel": "division",
    # Turkish, Azerbaijani, Indonesian and Malay, Vietnamese, Swahili
    "bölüm": "chapter", "kısım": "part", "bab": "chapter", "bagian": "part", "bahagian": "part", "buku": "book",
    "chương": "chapter", "mục": "division", "phần": "part", "sehemu": "part", "sura": "chapter", "fəsil": "chapter",
    # Arabic, Persian, Urdu, Hebrew
    "الباب": "part", "الفصل": "chapter", "باب": "part", "فصل": "chapter", "القسم": "division", "الفرع": "division",
    "بخش": "part", "مبحث": "division", "گفتار": "division", "حصہ": "part", "פרק": "chapter", "סימן": "division", "חלק": "part",
    # Bengali, Hindi and Nepali, Tamil
    "অধ্যায়": "chapter", "অধ\u09cd\u09af\u09be\u09df": "chapter", "अध्याय": "chapter", "परिच्छेद": "chapter", "भाग": "part",
    "அத்தியாயம்": "chapter", "பகுதி": "part",
    # Thai, Lao, Khmer, Burmese
    "หมวด": "chapter", "ภาค": "part", "ลักษณะ": "title", "ส่วนที่": "division", "ส่วน": "division",
    "ພາກທີ": "part", "ໝວດທີ": "chapter", "ພາກ": "part", "ໝວດ": "chapter",
    "ជំពូកទី": "chapter", "ជំពូក": "chapter", "ផ្នែកទី": "division", "ផ្នែក": "division", "အခန်း": "chapter",
    # Amharic, Georgian, Armenian
    "ክፍል": "part", "ምዕራፍ": "chapter", "თავი": "chapter", "კარი": "part", "գլուխ": "chapter", "բաժին": "part",
}  # fmt: skip

# Words that are read as a heading behind their number only: ``1-тарау``, ``II skyrius``, ``1 kap.``, ``I. Fejezet``.
CONTAINERS_BEHIND_NUMBERS: dict[str, str] = {
    # Kazakh, Kyrgyz, Uzbek, Turkmen, Azerbaijani, Mongolian
    "бөлім": "part", "тарау": "chapter", "глава": "chapter", "бөлүм": "part", "боб": "chapter", "бўлим": "part",
    "bob": "chapter", "boʻlim": "part", "bo'lim": "part", "bap": "chapter", "бүлэг": "chapter", "fəsil": "chapter",
    # Hungarian, Lithuanian, Latvian, Estonian, Finnish, Swedish
    "fejezet": "chapter", "rész": "part", "skyrius": "chapter", "skirsnis": "division", "nodaļa": "chapter",
    "peatükk": "chapter", "jagu": "division", "luku": "chapter", "kap": "chapter",
}  # fmt: skip

ATTACHMENTS: frozenset[str] = frozenset(
    "schedule annex annexure appendix annexe anexo lampiran attachment exhibit anhang anlage allegato apéndice ek jadual "
    "penjelasan phụ-lục приложение الملحق পরিশিষ্ট তফসিল".split()
)

BASIC_UNITS: dict[str, str] = {
    "article": "article", "art": "article", "artículo": "article", "articulo": "article", "artigo": "article",
    "articolo": "article", "artikel": "article", "pasal": "article", "madde": "article", "điều": "article",
    "مادة": "article", "المادة": "article", "ماده": "article", "статья": "article", "стаття": "article",
    "ibara": "article", "მუხლი": "article", "אמנה": "article", "มาตรา": "section", "section": "section", "sec": "section",
    "s": "section", "§": "section", "paragraf": "section", "seksyen": "section", "kifungu": "section", "clause": "clause",
    # Azerbaijani, Belarusian, Bulgarian and Macedonian, Serbian and Croatian, Slovene
    "maddə": "article", "артыкул": "article", "член": "article", "чл": "article", "члан": "article", "član": "article",
    "članak": "article", "člen": "article",
    # Czech, Slovak, Polish, Romanian, Greek with and without accents, Albanian
    "čl": "article", "článek": "article", "článok": "article", "artykuł": "article", "articolul": "article",
    "άρθρο": "article", "άρθρον": "article", "αρθρο": "article", "neni": "article",
    # Tajik, Uzbek, Kurdish, Urdu, Nepali, Amharic, Lao, Khmer, Burmese, Armenian, Tamil
    "моддаи": "article", "модда": "article", "modda": "article", "ماددەی": "article", "دفعہ": "section", "दफा": "section",
    "አንቀጽ": "article", "ມາດຕາ": "article", "មាត្រា": "article", "ပုဒ်မ": "section", "հոդված": "article", "பிரிவு": "section",
    # Turkey's additional, transitional and repeated articles; another letter for the Vietnamese one
    "ek madde": "article", "geçici madde": "article", "mükerrer madde": "article", "ðiều": "article",
    "rule": "rule", "regulation": "rule", "ধারা": "section", "धारा": "section", "סעיף": "section",
}  # fmt: skip

#: Uzbek and Swedish words for a chapter are names too: ``1-bob``, ``I BOB`` and ``1 kap.`` head chapters, ``1. Bob`` lists a man.
NAMES: frozenset[str] = frozenset({"bob", "kap"})

# Kazakh, Kyrgyz, Uzbek, Turkmen, Lithuanian, Latvian, Mongolian: ``1-бап``, ``3. pants``.
UNITS_BEHIND_NUMBERS: dict[str, str] = {
    "бап": "article", "берене": "article", "статья": "article", "модда": "article", "modda": "article", "madda": "article",
    "straipsnis": "article", "pants": "article", "зүйл": "article",
}  # fmt: skip

CONTENTS: frozenset[str] = frozenset(
    {
        "contents", "table of contents", "arrangement of sections", "arrangement of articles",
        "arrangement of clauses", "arrangement of provisions", "arrangement of rules", "arrangement of act",
        "sommaire", "table des matières", "índice", "indice", "contenido", "table of provisions",
        "analysis", "index of sections", "list of sections",
        "目录", "目錄", "目次", "目 录", "目 錄", "目 次", "차례", "목차", "mục lục", "оглавление", "содержание",
        "зміст", "içindekiler", "spis treści", "obsah", "sumário", "inhaltsübersicht", "inhaltsverzeichnis",
        "daftar isi", "sadržaj", "cuprins", "სარჩევი", "สารบัญ", "الفهرس", "فهرس",
    }
)  # fmt: skip

# Nouns after which a number in running text cites a provision instead of opening one.
CITED_NOUNS: frozenset[str] = frozenset(
    """section sections subsection subsections sub-section sub-sections paragraph paragraphs subparagraph
    subparagraphs sub-paragraph sub-paragraphs article articles clause clauses point points item items rule rules
    regulation regulations chapter chapters part parts s ss para paras art arts subclause subclauses sub-clause
    sub-clauses subpara subrule sub-rule sub-regulation division schedule nos no number numbers annex appendix
    alinéa alinéas paragraphe paragraphes párrafo párrafos inciso incisos numeral numerales literal literales letra letras
    apartado apartados artículo artículos número números artigo artigos alínea alíneas pasal ayat huruf angka madde fıkra
    table figure category""".split()
)
