"""The values of a comparison: frozen dataclasses, with offsets into the text of either draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotator.records import Report, Span

Direction = Literal["worse", "better", "neutral"]
OPPOSITE: Mapping[Direction, Direction] = {"worse": "better", "better": "worse", "neutral": "neutral"}
SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: ``key`` is what is compared, the offsets say where it stands."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of words that differs: word positions on either side, half-open; one side may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a change rests on, in one of the drafts; ``eid`` is the deepest provision around them."""

    eid: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a difference means.

    ``type`` is an entry of the change catalogue (``annotator/compare/rules``). ``origin`` says what it was read
    from: ``wording`` (the words that differ), ``structure`` (a whole provision came or went) or ``labels`` (what the
    model perceived before and after). ``old`` and ``new`` are the evidence on either side.
    """

    type: str
    direction: Direction
    severity: str
    title: str
    message: str
    origin: str
    old: tuple[Quote, ...] = ()
    new: tuple[Quote, ...] = ()
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClausePair:
    """A clause of the older draft and its successor; one of them is ``None`` where it was dropped or inserted.

    ``old`` and ``new`` are positions in ``Report.judgements``. ``deleted`` and ``inserted`` are the differing words
    as spans of the two texts; both are empty where only numbers of provisions or the layout differ. The sections are the
    eIds of the section or article around the clause, empty where there is no clause.
    """

    old: int | None
    new: int | None
    similarity: float
    deleted: tuple[Span, ...] = ()
    inserted: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    old_section: str = ""
    new_section: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether any word differs."""
        return self.old is None or self.new is None or bool(self.deleted or self.inserted)


@dataclass(frozen=True, slots=True)
class Relation:
    """How sections or articles of the two drafts hang together.

    ``kind`` is ``kept``, ``renumbered``, ``moved``, ``split``, ``merged``, ``inserted`` or ``dropped``; ``old`` and
    ``new`` hold eIds.
    """

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two drafts; every output is made from this value."""

    old: Report
    new: Report
    pairs: tuple[ClausePair, ...]
    relations: tuple[Relation, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, in the order of the newer draft."""
        return tuple(change for pair in self.pairs for change in pair.changes)


@dataclass(frozen=True, slots=True)
class Thread:
    """One section through all drafts: its eId in each (``None`` where it is missing) and the changes of each step."""

    eids: tuple[str | None, ...]
    changes: tuple[tuple[Change, ...], ...]


@dataclass(frozen=True, slots=True)
class History:
    """Two or more drafts of one law, in order: each compared with the one before it."""

    drafts: tuple[Report, ...]
    steps: tuple[Comparison, ...]
    threads: tuple[Thread, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all steps."""
        return tuple(change for step in self.steps for change in step.changes)
