"""What the page says about labels: the catalogue's words, and honest stand-ins where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.report.html_text import is_web_address, show_plain, show_prose
from annotator.report.search_scope import FAMILY_TITLES

if TYPE_CHECKING:
    from annotator.catalogue_loader import Catalogue, Label

__all__ = ["FAMILIES", "FamilyStyle", "Reference", "Words", "family_style", "in_words"]


@dataclass(frozen=True, slots=True)
class FamilyStyle:
    """How a family of marks is named and drawn; ``code`` is its class, ``letter`` its sign in the index."""

    code: str
    letter: str
    name: str
    line: str


OFFENCE = FamilyStyle("o", "O", FAMILY_TITLES["risks"], "solid line")
SAFEGUARD = FamilyStyle("s", "S", FAMILY_TITLES["absences"], "dashed line")
WORDING = FamilyStyle("w", "W", FAMILY_TITLES["wording"], "double line")
OTHER = FamilyStyle("x", "I", FAMILY_TITLES["instrument"], "thick line")
VAGUE = FamilyStyle("v", "V", "Vague terms", "dotted line")
#: In the order of the legend and of the lines under a word.
FAMILIES = (OFFENCE, SAFEGUARD, WORDING, OTHER, VAGUE)

_BY_NAME = {
    "risks": OFFENCE,
    "offence": OFFENCE,
    "offence-drafting": OFFENCE,
    "absences": SAFEGUARD,
    "safeguards": SAFEGUARD,
    "missing-safeguards": SAFEGUARD,
    "wording": WORDING,
    "instrument": OTHER,
}


def family_style(family: str) -> FamilyStyle:
    """Return how findings of ``family`` are drawn; a family this page does not know is still drawn."""
    return _BY_NAME.get(family, OTHER)


def in_words(name: str) -> str:
    """Return an id as words, first letter large: ``missing-intent`` becomes ``Missing intent``."""
    words = show_plain(name).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Reference:
    """A human-rights standard as cited; ``url`` is empty unless it is a web address."""

    title: str
    article: str
    url: str
    gist: str


@dataclass(frozen=True, slots=True)
class Words:
    """Looks labels up in the catalogue; an unknown id gets its own words as title and no explanation."""

    catalogue: Catalogue

    def label(self, name: str, *families: str) -> Label | None:
        """Return the label in the first of ``families`` that has it, then anywhere, else ``None``."""
        for family in families:
            found = self.catalogue.labels.get(f"{family}/{name}")
            if found is not None:
                return found
        matches = [label for label in self.catalogue.labels.values() if label.id == name]
        return matches[0] if len(matches) == 1 else None

    def title(self, name: str, *families: str) -> str:
        """Return the title of a label, or its id in words."""
        found = self.label(name, *families)
        return show_prose(found.title) if found else in_words(name)

    def references(self, name: str, *families: str) -> tuple[Reference, ...]:
        """Return the standards a label rests on."""
        found = self.label(name, *families)
        cited = [self.catalogue.standards[key] for key in found.sources if key in self.catalogue.standards] if found else []
        return tuple(
            Reference(
                show_prose(s.title), show_prose(s.article), s.url if s.url and is_web_address(s.url) else "", show_prose(s.gist)
            )
            for s in cited
        )
