"""Whatever the loader does not know is an error that names the file, the line and a way out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.catalogue_loader import Catalogue, CatalogueError, UnknownLabelError, load_catalogue
from annotator.errors import AnnotatorError

Spoil = Callable[[str, str, str], Path]

RISK = "risks/missing-intent.yaml"
POWER = "powers/hacking.yaml"
SAFEGUARD = "safeguards/remedy.yaml"
WORDS = "lexicons/defences.txt"


def failure(folder: Path) -> CatalogueError:
    """Return the error that loading the folder raises."""
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value


@pytest.mark.parametrize(
    ("file", "old", "new", "mark", "problem", "suggestion"),
    [
        (
            RISK,
            "severity: high",
            "severty: high",
            "severty:",
            "unknown key “severty”",
            "did you mean “severity”?",
        ),
        (RISK, "severity: high\n", "", "id:", "missing key “severity”", "add “severity:”"),
        (
            RISK,
            "severity: high",
            "severity: hihg",
            "hihg",
            "“severity” cannot be “hihg”",
            "did you mean “high”?",
        ),
        (RISK, "title: No", "title: A\ntitle: No", "title: No", "the key “title” stands twice", "keep one"),
        (RISK, "id: missing-intent", "id: missing-intend", "id:", "the id is “missing-intend”", "the same"),
        (RISK, 'since: "0.1"', "since: 0.1", "since:", "“0.1” is not text to YAML", "quotes"),
        (RISK, "title: No mental element required", "title:", "title:", "“title” is empty", "write"),
        (RISK, "title: No", "title: No: such: thing", "title: No:", "not valid YAML", "indentation"),
        (
            RISK,
            "applies_to: [offence]",
            "applies_to: [offense]",
            "applies_to:",
            "unknown role “offense”",
            "“offence”",
        ),
        (
            RISK,
            "applies_to: [offence]",
            "applies_to: offence",
            "applies_to:",
            "“applies_to” must be a list",
            "- ",
        ),
        (RISK, "[offence]", "[offence, offence]", "applies_to:", "“offence” stands twice", "keep one"),
        (RISK, "[offence]", "[]", "applies_to:", "“applies_to” is empty", "name at least one"),
        (RISK, "[iccpr-15", "[icpr-15", "sources:", "unknown standard “icpr-15”", "“iccpr-15”"),
        (
            RISK,
            "[overbroad-",
            "[over-broad-",
            "see_also:",
            "unknown label “over-broad-access-offence”",
            "“overbroad",
        ),
        (
            RISK,
            "[content-conduct",
            "[content-conducts",
            "evidence_lexicons:",
            "unknown lexicon “content-conducts”",
            "“content-",
        ),
        (RISK, "“{quote}”", "“{qoute}”", "message:", "unknown field {qoute} in “message”", "“quote”"),
        (RISK, "“{quote}”", "“{quote”", "message:", "a brace in “message” is not closed", "{provision}"),
        (RISK, "“{quote}”", "“{quote!r}”", "message:", "carries a format", "{quote}"),
        (
            POWER,
            "needs: [legality",
            "needs: [legallity",
            "needs:",
            "unknown safeguard “legallity”",
            "“legality”",
        ),
        (
            POWER,
            "needs: [legality",
            "needs: [offence-limit, legality",
            "needs:",
            "has no “absence” block",
            "add one",
        ),
        (
            POWER,
            "needs: [",
            "aliases: [search-seizure]\nneeds: [",
            "aliases:",
            "is already a label's name",
            "another",
        ),
        (
            SAFEGUARD,
            "({power})",
            "({quote})",
            "  message:",
            "unknown field {quote}",
            "allowed: power, provision",
        ),
        (
            "offences/ancillary.yaml",
            "false",
            "'no'",
            "is_content:",
            "“is_content” must be true or false",
            "quotes",
        ),
        ("roles/other.yaml", "fires:", "fire:", "fire:", "unknown key “fire” in “examples”", "“fires”"),
        ("standards.yaml", "https:", "http:", "http:", "“url” must begin with https://", "null"),
        (WORDS, "# ", "", "Words", "the first line must say what the list is", "# "),
        (WORDS, "it is a", "It is a", "It is a", "is not in lower case", "write “it is a defence”"),
        (
            WORDS,
            "it shall be a defence",
            "it is a defence",
            "it is a defence\nit is",
            "stands already in line 2",
            "remove",
        ),
        (WORDS, "it is a", "it .* a", "it .*", "is not a plain phrase", "no patterns"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_suggestion(
    spoil: Spoil, file: str, old: str, new: str, mark: str, problem: str, suggestion: str
) -> None:
    folder = spoil(file, old, new)
    error = failure(folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert error.file == file
    assert error.line == text[: text.index(mark) + mark.rfind("\n") + 1].count("\n") + 1
    assert problem in error.problem
    assert suggestion in error.suggestion
    assert str(error) == f"{file}:{error.line}: {error.problem} - {error.suggestion}"


def test_too_few_examples_are_counted(copy: Path) -> None:
    file = copy / RISK
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.rindex("    - text:")], encoding="utf-8")
    error = failure(copy)
    assert error.problem == "too few examples under “silent”: 2"
    assert text.split("\n")[error.line - 1].strip() == "silent:"


def test_a_silent_example_says_why(copy: Path) -> None:
    file = copy / RISK
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.rindex("      because:")], encoding="utf-8")
    assert "missing key “because” in an example" in failure(copy).problem


def test_a_wrong_extension_is_not_passed_over(copy: Path) -> None:
    (copy / RISK).rename(copy / "risks" / "missing-intent.yml")
    error = failure(copy)
    assert error.file == "risks/missing-intent.yml"
    assert "missing-intent.yaml" in error.suggestion


def test_an_unknown_folder_is_not_passed_over(copy: Path) -> None:
    (copy / "risk").mkdir()
    error = failure(copy)
    assert (error.file, error.suggestion) == ("risk", "did you mean “risks”?")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"id: &a x\ntitle: *a\n", "an anchor"),
        (b"id: !!python/name:os.system x\n", "is not text"),
        (b"!!set {a, b}\n", "is not allowed"),
        (b"[a]: b\n", "a key must be a word"),
        (b"- a\n", "must be a mapping"),
        (b"id: a\n---\nid: b\n", "not valid YAML"),
        (b"id: \x01\n", "not valid YAML"),
    ],
)
def test_what_is_not_a_label_is_refused(copy: Path, content: bytes, problem: str) -> None:
    (copy / RISK).write_bytes(content)
    error = failure(copy)
    assert error.file == RISK
    assert problem in error.problem


def test_an_empty_word_list_is_refused(copy: Path) -> None:
    (copy / WORDS).write_text("# Nothing.\n", encoding="utf-8")
    assert failure(copy).problem == "the list is empty"


def test_a_missing_folder_is_an_error_of_ours(tmp_path: Path) -> None:
    error = failure(tmp_path / "nowhere")
    assert isinstance(error, AnnotatorError)
    assert error.exit_code == 2


def test_missing_standards_are_named(copy: Path) -> None:
    (copy / "standards.yaml").unlink()
    assert failure(copy).file == "standards.yaml"


def test_an_absence_that_no_power_needs_is_refused(copy: Path) -> None:
    for file in (copy / "powers").iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(", transparency]", "]"), encoding="utf-8")
    error = failure(copy)
    assert error.file == "safeguards/transparency.yaml"
    assert "no power needs “transparency”" in error.problem


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Nobody forges unknowingly.", "...", "“because” is still a placeholder: ..."),
        ("A person who forges an electronic document commits an offence.", "- …", "“text” is still a placeholder: - …"),
        (
            "A person who forges an electronic document commits an offence.",
            "Whoever KNOWINGLY and without\n        right enters a protected system commits an offence.",
            "this example stands already in line 37",
        ),
    ],
)
def test_an_example_that_was_copied_and_not_changed_is_refused(spoil: Spoil, old: str, new: str, problem: str) -> None:
    error = failure(spoil(RISK, old, new))
    assert error.problem == problem
    assert error.suggestion.startswith("write ")


@pytest.mark.parametrize(
    ("file", "name", "problem", "suggestion"),
    [
        ("risks", "Special Court", "is not words in lower case joined by hyphens", "write “special-court”"),
        ("risks", "special_court", "is not words in lower case joined by hyphens", "write “special-court”"),
        ("safeguards", "2nd-look", "is not words in lower case joined by hyphens", "begin with a letter"),
        ("risks", "missing-notification", "is that of a label from safeguards/notification.yaml", "choose another"),
        ("wording", "missing-intent", "is that of a label from risks/missing-intent.yaml", "choose another"),
        ("risks", "undefined-term", "is that of a label from instrument/undefined-term.yaml", "choose another"),
    ],
)
def test_an_id_that_reports_could_not_tell_apart_is_refused(
    copy: Path, file: str, name: str, problem: str, suggestion: str
) -> None:
    source = {"risks": RISK, "wording": "wording/mandatory-power.yaml", "safeguards": "safeguards/refusal-ground.yaml"}[file]
    text = (copy / source).read_text(encoding="utf-8")
    (copy / file / f"{name}.yaml").write_text(re.sub(r"(?m)^id: .*$", f"id: {name}", text), encoding="utf-8")
    error = failure(copy)
    assert error.problem == f"the id “{name}” {problem}"
    assert suggestion in error.suggestion


def test_a_former_id_has_the_shape_of_an_id(spoil: Spoil) -> None:
    error = failure(spoil(POWER, "needs: [", "aliases: [Old Name]\nneeds: ["))
    assert "the id “Old Name” is not words" in error.problem
    assert error.suggestion == "write “old-name”"


def test_a_list_that_does_not_exist_can_be_created(spoil: Spoil) -> None:
    assert failure(spoil(RISK, "[content-conduct", "[content-words")).suggestion.endswith(
        " - or create lexicons/content-words.txt"
    )


def test_an_alias_may_stand_for_one_label_only(spoil: Spoil) -> None:
    spoil(POWER, "sources:", "aliases: [old-name]\nsources:")
    error = failure(spoil("powers/arrest.yaml", "sources:", "aliases: [old-name]\nsources:"))
    assert "the alias “old-name” is already a label's name" in error.problem


def test_a_label_answers_to_id_family_and_former_name(catalogue: Catalogue) -> None:
    label = catalogue.label("traffic-collection")
    assert label is catalogue.label("powers/traffic-collection")
    assert label is catalogue.label("traffic-collection", family="powers")
    assert label is catalogue.label("traffic-realtime")
    assert label is catalogue.labels["powers/traffic-collection"]


def test_an_id_of_two_families_asks_for_the_family(copy: Path) -> None:
    source = (copy / "roles/other.yaml").read_text(encoding="utf-8")
    (copy / "modalities/other.yaml").write_text(source, encoding="utf-8")
    catalogue = load_catalogue(copy)
    assert catalogue.label("other", family="modalities").family == "modalities"
    with pytest.raises(UnknownLabelError, match="several families: roles, modalities"):
        catalogue.label("other")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("mising-intent", "did you mean “missing-intent”?"),
        ("risk/x", "did you mean “risks”?"),
        ("qqq", "no label"),
    ],
)
def test_an_unknown_label_is_answered_with_a_suggestion(catalogue: Catalogue, name: str, message: str) -> None:
    with pytest.raises(UnknownLabelError, match=re.escape(message)):
        catalogue.label(name)


def test_a_derived_label_speaks_for_its_safeguard(catalogue: Catalogue) -> None:
    missing = catalogue.label("missing-remedy")
    remedy = catalogue.label("remedy")
    assert remedy.absence is not None
    assert (missing.family, missing.severity) == ("absences", remedy.absence.severity)
    assert missing.message == remedy.absence.message
    assert missing.sources == remedy.sources


def test_nothing_loaded_can_be_changed(catalogue: Catalogue) -> None:
    label = catalogue.label("remedy")
    with pytest.raises(dataclasses.FrozenInstanceError):
        label.title = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        catalogue.lexicons["defences"] = ()  # type: ignore[index]


def test_the_hash_ignores_line_ends_and_sees_every_change(catalogue: Catalogue, copy: Path) -> None:
    text = (copy / WORDS).read_bytes()
    (copy / WORDS).write_bytes(text.replace(b"\n", b"\r\n"))
    assert load_catalogue(copy).hash == catalogue.hash
    other = copy.parent / "other"
    copy.rename(other)
    (other / WORDS).write_bytes(text + b"another defence\n")
    assert load_catalogue(other).hash != catalogue.hash


def test_a_catalogue_is_loaded_once_per_process(catalogue: Catalogue) -> None:
    assert load_catalogue() is catalogue


def test_the_example_of_the_readme_loads_once_its_gaps_are_filled(copy: Path) -> None:
    readme = (copy / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", readme, flags=re.DOTALL)
    assert block is not None
    name = "copied-from-the-readme"
    template = block[1].replace("id: special-tribunal", f"id: {name}")
    (copy / "risks" / f"{name}.yaml").write_text(template, encoding="utf-8")
    assert failure(copy).problem == "“text” is still a placeholder: ..."
    parts = template.split("...")
    filled = "".join(f"{part}Words number {number}." for number, part in enumerate(parts[:-1])) + parts[-1]
    (copy / "risks" / f"{name}.yaml").write_text(filled, encoding="utf-8")
    label = load_catalogue(copy).label(name)
    assert label.status == "draft"
    assert label.silent[0].note == "A division of an ordinary court.", "a comment of the template is no part of the text"
    assert "missing-legality" in {each.id for each in load_catalogue(copy).family("absences")}
