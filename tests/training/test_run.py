"""Training end to end on a few clauses, and the model that ships against the configuration it claims."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from annotator.model_folder import open_model
from annotator.perceive.linear import STRENGTH_HEAD, LinearModel

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "training" / "config" / "linear.toml"
DEFAULT = ROOT / "training" / "config" / "default.toml"


@pytest.mark.train
def test_a_small_run_gives_a_model_that_opens_scores_and_has_a_card(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="needs the [train] extra: scikit-learn")
    pytest.importorskip("datasets", reason="needs the [train] extra: datasets")
    from training.run import run

    folder = open_model(run(CONFIG, limit=260, target=tmp_path))
    model = LinearModel.load(folder)
    assert {"role:offence", "modality:prohibition"} <= set(model.labels)
    clause = model.read("Whoever publishes false news is liable to imprisonment for three years.", "", (), ())
    row = dict(zip(model.labels, model.score([clause])[0].tolist(), strict=True))
    assert row["role:offence"] > row["role:institution"]
    assert LinearModel.load(folder, STRENGTH_HEAD).labels == ("mandatory", "weak", "deferred", "optional")
    card = (folder.path / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "## Limitations" in card
    assert "## Out-of-scope use" in card


@pytest.mark.train
def test_the_same_run_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="needs the [train] extra: scikit-learn")
    pytest.importorskip("datasets", reason="needs the [train] extra: datasets")
    from training.run import run

    one, other = (run(CONFIG, limit=160, target=tmp_path / name) for name in ("one", "other"))
    assert (one / "SHA256SUMS").read_text(encoding="utf-8") == (other / "SHA256SUMS").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.version_info < (3, 11), reason="reading TOML needs Python 3.11 or tomli")
def test_the_model_that_ships_was_made_by_the_configuration_beside_it() -> None:
    import tomllib

    current = (ROOT / "models" / "CURRENT").read_text(encoding="utf-8").strip()
    folder = ROOT / "models" / current
    provenance = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    config = tomllib.loads(DEFAULT.read_text(encoding="utf-8"))
    assert provenance["config"] == config
    assert current == f"{config['name']}/{config['version']}"
    assert open_model(folder).name == current


def test_no_gold_law_is_in_the_provenance_of_the_model_that_ships() -> None:
    from training.locations import GOLD_LAWS

    current = (ROOT / "models" / "CURRENT").read_text(encoding="utf-8").strip()
    provenance = json.loads((ROOT / "models" / current / "provenance.json").read_text(encoding="utf-8"))
    assert provenance["instruments"]
    assert not set(provenance["instruments"]) & GOLD_LAWS
