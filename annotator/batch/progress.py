"""How far a batch is: plain numbers for whoever shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``kept`` counts results taken from an earlier run, ``unlisted`` those of it that this run did not name."""

    total: int = 0
    done: int = 0
    failed: int = 0
    kept: int = 0
    unlisted: int = 0
    is_writing: bool = False

    @property
    def scored(self) -> int:
        """Instruments that this run scored, whether or not they gave a result."""
        return self.done - self.kept


Tell = Callable[[Progress], None]


def tell_nobody(progress: Progress) -> None:
    """Show nothing."""
