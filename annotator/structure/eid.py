"""Akoma Ntoso eIds: parent, double underscore, abbreviation, underscore, number; unique within a document."""

from __future__ import annotations

import re

from annotator.structure.numerals import counted

# Abbreviations of the Akoma Ntoso naming convention (OASIS, part 2, section 5.5); other kinds are written out.
ABBREVIATIONS = {
    "article": "art", "chapter": "chp", "subchapter": "subchp", "section": "sec", "subsection": "subsec",
    "paragraph": "para", "subparagraph": "subpara", "clause": "cl", "subclause": "subcl", "alinea": "al",
    "division": "dvs", "subdivision": "subdvs", "attachment": "att", "quotedStructure": "qstr",
}  # fmt: skip
# Basic units keep one short id in the whole instrument, whatever chapter they stand in.
TOP_LEVEL = frozenset({"section", "article", "rule", "clause", "preface", "preamble", "toc", "attachment"})
_UNSAFE = re.compile(r"[^\w.-]+")


class EidRegistry:
    """Hands out unique eIds in document order."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._unnumbered: dict[str, int] = {}
        self._copies: dict[str, int] = {}

    def assign(self, kind: str, number: str, parent: str | None) -> str:
        """Return a new eId.

        Parameters
        ----------
        kind
            Akoma Ntoso element name.
        number
            Number as printed (a number word counts as its digits); empty for an unnumbered provision, which becomes
            ``nn_1``, ``nn_2`` ...
        parent
            eId of the parent provision, or ``None`` at the top.

        Returns
        -------
        str
            ``chp_2``, ``sec_5__subsec_1__para_a`` ...; a repeated number gets ``-2``, ``-3``, or
            the id of its Part before it.
        """
        name = ABBREVIATIONS.get(kind, kind)
        prefix = "" if parent is None or kind in TOP_LEVEL else parent + "__"
        clean = _UNSAFE.sub("-", counted(number.strip().strip(".()[]"))).strip("-")
        if not clean:
            stem = f"{prefix}{name}_nn"
            self._unnumbered[stem] = self._unnumbered.get(stem, 0) + 1
            clean = f"nn_{self._unnumbered[stem]}"
        base = f"{prefix}{name}_{clean}"
        if not prefix and parent is not None and base in self._used and not parent.startswith(ABBREVIATIONS["attachment"]):
            base = f"{parent}__{base}"  # numbers begin anew in each Part
        eid, copy = base, self._copies.get(base, 1)
        while eid in self._used:
            copy += 1
            eid = f"{base}-{copy}"
        self._copies[base] = copy
        self._used.add(eid)
        return eid
