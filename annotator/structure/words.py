"""What drafting traditions call their divisions, mapped to Akoma Ntoso kinds. A tradition is a row here."""

from __future__ import annotations

CONTAINERS: dict[str, str] = {
    # English
    "part": "part", "chapter": "chapter", "title": "title", "book": "book", "division": "division",
    "subdivision": "subdivision", "subpart": "subpart", "subchapter": "subchapter", "sub-part": "subpart",
    "sub-chapter": "subchapter",
    # French, Spanish, Portuguese
    "partie": "part", "chapitre": "chapter", "titre": "title", "livre": "book", "sous-section": "subsection",
    "parte": "part", "capítulo": "chapter", "capitulo": "chapter", "título": "title", "titulo": "title",
    "libro": "book", "livro": "book",
    # Arabic, Turkish, Indonesian, Bengali
    "الباب": "part", "الفصل": "chapter", "bölüm": "chapter", "kısım": "part", "bab": "chapter", "bagian": "part",
    "অধ্যায়": "chapter", "অধ্যায়": "chapter",
}  # fmt: skip

ATTACHMENTS: frozenset[str] = frozenset(
    "schedule annex annexure appendix annexe anexo lampiran attachment exhibit".split()
)

BASIC_UNITS: dict[str, str] = {
    "article": "article", "art": "article", "artículo": "article", "articulo": "article", "artigo": "article",
    "pasal": "article", "madde": "article", "مادة": "article", "المادة": "article",
    "section": "section", "sec": "section", "s": "section", "§": "section", "clause": "clause", "rule": "rule",
    "regulation": "rule", "ধারা": "section",
}  # fmt: skip

CONTENTS: frozenset[str] = frozenset(
    {
        "contents", "table of contents", "arrangement of sections", "arrangement of articles",
        "arrangement of clauses", "arrangement of provisions", "arrangement of rules", "arrangement of act",
        "sommaire", "table des matières", "índice", "indice", "contenido", "table of provisions",
        "analysis", "index of sections", "list of sections",
    }
)  # fmt: skip

CROSS_REFERENCE_WORDS: frozenset[str] = frozenset(
    """section sections subsection subsections sub-section sub-sections paragraph paragraphs subparagraph
    subparagraphs sub-paragraph sub-paragraphs article articles clause clauses point points item items rule rules
    regulation regulations chapter part and or to under of in by with per also s ss para paras art arts
    subclause subclauses sub-clause division schedule through nos no number numbers from""".split()
)
