"""Every mistake in a catalogue at once, for whoever edits it; loading stops at the first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from annotator.catalogue_loader import (
    FOLDERS,
    Catalogue,
    catalogue_files,
    read_catalogue,
    read_label,
    read_standards,
    reference_mistakes,
)
from annotator.catalogue_records import Label
from annotator.catalogue_yaml import CatalogueError, Value, decode, parse_lexicon, parse_yaml

LOCK = "ids.lock"
Read = TypeVar("Read")


def find_mistakes(folder: Path, rules: Collection[str]) -> list[CatalogueError]:
    """The mistakes of a catalogue, in the order of its files; empty where it can be loaded.

    What labels say of each other is checked once every file can be read by itself.

    Parameters
    ----------
    folder
        A folder of the same shape as ``annotator/catalogue``.
    rules
        The labels of the whole instrument that a rule of the program finds.
    """
    mistakes: list[CatalogueError] = []

    def tried(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except CatalogueError as mistake:
            mistakes.append(mistake)
            return None

    if not folder.is_dir():
        return [CatalogueError(str(folder), 1, "there is no such folder", "check the path")]
    files = tried(lambda: sorted(catalogue_files(folder)))
    if files is None:
        return mistakes
    texts = {file: text for file, raw in files if (text := tried(lambda raw=raw, file=file: decode(raw, file))) is not None}  # type: ignore[misc]
    lexicons, documents = {}, {}
    labels: list[Label] = []
    for file, text in texts.items():
        if file.startswith("lexicons/"):
            words = tried(lambda text=text, file=file: parse_lexicon(text, file))  # type: ignore[misc]
            lexicons[file[len("lexicons/") : -len(".txt")]] = words or ()
        elif file.split("/")[0] in FOLDERS:
            document = tried(lambda text=text, file=file: parse_yaml(text, file))  # type: ignore[misc]
            label = None if document is None else tried(lambda d=document, file=file: read_label(file, d))  # type: ignore[misc]
            if document is not None and label is not None:
                documents[file] = document
                labels.append(label)
    standards = tried(lambda: read_standards(texts))
    if not mistakes and standards is not None:
        mistakes += reference_mistakes(labels, documents, lexicons, standards)
        mistakes += _without_rule(labels, documents, rules)
    return mistakes


def _without_rule(labels: list[Label], documents: Mapping[str, Value], rules: Collection[str]) -> Iterator[CatalogueError]:
    """A mistake for each label of the whole instrument that no rule of the program finds, by its name or a former one."""
    for label in labels:
        if label.family == "instrument" and not {label.id, *label.aliases} & set(rules):
            document = documents[f"{label.family}/{label.id}.yaml"]
            yield document.error(f"no rule of the program finds “{label.id}”", "have the rule written first, or remove the file")


def compare_ids(folder: Path) -> tuple[list[str], list[CatalogueError]]:
    """What a catalogue's ids are against those that its ``ids.lock`` froze.

    Parameters
    ----------
    folder
        A catalogue without mistakes.

    Returns
    -------
    tuple
        Ids and former ids that are new, and a mistake for each frozen one that is gone.
    """
    catalogue = read_catalogue(folder)
    path = folder / LOCK
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    frozen = {line: number for number, line in enumerate(lines, start=1) if line and not line.startswith("#")}
    here = [line for line in catalogue.lock_text().splitlines() if not line.startswith("#")]
    gone = [
        CatalogueError(
            LOCK,
            number,
            f"the frozen id “{line}” is gone",
            f"bring it back, name it in the “aliases” of its new file or, if it was never published, delete its line from {LOCK}",
        )
        for line, number in frozen.items()
        if line not in here and not _is_alias(line, catalogue)
    ]
    return [line for line in here if line not in frozen], gone


def _is_alias(line: str, catalogue: Catalogue) -> bool:
    """Whether an id that was frozen lives on as the former name of another label of its family."""
    family, _, name = line.split(" <- ")[0].partition("/")
    return any(label.family == family and name in label.aliases for label in catalogue.labels.values())


def lock(folder: Path) -> str:
    """What ``ids.lock`` of a catalogue must hold."""
    return read_catalogue(folder).lock_text()
