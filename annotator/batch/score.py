"""The scoring that every engine shares: instruments in, rows and reports out, no disk, no state but the loaded model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.batch.items import Item, read_item
from annotator.batch.rows import Row, error_row, finding_rows, instrument_row, matrix_rows
from annotator.errors import AnnotatorError
from annotator.report.outputs import Format


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of one instrument: a row, and with a result its findings, matrix and reports by ending.

    ``is_final`` is false for a failure that another try might not meet, such as memory that ran out.
    """

    id: str
    instrument: Row
    findings: list[Row] = field(default_factory=list)
    matrix: list[Row] = field(default_factory=list)
    reports: dict[str, bytes] = field(default_factory=dict)
    is_final: bool = True


def score_partition(texts: Iterable[Item], model: str | None = None, formats: Sequence[str] = ("json",)) -> Iterator[Scored]:
    """Score instruments one after the other.

    Nothing but the arguments decides the result, so that any engine, order and number of workers gives the
    same rows. The model is loaded at the first instrument and kept for the life of the process.

    Parameters
    ----------
    texts
        The instruments.
    model
        Folder of a model; ``None`` for the one that ships.
    formats
        Names of the formats to make each report in; the HTML page takes about a tenth of the time.

    Yields
    ------
    Scored
        One for each instrument, in order; an instrument that cannot be scored gives a row with an error.

    Raises
    ------
    AnnotatorError
        Only for what concerns all instruments: an unknown format, no model, or one that is not as it was made.
    """
    from annotator.batch.identity import identify
    from annotator.report.formats import find_format

    chosen = [find_format(name) for name in formats]
    run = identify(model).as_columns()
    for item in texts:
        try:
            yield _score(item, model, chosen)
        except AnnotatorError as error:
            yield failure(item, str(error), run)
        except MemoryError:
            yield failure(item, f"{item.name} needs more memory than there is.", run, is_final=False)
        except Exception as error:  # a mistake of ours in one law must not cost the results of the others
            message = f"Something went wrong inside ({type(error).__name__}: {error}). This is our mistake; please report it."
            yield failure(item, message, run)


def failure(item: Item, message: str, run: Row, *, is_final: bool = True) -> Scored:
    """The result of an instrument that could not be scored; ``run`` holds version, model and catalogue."""
    row = error_row(item.id, item.title or item.name, item.country, item.year, message, run)
    return Scored(item.id, row, is_final=is_final)


def _score(item: Item, model: str | None, formats: Sequence[Format]) -> Scored:
    from annotator.api import annotate
    from annotator.report.formats import render_bytes

    report = annotate(read_item(item), model=model)
    about = (item.id, item.country, item.year)
    return Scored(
        item.id,
        instrument_row(report, *about),
        finding_rows(report, *about),
        matrix_rows(report, *about),
        {form.suffixes[0]: render_bytes(report, form) for form in formats},
    )
