"""Build changes: the one place where a type of change, its direction and its evidence come together."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.compare.change_rules import ChangeType
from annotator.compare.records import Change, Direction, Quote
from annotator.reason.findings import describe_provision


def make_change(
    type_: ChangeType,
    direction: Direction,
    old: Sequence[Quote] = (),
    new: Sequence[Quote] = (),
    *,
    origin: str = "wording",
    severity: str | None = None,
    words: Direction | None = None,
) -> Change:
    """A change of a type in one direction.

    ``neutral`` has the severity ``low``: it says that something changed, and leaves the judgement to the reader;
    ``words`` then says whose title and message it takes.
    """
    verdict = type_.better if (words or direction) == "better" else type_.worse
    place = (new or old)[0].eid if (new or old) else ""
    message = verdict.message.format(provision=describe_provision(place))
    return Change(
        type=verdict.id,
        direction=direction,
        severity=severity or ("low" if direction == "neutral" else verdict.severity),
        title=verdict.title,
        message=message[:1].upper() + message[1:],
        origin=origin,
        old=tuple(old),
        new=tuple(new),
    )
