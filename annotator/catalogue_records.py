"""The catalogue's values: labels, standards and the catalogue that holds them; frozen, no file access."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.catalogue_yaml import did_you_mean
from annotator.errors import AnnotatorError

FOLDERS = ("roles", "offences", "powers", "safeguards", "modalities", "risks", "wording", "instrument")
# Families whose labels a finding can have.
REPORTED = ("risks", "wording", "absences", "instrument")
FAMILIES = (*FOLDERS, "absences")
# What a suggestion may take from the clause; each is filled by a function of ``annotator.reason.wording``.
SUGGESTION_SLOTS = (
    "provision", "quote", "person", "intent", "conduct", "harmed", "terms", "authority", "power", "penalty", "change",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A clause of our own drafting; ``note`` says what decides it (required where the label stays silent)."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """What is said where a power needs a safeguard and nothing supplies it."""

    title: str
    severity: str
    why: str
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A citable authority; ``gist`` is in our own words, ``url`` is ``None`` where we are not sure of it."""

    key: str
    title: str
    article: str
    url: str | None
    gist: str


@dataclass(frozen=True, slots=True)
class Label:
    """One entry of the catalogue. Fields that its family does not use are ``None`` or empty.

    ``family`` is the folder's name, or ``absences`` for the derived ``missing-<safeguard>``. ``message`` is
    a template; its fields are ``{provision}`` and ``{quote}`` (for absences ``{provision}`` and ``{power}``).
    ``suggestion`` is a template with the fields of ``SUGGESTION_SLOTS``.
    """

    id: str
    family: str
    title: str
    status: str
    since: str
    flags: str
    why: str
    not_flagged: str
    sources: tuple[str, ...]
    severity: str | None = None
    message: str | None = None
    suggestion: str | None = None
    applies_to: tuple[str, ...] = ()
    evidence_lexicons: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    is_content: bool = False
    category: str | None = None
    intrusiveness: str | None = None
    absence: Absence | None = None
    fires: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


class UnknownLabelError(AnnotatorError):
    """Somebody asked for a label that the catalogue does not have."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every label, standard and word list, and the hash that identifies them.

    Attributes
    ----------
    labels
        Keyed ``family/id``, families in the order of ``FAMILIES``, ids in alphabetical order.
    powers_table
        Which safeguards each power needs, in the order the catalogue states them.
    lexicons
        Terms in lower case, keyed by the file's name without extension.
    hash
        SHA-256 over the sorted files that were read, line ends normalised.
    """

    labels: Mapping[str, Label]
    powers_table: Mapping[str, tuple[str, ...]]
    standards: Mapping[str, Standard]
    lexicons: Mapping[str, tuple[str, ...]]
    hash: str

    def family(self, name: str) -> tuple[Label, ...]:
        """Return the labels of a family in alphabetical order.

        Raises
        ------
        UnknownLabelError
            If there is no such family.
        """
        if name not in FAMILIES:
            raise UnknownLabelError(f"no family “{name}” - {did_you_mean(name, FAMILIES)}")
        return tuple(label for label in self.labels.values() if label.family == name)

    def label(self, name: str, family: str | None = None) -> Label:
        """Return the label with this id (or former id).

        Parameters
        ----------
        name
            The id, an alias, or either with its family, ``risks/missing-intent``.
        family
            Where to look; needed only if several families use the id.

        Raises
        ------
        UnknownLabelError
            If there is none, or more than one.
        """
        if family is None and "/" in name:
            family, name = name.split("/", 1)
        pool = self.family(family) if family is not None else tuple(self.labels.values())
        found = [label for label in pool if label.id == name] or [label for label in pool if name in label.aliases]
        if len(found) == 1:
            return found[0]
        if found:
            families = ", ".join(label.family for label in found)
            raise UnknownLabelError(f"“{name}” stands in several families: {families} - name the family too")
        raise UnknownLabelError(f"no label “{name}” - {did_you_mean(name, [label.id for label in pool])}")

    def lock_text(self) -> str:
        """Return what ``ids.lock`` must hold: every id, and every alias with the id it stands for."""
        lines = ["# Frozen ids. A changed line here is a changed contract: rename by alias, never in place."]
        for key in sorted(self.labels):
            lines.append(key)
            lines += [f"{key} <- {alias}" for alias in sorted(self.labels[key].aliases)]
        return "\n".join(lines) + "\n"
