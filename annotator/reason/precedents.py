"""Published criticisms of similar provisions, found for a finding: who criticised what, and how well that is evidenced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from annotator.paths import find_data
from annotator.perceive.features import words

# More than this many precedents distract from the finding.
MOST = 2
# A precedent must share at least this many telling words with the clause, or a vague term, or its power.
LEAST_SHARED_WORDS = 3
_GRADES = {"full": 2, "excerpt": 1, "partial": 0}
_CAUTION = {"full": "", "excerpt": " (seen in an excerpt)", "partial": " (details from general knowledge: check before citing)"}
_COMMON = frozenset(
    """a an the of to in and or for by with on that this it is are be as not any which who such from its their at under into
    law act provision article section person persons may shall can without been has have other also where than no only"""
    .split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Precedent:
    """A criticism, ready to be matched and shown; its vague terms and telling words are in lower case."""

    id: str
    instrument: str
    provision: str
    labels: frozenset[str]
    powers: frozenset[str]
    vague_terms: tuple[str, ...]
    organisation: str
    year: int | None
    criticism: str
    evidence: str
    telling: frozenset[str]


class PrecedentFinder:
    """Finds the criticisms nearest to a finding.

    Parameters
    ----------
    precedents
        All known criticisms.
    titles
        Instrument id to its title.
    """

    def __init__(self, precedents: Iterable[Precedent], titles: Mapping[str, str]) -> None:
        self._titles = titles
        self._by_label: dict[str, list[Precedent]] = {}
        for precedent in precedents:
            for label in precedent.labels:
                self._by_label.setdefault(label, []).append(precedent)

    def find(self, label: str, clause_text: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """Up to ``MOST`` sentences, best match first, no organisation twice.

        Parameters
        ----------
        label
            Label of the finding.
        clause_text
            Heading and text of its clause.
        powers
            Powers that the clause confers.
        """
        lowered, own = clause_text.lower(), telling_words(clause_text)
        ranked = []
        for precedent in self._by_label.get(label, ()):
            terms = sum(term in lowered for term in precedent.vague_terms)
            shared = len(own & precedent.telling)
            same_power = bool(precedent.powers & set(powers))
            if terms or same_power or shared >= LEAST_SHARED_WORDS:
                score = 3 * terms + 2 * same_power + shared + _GRADES[precedent.evidence]
                ranked.append((-score, precedent.id, precedent))
        chosen: list[Precedent] = []
        for _, _, precedent in sorted(ranked, key=lambda r: r[:2]):
            if precedent.organisation not in {p.organisation for p in chosen}:
                chosen.append(precedent)
            if len(chosen) == MOST:
                break
        return tuple(self._sentence(p) for p in chosen)

    def _sentence(self, precedent: Precedent) -> str:
        title = self._titles.get(precedent.instrument, precedent.instrument)
        year = f" ({precedent.year})" if precedent.year else ""
        place = f", {precedent.provision}" if precedent.provision else ""
        criticism = f"{precedent.criticism}{_CAUTION[precedent.evidence]}"
        return f"{precedent.organisation}{year} criticised a similar provision ({title}{place}): {criticism}"


@lru_cache(maxsize=2)  # the findings of a clause come one after the other
def telling_words(text: str) -> frozenset[str]:
    """Words of some length that are not common to all laws."""
    return frozenset(w for w in words(text) if len(w) > 3 and w not in _COMMON)


@cache
def load_precedents() -> PrecedentFinder:
    """The criticisms that ship with the package; none are found where they are missing from an installation."""
    path = find_data("_precedents/precedents.jsonl", "corpus/precedents/precedents.jsonl")
    if path is None:
        return PrecedentFinder((), {})
    found = []
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if record["polarity"] != "criticised":
            continue
        described = " ".join([record["subject"] or "", record["criticism"], *record["vague_terms"]])
        found.append(
            Precedent(
                id=record["id"],
                instrument=record["instrument"],
                provision=record["provision"] or "",
                labels=frozenset(record["labels"]),
                powers=frozenset(record["powers"]),
                vague_terms=tuple(term.lower() for term in record["vague_terms"]),
                organisation=record["organisation"],
                year=record["year"],
                criticism=record["criticism"],
                evidence=record["evidence"],
                telling=telling_words(described),
            )
        )
    return PrecedentFinder(found, _titles(sorted({p.instrument for p in found})))


def _titles(instruments: Sequence[str]) -> dict[str, str]:
    folder = find_data("_instruments", "corpus/instruments")
    titles = {}
    for name in instruments:
        path = folder / f"{name}.yaml" if folder else None
        if path is not None and path.is_file():
            # Every file has its title on a line of its own (the schema is strict); parsing all as YAML would take long.
            line = next((x for x in path.read_text(encoding="utf-8").splitlines() if x.startswith("title: ")), "")
            titles[name] = line.removeprefix("title: ").strip().strip("'\"")
    return titles
