"""``annotator check-catalogue``: every mistake in a catalogue that somebody edits, and the ids that are new in it."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path


def run_check(folder: str | None, accept: bool) -> int:
    """Print what is wrong with a catalogue, a sentence each; return 0, or 2 if there is a mistake.

    Parameters
    ----------
    folder
        A folder of the same shape as ``annotator/catalogue``; ``None`` for the one in use.
    accept
        Whether new ids are written into ``ids.lock``.
    """
    from annotator.catalogue_check import LOCK, compare_ids, find_mistakes, lock
    from annotator.report.files import write_text

    path = Path(str(files("annotator") / "catalogue")) if folder is None else Path(folder)
    if folder is None:
        _warn_of_another(path)
    mistakes = find_mistakes(path, _found_by_rule())
    new: list[str] = []
    if not mistakes:
        new, mistakes = compare_ids(path)
    for mistake in mistakes:
        print(mistake)
    if mistakes:
        count = "1 mistake was" if len(mistakes) == 1 else f"{len(mistakes)} mistakes were"
        print(f"annotator: {count} found in the catalogue {path}.", file=sys.stderr)
        return 2
    if new and accept:
        write_text(path / LOCK, lock(path), overwrite=True)
        print(f"Accepted into {path / LOCK}: {', '.join(new)}")
    elif new:
        print(f"{path / LOCK}: not yet accepted: {', '.join(new)} - run again with --accept once the names are right")
        return 2
    print(f"Every file of the catalogue {path} can be read, and its ids are those of {LOCK}.")
    _name_the_unlearned(path)
    return 0


def _found_by_rule() -> frozenset[str]:
    """What the rules of ``annotator.reason.whole`` find; another label of the whole instrument would never mark anything."""
    from annotator.reason.whole import asymmetry, enforcement, gateway, incorporation, scope_gap, terms

    others = (module.LABEL for module in (asymmetry, gateway, incorporation, scope_gap, terms))
    return frozenset({enforcement.UNENFORCED, enforcement.UNKNOWABLE, *others})


def _warn_of_another(path: Path) -> None:
    """Say that a checkout at hand is not what is checked: who edits it would be told that all is well."""
    here = Path("annotator", "catalogue")
    if here.is_dir() and not here.samefile(path):
        command = f"annotator check-catalogue {here}"
        print(f"Note: {here} here is not the catalogue in use, {path}. To check it: {command}", file=sys.stderr)


def _name_the_unlearned(path: Path) -> None:
    """Name what a catalogue describes and the model does not know; without a model there is nothing to compare with."""
    from annotator.catalogue_learned import learned_by, unlearned_labels
    from annotator.catalogue_loader import read_catalogue
    from annotator.errors import AnnotatorError
    from annotator.paths import find_model

    try:
        model, known = learned_by(find_model())
    except AnnotatorError:
        return
    names = ", ".join(f"{label.family}/{label.id}" for label in unlearned_labels(read_catalogue(path), known))
    if names:
        print(f"Described but not yet learned by the model {model}, so not looked for: {names}")
