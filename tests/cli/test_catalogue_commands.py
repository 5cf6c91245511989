"""``annotator labels`` and ``annotator explain``: the catalogue for readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.catalogue_loader import FAMILIES, load_catalogue

Cli = Callable[..., "Outcome"]  # noqa: F821
LABELS = sorted(load_catalogue().labels)


def test_all_labels_are_listed_with_their_titles(cli: Cli) -> None:
    done = cli("labels")
    assert (done.code, done.err) == (0, "")
    for label in load_catalogue().labels.values():
        assert f"  {label.id} " in done.out
        assert label.title in done.out


@pytest.mark.parametrize("family", FAMILIES)
def test_one_family_alone_can_be_listed(cli: Cli, family: str) -> None:
    out = cli("labels", "--family", family).out
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert listed == [label.id for label in load_catalogue().family(family)]


def test_an_unknown_family_names_the_families(cli: Cli) -> None:
    message = cli("labels", "--family", "riskz").refusal()
    assert all(family in message for family in FAMILIES)


@pytest.mark.parametrize("name", ["missing-intent", "production", "missing-remedy", "optional-safeguard", "risks/missing-intent"])
def test_a_label_is_explained(cli: Cli, name: str) -> None:
    done = cli("explain", name)
    assert (done.code, done.err) == (0, "")
    for part in ("What it flags", "Why it matters", "What it does not flag", "Standards"):
        assert part in done.out


def test_an_explanation_gives_examples_of_both_kinds(cli: Cli) -> None:
    out = cli("explain", "missing-intent").out
    assert "It fires on" in out
    assert "It stays silent on" in out


def test_a_power_says_which_safeguards_it_needs(cli: Cli) -> None:
    out = " ".join(cli("explain", "powers/hacking").out.split())
    assert ", ".join(load_catalogue().powers_table["hacking"]) in out


@pytest.mark.parametrize("key", LABELS)
def test_every_label_can_be_explained(cli: Cli, key: str) -> None:
    done = cli("explain", key)
    assert done.code == 0
    assert done.out.startswith(key.split("/")[1])


@pytest.mark.parametrize(("typo", "meant"), [("missing-intend", "missing-intent"), ("optional-safegard", "optional-safeguard")])
def test_an_unknown_label_suggests_the_nearest(cli: Cli, typo: str, meant: str) -> None:
    assert meant in cli("explain", typo).refusal()


def test_a_label_unlike_any_other_is_refused_too(cli: Cli) -> None:
    cli("explain", "zzzzzzzz").refusal()
    cli("explain", "").refusal()


def test_paragraphs_fit_a_terminal(cli: Cli) -> None:
    out = cli("explain", "missing-intent").out.split("Standards")[0]
    assert max(map(len, out.splitlines())) <= 100
