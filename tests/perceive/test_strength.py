"""Features of how firmly a protection is worded: where each word stands relative to the evidence decides."""

from __future__ import annotations

from annotator.perceive.strength import STRENGTHS, strength_features
from annotator.records import Cue, Span

TEXT = "The court sits daily. The officer may, where practicable, inform the person. Regulations follow."
CLAUSE = Span(0, len(TEXT))
EVIDENCE = Span(TEXT.index("inform"), TEXT.index("person") + len("person"))


def features(cues: tuple[Cue, ...] = (), clause: Span = CLAUSE) -> set[str]:
    return set(strength_features(TEXT, clause, EVIDENCE, "notification", cues))


def cue(lexicon: str, words: str) -> Cue:
    at = TEXT.index(words)
    return Cue(lexicon, Span(at, at + len(words)))


def test_there_are_the_four_strengths_of_the_guidelines() -> None:
    assert set(STRENGTHS) == {"mandatory", "weak", "deferred", "optional"}


def test_words_of_the_evidence_before_it_and_after_it_are_told_apart() -> None:
    found = features()
    assert {"q:inform", "q:the person", "b:may", "b:where practicable", "a:regulations"} <= found
    assert "q:may" not in found
    assert "a:may" not in found


def test_only_words_of_its_own_sentence_count_as_its_sentence() -> None:
    assert {"s:may", "s:officer"} <= features()
    assert not {"s:court", "s:regulations"} & features()


def test_the_type_of_safeguard_is_a_feature() -> None:
    assert "t:notification" in features()


def test_cues_count_in_the_same_sentence_alone_and_beside_the_type() -> None:
    found = features((cue("optional-wording", "may"), cue("deferral-wording", "Regulations")))
    assert {"c:optional-wording", "c:notification-optional-wording"} <= found
    assert "c:deferral-wording" not in found


def test_cues_inside_the_evidence_are_marked() -> None:
    found = features((cue("notification-words", "inform"), cue("optional-wording", "may")))
    assert {f for f in found if f.startswith("n:")} == {"n:notification-words"}


def test_nothing_outside_the_clause_is_read() -> None:
    clause = Span(TEXT.index("inform"), EVIDENCE.end)
    assert not [f for f in features(clause=clause) if f.startswith(("b:", "a:"))]


def test_the_same_wording_gives_the_same_features_in_the_same_order() -> None:
    cues = [cue("b", "may"), cue("a", "practicable")]
    assert strength_features(TEXT, CLAUSE, EVIDENCE, "x", cues) == strength_features(TEXT, CLAUSE, EVIDENCE, "x", cues[::-1])


def test_words_of_the_evidence_stand_beside_the_type_too() -> None:
    assert {"q:notification-inform", "q:notification-the person"} <= features()


def test_a_structural_weakness_is_a_feature() -> None:
    text = "The order shall specify the period during which it has effect."
    whole, quote = Span(0, len(text)), Span(text.index("the period"), len(text) - 1)
    assert {"w:no length is stated", "w:any"} <= set(strength_features(text, whole, quote, "time-limit"))
    firm = text.replace("the period", "the period of no more than ten days")
    assert not [f for f in strength_features(firm, Span(0, len(firm)), quote, "time-limit") if f.startswith("w:")]
