"""What a point inherits, how far a definition reaches, and what is excepted."""

from __future__ import annotations

from annotator.structure.leaves import find_leaves, judged_text, leaf_at
from annotator.structure.parse import parse_structure

LAW = """1. Messages
(1) Any person who, without lawful excuse—
(a) sends a false message; or
(b) publishes a private picture,
commits an offence and is liable to a fine.
(2) A person who by any device (a) harasses another; or (b) alarms another, commits an offence and is liable to a fine.
(3) It is a defence to a charge under subsection (1) that the message was true.
2. Officers
(1) In this section, "officer" or "agent" means a person named under section 3.
(2) This Part does not apply to a court unless a judge consents.
3. Naming
In this Act, "court" means a court of law. The Minister may name officers: Provided that no officer serves for ten years.
4. Rules
The Minister may make rules.
"""
STRUCTURE = parse_structure(LAW)
LEAVES = find_leaves(LAW, STRUCTURE.provisions)


def sentence(eid: str) -> str:
    return judged_text(LAW, next(leaf for leaf in LEAVES if leaf.eid == eid))


def test_a_point_is_read_with_its_opening_and_closing_words() -> None:
    assert sentence("sec_1__subsec_1__para_a") == (
        "(1) Any person who, without lawful excuse— (a) sends a false message, commits an offence and is liable to a fine."
    ).removeprefix("(1) ")
    assert sentence("sec_1__subsec_1__para_b") == (
        "Any person who, without lawful excuse— (b) publishes a private picture, commits an offence and is liable to a fine."
    )


def test_closing_words_that_run_on_behind_the_last_point_belong_to_all_points() -> None:
    assert sentence("sec_1__subsec_2__para_a") == (
        "A person who by any device (a) harasses another, commits an offence and is liable to a fine."
    )
    assert sentence("sec_1__subsec_2__para_b").startswith("A person who by any device (b) alarms another, commits")


def test_leaves_do_not_overlap_and_are_found_by_offset() -> None:
    at = 0
    for leaf in LEAVES:
        assert at <= leaf.span.start < leaf.span.end
        at = leaf.span.end
    found = leaf_at(LEAVES, LAW.index("private"))
    assert found is not None
    assert found.eid == "sec_1__subsec_1__para_b"
    assert leaf_at(LEAVES, LAW.index("commits")) is None


def test_a_local_definition_holds_in_its_section_and_its_alternatives_are_known() -> None:
    found = {d.term: (d.scope, d.alternatives) for d in STRUCTURE.definitions}
    assert found == {"officer": ("sec_2", ("agent",)), "agent": ("sec_2", ("officer",)), "court": ("", ())}


def test_exceptions_and_defences_are_recorded_with_what_they_limit() -> None:
    found = [(e.kind, e.eid, e.targets) for e in STRUCTURE.exceptions]
    assert found == [
        ("exception", "sec_1__subsec_1", ("sec_1__subsec_1",)),
        ("defence", "sec_1__subsec_3", ("sec_1__subsec_1",)),
        ("exemption", "sec_2__subsec_2", ("sec_2__subsec_2",)),
        ("proviso", "sec_3", ("sec_3",)),
    ]
    for statement in STRUCTURE.exceptions:
        assert LAW[statement.span.start : statement.span.end].strip()
