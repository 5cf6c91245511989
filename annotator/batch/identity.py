"""What a result depends on beside its text: version, model, catalogue. Results of another identity are made anew."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotator.api import locate_model
from annotator.batch.items import Item
from annotator.catalogue_loader import load_catalogue
from annotator.model_folder import MODES, SUMS, file_hash, open_model
from annotator.records import SCHEMA_VERSION
from annotator.version import __version__


@dataclass(frozen=True, slots=True)
class Identity:
    """``model_hash`` covers every file of the model, so that a retrained model of the same name is another one."""

    version: str
    schema: str
    model: str
    model_hash: str
    mode: str
    catalogue: str

    def as_columns(self) -> dict[str, Any]:
        """The columns of the instruments table that say what made a row."""
        return {"version": self.version, "model": self.model, "mode": self.mode, "catalogue": self.catalogue}


def identify(model: str | None = None) -> Identity:
    """The identity of the results that a model gives now.

    Raises
    ------
    AnnotatorError
        If there is no such model, or it is not as it was made.
    """
    return _identify(*locate_model(model))


@lru_cache(maxsize=4)
def _identify(path: Path, mode: str) -> Identity:
    folder = open_model(path)
    chosen = mode or str(folder.config.get("mode", MODES[0]))
    return Identity(__version__, SCHEMA_VERSION, folder.name, file_hash(path / SUMS), chosen, load_catalogue().hash)


def result_key(item: Item, content: str, identity: Identity) -> str:
    """What ``--resume`` compares: a digest of content, identity, and what is known about the item."""
    values = [content, asdict(identity), item.id, item.name, item.title, item.country, item.year]
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
