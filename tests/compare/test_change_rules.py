"""The word lists of changes: complete, consistent, and strict about mistakes."""

from __future__ import annotations

import pytest

from annotator.catalogue_yaml import CatalogueError, parse_yaml
from annotator.compare import change_rules
from annotator.compare.change_rules import load_change_rules

RULE = """
where: [offence]
why: Because.
protects: [[intentionally]]
worse: {id: a, title: A, severity: high, message: "{provision} is worse."}
better: {id: b, title: B, severity: high, message: "{provision} is better."}
"""


def test_every_direction_has_an_id_of_its_own_and_names_the_provision() -> None:
    types = load_change_rules().types.values()
    verdicts = [v for t in types for v in dict.fromkeys((t.worse, t.better))]
    assert len({v.id for v in verdicts}) == len(verdicts)
    assert all("{provision}" in v.message for v in verdicts)
    assert all(t.why for t in types)
    assert [t.id for t in types if t.worse.id == t.better.id] == ["definition-wording"]


def test_no_word_both_protects_and_widens_under_one_rule() -> None:
    for rule in load_change_rules().rules:
        assert rule.grades
        assert all(rule.grades.values())


def test_no_act_both_protects_and_intrudes() -> None:
    acts = load_change_rules().acts
    assert acts["protective"] & acts["intrusive"] == frozenset()


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("[offence]", "[offense]", "unknown kind of clause"),
        ("protects:", "protect:", "unknown key"),
        ("severity: high", "severity: grave", "cannot be"),
        ("{provision} is worse", "{clause} is worse", "unknown field"),
        ("[[intentionally]]", '[["@no-such-list"]]', "unknown word list"),
        ("protects: [[intentionally]]\n", "", "has no words"),
    ],
)
def test_a_mistake_is_reported_with_its_line(was: str, now: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=message) as raised:
        change_rules._term_rule("test", parse_yaml(RULE.replace(was, now), "test.yaml"))
    assert "test.yaml" in str(raised.value)


def test_the_rule_of_these_tests_is_itself_in_order() -> None:
    assert change_rules._term_rule("test", parse_yaml(RULE, "test.yaml")).grades == {("intentionally",): 1}
