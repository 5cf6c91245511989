"""The figures that scorecards are compared with: every law in English beside the checkout, read by the model that ships.

Only numbers are written, no word of a law. The gold laws may be among them: nothing is trained or chosen by these figures.
Run it again after a new model, or after a change of the catalogue or the rules; until then reports say why they show none.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from annotator.batch.many import annotate_many
from annotator.errors import AnnotatorError
from annotator.records import Report
from annotator.report.corpus_figures import FILE, CorpusFigures, InstrumentFigures, to_dict
from annotator.report.figures import count_families, measure_shares
from training.locations import LAWS, ROOT

TARGET = ROOT / "annotator" / "report" / FILE
#: Another version of a law that is there already; one law is one instrument.
OTHER_VERSIONS = frozenset({"ke-cmca-2018-asenacted"})


def write_figures(laws: Path | None = None, model: str | None = None, date: str | None = None, out: Path | None = None) -> str:
    """Measure every law in English and write the file; return what was done, in a sentence.

    Parameters
    ----------
    laws
        Folder that holds a folder for each law with ``text.txt`` in it; the one beside the checkout by default.
    model
        As for ``annotate``.
    date
        Day to write down, ISO 8601; today by default.
    out
        File to write; the one in the package by default.

    Raises
    ------
    FileNotFoundError
        If no law is at hand.
    """
    folder = LAWS if laws is None else laws
    paths = [p for p in sorted(folder.glob("*/text.txt")) if p.parent.name not in OTHER_VERSIONS]
    if not paths:
        raise FileNotFoundError(f"No law is at hand in {folder}.")
    day = (datetime.date.fromisoformat(date) if date else datetime.date.today()).isoformat()
    figures = measure(paths, day, model)
    target = TARGET if out is None else out
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(figures), encoding="utf-8", newline="\n")
    return f"{len(figures.instruments)} of {len(paths)} instruments are in English and were measured on {day}."


def measure(paths: list[Path], date: str, model: str | None = None) -> CorpusFigures:
    """The figures of the laws in English among these files; the name of its folder is the id of a law."""
    read = list(_in_english(paths, model))
    run = read[0][1].run
    instruments = tuple(figures_of(name, report) for name, report in read)
    return CorpusFigures(date, run.version, run.model, run.model_sha256, run.options["mode"], run.catalogue, instruments)


def figures_of(name: str, report: Report) -> InstrumentFigures:
    """The numbers of one report."""
    return InstrumentFigures(
        name,
        report.document.source.sha256,
        {f.family: f.findings for f in count_families(report)},
        {s.id: (s.count, s.of) for s in measure_shares(report)},
    )


def render(figures: CorpusFigures) -> str:
    """The file: one line an instrument, so that a change of one is one line of a diff."""
    data = to_dict(figures)
    entries = ",\n".join("  " + json.dumps(entry) for entry in data.pop("instruments"))
    head = json.dumps(data, indent=1)[:-2]
    return f'{head},\n "instruments": [\n{entries}\n ]\n}}\n'


def _in_english(paths: list[Path], model: str | None) -> Iterator[tuple[str, Report]]:
    # One process, so that no limit of memory for each worker decides which laws can be measured.
    for path, report in zip(paths, annotate_many(paths, workers=1, model=model), strict=True):
        if isinstance(report, AnnotatorError):
            raise report
        if report.document.language == "en":
            yield path.parent.name, report
