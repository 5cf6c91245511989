"""What the reader of one format hands back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extract:
    """Text of a file with what the format knows about it; ``pages`` are offsets where pages begin."""

    text: str
    title: str = ""
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
