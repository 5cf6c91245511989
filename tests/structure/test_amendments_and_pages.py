"""Quoted amendments, schedules, page furniture, lost headings, and definitions."""

from __future__ import annotations

from annotator.structure.parse import parse_structure

AMENDING = """1. Short title
This Act may be cited as the Amendment Act.
2. Amendment of Cap. 10
The principal Act is amended by inserting after section 11 the following sections—
"11A. Insulting messages
(1) A person who sends an insulting message commits an offence.
(2) The penalty is a fine.
11B. Attempts
An attempt is punishable as the offence."
3. Commencement
This Act comes into force on publication.
"""
PAGES = """1. Title
This Act may be cited as the Data Act.

THE GAZETTE

\f4
2. Powers
(1) An officer may search a device.

THE GAZETTE

\f5
(2) The search shall be recorded.
3. Rules
The Minister may make rules.

THE GAZETTE

\f6
4. Repeal
The old Act is repealed.
"""
SCHEDULE = """1. Bodies
The bodies are listed in the First Schedule.
2. Licences
A licence is subject to the Second Schedule.
3. Rules
The Minister may make rules. First Schedule (Section 1) Bodies \
1. The Council shall meet monthly. 2. The Board shall advise the Council.

Second Schedule (Section 2)

1. Form of licence
(1) A licence shall be in writing.
(2) A licence shall be dated.

2. Fees
A fee is payable.
"""


def test_inserted_provisions_are_not_sections_of_the_amending_act() -> None:
    structure = parse_structure(AMENDING)
    assert [p.eid for p in structure.provisions if p.kind == "section"] == ["sec_1", "sec_2", "sec_3"]
    assert "sec_2__qstr_11A__subsec_2" in {c.eid for c in structure.clauses}


def test_running_headers_open_nothing_and_are_listed() -> None:
    structure = parse_structure(PAGES)
    assert [p.eid for p in structure.provisions if p.kind == "section"] == ["sec_1", "sec_2", "sec_3", "sec_4"]
    assert [PAGES[s.start : s.end] for s in structure.furniture].count("THE GAZETTE") == 3


def test_a_schedule_glued_to_the_last_section_is_an_attachment() -> None:
    structure = parse_structure(SCHEDULE)
    eids = [p.eid for p in structure.provisions]
    assert "att_1" in eids
    assert "att_2__para_1__subpara_2" in eids
    last = next(c for c in structure.clauses if c.eid == "sec_3")
    assert SCHEDULE[last.span.start : last.span.end].strip() == "The Minister may make rules."


def test_a_text_without_numbers_is_kept_and_counted() -> None:
    structure = parse_structure("Some words without any number.\n\nAnd a second paragraph.")
    assert structure.coverage == 0
    assert len(structure.clauses) == 2


def test_terms_are_found_quoted_bold_alternative_and_listed() -> None:
    law = """1. Definitions
In this Act, “data” means facts; “device” or “tool” means a thing; **_network_** includes a link.
2. Scope
In this section, "officer" has the meaning given in the Police Act.
3. Rules
The Minister may make rules.
"""
    assert [d.term for d in parse_structure(law).definitions] == ["data", "device", "tool", "network", "officer"]
    listed = "Artículo 1. Definiciones\nSe entenderá por:\n1. Red: conjunto de equipos.\n2. Dato: toda información.\n"
    listed += "Artículo 2. Objeto\nRegular las redes del país.\nArtículo 3. Vigencia\nRige desde su publicación.\n"
    assert [d.term for d in parse_structure(listed).definitions] == ["Red", "Dato"]
