"""Choosing how much probability a label needs once the rules have spoken: no law chooses for itself."""

from __future__ import annotations

from training.evaluate_findings import SHARES, Counts, LabelScore, total

LAWS = ("a", "b", "c")


def score(better: dict[str, float]) -> LabelScore:
    """A label that finds all ten clauses of a law at the law's own best share and its neighbours, and half of them elsewhere."""
    label = LabelScore("missing-intent")
    for law, best in better.items():
        near = {SHARES[i] for i in range(len(SHARES)) if abs(i - SHARES.index(best)) <= 1}
        for share in SHARES:
            label.ruled[share, law] = Counts(10 if share in near else 5, 10, 10)
    return label


def test_counts_add_up_and_give_f1() -> None:
    counts = total([Counts(1, 2, 3), Counts(1, 1, 0)])
    assert (counts.right, counts.said, counts.wanted) == (2, 3, 3)
    assert counts.f1 == 2 * 2 / 6
    assert Counts().f1 == 0


def test_a_share_that_all_laws_prefer_is_chosen() -> None:
    label = score(dict.fromkeys(LAWS, 0.5))
    assert label.best_share(LAWS) == 0.5
    assert label.left_out(LAWS).f1 == 1


def test_a_share_that_one_law_prefers_does_not_help_that_law() -> None:
    label = score({"a": 0.3, "b": 1.0, "c": 1.0})
    assert label.left_out(["a"]).f1 == 0.5
    assert label.left_out(LAWS).right == 5 + 10 + 10


def test_without_a_clear_gain_the_threshold_stays() -> None:
    label = LabelScore("scope-creep")
    for law in LAWS:
        for share in SHARES:
            label.ruled[share, law] = Counts(50 if share != 0.3 else 51, 100, 100)
    assert label.best_share(LAWS) == 1.0
