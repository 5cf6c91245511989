"""Counts in plain text, with their nouns."""

from __future__ import annotations


def number(count: int, noun: str) -> str:
    """A count with its noun: ``1 clause``, ``3 clauses``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
