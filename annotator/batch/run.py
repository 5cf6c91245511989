"""The local engine: every instrument a result or an error, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.api import locate_model
from annotator.batch.identity import Identity, identify, result_key
from annotator.batch.inputs import Inputs
from annotator.batch.items import Item, content_hash, to_message
from annotator.batch.machine import count_cores, memory_for
from annotator.batch.outputs import write_outputs
from annotator.batch.packing import pack
from annotator.batch.pool import SECONDS_PER_TASK, Lost, Pool
from annotator.batch.progress import Progress, Tell, tell_nobody
from annotator.batch.score import failure
from annotator.batch.store import Store
from annotator.catalogue_learned import learned_by
from annotator.report.formats import find_format


@dataclass(frozen=True, slots=True)
class Options:
    """How to run a batch.

    Parameters
    ----------
    out
        Folder of the results.
    model
        Folder of a model; ``None`` for the one that ships.
    workers
        Number of processes; 0 for one a core.
    formats
        Formats of the reports of single instruments; JSON is always among them.
    resume, force
        Go on with an earlier batch in the folder, or remove it first.
    seconds
        Longest time for one instrument.
    """

    out: Path
    model: str | None = None
    workers: int = 0
    formats: tuple[str, ...] = ("json", "html")
    resume: bool = False
    force: bool = False
    seconds: float = SECONDS_PER_TASK


def run_batch(inputs: Inputs, options: Options, tell: Tell = tell_nobody) -> Progress:
    """Score what was found and write the outputs.

    An interrupt stops the workers, writes the outputs of what is done, and goes on to the caller.

    Raises
    ------
    AnnotatorError
        If the folder, the model or a table cannot be used; single instruments never raise.
    KeyboardInterrupt
        After the outputs of what is done were written.
    """
    identity = identify(options.model)
    suffixes = tuple(find_format(name).suffixes[0] for name in options.formats)
    store = Store(options.out, keep=options.resume, replace=options.force)
    try:
        known = learned_by(locate_model(options.model)[0])[1]
        batch = _Batch(store, identity, known, suffixes, options.resume, Progress(total=inputs.count()), tell)
        try:
            batch.score(inputs, options)
        except KeyboardInterrupt:
            batch.finish()
            raise
        batch.finish()
        return batch.progress
    finally:
        store.close()


@dataclass(slots=True)
class _Batch:
    store: Store
    identity: Identity
    known: frozenset[str]
    suffixes: tuple[str, ...]
    keep: bool
    progress: Progress
    tell: Tell

    def score(self, inputs: Inputs, options: Options) -> None:
        workers = options.workers or count_cores()
        settings = {
            "task": "score",
            "model": options.model,
            "folder": str(options.out.resolve()),
            "formats": options.formats,
            "memory": memory_for(workers),
        }
        pool: Pool[Item] = Pool(settings, to_message, workers, seconds=options.seconds)
        self.tell(self.progress)
        answers = pool.run(self._undone(inputs))
        try:
            for item, answer in answers:
                self._keep(item, answer)
        finally:
            pool.close()

    def finish(self) -> None:
        """Write the outputs of what is done."""
        self.progress = replace(self.progress, is_writing=True)
        self.tell(self.progress)
        failed = write_outputs(self.store, max(0, self.progress.total - self.progress.done), self.known)
        self.progress = replace(self.progress, failed=failed, unlisted=self.store.unlisted())

    def _undone(self, inputs: Inputs) -> Iterator[Item]:
        """What still has to be scored; called as workers become free, so that nothing piles up."""
        for item in inputs.items(largest_first=True):
            self.store.want(item.id)
            if self.keep and self.store.has(item.id, self._key(item, content_hash(item)), self.suffixes):
                self._count(kept=1)
            else:
                yield item

    def _keep(self, item: Item, answer: dict[str, Any] | Lost) -> None:
        if isinstance(answer, Lost):
            scored = failure(item, f"{item.name} {answer.reason}", self.identity.as_columns())
            self.store.add(item.id, "", scored.instrument, {}, pack({"findings": [], "matrix": []}))
        else:
            key = self._key(item, answer["content"])
            self.store.add(item.id, key, answer["instrument"], answer["written"], answer["rows"])
        self._count(failed=int(isinstance(answer, Lost) or bool(answer["instrument"]["error"])))

    def _key(self, item: Item, content: str) -> str:
        return result_key(item, content, self.identity) if content else ""

    def _count(self, failed: int = 0, kept: int = 0) -> None:
        at = self.progress
        self.progress = replace(at, done=at.done + 1, failed=at.failed + failed, kept=at.kept + kept)
        self.tell(self.progress)
