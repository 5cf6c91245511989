"""Invented laws in the drafting styles of many traditions, and the outline each must have."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure


def outline(text: str) -> list[str]:
    return [p.eid for p in parse_structure(text).provisions if p.is_operative]


def clauses(text: str) -> list[str]:
    return [c.eid for c in parse_structure(text).clauses]


COMMON_LAW = """CYBER SAFETY ACT

PART I – PRELIMINARY
1. Short title
This Act may be cited as the Cyber Safety Act.
2. Interpretation
In this Act—
"data" means any representation of facts;
"device" means any tool.
PART II – OFFENCES
3. Unauthorised access
(1) A person who intentionally and without authority—
(a) gains access to a computer; or
(b) causes another to—
(i) enter it; or
(ii) change it,
commits an offence.
(2) A person convicted under subsection (1) is liable to a fine.
3A. Attempts
A person who attempts an offence under section 3 commits an offence.
"""
CIVIL_LAW = """LOI N° 2020-1
Chapitre premier - Dispositions générales
Article premier
La présente loi fixe les règles applicables :
1° aux réseaux ;
2° aux services.
Article 2
Est puni d'une amende quiconque :
a) accède à un système ;
b) s'y maintient.
Chapitre II - Procédure
Article 3
I. Le juge peut ordonner la conservation des données pour une durée de dix jours.
Article 3 bis
Le procureur informe la personne concernée de la mesure ainsi prise.
"""
TREATY = """CONVENTION ON DATA

PREAMBLE

The Parties to this Convention,

CHAPTER I - USE OF TERMS

Article 1 - Definitions

For the purposes of this Convention, "data" means facts.

CHAPTER II - MEASURES

Article 2 - Illegal access

1. Each Party shall adopt measures to establish as offences:

(a) access without right; and

(b) staying without right.

2. A Party may ask that a lock be broken first.

Article 3 - Procedure

1. Paragraph 2 of Article 2 applies to this Article.

2. The powers shall be subject to Article 2.
"""
UNITED_STATES = """§ 101. Fraud with devices
(a) Whoever knowingly—(1) uses a device without authority; or

(2) sells a device,

shall be fined under this title.

(b) Penalties.—(1) The punishment for an offense under subsection (a)(1) is a fine.

(2) The punishment for an offense under subsection (a)(2) is imprisonment for not more than 1 year.

(c)(1) The court shall order forfeiture.

(2) The order is subject to appeal.

§ 102. Civil action
A person injured by a violation of section 101 may bring a civil action in any court of competent jurisdiction.

§ 103. Reports
The Attorney General shall report each year to the Congress on the use of this chapter.
"""
CANADA = """10. Authorization
10 (1) A judge may give an authorization if the judge is satisfied (a) that it is in the interests of justice; \
and (b) that other procedures have failed. (1.1) Paragraph (1)(b) does not apply to an offence under section \
52, 52.1 or 467.11. Marginal note (2) The authorization is valid for sixty days. Previous Version

11. Notice
11 The Minister shall give notice to the person who was the object of the interception. Previous Version

12. Report
12 The Minister shall report to Parliament each year. Previous Version
"""
NEW_ZEALAND = """20. Warrants
1 A judge may issue a warrant if— a the application is made in writing; and b the judge is satisfied that— i \
the search is necessary; and ii less intrusive means are not available. 2 The warrant lasts for 30 days.

21. Purpose
The purpose of this Part is to protect privacy.

22. Records
1 The agency must keep a record of every search. 2 The record must be kept for 7 years.
"""
INDIA = """Section 4. Power to intercept.

[4. Power to intercept.—(1) The Government may direct any agency to intercept a message.

(2) The direction shall be in writing:

Provided that no direction shall be issued without reasons.

Explanation.—For the purposes of this section, "agency" means a police force.

Section 5. Penalty.

5. Penalty.—Whoever contravenes section 4 shall be punished with fine.

Section 6. Rules.

6. Rules.—(1) The Government may make rules.

(2) The rules shall be laid before Parliament.
"""
SPAIN = """LEY 5

TÍTULO I
Disposiciones generales

Artículo 1°. Objeto. La presente ley tiene por objeto regular las redes.

Artículo 2º. Definiciones. Para efectos de esta ley se entenderá por:
1. Red: conjunto de equipos.
2. Dato: toda información.

Artículo 3º bis. Sanciones. El que acceda a una red será castigado con multa:
a) si actúa sin autorización;
b) si causa daño.
"""
INDONESIA = """BAB I - Ketentuan Umum

Pasal 1. Definisi
Pasal 1. Arti kata dalam aturan rekaan ini data adalah keterangan.

BAB II - Larangan

Pasal 2. Akses
Pasal 2. (1) Setiap Orang dilarang mengakses sistem. (2) Larangan pada ayat (1) berlaku bagi: a. warga negara; b. orang asing.

Pasal 3. Penutup
Pasal 3. Undang-Undang ini mulai berlaku pada tanggal diundangkan.
"""
RUSSIA = """Глава 1. Общие положения

Статья 1. Предмет
Настоящий закон регулирует отношения в сети.

Статья 2. Ответственность
1. Доступ без разрешения запрещается.
2. Нарушение влечет:
а) штраф;
б) арест.

Статья 3. Вступление в силу
Закон вступает в силу через десять дней.
"""
ARABIC = """المادة 1
يقصد بالعبارات التالية المعاني المبينة أمامها في هذا القانون.

المادة 2
يعاقب بالحبس كل من دخل نظاما معلوماتيا دون إذن.

المادة 3
يعمل بهذا القانون من تاريخ نشره في الجريدة الرسمية.
"""
CHINA = """第一章 总则
第一条 为了保障网络安全，制定本法。
第二条 在境内建设网络，适用本法。
第二章 法律责任
第三条 违反本法规定的，处罚款。
"""

CASES = {
    "common law": (
        COMMON_LAW,
        "part_I sec_1 sec_2 part_II sec_3 sec_3__subsec_1 sec_3__subsec_1__para_a sec_3__subsec_1__para_b "
        "sec_3__subsec_1__para_b__subpara_i sec_3__subsec_1__para_b__subpara_ii sec_3__subsec_2 sec_3A",
    ),
    "civil law": (
        CIVIL_LAW,
        "chp_1 art_1 art_1__point_1 art_1__point_2 art_2 art_2__point_a art_2__point_b chp_II art_3 art_3__para_I art_3-bis",
    ),
    "treaty": (
        TREATY,
        "chp_I art_1 chp_II art_2 art_2__para_1 art_2__para_1__point_a art_2__para_1__point_b "
        "art_2__para_2 art_3 art_3__para_1 art_3__para_2",
    ),
    "united states": (
        UNITED_STATES,
        "sec_101 sec_101__subsec_a sec_101__subsec_a__para_1 sec_101__subsec_a__para_2 sec_101__subsec_b "
        "sec_101__subsec_b__para_1 "
        "sec_101__subsec_b__para_2 sec_101__subsec_c sec_101__subsec_c__para_1 sec_101__subsec_c__para_2 sec_102 sec_103",
    ),
    "canada": (
        CANADA,
        "sec_10 sec_10__subsec_1 sec_10__subsec_1__para_a sec_10__subsec_1__para_b sec_10__subsec_1.1 "
        "sec_10__subsec_2 sec_11 sec_12",
    ),
    "new zealand": (
        NEW_ZEALAND,
        "sec_20 sec_20__subsec_1 sec_20__subsec_1__para_a sec_20__subsec_1__para_b sec_20__subsec_1__para_b__subpara_i "
        "sec_20__subsec_1__para_b__subpara_ii sec_20__subsec_2 sec_21 sec_22 sec_22__subsec_1 sec_22__subsec_2",
    ),
    "india": (INDIA, "sec_4 sec_4__subsec_1 sec_4__subsec_2 sec_5 sec_6 sec_6__subsec_1 sec_6__subsec_2"),
    "spain": (SPAIN, "title_I art_1 art_2 art_2__point_1 art_2__point_2 art_3-bis art_3-bis__point_a art_3-bis__point_b"),
    "indonesia": (
        INDONESIA,
        "chp_I art_1 chp_II art_2 art_2__para_1 art_2__para_2 art_2__para_2__point_a art_2__para_2__point_b art_3",
    ),
    "russia": (RUSSIA, "chp_1 art_1 art_2 art_2__para_1 art_2__para_2 art_2__para_2__point_а art_2__para_2__point_б art_3"),
    "arabic": (ARABIC, "art_1 art_2 art_3"),
    "china": (CHINA, "chp_1 art_1 art_2 chp_2 art_3"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mini_law_has_the_outline_its_drafter_meant(name: str) -> None:
    text, expected = CASES[name]
    assert outline(text) == expected.split()


@pytest.mark.parametrize("name", CASES)
def test_line_ends_and_special_spaces_do_not_change_the_outline(name: str) -> None:
    text, expected = CASES[name]
    assert outline(text.replace("\n", "\r\n")) == expected.split()
    assert outline("\n" + text + "\n\n") == expected.split()


def test_a_subsection_with_its_points_is_one_clause() -> None:
    assert clauses(COMMON_LAW) == ["sec_1", "sec_2", "sec_3__subsec_1", "sec_3__subsec_2", "sec_3A"]


def test_united_states_paragraphs_under_a_bare_heading_are_clauses_of_their_own() -> None:
    assert clauses(UNITED_STATES) == [
        "sec_101__subsec_a", "sec_101__subsec_b__para_1", "sec_101__subsec_b__para_2", "sec_101__subsec_c__para_1",
        "sec_101__subsec_c__para_2", "sec_102", "sec_103",
    ]  # fmt: skip


def test_provisos_and_explanations_stay_in_their_provision() -> None:
    structure = parse_structure(INDIA)
    clause = next(c for c in structure.clauses if c.eid == "sec_4__subsec_2")
    assert "Provided that" in INDIA[clause.span.start : clause.span.end]
    assert "Explanation" in INDIA[clause.span.start : clause.span.end]


def test_a_title_that_trails_a_section_belongs_to_no_clause() -> None:
    structure = parse_structure(CANADA)
    assert not any("Previous Version" in CANADA[c.span.start : c.span.end] for c in structure.clauses)
    assert not any("Marginal note" in CANADA[c.span.start : c.span.end] for c in structure.clauses)
