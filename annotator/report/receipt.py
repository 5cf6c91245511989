"""The receipt of a report: one hash over everything that its content depends on."""

from __future__ import annotations

import hashlib
import json

from annotator.records import SCHEMA_VERSION, Run, Source


def receipt(source: Source, run: Run) -> str:
    """SHA-256 over the input, the version, the model, the catalogue and the options of a run.

    Two reports of the same receipt hold the same findings; ``annotator verify`` checks that one does.

    Parameters
    ----------
    source
        What was read. Its name counts, as an ending can decide how a text is read.
    run
        What read it.
    """
    values = {
        "schema": SCHEMA_VERSION,
        "name": source.name,
        "input": source.sha256,
        "version": run.version,
        "model": run.model,
        "model_sha256": run.model_sha256,
        "catalogue": run.catalogue,
        "options": dict(sorted(run.options.items())),
    }
    canonical = json.dumps(values, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
