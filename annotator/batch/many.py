"""Many texts from Python: reports in the order of the texts, made by several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from annotator.api import locate_model
from annotator.batch.machine import count_cores, memory_for
from annotator.batch.pool import Lost, Pool
from annotator.batch.transport import decode, encode
from annotator.errors import AnnotatorError
from annotator.records import Document, Report

Text = str | Path | Document
# How far ahead of the oldest unfinished text the others may run, for each worker; their reports wait in memory.
AHEAD = 8


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    source: Text


def annotate_many(
    sources: Iterable[Text],
    *,
    workers: int | None = None,
    model: str | None = None,
    errors: Literal["raise", "return"] = "raise",
) -> Iterator[Report | AnnotatorError]:
    """Annotate many laws with several processes.

    Parameters
    ----------
    sources
        What ``annotate`` takes: paths, documents, or strings. Taken lazily, so that a generator over a corpus is fine.
    workers
        Number of processes; ``None`` for one a core, 1 for none but this one.
    model
        Folder of a model; ``None`` for the one that ships.
    errors
        ``raise`` stops at the first text that cannot be annotated; ``return`` gives its error in its place.

    Yields
    ------
    Report or AnnotatorError
        One for each source, in order.

    Raises
    ------
    AnnotatorError
        If there is no model, or a text cannot be annotated and ``errors`` is ``raise``.
    """
    if errors not in ("raise", "return"):
        raise AnnotatorError(f"errors is 'raise' or 'return', not {errors!r}.")
    count = count_cores() if workers is None else workers
    if count < 1:
        raise AnnotatorError("At least one worker is needed.")
    found = _here(sources, model) if count == 1 else _elsewhere(sources, model, count)
    for result in found:
        if isinstance(result, AnnotatorError) and errors == "raise":
            raise result
        yield result


def _here(sources: Iterable[Text], model: str | None) -> Iterator[Report | AnnotatorError]:
    from annotator.api import annotate

    locate_model(model)
    for source in sources:
        try:
            yield annotate(source, model=model)
        except AnnotatorError as error:
            yield error


def _elsewhere(sources: Iterable[Text], model: str | None, workers: int) -> Iterator[Report | AnnotatorError]:
    """Results in order: those that are early wait, and nothing new begins while too many wait."""
    locate_model(model)
    early: dict[int, Report | AnnotatorError] = {}
    wanted = 0
    settings = {"task": "report", "model": model, "memory": memory_for(workers)}

    def can_take() -> bool:
        return len(early) < AHEAD * workers

    pool: Pool[_Numbered] = Pool(settings, _to_message, workers, can_take=can_take)
    tasks = (_Numbered(number, source) for number, source in enumerate(sources))
    try:
        for task, answer in pool.run(tasks):
            early[task.number] = _result(task, answer)
            while wanted in early:
                yield early.pop(wanted)
                wanted += 1
    finally:
        pool.close()


def _to_message(task: _Numbered) -> dict[str, Any]:
    source = task.source
    if isinstance(source, Document):
        return {"document": encode(source)}
    return {"path": str(source)} if isinstance(source, Path) else {"text": source}


def from_message(message: dict[str, Any]) -> Text:
    """The source that a message was made of, in the worker."""
    makers: dict[str, Callable[[Any], Text]] = {"document": lambda v: decode(Document, v), "path": Path, "text": str}
    ((kind, value),) = message.items()
    return makers[kind](value)


def _result(task: _Numbered, answer: dict[str, Any] | Lost) -> Report | AnnotatorError:
    if isinstance(answer, Lost):
        name = task.source.source.name if isinstance(task.source, Document) else str(task.source)[:80]
        return AnnotatorError(f"{name} {answer.reason}")
    return AnnotatorError(answer["error"]) if "error" in answer else decode(Report, answer["report"])
