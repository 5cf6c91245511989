"""Adding to an XML text at given characters, and nothing else: every character that was there stays."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cut:
    """What is added at one place: the end of what is open there, what ends, what begins, and the new beginning."""

    close: str = ""
    ends: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    reopen: str = ""

    @property
    def text(self) -> str:
        """Everything in order."""
        return self.close + "".join(self.ends) + "".join(self.starts) + self.reopen


class Splice:
    """Collects additions to one text.

    Parameters
    ----------
    text
        The text to add to.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._cuts: dict[int, Cut] = {}
        self._replaced: dict[int, int] = {}

    def at(self, place: int, close: str = "", reopen: str = "") -> Cut:
        """The cut at a place; the first caller says how the surrounding element is closed and opened again."""
        cut = self._cuts.get(place)
        if cut is None:
            cut = self._cuts[place] = Cut(close, reopen=reopen)
        return cut

    def leave_out(self, start: int, end: int) -> None:
        """Leave a stretch out; only for what we ourselves once added."""
        self._replaced[start] = end

    def result(self) -> str:
        """The text with all additions."""
        pieces: list[str] = []
        done = 0
        for place in sorted({*self._cuts, *self._replaced}):
            if place < done:
                continue
            pieces.append(self._text[done:place])
            done = place
            if place in self._cuts:
                pieces.append(self._cuts[place].text)
            done = self._replaced.get(place, done)
        pieces.append(self._text[done:])
        return "".join(pieces)
