"""What drafting traditions call their divisions, mapped to Akoma Ntoso kinds. A tradition is a row here."""

from __future__ import annotations

CONTAINERS: dict[str, str] = {
    # English
    "part": "part", "chapter": "chapter", "title": "title", "book": "book", "division": "division",
    "subdivision": "subdivision", "subpart": "subpart", "subchapter": "subchapter", "sub-part": "subpart",
    "sub-chapter": "subchapter", "subtitle": "subtitle",
    # French, Spanish, Portuguese, Italian, German
    "partie": "part", "chapitre": "chapter", "titre": "title", "livre": "book", "sous-section": "subdivision",
    "parte": "part", "capítulo": "chapter", "capitulo": "chapter", "título": "title", "titulo": "title",
    "libro": "book", "livro": "book", "párrafo": "division", "capo": "chapter", "titolo": "title",
    "kapitel": "chapter", "abschnitt": "division", "teil": "part", "buch": "book", "sección": "division",
    # Turkish, Indonesian and Malay, Vietnamese, Swahili
    "bölüm": "chapter", "kısım": "part", "bab": "chapter", "bagian": "part", "bahagian": "part",
    "chương": "chapter", "mục": "division", "phần": "part", "sehemu": "part", "sura": "chapter",
    # Arabic, Persian, Bengali, Hindi, Russian
    "الباب": "part", "الفصل": "chapter", "باب": "part", "فصل": "chapter", "القسم": "division", "الفرع": "division",
    "بخش": "part", "অধ্যায়": "chapter", "অধ\u09cd\u09af\u09be\u09df": "chapter", "अध्याय": "chapter",
    "глава": "chapter", "раздел": "part", "розділ": "chapter", "หมวด": "chapter",
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
    "ek madde": "article", "geçici madde": "article", "mükerrer madde": "article", "ðiều": "article",
    "rule": "rule", "regulation": "rule", "ধারা": "section", "धारा": "section", "סעיף": "section",
}  # fmt: skip

CONTENTS: frozenset[str] = frozenset(
    {
        "contents", "table of contents", "arrangement of sections", "arrangement of articles",
        "arrangement of clauses", "arrangement of provisions", "arrangement of rules", "arrangement of act",
        "sommaire", "table des matières", "índice", "indice", "contenido", "table of provisions",
        "analysis", "index of sections", "list of sections",
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
