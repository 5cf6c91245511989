"""The card of the precedents, generated: counts by organisation, label and evidence grade, fields and biases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from training.instruments import Instrument
from training.precedents import DERIVED, EVIDENCE, SOURCE_KINDS, Precedent, catalogue_labels, catalogue_powers
from training.precedents_build import Edits


def readme(precedents: Sequence[Precedent], instruments: Mapping[str, Instrument], edits: Edits) -> str:
    """The text of ``corpus/precedents/README.md``."""
    organisations = Counter(name for p in precedents for name in p.organisations)
    often = [(name, count) for name, count in organisations.items() if count >= 3]
    countries = Counter(instruments[p.instrument].place for p in precedents)
    treaties = sum(instruments[p.instrument].kind in {"treaty", "draft-treaty"} for p in precedents)
    un = sum(p.instrument.startswith("un-") for p in precedents)
    total = len(precedents)
    template = (Path(__file__).parent / "precedents_readme.template.md").read_text(encoding="utf-8")
    return template.format(
        total=total,
        instruments=len({p.instrument for p in precedents}),
        organisations=len(organisations),
        dropped=len(edits.drop),
        merged=sum(len(p.merged) for p in precedents),
        evidence=_table(Counter(p.evidence for p in precedents), EVIDENCE),
        kinds=_table(Counter(p.organisation_kind for p in precedents), SOURCE_KINDS),
        labels=_label_table(precedents, "labels", catalogue_labels()),
        powers=_label_table(precedents, "powers", set(catalogue_powers().values())),
        derived=_label_table(precedents, "derived_labels", DERIVED),
        often="\n".join(f"| {name} | {count} |" for name, count in sorted(often, key=lambda x: (-x[1], x[0].lower()))),
        rest=len(organisations) - len(often),
        countries=", ".join(f"{name} {count}" for name, count in sorted(countries.items(), key=lambda x: (-x[1], x[0]))[:20]),
        praised=sum(p.polarity == "praised" for p in precedents),
        court=sum(p.record == "court-outcome" for p in precedents),
        no_url=sum(p.url is None for p in precedents),
        no_units=sum(not p.units and not p.final_units for p in precedents),
        treaty_share=f"{treaties / total:.0%}",
        un_share=f"{un / total:.0%}",
        eff_share=f"{organisations['EFF'] / total:.0%}",
        fields="\n".join(f"| `{field.name}` | {FIELD_MEANINGS[field.name]} |" for field in fields(Precedent)),
    )  # fmt: skip


def _table(counts: Mapping[str, int], meanings: Mapping[str, str]) -> str:
    return "\n".join(f"| `{key}` | {meaning} | {counts.get(key, 0)} |" for key, meaning in meanings.items())


def _label_table(precedents: Sequence[Precedent], key: str, known: Iterable[str]) -> str:
    lines = []
    for label in sorted(known):
        mine = [p for p in precedents if label in getattr(p, key)]
        grades = Counter(p.evidence for p in mine)
        praised = sum(p.polarity == "praised" for p in mine)
        meaning = f" ({DERIVED[label]})" if label in DERIVED else ""
        cells = " | ".join(str(n) for n in (len(mine), *(grades[grade] for grade in EVIDENCE), praised))
        lines.append(f"| `{label}`{meaning} | {cells} |")
    return "\n".join(lines)


FIELD_MEANINGS: Mapping[str, str] = {
    "id": "stable; two letters of the collection and a number",
    "instrument": "id of a file in `../instruments`",
    "provision": "as the critic names it",
    "units": "first parts of the `eId`s it names (`art_24`), where the instrument's own numbering is used",
    "final_provision": "place in the adopted UN convention; `dropped` if it did not survive; null elsewhere",
    "final_units": "the same as `units`, for the adopted UN convention",
    "labels": "risks, wording and absences of the catalogue",
    "powers": "powers of the catalogue that the criticism is about",
    "derived_labels": "what critics say and no single clause shows; not in the catalogue",
    "polarity": "`criticised`, or `praised`: then the labels name the topic and the provision reduces the risk",
    "record": "`critique` or `court-outcome`",
    "evidence": "`full`, `excerpt` or `partial`, see below",
    "subject": "what the provision does, or null",
    "criticism": "why it is criticised or praised",
    "demanded_change": "what the critic asks for, or null",
    "outcome": "what a court or parliament did, or null",
    "vague_terms": "words of the provision, a few at a time",
    "organisation": "who says so, as shown to readers",
    "attribution": "through whom it reached us (a report, an interview, an author), or null",
    "organisations": "whom to count: the named signatories of a joint statement, one by one",
    "organisation_kind": "kind of source, see below",
    "title": "title of the publication, or a description of it",
    "year": "year of the publication, or null",
    "url": "where it was read; may be a mirror; null where the source is one of the founding documents",
    "merged": "ids of repetitions that were merged into this record",
}
