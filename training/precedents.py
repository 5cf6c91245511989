"""``python -m training.precedents [check|readme]``: published criticisms, cleaned so that a finding can cite them.

Without an argument the collection beside the checkout (``../shared/critiques``) is read, cleaned and written to
``corpus/precedents/precedents.jsonl``, and the card is written anew. Decisions by hand stand in ``edits.yaml``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from annotator.catalogue_loader import load_catalogue
from training.copies import copied_run, law_runs, word_list
from training.instruments import Instrument, load_instruments
from training.locations import LAWS, SHARED

PRECEDENTS = Path(__file__).parents[1] / "corpus" / "precedents"
FILE = "precedents.jsonl"
EDITS = "edits.yaml"
README = "README.md"
CRITIQUES = SHARED / "critiques" / "critiques.jsonl"

# Longest run of words that a precedent may share with a law of the collection.
LONGEST_SHARED_RUN = 11
LONGEST_VAGUE_TERM = 8
EVIDENCE: Mapping[str, str] = {
    "full": "the source was read whole",
    "excerpt": "criticism and provision were both seen in an excerpt of the source",
    "partial": "the criticism was seen; section, penalty or statutory words are from general knowledge: check before citing",
}
POLARITIES = ("criticised", "praised")
RECORDS = ("critique", "court-outcome")
SOURCE_KINDS: Mapping[str, str] = {
    "ngo": "non-governmental organisation",
    "court": "court",
    "academic": "academic",
    "intergovernmental": "intergovernmental body",
    "industry": "industry",
    "national-human-rights-institution": "national human rights institution",
    "press-legal-other": "press, lawyers and others",
}
# Things that critics say and that no label of the catalogue says of one clause.
DERIVED: Mapping[str, str] = {
    "undefined-term": "a decisive term has no definition",
    "serious-crime-gateway": "powers or cooperation open for every crime above a length of sentence",
    "safeguard-scope-gap": "safeguards exist but do not reach this part of the instrument",
    "draft-regression": "a later draft protects less than an earlier one",
    "missing-enforcement-mechanism": "nobody watches over or enforces the protections",
    "missing-due-process": "no rules on evidence, defence or procedure",
}
_ID = re.compile(r"[a-z]{2}-\d{4}")
_UNIT = re.compile(r"(art|sec)_\d+[a-z]*")


class PrecedentError(ValueError):
    """A mistake in the precedents; the message names the record."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """One criticism (or praise, or judgment) of one provision, in our own words.

    ``labels`` are risks, wording and absences of the catalogue, ``powers`` its powers; ``derived_labels`` are ours alone.
    Where ``polarity`` is ``praised`` the labels name the topic and the provision reduces the risk. ``units`` are the first
    parts of the provisions' ``eId`` (``art_24``, ``sec_66a``) where ``provision`` uses the instrument's own numbering;
    ``final_provision`` and ``final_units`` are those of the adopted UN convention for criticism of its drafts.
    """

    id: str
    instrument: str
    provision: str
    units: tuple[str, ...]
    final_provision: str | None
    final_units: tuple[str, ...]
    labels: tuple[str, ...]
    powers: tuple[str, ...]
    derived_labels: tuple[str, ...]
    polarity: str
    record: str
    evidence: str
    subject: str | None
    criticism: str
    demanded_change: str | None
    outcome: str | None
    vague_terms: tuple[str, ...]
    organisation: str
    attribution: str | None
    organisations: tuple[str, ...]
    organisation_kind: str
    title: str
    year: int | None
    url: str | None
    merged: tuple[str, ...]


@cache
def catalogue_labels() -> frozenset[str]:
    """Ids that may stand in ``labels``: risks, wording and absences."""
    catalogue = load_catalogue()
    return frozenset(label.id for family in ("risks", "wording", "absences") for label in catalogue.family(family))


@cache
def catalogue_powers() -> Mapping[str, str]:
    """Id of a power for each of its names, former ones included."""
    return {name: label.id for label in load_catalogue().family("powers") for name in (label.id, *label.aliases)}


def read_precedents(path: Path = PRECEDENTS / FILE) -> list[Precedent]:
    """Read the precedents strictly.

    Raises
    ------
    PrecedentError
        If a record has a wrong key or type, or the records are not in order of their ids.
    """
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        found.append(from_json(json.loads(line)))
    for earlier, later in pairwise(found):
        if earlier.id >= later.id:
            raise PrecedentError(f"{later.id}: stands twice or out of order")
    return found


def from_json(data: Any) -> Precedent:
    """Make a precedent of a JSON object whose keys and types are exactly right."""
    hints = get_type_hints(Precedent)
    if not isinstance(data, dict) or set(data) != set(hints):
        known = set(data) if isinstance(data, dict) else set()
        raise PrecedentError(f"{data.get('id', '?') if known else '?'}: wrong or missing keys {sorted(known ^ set(hints))}")
    values: dict[str, Any] = {}
    for key, hint in hints.items():
        if not _has_type(data[key], hint):
            raise PrecedentError(f"{data['id']}: {key} cannot be {data[key]!r}")
        values[key] = tuple(data[key]) if isinstance(data[key], list) else data[key]
    return Precedent(**values)


def _has_type(value: Any, hint: Any) -> bool:
    if isinstance(hint, UnionType):
        return any(_has_type(value, option) for option in get_args(hint))
    if get_origin(hint) is tuple:
        return isinstance(value, list) and all(type(item) is str and item.strip() for item in value)
    return type(value) is hint and (not isinstance(value, str) or bool(value.strip()))


def problems(precedent: Precedent, instruments: Mapping[str, Instrument]) -> Iterator[str]:
    """What is wrong with one precedent, beyond its types."""
    p = precedent
    for key, allowed in (
        ("labels", catalogue_labels()),
        ("powers", frozenset(catalogue_powers().values())),
        ("derived_labels", frozenset(DERIVED)),
    ):
        values = getattr(p, key)
        yield from (f"{key}: {value!r} is unknown" for value in values if value not in allowed)
        if list(values) != sorted(set(values)):
            yield f"{key} are not sorted or stand twice"
    for key, choices in (
        ("polarity", POLARITIES),
        ("record", RECORDS),
        ("evidence", EVIDENCE),
        ("organisation_kind", SOURCE_KINDS),
    ):
        if getattr(p, key) not in choices:
            yield f"{key} cannot be {getattr(p, key)!r}"
    if not (p.labels or p.powers or p.derived_labels):
        yield "there is no label"
    if p.instrument not in instruments:
        yield f"there is no instrument {p.instrument!r}"
    if not all(_ID.fullmatch(name) for name in (p.id, *p.merged)):
        yield "an id is not two letters, a hyphen and four digits"
    if not all(_UNIT.fullmatch(unit) for unit in (*p.units, *p.final_units)):
        yield "a unit is not like art_24 or sec_66a"
    if p.year is not None and not 1990 <= p.year <= 2100:
        yield f"year cannot be {p.year}"
    if p.url is not None and (urlsplit(p.url).scheme not in {"http", "https"} or re.search(r"\s", p.url)):
        yield f"url cannot be {p.url!r}"
    if not p.organisations:
        yield "there is no organisation to count"
    if p.record == "court-outcome" and p.organisation_kind != "court":
        yield "a court outcome comes from a court"
    for term in p.vague_terms:
        if len(word_list(term)) > LONGEST_VAGUE_TERM:
            yield f"the quotation {term!r} is longer than {LONGEST_VAGUE_TERM} words"
    for key in ("subject", "criticism", "demanded_change"):
        text = getattr(p, key)
        if text is not None and not text.endswith((".", "?", "!")):
            yield f"{key} is not a sentence"


def copied(precedents: Iterable[Precedent], laws: Path = LAWS) -> Iterator[str]:
    """Runs of twelve words that also stand in a law."""
    runs = law_runs(laws, LONGEST_SHARED_RUN + 1)
    for p in precedents:
        for text in (p.subject, p.criticism, p.demanded_change, p.outcome, *p.vague_terms):
            run = copied_run(text or "", runs, LONGEST_SHARED_RUN + 1)
            if run:
                yield f"{p.id}: these words stand in a law: {run}"


def to_lines(precedents: Iterable[Precedent]) -> str:
    """The precedents as JSON lines."""
    return "".join(json.dumps(asdict(p), ensure_ascii=False) + "\n" for p in precedents)


def check() -> list[str]:
    """Every problem of the stored precedents."""
    from training.precedents_build import read_edits
    from training.precedents_card import readme

    precedents, instruments = read_precedents(), load_instruments()
    found = [f"{p.id}: {problem}" for p in precedents for problem in problems(p, instruments)]
    if (PRECEDENTS / README).read_text(encoding="utf-8") != readme(precedents, instruments, read_edits()):
        found.append("README.md is not in step: run python -m training.precedents readme")
    if LAWS.is_dir():
        found += copied(precedents)
    else:
        print("The texts of real laws are not at hand: copied words are not checked.", file=sys.stderr)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Build, check, or write the card anew; return the exit code."""
    from training.precedents_build import build, read_edits
    from training.precedents_card import readme

    command = sys.argv[1:] if arguments is None else arguments
    if command not in ([], ["check"], ["readme"]):
        print("usage: python -m training.precedents [check|readme]", file=sys.stderr)
        return 2
    if command == []:
        if not CRITIQUES.is_file():
            print(
                "No collection of criticisms beside the checkout (../shared/critiques): nothing to build from.", file=sys.stderr
            )
            return 1
        raw = [json.loads(line) for line in CRITIQUES.read_text(encoding="utf-8").splitlines()]
        (PRECEDENTS / FILE).write_text(to_lines(build(raw, read_edits(), load_instruments())), encoding="utf-8")
    if command != ["check"]:
        (PRECEDENTS / README).write_text(readme(read_precedents(), load_instruments(), read_edits()), encoding="utf-8")
    found = check()
    for problem in found:
        print(problem)
    print(f"{len(read_precedents())} precedents, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
