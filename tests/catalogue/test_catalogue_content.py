"""Every file of the catalogue: complete, frozen, in its own words, and true to the guidelines."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from annotator.catalogue_loader import FAMILIES, FOLDERS, Catalogue, Example, Label

# What the guidelines name, and the model was trained on, may be joined by labels but never lost.
AT_LEAST = {
    "roles": 11,
    "offences": 21,
    "powers": 15,
    "safeguards": 18,
    "modalities": 5,
    "risks": 11,
    "wording": 5,
    "instrument": 7,
    "absences": 14,
}
LEXICONS = [
    "vague-terms",
    "mental-elements",
    "harm-thresholds",
    "defences",
    "optional-wording",
    "deferral-wording",
    "weak-wording",
    "necessity-words",
    "proportionality-words",
    "legality-grounds",
    "judicial-authorities",
    "executive-authorities",
    "notification-words",
    "remedy-words",
    "oversight-words",
    "transparency-words",
    "time-limit-words",
    "data-protection-words",
    "purpose-limitation-words",
    "non-discrimination-words",
    "refusal-words",
    "dual-criminality-words",
    "human-rights-words",
    "encryption-words",
    "secrecy-words",
    "extraterritorial-words",
    "monitoring-words",
    "immunity-words",
    "any-offence-words",
    "content-conduct",
    "access-conduct",
    "actors-authority",
    "actors-court",
    "actors-person",
    "actors-provider",
    "actors-state",
    "objects-of-offences",
]
AT_LEAST_VAGUE_TERMS = 250
LONGEST_SENTENCES = 3
RUN = 12
ALIKE = 0.7


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[^\W_]+", text.lower())


def examples(label: Label) -> tuple[Example, ...]:
    """Return all examples of a label."""
    return (*label.fires, *label.silent)


def test_no_family_has_lost_a_label(catalogue: Catalogue) -> None:
    assert set(AT_LEAST) == set(FAMILIES)
    for name, least in AT_LEAST.items():
        assert len(catalogue.family(name)) >= least, name


def test_ids_are_frozen(catalogue: Catalogue, data: Path) -> None:
    assert (data / "ids.lock").read_text(encoding="utf-8") == catalogue.lock_text()


def test_families_are_in_alphabetical_order(catalogue: Catalogue) -> None:
    for name in FAMILIES:
        ids = [label.id for label in catalogue.family(name)]
        assert ids == sorted(ids)


def test_an_id_stands_in_one_family_only(catalogue: Catalogue) -> None:
    ids = [label.id for label in catalogue.labels.values()]
    assert len(ids) == len(set(ids))


def test_lexicons_are_all_there_and_vague_terms_are_rich(catalogue: Catalogue) -> None:
    assert set(LEXICONS) <= set(catalogue.lexicons)
    assert len(catalogue.lexicons["vague-terms"]) >= AT_LEAST_VAGUE_TERMS


def test_every_standard_is_cited(catalogue: Catalogue) -> None:
    cited = {key for label in catalogue.labels.values() for key in label.sources}
    assert set(catalogue.standards) - cited == set()


def test_needed_safeguards_have_a_missing_label_and_no_others(catalogue: Catalogue) -> None:
    needed = {name for row in catalogue.powers_table.values() for name in row}
    assert {label.id for label in catalogue.family("absences")} == {f"missing-{name}" for name in needed}


def test_explanations_are_at_most_three_sentences(catalogue: Catalogue) -> None:
    for label in catalogue.labels.values():
        for text in (label.flags, label.why, label.not_flagged):
            assert len(re.findall(r"[.!?](?:\s|$)", text)) <= LONGEST_SENTENCES, f"{label.id}: {text}"
            assert text.endswith("."), f"{label.id}: {text}"


def test_messages_name_the_provision_and_the_quote_or_power(catalogue: Catalogue) -> None:
    for family, field in (("risks", "{quote}"), ("wording", "{quote}"), ("instrument", "{quote}"), ("absences", "{power}")):
        for label in catalogue.family(family):
            assert label.message is not None
            assert "{provision}" in label.message
            assert field in label.message
            assert label.message.format(provision="Section 4", quote="x", power="search").endswith(".")


def test_examples_are_unique_and_not_alike(catalogue: Catalogue) -> None:
    texts = [(label.id, example.text) for label in catalogue.labels.values() for example in examples(label)]
    assert len({text for _, text in texts}) == len(texts)
    sets = [(name, text, frozenset(words(text))) for name, text in texts]
    for (one, text, first), (two, other, second) in combinations(sets, 2):
        shared_words = len(first & second)
        assert shared_words < ALIKE * (len(first) + len(second) - shared_words), f"{one}/{two}: {text} / {other}"


def test_an_editor_accepts_every_file(data: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json.loads((data / "schema.json").read_text(encoding="utf-8")))
    for folder in FOLDERS:
        for file in sorted((data / folder).iterdir()):
            problems = list(validator.iter_errors(yaml.safe_load(file.read_text(encoding="utf-8"))))
            assert not problems, f"{file.name}: {problems[0].message}"


def test_the_folder_holds_no_program(data: Path) -> None:
    assert not list(data.rglob("*.py"))


def guideline_table(text: str) -> dict[str, tuple[str, ...]]:
    """Return the guidelines' table of powers and the safeguards they need."""
    table: dict[str, tuple[str, ...]] = {}
    start = text.index("| power | safeguards it needs |")
    for line in text[start:].split("\n")[2:]:
        if not line.startswith("|"):
            break
        powers, needs = (cell.strip() for cell in line.strip("| ").split("|"))
        names = [name.strip() for name in needs.replace(", and ", ", ").split(",")]
        row: list[str] = []
        for name in names:
            row += table[name.removeprefix("as ")] if name.startswith("as ") else [name]
        table.update(dict.fromkeys((power.strip() for power in powers.split(",")), tuple(row)))
    return table


def test_powers_need_at_least_what_the_guidelines_say(catalogue: Catalogue, shared: Path) -> None:
    text = (shared / "GUIDELINES.md").read_text(encoding="utf-8")
    for power, needs in guideline_table(text).items():
        assert set(needs) <= set(catalogue.powers_table[power]), power


@pytest.mark.parametrize(
    ("family", "heading"),
    [
        ("roles", "## role "),
        ("offences", "## offence "),
        ("powers", "## powers "),
        ("safeguards", "## safeguards "),
        ("modalities", "## modality "),
        ("risks", "## risks: offence drafting"),
        ("wording", "## risks: optional-versus-mandatory"),
    ],
)
def test_the_labels_of_the_guidelines_are_here(catalogue: Catalogue, shared: Path, family: str, heading: str) -> None:
    text = (shared / "GUIDELINES.md").read_text(encoding="utf-8")
    section = text[text.index(heading) :].split("\n## ")[0].split("\nstrength:")[0]
    named = set(re.findall(r"`([a-z-]+)`", section))
    here = {label.id for label in catalogue.labels.values()}
    others = {"optional", "deferred", "weak", "powers", "matrix"} | ({"present", "absent"} if family == "safeguards" else set())
    assert named - here <= others
    assert named & {label.id for label in catalogue.family(family)}


def test_no_run_of_twelve_words_stands_in_a_real_law(catalogue: Catalogue, shared: Path, data: Path) -> None:
    ours: dict[tuple[str, ...], str] = {}
    for file in sorted(path for folder in (*FOLDERS, ".") for path in (data / folder).glob("*.yaml")):
        tokens = words(file.read_text(encoding="utf-8"))
        ours.update((tuple(tokens[i : i + RUN]), file.name) for i in range(len(tokens) - RUN + 1))
    for law in sorted((shared / "laws").glob("*/text.txt")):
        tokens = words(law.read_text(encoding="utf-8"))
        for run in zip(*(tokens[i:] for i in range(RUN)), strict=False):
            assert run not in ours, f"{ours[run]} repeats {law.parent.name}: {' '.join(run)}"
