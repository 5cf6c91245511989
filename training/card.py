"""The model card, generated from the run: what was trained on what, with which figures, and what it cannot do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from annotator.model_folder import write_sums
from training.gold_figures import GoldFigures

CARD = "MODEL_CARD.md"
GROUPS = ("role", "offence", "power", "safeguard", "modality", "risk")
GOLD_COMMAND = "python -m training gold --out DIR"
NO_GOLD = "not measured: the gold annotations were not at hand"


def write_card(folder: Path, gold: GoldFigures | None) -> None:
    """Write ``MODEL_CARD.md`` into a model folder and renew its hashes.

    Parameters
    ----------
    folder
        A model folder with metrics and provenance.
    gold
        Figures on the gold laws, or ``None`` if they were not at hand.
    """
    import jinja2

    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    provenance = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    template = (Path(__file__).parent / "card_template.md.j2").read_text(encoding="utf-8")
    table = metrics["cross_validation"]
    groups = group_figures(table)
    weakest = sorted((f1(v["real"]), k) for k, v in table.items() if k.startswith("risk:"))[:5]
    risks = [v["ece"] for k, v in table.items() if k.startswith("risk:")]
    text = (
        jinja2.Environment(keep_trailing_newline=True, undefined=jinja2.StrictUndefined)
        .from_string(template)
        .render(
            name=provenance["config"]["name"],
            version=config["version"],
            counts={g: groups[g]["labels"] if g in groups else 0 for g in GROUPS},
            provenance=provenance,
            traditions=provenance["traditions"],
            laws=provenance["laws"],
            folds=5,
            groups=groups,
            f1=f1,
            linear=group_figures(metrics.get("cross_validation_linear", table)),
            encoder=provenance["config"].get("encoder"),
            mode=config["mode"],
            metrics=metrics,
            gold_command=GOLD_COMMAND,
            gold=gold,
            no_gold=NO_GOLD,
            ece=sum(risks) / max(1, len(risks)),
            weakest=", ".join(f"{k.split(':')[1]} (F1 {f:.2f})" for f, k in weakest),
        )
    )
    (folder / CARD).write_text(text, encoding="utf-8")
    write_sums(folder)


def f1(counts: dict[str, int]) -> float:
    """F1 from hits, said and support."""
    total = counts["said"] + counts["support"]
    return 2 * counts["hits"] / total if total else 0.0


def group_figures(table: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Micro-F1 of each group of labels on real laws and on authored clauses, pooled from the counts."""
    result: dict[str, dict[str, Any]] = {}
    for label, v in table.items():
        group = result.setdefault(label.split(":")[0], {"labels": 0, "real": {}, "authored": {}})
        group["labels"] += 1
        for part in ("real", "authored"):
            for key, n in v[part].items():
                group[part][key] = group[part].get(key, 0) + n
    return dict(sorted(result.items()))
