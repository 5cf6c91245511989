"""The data card of the corpus, generated: origin, licences, who labelled, agreement, gaps, counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import median

from training.adjudications import read_adjudications, tally
from training.agreement import BEFORE_ADJUDICATION, SECOND, agreements, paired_clauses, paired_units, pooled
from training.corpus import read_clauses
from training.dataset import FOLDS, RECAST
from training.examples import authored_examples, real_examples
from training.instruments import load_instruments
from training.locations import ANNOTATIONS, CORPUS, GOLD_LAWS
from training.precedents import read_precedents

CARD = CORPUS / "CARD.md"
CORRECTIONS = CORPUS / "annotations-corrections.jsonl"
TEMPLATE = Path(__file__).parent / "corpus_card_template.md.j2"
# Fewer positives than this and a label is named among the gaps.
THIN = 80
GROUPS = ("role", "offence", "power", "safeguard", "risk", "modality", "matrix")


def render_card() -> str:
    """Text of the card. Needs the texts of the annotated laws beside the checkout for the counts of real units."""
    import jinja2

    records, authored, real = read_clauses(), list(authored_examples()), list(real_examples())
    ours = Counter(label for e in authored for label in e.labels)
    theirs = Counter(label for e in real for label in e.labels)
    labels = sorted(k for k in set(ours) | set(theirs) if k.split(":")[0] not in {"weakened", "facet", "strength"})
    adjudications = read_adjudications()
    found, of_authored = agreements(paired_units()), agreements(paired_clauses())
    environment = jinja2.Environment(keep_trailing_newline=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        authored=len(records),
        real=len(real),
        laws=len(list(ANNOTATIONS.glob("*.jsonl"))),
        second=len(list(paired_units())),
        corrected=len(CORRECTIONS.read_text(encoding="utf-8").splitlines()),
        adjudicated=len((SECOND / BEFORE_ADJUDICATION).read_text(encoding="utf-8").splitlines()),
        precedents=len(read_precedents()),
        instruments=len(load_instruments()),
        traditions=sorted({r["tradition"] for r in records}),
        gold=sorted(GOLD_LAWS - {"ke-cmca-2018-asenacted"}),
        pairs=sum(bool(r.get("pair")) for r in records),
        recast=sum(r["instrument"].startswith(RECAST) for r in records),
        negatives=sum(bool(r.get("hard_negative")) for r in records),
        agreement=[a for a in found if a.both + max(a.first, a.second) >= 5],
        pooled=[pooled(found, group) for group in GROUPS] if found else [],
        authored_second=len(list(paired_clauses())),
        pooled_authored=[pooled(of_authored, group) for group in GROUPS],
        disputed=sum(a.is_disputed for a in adjudications),
        given=tally(adjudications, is_disputed=True, is_annotated=True),
        withheld=tally(adjudications, is_disputed=True, is_annotated=False),
        control_given=tally(adjudications, is_disputed=False, is_annotated=True),
        control_withheld=tally(adjudications, is_disputed=False, is_annotated=False),
        folds=FOLDS,
        median_authored=round(median(len(e.text.split()) for e in authored)),
        median_real=round(median(len(e.text.split()) for e in real)) if real else 0,
        thin=[k for k in labels if ours[k] + theirs[k] < THIN],
        counts=[(k, ours[k], theirs[k]) for k in labels],
    )


def write_card() -> Path:
    """Write ``corpus/CARD.md`` and return its path."""
    CARD.write_text(render_card(), encoding="utf-8")
    return CARD
