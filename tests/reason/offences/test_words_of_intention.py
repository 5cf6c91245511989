"""Which words of an offence ask for intention, knowledge or recklessness, beside the fixed phrases of the lexicon."""

from __future__ import annotations

import pytest

from annotator.reason.offences.mental_words import find_implied, find_worded
from annotator.records import Span


def worded(words: str) -> list[str]:
    return [words[s.start : s.end] for s in find_worded(words, Span(0, len(words)))]


def implied(words: str) -> list[str]:
    return [words[s.start : s.end] for s in find_implied(words, Span(0, len(words)))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # Purpose.
        ("Whoever opens mail for the purpose of reading it", "for the purpose of reading"),
        ("Whoever opens mail for a dishonest purpose", "for a dishonest purpose"),
        ("Whoever opens mail with the sole aim of reading it", "with the sole aim of"),
        ("Whoever opens mail, meaning to read it", "meaning to"),
        ("Whoever opens mail, desiring that it be lost", "desiring that"),
        ("Whoever opens mail in order that it be lost", "in order that"),
        ("Whoever opens mail\nfor the purposes\nof gain", "for the purposes\nof gain"),
        # Knowledge and belief.
        ("Whoever, being aware that it is closed, opens mail", "aware that"),
        ("Whoever opens mail in the knowledge that it is closed", "in the knowledge that"),
        ("Whoever sells a key having reason to believe that it fits", "having reason to believe"),
        ("Whoever opens mail that he knew to be closed", "he knew"),
        ("Whoever sends what is to his knowledge untrue", "to his knowledge"),
        ("Whoever sends a tale believing it untrue", "believing it"),
        # Recklessness, and adverbs of the will.
        ("Whoever sends a tale not caring whether it is true", "not caring whether"),
        ("Whoever voluntarily hinders a machine", "voluntarily"),
        ("Whoever corruptly changes a register", "corruptly"),
        ("A person opens mail and the person intends the loss of it", "person intends"),
        ("Whoever spreads a tale that is to his knowledge untrue", "to his knowledge"),
        ("Whoever spreads a statement known to be false", "known to be false"),
        ("Whoever, being conscious that it is untrue, spreads a tale", "conscious that"),
        ("Whoever opens mail for financial gain", "for financial gain"),
        ("Whoever opens mail out of mercenary or hooligan motives", "out of mercenary or hooligan motives"),
    ],
)  # fmt: skip
def test_phrases_that_make_intention_an_element(words: str, found: str) -> None:
    assert worded(words) == [found]


@pytest.mark.parametrize(
    "words",
    [
        "Whoever without lawful excuse opens mail",
        "Whoever negligently opens mail",
        "A keeper who was made aware of the loss",
        "For the purposes of this section mail is open when it was read.",
        "A court sits for the purpose of determining whether mail was open.",
        "The word has the meaning that the Schedule gives.",
        "A machine intended for use by children",
        "A reader who ought to have been aware of it",
        "A clerk who discloses what has come to his knowledge in office",
        "Whoever opens mail, whether or not for gain",
    ],
)
def test_words_that_only_look_so(words: str) -> None:
    assert worded(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Whoever forges a seal", ["forges"]),
        ("No person shall forge a seal", ["forge"]),
        ("Whoever falsifies a seal", ["falsifies"]),
        ("Whoever pretends to be a judge", ["pretends to be"]),
        ("Whoever obtains money by false pretences", ["by false pretences"]),
        ("Whoever threatens another with death", ["threatens"]),
        ("A person that threatens another", ["threatens"]),
        # A thing or a text intends nothing.
        ("Whoever sells counterfeit cards", []),
        ("Whoever prints what threatens national unity", []),
        ("Whoever prints words which threaten a reader", []),
        ("Whoever sends a threatening message", []),
        ("Whoever sends a message likely to deceive", []),
        ("Whoever uses a forged seal", []),
        ("Whoever prints news threatening the foundations of the State", []),
        ("Whoever keeps equipment for extortion or impersonation", []),
        ("Whoever takes mail by extortion", ["by extortion"]),
    ],
)
def test_verbs_that_nobody_does_unknowingly(words: str, found: list[str]) -> None:
    assert implied(words) == found
